using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Backups are put back, in each way that a host has, and nobody who left comes back with them.</summary>
public sealed class RestoreStories
{
    [Fact]
    public async Task Whoever_left_after_a_backup_leaves_again_when_it_is_put_in_place_and_the_partner_notices_nothing()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var made = await BackUpAsync(bot);
        await bot.LeaveAsync(bot.Alex);
        var before = bot.Sam.Transcript.Entries.Count;
        await bot.StopAsync();
        Replace(bot, made);

        await bot.StartAsync();
        await bot.QuietAsync();

        Assert.Equal(1, bot.Rows("DataKeys"));
        Assert.Equal(1, bot.Rows("People"));
        Assert.Equal(before, bot.Sam.Transcript.Entries.Count);
        Assert.Equal("You are already in a couple here.", (await bot.PairAsync(bot.Sam, bot.Stranger)).Text);
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM SystemValues WHERE Name = 'backup-made'"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_left_leaves_again_from_a_backup_also_on_a_full_disk()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var made = await BackUpAsync(bot);
        await bot.LeaveAsync(bot.Alex);
        await bot.StopAsync();
        Replace(bot, made);
        var (disk, reserve) = (new FullDiskSwitch(), DiskReserve.FileOf(bot.DatabaseFile));
        await File.WriteAllBytesAsync(reserve, new byte[1 << 20], TestContext.Current.CancellationToken);
        var (refused, isGivenUp) = (0, false);
        disk.IsFullWhile(IsFull);

        await bot.StartAsync(disk.AddTo, ("Storage:ReserveMegabytes", "1"));

        Assert.True(isGivenUp && refused > 0);
        Assert.Equal((1, 1), (bot.Rows("DataKeys"), bot.Rows("People")));

        // The reserve is made again soon after the start.
        bool IsFull()
        {
            isGivenUp |= !File.Exists(reserve);
            refused += isGivenUp ? 0 : 1;
            return !isGivenUp;
        }
    }

    [Fact]
    public async Task The_commands_make_a_backup_beside_the_bot_and_put_it_back_without_whoever_left()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        Assert.Equal(0, await StorageCommands.BackUpAsync(bot.Configuration(), TextWriter.Null, TextWriter.Null, Clock));
        var made = Assert.Single(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(bot.DatabaseFile)!, "backups")));
        await bot.LeaveAsync(bot.Alex);
        Assert.Equal(78, await RestoreAsync());
        Assert.Equal(1, bot.Rows("People"));
        await bot.StopAsync();

        Assert.Equal(0, await RestoreAsync());
        Assert.Equal(2, bot.Rows("People"));
        await bot.StartAsync();
        await bot.QuietAsync();

        Assert.Equal(1, bot.Rows("People"));
        Assert.Equal(1, bot.Rows("DataKeys"));
        Assert.DoesNotContain("resting", (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.EndAsync();

        void Clock(IServiceCollection services) => services.AddSingleton<TimeProvider>(bot.Clock);
        Task<int> RestoreAsync() => StorageCommands.RestoreAsync(made, bot.Configuration(), TextWriter.Null, TextWriter.Null, Clock);
    }

    [Fact]
    public async Task A_backup_that_the_journal_does_not_cover_is_refused_by_the_start_too()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var made = await BackUpAsync(bot);
        await bot.StopAsync();
        Replace(bot, made);
        Directory.Delete(bot.KeyFile + ".erased", recursive: true);

        var (code, lines) = await BotFixture.RunAsync(bot.Configuration());

        Assert.Equal(78, code);
        Assert.StartsWith("Sealing:ErasureJournal: ", Assert.Single(lines), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_came_back_before_the_backup_stays_when_it_is_restored()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        Assert.NotNull((await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.PairAsync(bot.Alex, bot.Stranger);
        var people = bot.Rows("People");
        var made = await BackUpAsync(bot);
        await bot.StopAsync();
        Replace(bot, made);

        await bot.StartAsync();
        await bot.QuietAsync();

        Assert.Equal(people, bot.Rows("People"));
        Assert.Equal(people, bot.Rows("DataKeys"));
    }

    [Fact]
    public async Task An_older_copy_of_the_whole_folder_brings_nobody_back_either()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.StopAsync();
        var folder = Path.GetDirectoryName(bot.DatabaseFile)!;
        var copy = Directory.GetFiles(folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal))
            .ToDictionary(file => file, File.ReadAllBytes);
        await bot.StartAsync();
        await bot.LeaveAsync(bot.Alex);
        await bot.StopAsync();
        Clear(bot);
        foreach (var (file, bytes) in copy)
            await File.WriteAllBytesAsync(file, bytes, TestContext.Current.CancellationToken);

        await bot.StartAsync();
        await bot.QuietAsync();

        Assert.Equal(1, bot.Rows("People"));
        Assert.Equal(1, bot.Rows("DataKeys"));
    }

    [Fact]
    public async Task A_kill_before_the_commit_of_a_leaving_leaves_somebody_who_can_leave_again()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        bot.Get<ErasureJournal>().Begin(await bot.Get<Store>().ReadAsync(
            (context, cancel) => context.DataKeys.Select(key => key.Owner).ToListAsync(cancel), TestContext.Current.CancellationToken));

        await bot.KillAndStartAsync();

        Assert.Equal(2, bot.Rows("DataKeys"));
        await bot.LeaveAsync(bot.Alex);
        Assert.Equal(1, bot.Rows("DataKeys"));
        await bot.RestartAsync();
        Assert.Equal(1, bot.Rows("DataKeys"));
        await bot.EndAsync();
    }

    private static async Task<string> BackUpAsync(BotFixture bot)
    {
        var (cancel, day) = (TestContext.Current.CancellationToken, TimeSpan.FromDays(1));
        Assert.True(await bot.Get<Backups>().RunAsync(day, 7 * day, cancel));
        var made = Assert.Single(Directory.GetFiles(Path.Combine(Path.GetDirectoryName(bot.DatabaseFile)!, "backups")));
        // The host's own copy, in which the bot cannot delete anything.
        var copy = Path.Combine(Path.GetDirectoryName(bot.KeyFile)!, "copy");
        File.Copy(made, copy);
        return copy;
    }

    /// <summary>Puts a copy alone into an empty folder.</summary>
    private static void Replace(BotFixture bot, string backup)
    {
        Clear(bot);
        File.Copy(backup, bot.DatabaseFile);
    }

    private static void Clear(BotFixture bot)
    {
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(bot.DatabaseFile)!))
            File.Delete(file);
    }
}
