using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;
using Person = Rehearsal.World.WorldPerson;

namespace Tests.Servers;

/// <summary>The bot is removed from a server, and perhaps invited again.</summary>
public sealed class RemovalStories
{
    /// <summary>These tables stay: they belong to nobody, or hold only blind indexes.</summary>
    private static readonly string[] Staying = ["SeenInteractions", "GatewaySessions", "SystemValues", "Blocks", "SpentInvitations"];

    /// <summary>Rows of these tables are erased although no column names their owner.</summary>
    private static readonly string[] Going = ["People", "Couples", "Servers", "ServerRemovals"];

    [Fact]
    public async Task A_month_after_the_bot_was_taken_out_everything_of_that_server_is_gone()
    {
        await using var bot = await LivedInAsync();
        var other = await SomebodyElsewhereAsync(bot);
        bot.World.Faults.KickBot(bot.Guild);
        await UntilAsync(bot, 1);

        bot.Clock.Advance(TimeSpan.FromDays(29.9));
        await bot.PassAsync(TimeSpan.Zero);
        Assert.Equal(3, await CountAsync(bot, "People"));
        Assert.Equal(2, await CountAsync(bot, "Jar"));

        await bot.PassAsync(TimeSpan.FromDays(0.2));

        foreach (var table in await TablesAsync(bot))
            Assert.True(
                Staying.Contains(table) || await CountAsync(bot, table) == (table is "People" or "DataKeys" ? 1 : 0),
                $"{table}: {await CountAsync(bot, table)}");
        Assert.NotNull(await FindAsync(bot, other.Guild, other.User));
    }

    [Theory]
    [InlineData(31)]
    [InlineData(-31)]
    public async Task Taken_out_while_the_machines_clock_is_wrong_it_has_its_month_all_the_same(int days)
    {
        await using var bot = await LivedInAsync();
        bot.Machine.Ahead = TimeSpan.FromDays(days);
        bot.World.Faults.KickBot(bot.Guild);
        await UntilAsync(bot, 1);
        bot.Machine.Ahead = TimeSpan.Zero;

        await bot.PassAsync(TimeSpan.FromSeconds(5));
        await bot.PassAsync(TimeSpan.FromDays(29.9));
        Assert.Equal(2, await CountAsync(bot, "People"));

        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.Equal(0, await CountAsync(bot, "People"));
    }

    [Fact]
    public async Task Invited_again_before_all_goes_on()
    {
        await using var bot = await LivedInAsync();
        var before = await AllAsync(bot);
        bot.World.Faults.KickBot(bot.Guild);
        await UntilAsync(bot, 1);
        await bot.PassAsync(TimeSpan.FromDays(20));

        bot.Guild.AddBot();
        await UntilAsync(bot, 0);
        await bot.PassAsync(TimeSpan.FromDays(40));

        Assert.Equal(before, await AllAsync(bot));
        Assert.Contains("Your shared place is resting.", (await bot.CommandAsync(bot.Alex, "home")).Text);
    }

    [Fact]
    public async Task What_happened_while_the_bot_was_away_is_seen_when_a_session_begins()
    {
        await using var bot = await LivedInAsync();
        await bot.StopAsync();
        bot.World.Faults.KickBot(bot.Guild);
        bot.World.Faults.ForgetSessions();
        await bot.StartAsync();
        await UntilAsync(bot, 1);

        await bot.StopAsync();
        bot.Guild.AddBot();
        bot.World.Faults.ForgetSessions();
        await bot.StartAsync();
        await UntilAsync(bot, 0);
    }

    [Fact]
    public async Task An_outage_is_no_removal()
    {
        await using var bot = await LivedInAsync();
        var removals = bot.Get<ServerRemoval>();
        await removals.LostAsync(new() { Id = new(bot.Guild.Id), Unavailable = true }, TestContext.Current.CancellationToken);
        Assert.Equal(0, await CountAsync(bot, "ServerRemovals"));

        await removals.LostAsync(new() { Id = new(bot.Guild.Id) }, TestContext.Current.CancellationToken);
        Assert.Equal(1, await CountAsync(bot, "ServerRemovals"));
    }

    [Fact]
    public async Task Discord_is_asked_before_anything_goes()
    {
        await using var bot = await LivedInAsync();
        var before = await AllAsync(bot);
        await bot.Get<ServerRemoval>().LostAsync(new() { Id = new(bot.Guild.Id) }, TestContext.Current.CancellationToken);
        bot.World.Faults.FailNextRequests(RestFault.ServerError, 1000, "GET", $"guilds/{bot.Guild.Id}");

        await bot.PassAsync(TimeSpan.FromDays(31));
        Assert.Equal((before, 1), (await AllAsync(bot), await CountAsync(bot, "ServerRemovals")));
    }

