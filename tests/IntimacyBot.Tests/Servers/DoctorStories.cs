using Discord.Models;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;
using WorldChannel = Rehearsal.World.WorldChannel;

namespace Tests.Servers;

/// <summary>Each thing that can be wrong turns its own line of /doctor, and no other one.</summary>
public sealed class DoctorStories
{
    [Fact]
    public async Task Where_nothing_is_wrong_all_is_in_small_print_and_the_link_is_there()
    {
        await using var bot = await BotFixture.BeginAsync();

        var page = await AskAsync(bot);

        Assert.True(page.IsEphemeral);
        Assert.Empty(Wrong(page));
        Assert.StartsWith("### How the bot is doing here\nAll is in order.\n-# In order: members' permissions, ", page.Text);
        Assert.Contains("two-factor (not asked for), storage, sealing key, clock, time zones (20", page.Text);
        Assert.Contains(
            $"-# Allowed in {bot.Home.Mention}: View Channel, Send Messages, Read Message History, Create Private Threads, "
            + "Send Messages in Threads, Manage Threads.\n",
            page.Text,
            StringComparison.Ordinal);
        Assert.Contains($"-# Last looked for due rings: <t:{bot.Clock.GetUtcNow().ToUnixTimeSeconds()}:f>.\n", page.Text);
        Assert.Contains("-# Rings due in the next hour: fewer than 5.\n", page.Text);
        Assert.EndsWith("-# Active threads: fewer than 100 of 1,000.", page.Text, StringComparison.Ordinal);
        Assert.Equal(["Invite the bot to a server of your own", "Safety", "Hide"], page.Message!.Labels);
        Assert.Equal(InstallLinks.ForTwo(new(bot.World.Bot.Id)), page.Message.Button("Invite the bot to a server of your own")!.Url);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(WorldPermission.ViewChannel, "View Channel")]
    [InlineData(WorldPermission.SendMessages, "Send Messages")]
    [InlineData(WorldPermission.ReadMessageHistory, "Read Message History")]
    [InlineData(WorldPermission.CreatePrivateThreads, "Create Private Threads")]
    [InlineData(WorldPermission.SendMessagesInThreads, "Send Messages in Threads")]
    [InlineData(WorldPermission.ManageThreads, "Manage Threads")]
    internal async Task A_missing_permission_is_named_with_what_to_do_and_the_others_are_there(WorldPermission permission, string name)
    {
        await using var bot = await BotFixture.BeginAsync();
        bot.World.Faults.Revoke(bot.Home, permission);

        var page = await AskAsync(bot);

        // Without View Channel the bot can do nothing there.
        var missing = permission == WorldPermission.ViewChannel ? string.Join(", ", RoomPermissions.Names) : name;
        Assert.Equal(
            [
                $"**The bot lacks {missing} in {bot.Home.Mention}.** Open that channel's settings, then Permissions, "
                + "add the bot there, and allow it.",
            ],
            Wrong(page));
        Assert.Contains("\nThen type /doctor once more.\n", page.Text, StringComparison.Ordinal);
        Assert.Equal(permission != WorldPermission.ViewChannel, page.Text.Contains("-# Allowed in", StringComparison.Ordinal));
        foreach (var other in RoomPermissions.Names.Where(n => n != name && permission != WorldPermission.ViewChannel))
            Assert.Contains(other, Line(page, "-# Allowed in"), StringComparison.Ordinal);

        bot.Home.Allow(bot.World.Bot, permission);
        Assert.Empty(Wrong(await AskAsync(bot)));
    }

