using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Tests.Storage;

/// <summary>Tests that a rotated master key opens everything and the old one nothing, and that a kill at any step loses nothing.</summary>
public sealed class KeyRotationTests
{
    private const string Canary = "canary: the letter in the drawer";
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly Guid Gone = Guid.NewGuid();
    private static readonly AssociatedData Place = new("SystemValues", "Value", Guid.NewGuid(), Alex, 1);
    private static readonly AssociatedData BotPlace = new("SystemValues", "Value", Guid.NewGuid(), Guid.Empty, 1);
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 5, 4, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_rotation_that_is_killed_at_any_step_leaves_one_key_that_opens_everything()
    {
        var (kept, changed) = (0, 0);
        for (int steps = 0, code = -1; code != 0; steps++)
        {
            using var folder = new TestFolder();
            var (index, wrapped) = await LivedAsync(folder);
            var old = await File.ReadAllTextAsync(folder.KeyFile, TestContext.Current.CancellationToken);
            code = await RotateAsync(folder, steps);

            await OpensAsync(folder, index);
            Assert.False(File.Exists(folder.KeyFile + ".next"));
            var rotated = await File.ReadAllTextAsync(folder.KeyFile, TestContext.Current.CancellationToken) != old;
            (kept, changed) = rotated ? (kept, changed + 1) : (kept + 1, changed);
            Assert.True(rotated || code != 0);
            if (code == 0)
            {
                Assert.Equal(-1, folder.EverythingOnDisk().AsSpan().IndexOf(wrapped.AsSpan(40, 16)));
                await using var storage = await TestStorage.Start(folder);
                storage.Get<BackupCheck>().Verify(Assert.Single(Directory.GetFiles(folder.At("data/backups"))));
                await storage.DisposeAsync();
                await File.WriteAllTextAsync(folder.KeyFile, old, TestContext.Current.CancellationToken);
                await Assert.ThrowsAsync<StartupException>(() => TestStorage.Start(folder));
            }
        }

        Assert.True(kept > 2 && changed > 2, $"{kept} kept, {changed} changed");
    }

    [Fact]
    public async Task A_rotated_key_is_rotated_again_and_refused_while_the_bot_runs()
    {
        using var folder = new TestFolder();
        var (index, _) = await LivedAsync(folder);
        Assert.Equal(0, await RotateAsync(folder, int.MaxValue));
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, await RotateAsync(folder, int.MaxValue));
        await OpensAsync(folder, index);
        await using var storage = await TestStorage.Start(folder);
        Assert.Equal(78, await RotateAsync(folder, int.MaxValue));
    }

    [Fact]
    public async Task Where_there_is_no_database_nothing_is_made()
    {
        using var folder = new TestFolder();
        Assert.Equal(78, await RotateAsync(folder, int.MaxValue));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    /// <summary>Makes a database with words of Alex, state of the bot's, somebody who was erased, and a backup.</summary>
    private static async Task<(byte[] Index, byte[] Wrapped)> LivedAsync(TestFolder folder)
    {
        await using var storage = await TestStorage.Start(folder);
        await storage.Write(async context =>
        {
            storage.Keys.Create(context, Gone);
            var words = storage.Vault.Seal(storage.Keys.Create(context, Alex), Place, new Words(Canary));
            await SystemValues.Set(context, "words", words);
            await SystemValues.Set(context, "state", storage.Vault.SealForBot(BotPlace, "state"u8));
        });
        Assert.True(await storage.Get<Backups>().RunAsync(
            TimeSpan.FromDays(1), TimeSpan.FromDays(7), TestContext.Current.CancellationToken));
        await storage.Write(context => storage.Keys.Destroy(context, Gone));
        return (
            storage.Vault.BlindIndex(BlindIndexKinds.User, 1),
            await storage.Read(context => context.DataKeys.Select(key => key.Wrapped).SingleAsync()));
    }

    private static async Task OpensAsync(TestFolder folder, byte[] index)
    {
        await using var storage = await TestStorage.Start(folder);
        var words = await storage.Read(async context => storage.Vault.Open(
            await storage.Keys.Get(context, Alex), Place, (await SystemValues.Get(context, "words"))!));
        Assert.Equal(Canary, words!.Reveal());
        var state = await storage.Read(context => SystemValues.Get(context, "state"));
        Assert.Equal("state"u8, storage.Vault.OpenForBot(BotPlace, state!));
        Assert.Equal(index, storage.Vault.BlindIndex(BlindIndexKinds.User, 1));
        Assert.Equal([Gone], storage.Get<ErasureJournal>().Erased([Alex, Gone]));
    }

    private async Task<int> RotateAsync(TestFolder folder, int steps)
    {
        try
        {
            return await StorageCommands.RotateKeyAsync(folder.Configuration(), TextWriter.Null, TextWriter.Null, services => services
                .AddSingleton<TimeProvider>(_time)
                .AddSingleton<IFileOperations>(new WatchedFiles(() =>
                {
                    if (steps-- <= 0)
                        throw new KilledException();
                })));
        }
        catch (KilledException)
        {
            return -1;
        }
    }

    private sealed class KilledException : Exception;
}
