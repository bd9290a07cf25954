using System.ComponentModel.DataAnnotations.Schema;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Tests.TestKit;

namespace Tests.Storage;

public sealed class VersionTests
{
    [Fact]
    public async Task Of_two_moves_decided_on_the_same_version_only_one_lands()
    {
        using var folder = new TestFolder();
        Directory.CreateDirectory(folder.At("data"));
        await using var first = Open(folder);
        await first.Database.EnsureCreatedAsync(TestContext.Current.CancellationToken);
        first.Add(new Row { Id = 1, Edition = 1, Said = "start" });
        await first.SaveChangesAsync(TestContext.Current.CancellationToken);

        await using var second = Open(folder);
        var late = await second.Rows.SingleAsync(TestContext.Current.CancellationToken);
        var early = await first.Rows.SingleAsync(TestContext.Current.CancellationToken);
        (early.Edition, early.Said) = (2, "early");
        await first.SaveChangesAsync(TestContext.Current.CancellationToken);

        (late.Edition, late.Said) = (2, "late");
        await Assert.ThrowsAsync<DbUpdateConcurrencyException>(() => second.SaveChangesAsync(TestContext.Current.CancellationToken));
        Assert.Equal("early", DatabaseSnapshot.Ask(folder.Database, "SELECT Said FROM Rows"));
    }

    private static Versioned Open(TestFolder folder)
    {
        var builder = new DbContextOptionsBuilder<Versioned>();
        SqliteSettings.Configure(builder, $"Data Source={folder.Database};Pooling=False");
        return new Versioned(builder.Options);
    }

    private sealed class Row
    {
        public int Id { get; init; }

        /// <summary>The property's name differs from its column, because only the column makes it a concurrency token.</summary>
        [Column("Version")]
        public long Edition { get; set; }

        public required string Said { get; set; }
    }

    private sealed class Versioned(DbContextOptions<Versioned> options) : DbContext(options)
    {
        public DbSet<Row> Rows => Set<Row>();

        protected override void OnModelCreating(ModelBuilder modelBuilder)
        {
            modelBuilder.Entity<Row>();
            BotContext.GuardVersions(modelBuilder);
        }
    }
}