    [Fact]
    public async Task A_server_that_is_not_set_up_reads_so()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        Assert.Equal(
            ["**No home channel is set.** No room can open yet. Type `/setup home:` and choose a text channel."],
            Wrong(await AskAsync(bot)));
    }

    [Fact]
    public async Task A_home_channel_that_somebody_deleted_is_told()
    {
        await using var bot = await BotFixture.BeginAsync();
        var general = bot.Guild.Channels.Single(c => c.Name == "general");
        bot.World.Faults.Delete(bot.Home);

        Assert.StartsWith("**The home channel is gone.**", Assert.Single(Wrong(await AskAsync(bot, general))));
    }

    [Theory]
    [InlineData(WorldPermission.ViewChannel, "**Members cannot view ")]
    [InlineData(WorldPermission.SendMessagesInThreads, "**Members lack Send Messages in Threads in ")]
    internal async Task What_members_lack_in_the_home_channel_is_told(WorldPermission permission, string sentence)
    {
        await using var bot = await BotFixture.BeginAsync();
        bot.Home.Deny(bot.Guild.Everyone, permission);
        bot.Home.Allow(bot.World.Bot, permission | WorldPermission.ManageThreads);

        Assert.StartsWith($"{sentence}{bot.Home.Mention}.**", Assert.Single(Wrong(await AskAsync(bot))));
    }

    [Fact]
    public async Task Two_factor_authentication_that_is_off_is_told_and_seen_at_once_when_it_is_on()
    {
        var platform = new PlatformBehavior { OwnerHasTwoFactor = false };
        await using var bot = await BotFixture.BeginAsync(platform: platform);
        Assert.Empty(Wrong(await AskAsync(bot)));
        bot.Guild.AsksForTwoFactor = true;

        Assert.StartsWith("**Two-factor authentication is off.**", Assert.Single(Wrong(await AskAsync(bot))));
        platform.OwnerHasTwoFactor = true;
        var mended = await AskAsync(bot);
        Assert.Empty(Wrong(mended));
        Assert.Contains("two-factor authentication, ", Line(mended, "-# In order"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/users/@me", "two-factor authentication")]
    [InlineData("/threads/active", "active threads")]
    [InlineData("/commands", "commands")]
    public async Task What_Discord_does_not_tell_is_called_so(string path, string what)
    {
        await using var bot = await BotFixture.BeginAsync();
        bot.Guild.AsksForTwoFactor = true;
        await AskAsync(bot);
        bot.World.Faults.RefuseNextRequests(new RefusedException(403, 50001, "No"), method: "GET", pathContains: path);

        var page = await AskAsync(bot);

        Assert.Empty(Wrong(page));
        Assert.Contains("\nNothing wrong was found.\n", page.Text, StringComparison.Ordinal);
        Assert.Equal(
            $"-# Could not be found out now: {what}. Type /doctor again in a few minutes.", Line(page, "-# Could not"));
    }

    [Fact]
    public async Task A_database_that_takes_nothing_is_told()
    {
        await using var bot = await BotFixture.BeginAsync();
        DatabaseSnapshot.Ask(
            bot.DatabaseFile,
            "CREATE TRIGGER \"Full\" BEFORE INSERT ON \"SeenInteractions\" BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");

        Assert.StartsWith("**The bot cannot save anything.**", Assert.Single(Wrong(await AskAsync(bot))));

        DatabaseSnapshot.Ask(bot.DatabaseFile, "DROP TRIGGER \"Full\"");
        Assert.Empty(Wrong(await AskAsync(bot)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_key_file_that_is_gone_or_holds_another_key_is_told(bool another)
    {
        await using var bot = await BotFixture.BeginAsync();
        if (another)
            await File.WriteAllTextAsync(
                bot.KeyFile,
                "intimacybot-master-key-1:" + Convert.ToBase64String(new byte[32]),
                TestContext.Current.CancellationToken);
        else
            File.Delete(bot.KeyFile);

        Assert.StartsWith("**The sealing key is not in its file.**", Assert.Single(Wrong(await AskAsync(bot))));
    }

    [Theory]
    [InlineData(5, "**The bot's clock is 5 minutes ahead of Discord's.**")]
    [InlineData(-90, "**The bot's clock is 90 minutes behind Discord's.**")]
    [InlineData(1, null)]
    public async Task A_clock_that_differs_from_Discords_is_told(int minutes, string? sentence)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SweptAsync();
        bot.Machine.Ahead = TimeSpan.FromMinutes(minutes);

        var wrong = Wrong(await AskAsync(bot));

        if (sentence is null)
            Assert.Empty(wrong);
        else
            Assert.StartsWith(sentence, Assert.Single(wrong), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_for_what_is_due_that_does_not_come_any_more_is_told_with_its_last_time()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.SweptAsync();
        var last = bot.Clock.GetUtcNow().ToUnixTimeSeconds();
        bot.Clock.Advance(TimeSpan.FromDays(4));

        var page = await bot.CommandAsync(bot.Owner, "doctor");

        Assert.StartsWith($"**The bot last looked for what is due on <t:{last}:f>.**", Assert.Single(Wrong(page)));
        Assert.DoesNotContain("Last looked", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(799, "-# Active threads: fewer than 800 of 1,000.")]
    [InlineData(800, "**This server has 800 active threads.** Discord allows 1,000")]
    public async Task Active_threads_near_the_limit_are_told(int active, string line)
    {
        await using var bot = await BotFixture.BeginAsync();
        var person = bot.Somebody("Kim");
        foreach (var number in Enumerable.Range(0, active))
            person.CreateThread(bot.Home, $"{number}", isPrivate: false);

        var page = await AskAsync(bot);

        Assert.StartsWith(line, Line(page, line[..12]), StringComparison.Ordinal);
        Assert.Equal(active < 800, Wrong(page).Count == 0);
    }

    [Fact]
    public async Task Commands_that_Discord_has_lost_are_told_and_registered_again()
    {
        await using var bot = await BotFixture.BeginAsync();
        var all = bot.World.Commands.Count;
        await OverwriteCommandsAsync(bot, c => c.Name == "doctor");

        Assert.StartsWith($"**{all - 1} of {all} commands are missing at Discord.**", Assert.Single(Wrong(await AskAsync(bot))));

        await bot.World.WaitForAsync(w => w.Commands.Count == all, "the commands to be back");
        Assert.Empty(Wrong(await AskAsync(bot)));
    }

    [Fact]
    public async Task Commands_that_Discord_does_not_take_are_told()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.StopAsync();
        DatabaseSnapshot.Ask(bot.DatabaseFile, "DELETE FROM \"SystemValues\" WHERE \"Name\" = 'command-hash'");
        bot.World.Faults.RefuseNextRequests(new RefusedException(400, 30034, "Too many"), method: "PUT", pathContains: "/commands");
        await bot.StartAsync();

        Assert.StartsWith("**Discord does not take the bot's commands.**", Assert.Single(Wrong(await AskAsync(bot))));
    }

    [Fact]
    public async Task Rules_of_time_zones_that_are_old_are_told()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.StopAsync();
        await bot.StartAsync(services => services.AddSingleton<IDateTimeZoneProvider>(new OldZones()));

        Assert.StartsWith("**The time-zone data is of 2024.**", Assert.Single(Wrong(await AskAsync(bot))));
    }

    /// <summary>Replaces the commands that Discord has, as another program with the same token would.</summary>
    internal static async Task OverwriteCommandsAsync(
        BotFixture bot,
        Func<global::Discord.Interactions.ApplicationCommand, bool> kept,
        Func<global::Discord.Interactions.ApplicationCommand, global::Discord.Interactions.ApplicationCommand>? changed = null)
    {
        var commands = bot.Get<IntimacyBot.Platform.Interactions.RouteTable>().Definitions.Where(kept).Select(c => changed?.Invoke(c) ?? c);
        await bot.Get<DiscordRest>().BulkOverwriteGlobalCommandsAsync(
            new Snowflake(bot.World.Bot.Id), [.. commands], TestContext.Current.CancellationToken);
    }

    /// <summary>Returns what the server's owner reads after what is due was looked for.</summary>
    private static async Task<SeenAnswer> AskAsync(BotFixture bot, WorldChannel? channel = null)
    {
        await bot.PassAsync(TimeSpan.Zero);
        return await bot.DoneAsync(bot.Owner.CommandAsync(channel ?? bot.Home, "doctor"));
    }

    /// <summary>Returns the sentences about what is wrong.</summary>
    private static List<string> Wrong(SeenAnswer page) =>
        [.. page.Text.Split('\n').Where(line => line.StartsWith("**", StringComparison.Ordinal))];

    private static string Line(SeenAnswer page, string start) =>
        Assert.Single(page.Text.Split('\n'), line => line.StartsWith(start, StringComparison.Ordinal));

    private sealed class OldZones : IDateTimeZoneProvider
    {
        public string VersionId => "TZDB: 2024a (mapping: 1)";

        public System.Collections.ObjectModel.ReadOnlyCollection<string> Ids => DateTimeZoneProviders.Tzdb.Ids;

        public DateTimeZone this[string id] => DateTimeZoneProviders.Tzdb[id];

        public DateTimeZone GetSystemDefault() => DateTimeZoneProviders.Tzdb.GetSystemDefault();

        public DateTimeZone? GetZoneOrNull(string id) => DateTimeZoneProviders.Tzdb.GetZoneOrNull(id);
    }
}
