using System.Data.Common;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Tests.TestKit;

namespace Tests.Storage;

public sealed class MigratorTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public MigratorTests() => Directory.CreateDirectory(Path.GetDirectoryName(_folder.Database)!);

    private string File1 => _folder.Database;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_first_start_makes_the_file_and_leaves_nothing_beside_it()
    {
        Assert.True(await Migrate<Version2>());
        AssertVersion2(parents: 0);
        Assert.Equal([File1], Directory.GetFiles(_folder.At("data")));
        Assert.False(await Migrate<Version2>());
    }

    [Fact]
    public async Task An_upgrade_keeps_every_row_and_the_file_as_it_was()
    {
        await VersionOneWithRows();
        Assert.True(await Migrate<Version2>());
        AssertVersion2(parents: 3);
        Assert.Equal(7L, DatabaseSnapshot.Ask(File1, "SELECT Age FROM Parents WHERE Id = 2"));
        Assert.Equal([File1, File1 + ".before-2_Second"], Directory.GetFiles(_folder.At("data")).Order());
        Assert.Equal(0L, DatabaseSnapshot.Ask(File1 + ".before-2_Second", "SELECT COUNT(*) FROM sqlite_schema WHERE name = 'More'"));
        Assert.Equal(3L, DatabaseSnapshot.Ask(File1 + ".before-2_Second", "SELECT COUNT(*) FROM Parents"));
    }

    [Fact]
    public async Task An_upgrade_cut_off_at_any_file_operation_is_finished_by_the_next_start()
    {
        var cuts = 0;
        for (var finished = false; !finished; cuts++)
        {
            File.Delete(File1);
            await VersionOneWithRows();
            try
            {
                await Migrate<Version2>(cutAt: cuts);
                finished = true;
            }
            catch (Cut)
            {
                Assert.Equal(3L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM Parents"));
                await Migrate<Version2>();
            }

            AssertVersion2(parents: 3);
            Assert.DoesNotContain(Directory.GetFiles(_folder.At("data")), file => file.Contains("migrating") || file.Contains("keeping"));
        }

        Assert.True(cuts > 20, $"it was cut off {cuts} times");
    }

    [Fact]
    public async Task A_first_start_cut_off_at_any_file_operation_is_finished_by_the_next_one()
    {
        var cuts = 0;
        for (var finished = false; !finished; cuts++)
        {
            File.Delete(File1);
            try
            {
                await Migrate<Version2>(cutAt: cuts);
                finished = true;
            }
            catch (Cut)
            {
                await Migrate<Version2>();
            }

            AssertVersion2(parents: 0);
        }

        Assert.True(cuts > 10, $"it was cut off {cuts} times");
    }

    [Fact]
    public async Task An_upgrade_cut_off_at_any_statement_is_finished_by_the_next_start()
    {
        var statements = 0;
        for (var finished = false; !finished; statements++)
        {
            File.Delete(File1);
            await VersionOneWithRows();
            try
            {
                await Migrate<Version2>(interceptor: new CutAtStatement(statements));
                finished = true;
            }
            catch (Cut)
            {
                Assert.Equal(3L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM Parents"));
                await Migrate<Version2>();
            }

            AssertVersion2(parents: 3);
        }

        Assert.True(statements > 10, $"only {statements} statements were seen");
    }

    [Fact]
    public async Task Rubbish_of_a_killed_attempt_is_no_hindrance()
    {
        await VersionOneWithRows();
        foreach (var ending in (string[])[".migrating", ".migrating-wal", ".migrating-shm", ".keeping"])
        {
            await File.WriteAllTextAsync(File1 + ending, "rubbish", TestContext.Current.CancellationToken);
        }

        await Migrate<Version2>();
        AssertVersion2(parents: 3);
    }

    [Fact]
    public async Task A_lock_row_that_a_killed_migration_left_stops_nothing()
    {
        await VersionOneWithRows();
        DatabaseSnapshot.Ask(
            File1,
            "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER NOT NULL PRIMARY KEY, Timestamp TEXT NOT NULL)");
        DatabaseSnapshot.Ask(File1, "INSERT INTO __EFMigrationsLock VALUES (1, '2026-01-01')");
        await Migrate<Version2>().WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        AssertVersion2(parents: 3);
    }

    [Fact]
    public async Task What_a_killed_process_left_in_its_log_is_migrated_too()
    {
        await VersionOneWithRows();
        var killed = _folder.At("data/killed.db");
        using (var live = new SqliteConnection($"Data Source={File1};Pooling=False"))
        {
            live.Open();
            using var insert =
                new SqliteCommand("PRAGMA journal_mode = WAL; INSERT INTO Parents (Id, Name) VALUES (4, 'in the log')", live);
            insert.ExecuteNonQuery();
            File.Copy(File1, killed);
            File.Copy(File1 + "-wal", killed + "-wal");
        }

        await new Migrator<Version2>(killed, Open<Version2>(null), new FileOperations()).RunAsync(TestContext.Current.CancellationToken);
        Assert.Equal(4L, DatabaseSnapshot.Ask(killed, "SELECT COUNT(*) FROM Parents WHERE Age = 7"));
        Assert.False(File.Exists(killed + "-wal"));
    }

    [Theory]
    [InlineData(typeof(LosesRows), "rows of Parents were lost")]
    [InlineData(typeof(BreaksReferences), "foreign keys of Children")]
    [InlineData(typeof(FailsHalfway), "Nowhere")]
    [InlineData(typeof(Version1), "newer version")]
    public async Task A_migration_that_does_not_hold_changes_nothing_and_says_so_in_one_line(Type program, string said)
    {
        await VersionOneWithRows();
        if (program == typeof(Version1)) await Migrate<Version2>();
        var before = await File.ReadAllBytesAsync(File1, TestContext.Current.CancellationToken);

        var problem = await Assert.ThrowsAsync<StartupException>(() =>
            program == typeof(LosesRows) ? Migrate<LosesRows>()
            : program == typeof(BreaksReferences) ? Migrate<BreaksReferences>()
            : program == typeof(FailsHalfway) ? Migrate<FailsHalfway>()
            : Migrate<Version1>());

        Assert.Contains(said, problem.Message);
        Assert.DoesNotContain('\n', problem.Message);
        Assert.Equal(before, await File.ReadAllBytesAsync(File1, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_log_without_its_file_is_not_taken_for_a_new_start()
    {
        await File.WriteAllTextAsync(File1 + "-wal", "somebody's words", TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<StartupException>(() => Migrate<Version2>());
        Assert.False(File.Exists(File1));
    }

    [Theory]
    [InlineData("BEGIN; SELECT COUNT(*) FROM Parents")]
    [InlineData("SELECT 1")]
    public async Task A_file_that_somebody_else_has_open_is_not_migrated_under_them(string reading)
    {
        await VersionOneWithRows();
        using (var other = new SqliteConnection($"Data Source={File1};Pooling=False"))
        {
            other.Open();
#pragma warning disable CA2100 // Only the constant SQL above comes here.
            using var read = new SqliteCommand("INSERT INTO Children (Id, Parent) VALUES (3, 1); " + reading, other);
#pragma warning restore CA2100
            read.ExecuteScalar();
            var problem = await Assert.ThrowsAsync<StartupException>(() => Migrate<Version2>());
            Assert.Contains("something else", problem.Message);
        }

        Assert.Equal(1L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM __EFMigrationsHistory"));
        Assert.Equal(3L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM Children"));
    }

    [Fact]
    public async Task Somebody_who_looks_at_the_file_does_not_stop_an_ordinary_start()
    {
        await VersionOneWithRows();
        using var other = new SqliteConnection($"Data Source={File1};Pooling=False");
        other.Open();
        using var read = new SqliteCommand("SELECT COUNT(*) FROM Parents", other);
        Assert.Equal(3L, read.ExecuteScalar());
        Assert.False(await Migrate<Version1>());
    }

    private static Func<string, T> Open<T>(IInterceptor? interceptor)
        where T : DbContext => connection =>
    {
        var builder = new DbContextOptionsBuilder<T>();
        SqliteSettings.Configure(builder, connection);
        if (interceptor is not null) builder.AddInterceptors(interceptor);
        return (T)Activator.CreateInstance(typeof(T), builder.Options)!;
    };

    private Task<bool> Migrate<T>(int? cutAt = null, IInterceptor? interceptor = null)
        where T : DbContext
    {
        var seen = 0;
        var files = new WatchedFiles(() =>
        {
            if (seen++ == cutAt) throw new Cut();
        });
        return new Migrator<T>(File1, Open<T>(interceptor), files).RunAsync(TestContext.Current.CancellationToken);
    }

    private async Task VersionOneWithRows()
    {
        await Migrate<Version1>();
        DatabaseSnapshot.Ask(File1, "INSERT INTO Parents (Id, Name) VALUES (1, 'a'), (2, 'b'), (3, 'c')");
        DatabaseSnapshot.Ask(File1, "INSERT INTO Children (Id, Parent) VALUES (1, 1), (2, 1)");
    }

    private void AssertVersion2(long parents)
    {
        Assert.Equal(parents, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM Parents"));
        Assert.Equal(parents == 0 ? 0L : 2L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM Children"));
        Assert.Equal(0L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM More"));
        Assert.Equal("wal", DatabaseSnapshot.Ask(File1, "PRAGMA journal_mode"));
        Assert.Equal(2L, DatabaseSnapshot.Ask(File1, "SELECT COUNT(*) FROM __EFMigrationsHistory"));
    }

    private sealed class Cut : Exception;

    private sealed class CutAtStatement(int statement) : DbCommandInterceptor
    {
        private int _seen;

        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            _seen++ == statement ? throw new Cut() : base.NonQueryExecutingAsync(command, eventData, result, cancellationToken);
    }
}
