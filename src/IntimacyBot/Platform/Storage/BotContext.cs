using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// The database. It knows no slice: a slice brings its rows as <see cref="IEntityTypeConfiguration{TEntity}"/> and reaches them
/// through <see cref="DbContext.Set{TEntity}()"/>. A <c>long Version</c> on any row is its concurrency token.
/// </summary>
internal sealed class BotContext(DbContextOptions<BotContext> options) : DbContext(options)
{
    public DbSet<SeenInteractionRow> SeenInteractions => Set<SeenInteractionRow>();

    public DbSet<GatewaySessionRow> GatewaySession => Set<GatewaySessionRow>();

    public DbSet<SystemValueRow> Meta => Set<SystemValueRow>();

    public DbSet<DataKeyRow> DataKeys => Set<DataKeyRow>();

    /// <summary>What the store and the keys need to know about this use of a pooled context.</summary>
    internal KeyCacheUse KeyUse { get; set; } = KeyCacheUse.Uncached();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Instant>().HaveConversion<InstantConverter>();
        configurationBuilder.Properties<Sealed<Words>>().HaveConversion<SealedWordsConverter, SealedWordsComparer>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(BotContext).Assembly);
        GuardVersions(modelBuilder);
    }

    internal static void GuardVersions(ModelBuilder modelBuilder)
    {
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            if (entity.FindProperty("Version") is { } version && version.ClrType == typeof(long)) version.IsConcurrencyToken = true;
        }
    }
}
