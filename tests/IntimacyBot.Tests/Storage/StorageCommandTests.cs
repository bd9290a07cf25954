using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>Tests the commands of the program that make a backup and put one back, also when they are killed at any step.</summary>
public sealed class StorageCommandTests : IDisposable
{
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly Guid Sam = Guid.NewGuid();
    private readonly TestFolder _folder = new();
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_backup_is_made_beside_the_bot_and_without_it()
    {
        await using (var storage = await TestStorage.Start(_folder))
        {
            storage.Store.KeepJournal();
            await storage.Write(context => Task.FromResult(storage.Keys.Create(context, Alex)));
            var (code, said) = await BackUpAsync(_folder);
            Assert.Equal(0, code);
            Assert.Equal($"{Assert.Single(Backups(_folder))} is a backup: it is whole, and the key opens it", said);
            storage.Get<BackupCheck>().Verify(Backups(_folder)[0]);
            Assert.Equal(1L, DatabaseSnapshot.Ask(Backups(_folder)[0], "SELECT COUNT(*) FROM DataKeys"));
            await storage.Write(context => storage.Keys.Destroy(context, Alex));
            Assert.Equal(0L, DatabaseSnapshot.Ask(Backups(_folder)[0], "SELECT COUNT(*) FROM DataKeys"));
        }

        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, (await BackUpAsync(_folder)).Code);
        Assert.Equal(2, Backups(_folder).Length);
        await (await TestStorage.Start(_folder)).DisposeAsync();
    }

    [Fact]
    public async Task No_backup_is_made_of_nothing_nor_of_somebody_who_is_being_erased()
    {
        Assert.Equal(78, (await BackUpAsync(_folder)).Code);
        await using var storage = await TestStorage.Start(_folder);
        await storage.Write(context => Task.FromResult(storage.Keys.Create(context, Alex)));
        storage.Get<ErasureJournal>().Begin([Alex]);

        var (code, said) = await BackUpAsync(_folder);

        Assert.Equal(78, code);
        Assert.Contains("somebody was erased meanwhile", said, StringComparison.Ordinal);
        Assert.Empty(Backups(_folder));
    }

    [Fact]
    public async Task A_backup_that_is_killed_at_any_step_is_none_or_whole()
    {
        await LivedAsync(_folder);
        for (int steps = 0, code = -1; code != 0; steps++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            code = await KilledAsync(() => BackUpAsync(_folder, KillAfter(steps)));
            await using var storage = await TestStorage.Start(_folder);
            Assert.All(Backups(_folder), storage.Get<BackupCheck>().Verify);
        }
    }

    [Fact]
    public async Task A_restore_is_refused_while_the_bot_runs_and_of_what_is_no_backup()
    {
        var made = await LivedAsync(_folder);
        await using (await TestStorage.Start(_folder))
            Assert.Contains("holds", await RefusedAsync(made), StringComparison.Ordinal);
        var before = await File.ReadAllBytesAsync(_folder.Database, TestContext.Current.CancellationToken);

        Assert.Contains("no backup is named", await RefusedAsync(""), StringComparison.Ordinal);
        Assert.Contains("is not there", await RefusedAsync(_folder.At("nothing")), StringComparison.Ordinal);
        Assert.Contains("is no backup", await RefusedAsync(_folder.Database), StringComparison.Ordinal);
        var copy = _folder.At("copy");
        File.Copy(_folder.Database, copy);
        Assert.Contains("does not say when it was made", await RefusedAsync(copy), StringComparison.Ordinal);
        var damaged = await File.ReadAllBytesAsync(made, TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(copy, damaged[..^8192], TestContext.Current.CancellationToken);
        await RefusedAsync(copy);
        await File.WriteAllTextAsync(copy, "words", TestContext.Current.CancellationToken);
        await RefusedAsync(copy);

        Assert.Equal(before, await File.ReadAllBytesAsync(_folder.Database, TestContext.Current.CancellationToken));
        await (await TestStorage.Start(_folder)).DisposeAsync();
    }

    [Fact]
    public async Task A_restore_of_what_the_journal_does_not_cover_is_refused()
    {
        var made = await LivedAsync(_folder);
        var bucket = Assert.Single(Directory.GetFiles(_folder.Journal, "2026*"));
        File.Move(bucket, _folder.At("away"));
        Assert.Contains("older than the erasure journal reaches", await RefusedAsync(made), StringComparison.Ordinal);
        File.Move(_folder.At("away"), bucket);
        _time.Advance(TimeSpan.FromDays(91));
        Assert.Contains("older than the erasure journal reaches", await RefusedAsync(made), StringComparison.Ordinal);
        _time.AdjustTime(_time.GetUtcNow() - TimeSpan.FromDays(2));
        Assert.Equal(0, (await RestoreAsync(_folder, made)).Code);
    }

    [Fact]
    public async Task A_restore_that_is_killed_at_any_step_leaves_the_old_one_or_the_backup_or_a_refusal_and_can_be_repeated()
    {
        var refusals = 0;
        for (int steps = 0, code = -1; code != 0; steps++)
        {
            using var folder = new TestFolder();
            var made = await LivedAsync(folder);
            LeaveLog(folder);
            code = await KilledAsync(() => RestoreAsync(folder, made, KillAfter(steps)));
            if (code == 0)
                Assert.Equal([Alex], await PeopleAsync(folder));
            else if (await StartsAsync(folder) is { } people)
                Assert.True(people.Length is 1 or 2 && people.Contains(Alex));
            else
                refusals++;
            Assert.Equal(0, (await RestoreAsync(folder, made)).Code);
            Assert.Equal([Alex], await PeopleAsync(folder));
        }

        Assert.InRange(refusals, 1, 10);
    }

    /// <summary>Makes a database with Alex, backs it up, and adds Sam to it. Returns the backup.</summary>
    private static async Task<string> LivedAsync(TestFolder folder)
    {
        await using var storage = await TestStorage.Start(folder);
        await storage.Write(context => Task.FromResult(storage.Keys.Create(context, Alex)));
        Assert.True(await storage.Get<Backups>().RunAsync(
            TimeSpan.FromDays(1), TimeSpan.FromDays(7), TestContext.Current.CancellationToken));
        await storage.Write(context => Task.FromResult(storage.Keys.Create(context, Sam)));
        return Assert.Single(Backups(folder));
    }

    /// <summary>Leaves a log beside the database, as a kill does.</summary>
    private static void LeaveLog(TestFolder folder)
    {
        var (database, log) = (File.ReadAllBytes(folder.Database), Array.Empty<byte>());
        using (var connection = SqliteFile.Open(folder.Database))
        {
            SqliteFile.Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0");
            SqliteFile.Execute(connection, "UPDATE SystemValues SET Value = Value WHERE Name = 'generation'");
            log = File.ReadAllBytes(folder.Database + "-wal");
        }

        File.WriteAllBytes(folder.Database, database);
        File.WriteAllBytes(folder.Database + "-wal", log);
    }

    private static async Task<Guid[]?> StartsAsync(TestFolder folder)
    {
        try
        {
            return await PeopleAsync(folder);
        }
        catch (StartupException)
        {
            return null;
        }
    }

    private static async Task<Guid[]> PeopleAsync(TestFolder folder)
    {
        await using var storage = await TestStorage.Start(folder);
        return await storage.Read(context => context.DataKeys.Select(key => key.Owner).ToArrayAsync());
    }

    private static Action KillAfter(int steps) => () =>
    {
        if (steps-- <= 0)
            throw new KilledException();
    };

    private static async Task<int> KilledAsync(Func<Task<(int Code, string Said)>> run)
    {
        try
        {
            return (await run()).Code;
        }
        catch (KilledException)
        {
            return -1;
        }
    }

    private async Task<string> RefusedAsync(string file)
    {
        var (code, said) = await RestoreAsync(_folder, file);
        Assert.Equal(78, code);
        Assert.DoesNotContain('\n', said);
        return said;
    }

    private async Task<(int Code, string Said)> BackUpAsync(TestFolder folder, Action? around = null)
    {
        await using var said = new StringWriter();
        var code = await StorageCommands.BackUpAsync(folder.Configuration(), said, said, services => Use(services, around));
        return (code, said.ToString().TrimEnd());
    }

    private async Task<(int Code, string Said)> RestoreAsync(TestFolder folder, string file, Action? around = null)
    {
        await using var said = new StringWriter();
        var code = await StorageCommands.RestoreAsync(file, folder.Configuration(), said, said, services => Use(services, around));
        return (code, said.ToString().TrimEnd());
    }

    private void Use(IServiceCollection services, Action? around)
    {
        services.AddSingleton<TimeProvider>(_time);
        if (around is not null)
            services.AddSingleton<IFileOperations>(new WatchedFiles(around));
    }

    private static string[] Backups(TestFolder folder) => Directory.Exists(folder.At("data/backups"))
        ? Directory.GetFiles(folder.At("data/backups"), "bot.db.2*")
        : [];

    private sealed class KilledException : Exception;
}