    [Fact]
    public async Task A_server_that_the_bot_is_in_loses_nothing_in_whatever_order_it_was_told()
    {
        await using var bot = await LivedInAsync();
        var before = await AllAsync(bot);
        await bot.Get<ServerRemoval>().LostAsync(new() { Id = new(bot.Guild.Id) }, TestContext.Current.CancellationToken);

        await bot.PassAsync(TimeSpan.FromDays(31));

        Assert.Equal((before, 0), (await AllAsync(bot), await CountAsync(bot, "ServerRemovals")));
    }

    [Fact]
    public async Task Every_table_says_whose_its_rows_are()
    {
        await using var bot = await BotFixture.BeginAsync();
        var kinds = await bot.Get<Store>().ReadAsync(
            (read, _) => Task.FromResult(read.Model.GetEntityTypes().ToList()), TestContext.Current.CancellationToken);

        Assert.Empty(kinds.Where(k => !ServerErasure.Takes(k)).Select(k => k.GetTableName()).Except(Staying).Except(Going));
        Assert.DoesNotContain(
            kinds.Where(ServerErasure.Takes).Select(k => k.GetTableName()),
            t => Staying.Contains(t) || Going.Contains(t));
    }

    /// <summary>Opens a fixture of two people with a room, a jar, an invitation, and something that waits.</summary>
    private static async Task<BotFixture> LivedInAsync()
    {
        var bot = await BotFixture.OfCoupleAsync();
        var store = bot.Get<Store>();
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            var known = (await FindAsync(bot, new(bot.Guild.Id), new(person.Id)))!;
            await store.WriteAsync(
                async (context, cancel) =>
                {
                    var couple = await bot.Get<CoupleStore>().OfAsync(context, known.Guild, known.User, cancel);
                    await bot.Get<IJar>().KeepAsync(context, couple!.Id, known.Id, new Words("You laughed"), cancel);
                    await bot.Get<Notifier>()
                        .NotifyAsync(
                            context,
                            known.Id,
                            "test",
                            known.Id,
                            NodaTime.Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()),
                            new NotificationTerms(NotificationPurpose.Notice),
                            cancel);
                    await bot.Get<InvitationStore>()
                        .SendAsync(
                            context,
                            known,
                            new(bot.Stranger.Id),
                            "en",
                            NodaTime.Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()),
                            cancel);
                },
                TestContext.Current.CancellationToken);
        }

        await bot.QuietAsync();
        return bot;
    }

    private static async Task<IntimacyBot.Members.Person> SomebodyElsewhereAsync(BotFixture bot)
    {
        var people = bot.Get<PersonStore>();
        return await bot.Get<Store>().WriteAsync(
            (context, cancel) => people.MeetAsync(context, new(4711), new(bot.Alex.Id), "en", cancel),
            TestContext.Current.CancellationToken);
    }

    private static Task<IntimacyBot.Members.Person?> FindAsync(BotFixture bot, Snowflake guild, Snowflake user) =>
        bot.Get<Store>().ReadAsync(
            (read, cancel) => bot.Get<PersonStore>().FindAsync(read, guild, user, cancel), TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> TablesAsync(BotFixture bot) => await bot.Get<Store>().ReadAsync(
        (read, _) => Task.FromResult(read.Model.GetEntityTypes().Select(k => k.GetTableName()!).ToList()),
        TestContext.Current.CancellationToken);

    /// <summary>Waits until this many removals are recorded.</summary>
    private static async Task UntilAsync(BotFixture bot, int removals)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(30), TimeProvider.System);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (await CountAsync(bot, "ServerRemovals") != removals)
            Assert.True(await often.WaitForNextTickAsync(enough.Token), bot.World.History.Recent(40));
    }

    private static Task<int> CountAsync(BotFixture bot, string table) =>
        Task.FromResult(Convert.ToInt32(
            DatabaseSnapshot.Ask(bot.DatabaseFile, $"SELECT count(*) FROM \"{table}\""),
            System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Counts the rows of everything that lasts.</summary>
    private static async Task<string> AllAsync(BotFixture bot)
    {
        var counts = new List<string>();
        foreach (var table in new[] { "Couples", "Memberships", "Jar", "Servers" })
            counts.Add($"{table} {await CountAsync(bot, table)}");
        return string.Join(", ", counts);
    }
}
