using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>
/// Tests the erasure journal: what it holds and for how long, and that a kill at any step of an erasure leaves either a person or an entry.
/// </summary>
public sealed class ErasureJournalTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly Guid Sam = Guid.NewGuid();
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_holds_entries_of_32_bytes_by_the_day_and_forgets_them_after_90_days()
    {
        await using var storage = await TestStorage.Start(_folder);
        var journal = storage.Get<ErasureJournal>();
        storage.Store.KeepJournal();
        await EraseAsync(storage, Alex);
        await EraseAsync(storage, Sam);
        storage.Time.Advance(Day);
        storage.Store.KeepJournal();
        await EraseAsync(storage, Guid.NewGuid());

        Assert.Equal([("20260504", 64L), ("20260505", 32L), ("unfinished", 0L)], Files());
        foreach (var id in (Guid[])[Alex, Sam])
            Assert.DoesNotContain(_folder.JournalBytes(), bytes => bytes.AsSpan().IndexOf(id.ToByteArray()) >= 0);
        Assert.Equal([Alex], journal.Erased([Alex, Guid.NewGuid()]));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(_folder.Journal, "20260504")));

        storage.Time.Advance(TimeSpan.FromDays(89));
        storage.Store.KeepJournal();
        Assert.Equal([Alex], journal.Erased([Alex]));
        storage.Time.Advance(Day);
        storage.Store.KeepJournal();
        Assert.Empty(journal.Erased([Alex]));
        Assert.DoesNotContain(Files(), file => file.Name == "20260504");
    }

    [Fact]
    public async Task It_covers_a_backup_whose_day_it_was_kept_on_and_none_that_is_older_than_90_days()
    {
        await using var storage = await TestStorage.Start(_folder);
        var (journal, began) = (storage.Get<ErasureJournal>(), storage.Time.GetUtcNow());
        Assert.False(journal.Covers(began));
        storage.Store.KeepJournal();
        Assert.True(journal.Covers(began));
        Assert.True(journal.Covers(began + Day));
        Assert.False(journal.Covers(began - Day));

        storage.Time.Advance(ErasureJournal.Kept);
        Assert.True(journal.Covers(began));
        storage.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.False(journal.Covers(began));
    }

    [Theory]
    [InlineData("keys/master.key.erased", "cannot be written")]
    [InlineData("data/erased", "lies in the folder of the database")]
    [InlineData("data/backups/erased", "lies in the folder of the database")]
    public async Task A_journal_that_cannot_be_written_or_would_be_restored_refuses_the_start(string journal, string why)
    {
        Directory.CreateDirectory(_folder.At("keys"));
        await File.WriteAllTextAsync(_folder.At("keys/master.key.erased"), "a file", TestContext.Current.CancellationToken);
        await using var services = new ServiceCollection()
            .AddSingleton(TimeProvider.System)
            .AddStorage(_folder.Configuration(("Sealing:ErasureJournal", _folder.At(journal))))
            .BuildServiceProvider();

        var refused = await Assert.ThrowsAsync<StartupException>(
            () => services.GetRequiredService<StorageStartup>().RunAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith("Sealing:ErasureJournal: ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(why, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refused.Message);
        Assert.False(File.Exists(_folder.Database));
    }

    [Fact]
    public async Task A_kill_at_any_step_of_an_erasure_leaves_the_person_or_an_entry_and_no_key_of_theirs()
    {
        var (steps, done) = (0, false);
        for (; !done; steps++)
        {
            using var folder = new TestFolder();
            var wrapped = await LivedAsync(folder);
            done = await EraseUntilAsync(folder, steps);

            await using var storage = await TestStorage.Start(folder);
            var journal = storage.Get<ErasureJournal>();
            var there = await storage.Read(context => context.DataKeys.Select(key => key.Owner).ToListAsync());
            journal.Settle(there, restored: false);
            Assert.True(await storage.Store.SweepErasedAsync(TestContext.Current.CancellationToken));

            Assert.Contains(Sam, there);
            Assert.NotEqual(there.Contains(Alex), journal.Erased([Alex, Sam]) is [var one] && one == Alex);
            var everywhere = Directory.GetFiles(folder.Root, "*", SearchOption.AllDirectories)
                .Where(file => !file.EndsWith(".lock", StringComparison.Ordinal))
                .Any(file => File.ReadAllBytes(file).AsSpan().IndexOf(wrapped.AsSpan(40, 16)) >= 0);
            Assert.Equal(there.Contains(Alex), everywhere);
            Assert.InRange(Backups(folder).Length, 1, 2);
            foreach (var backup in Backups(folder))
                storage.Get<BackupCheck>().Verify(backup);
        }

        Assert.InRange(steps, 30, 100);
    }

    [Fact]
    public async Task A_backup_whose_keys_cannot_be_deleted_goes_as_a_whole()
    {
        await LivedAsync(_folder);
        var damaged = Backups(_folder)[0];
        await File.WriteAllBytesAsync(damaged, new byte[4096], TestContext.Current.CancellationToken);
        await using var storage = await TestStorage.Start(_folder);

        await EraseAsync(storage, Alex);

        Assert.False(File.Exists(damaged));
        Assert.Single(Backups(_folder));
    }

    [Fact]
    public async Task Erasures_that_a_kill_cut_off_count_in_a_database_that_was_restored()
    {
        await using var storage = await TestStorage.Start(_folder);
        var journal = storage.Get<ErasureJournal>();
        journal.Begin([Alex]);
        Assert.Empty(journal.Erased([Alex]));
        journal.Settle([Alex, Sam], restored: true);
        Assert.Equal([Alex], journal.Erased([Alex, Sam]));
    }

    private static async Task<byte[]> LivedAsync(TestFolder folder)
    {
        await using var storage = await TestStorage.Start(folder);
        foreach (var person in (Guid[])[Alex, Sam])
            await storage.Write(context => Task.FromResult(storage.Keys.Create(context, person)));
        for (var day = 0; day < 2; day++)
        {
            Assert.True(await storage.Get<Backups>().RunAsync(Day, 7 * Day, TestContext.Current.CancellationToken));
            storage.Time.Advance(Day);
        }

        return await storage.Read(c => c.DataKeys.Where(key => key.Owner == Alex).Select(key => key.Wrapped).SingleAsync());
    }

    /// <summary>Returns true if the erasure came to its end before so many steps.</summary>
    private static async Task<bool> EraseUntilAsync(TestFolder folder, int steps)
    {
        var (left, on) = (steps, false);
        await using var storage = await TestStorage.Start(folder, services => services.AddSingleton<IFileOperations>(new WatchedFiles(() =>
        {
            if (on && left-- <= 0)
                throw new KilledException();
        })));
        on = true;
        try
        {
            await EraseAsync(storage, Alex);
            return true;
        }
        catch (KilledException)
        {
            return false;
        }
        finally
        {
            on = false;
        }
    }

    private static Task EraseAsync(TestStorage storage, Guid person) =>
        storage.Write(context => storage.Keys.Destroy(context, person));

    private static string[] Backups(TestFolder folder) => Directory.GetFiles(folder.At("data/backups"), "bot.db.2*");

    private (string Name, long Length)[] Files() =>
        [.. new DirectoryInfo(_folder.Journal).GetFiles().Select(f => (f.Name, f.Length)).OrderBy(f => f.Name, StringComparer.Ordinal)];

    private sealed class KilledException : Exception;
}
