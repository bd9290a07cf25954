using System.Diagnostics;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Storage;

/// <summary>
/// Kills the real program while it makes a backup, puts one back or rotates the key, at random moments of its work on the files. Nothing in
/// it can clean up.
/// </summary>
public sealed class KilledCommandTests : IDisposable
{
    private const int Kills = 4;
    private const string Canary = "canary: the letter in the drawer";
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);
    private static readonly Guid Alex = Guid.NewGuid();
    private static readonly AssociatedData Place = new("SystemValues", "Value", Guid.NewGuid(), Alex, 1);
    private readonly TestFolder _folder = new();
    private readonly int _seed = Random.Shared.Next();

    private string BackupFolder => _folder.At("data/backups");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("rotate-key")]
    public async Task Killed_at_any_moment_and_run_again_to_the_end_it_loses_nothing(string command)
    {
        var random = new Random(_seed);
        var kept = await LivedAsync();
        var whole = await RunAsync(command, kept, killAfter: int.MaxValue);
        Assert.True(whole.Code == 0, whole.Said);
        for (var kill = 0; kill < Kills; kill++)
        {
            await AddSomebodyAsync();
            var after = random.Next(whole.Changes + 1);
            await RunAsync(command, kept, after);
            await OpensAsync($"{command} was killed after {after} changes (seed {_seed})", killed: command);

            var again = await RunAsync(command, kept, killAfter: int.MaxValue);
            Assert.True(again.Code == 0, $"{again.Said} (seed {_seed})");
            await OpensAsync($"{command} was run again (seed {_seed})", killed: null);
        }
    }

    /// <summary>Makes a database with words of Alex, and a backup of it outside of the folder of backups.</summary>
    private async Task<string> LivedAsync()
    {
        await using var storage = await StartAsync();
        await storage.Write(async context => await SystemValues.Set(
            context, "words", storage.Vault.Seal(storage.Keys.Create(context, Alex), Place, new Words(Canary))));
        Assert.True(await storage.Get<Backups>().RunAsync(
            TimeSpan.FromDays(1), TimeSpan.FromDays(7), TestContext.Current.CancellationToken));
        var kept = _folder.At("kept");
        File.Copy(Assert.Single(Directory.GetFiles(BackupFolder)), kept);
        return kept;
    }

    private async Task AddSomebodyAsync()
    {
        await using var storage = await StartAsync();
        await storage.Write(context => Task.FromResult(storage.Keys.Create(context, Guid.NewGuid())));
    }

    /// <summary>Starts as the bot would, and opens Alex's words, the key of everybody else and every backup.</summary>
    /// <param name="when">What has happened before.</param>
    /// <param name="killed">The command that was killed; null if none was.</param>
    private async Task OpensAsync(string when, string? killed)
    {
        try
        {
            await using var storage = await StartAsync();
            var words = await storage.Read(async context => storage.Vault.Open(
                await storage.Keys.Get(context, Alex), Place, (await SystemValues.Get(context, "words"))!));
            Assert.True(words?.Reveal() == Canary, when);
            foreach (var row in await storage.Read(context => context.DataKeys.ToListAsync()))
                storage.Vault.Unwrap(row.Owner, row.Wrapped);
            // Backups from before a rotation need the old key; they are deleted only when there is one with the new key.
            if (killed != "rotate-key")
                Assert.All(Directory.GetFiles(BackupFolder, "bot.db.2*"), storage.Get<BackupCheck>().Verify);
        }
        catch (StartupException refused) when (killed == "restore")
        {
            // Neither the old file nor the backup may be taken for the other one; the command can be run again.
            Assert.DoesNotContain('\n', refused.Message);
        }
    }

    private Task<TestStorage> StartAsync() => TestStorage.Start(_folder, services => services.AddSingleton(TimeProvider.System));

    /// <summary>Runs the program, and kills it after as many changes in its folders. Returns how many there were.</summary>
    private async Task<(int Code, int Changes, string Said)> RunAsync(string command, string backup, int killAfter)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll"), command])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder.Root,
        };
        if (command == "restore")
            start.ArgumentList.Add(backup);
        BotSettings.Storage(_folder.Root).CopyTo(start.Environment);
        using var process = new Process { StartInfo = start };
        using var watcher = new FileSystemWatcher(_folder.Root) { IncludeSubdirectories = true };
        var changes = 0;
        watcher.Changed += (_, _) => Count();
        watcher.Created += (_, _) => Count();
        watcher.Deleted += (_, _) => Count();
        watcher.Renamed += (_, _) => Count();
        process.Start();
        watcher.EnableRaisingEvents = true;
        if (killAfter == 0)
            process.Kill();
        var said = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken).WaitAsync(WaitLimit, TimeProvider.System);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(WaitLimit, TimeProvider.System);
        return (process.ExitCode, Volatile.Read(ref changes), $"{command}: {await said}");

        void Count()
        {
            if (Interlocked.Increment(ref changes) == killAfter)
                process.Kill();
        }
    }
}
