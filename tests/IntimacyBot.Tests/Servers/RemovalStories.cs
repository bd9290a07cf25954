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
        await using var story = await LivedInAsync();
        var other = await SomebodyElsewhereAsync(story);
        story.World.Faults.KickBot(story.Guild);
        await UntilAsync(story, 1);

        story.Clock.Advance(TimeSpan.FromDays(29.9));
        await story.PassAsync(TimeSpan.Zero);
        Assert.Equal(3, await CountAsync(story, "People"));
        Assert.Equal(2, await CountAsync(story, "Jar"));

        await story.PassAsync(TimeSpan.FromDays(0.2));

        foreach (var table in await TablesAsync(story))
            Assert.True(
                Staying.Contains(table) || await CountAsync(story, table) == (table is "People" or "DataKeys" ? 1 : 0),
                $"{table}: {await CountAsync(story, table)}");
        Assert.NotNull(await FindAsync(story, other.Guild, other.User));
    }

    [Fact]
    public async Task Invited_again_before_all_goes_on()
    {
        await using var story = await LivedInAsync();
        var before = await AllAsync(story);
        story.World.Faults.KickBot(story.Guild);
        await UntilAsync(story, 1);
        await story.PassAsync(TimeSpan.FromDays(20));

        story.Guild.AddBot();
        await UntilAsync(story, 0);
        await story.PassAsync(TimeSpan.FromDays(40));

        Assert.Equal(before, await AllAsync(story));
        Assert.Contains("Your shared place is resting.", (await story.CommandAsync(story.Alex, "home")).Text);
    }

    [Fact]
    public async Task What_happened_while_the_bot_was_away_is_seen_when_a_session_begins()
    {
        await using var story = await LivedInAsync();
        await story.StopAsync();
        story.World.Faults.KickBot(story.Guild);
        story.World.Faults.ForgetSessions();
        await story.StartAsync();
        await UntilAsync(story, 1);

        await story.StopAsync();
        story.Guild.AddBot();
        story.World.Faults.ForgetSessions();
        await story.StartAsync();
        await UntilAsync(story, 0);
    }

    [Fact]
    public async Task An_outage_is_no_removal()
    {
        await using var story = await LivedInAsync();
        var removals = story.Get<ServerRemoval>();
        await removals.LostAsync(new() { Id = new(story.Guild.Id), Unavailable = true }, TestContext.Current.CancellationToken);
        Assert.Equal(0, await CountAsync(story, "ServerRemovals"));

        await removals.LostAsync(new() { Id = new(story.Guild.Id) }, TestContext.Current.CancellationToken);
        Assert.Equal(1, await CountAsync(story, "ServerRemovals"));
    }

    [Fact]
    public async Task Discord_is_asked_before_anything_goes()
    {
        await using var story = await LivedInAsync();
        var before = await AllAsync(story);
        await story.Get<ServerRemoval>().LostAsync(new() { Id = new(story.Guild.Id) }, TestContext.Current.CancellationToken);
        story.World.Faults.FailNextRequests(RestFault.ServerError, 1000, "GET", $"guilds/{story.Guild.Id}");

        await story.PassAsync(TimeSpan.FromDays(31));
        Assert.Equal((before, 1), (await AllAsync(story), await CountAsync(story, "ServerRemovals")));
    }

    [Fact]
    public async Task A_server_that_the_bot_is_in_loses_nothing_in_whatever_order_it_was_told()
    {
        await using var story = await LivedInAsync();
        var before = await AllAsync(story);
        await story.Get<ServerRemoval>().LostAsync(new() { Id = new(story.Guild.Id) }, TestContext.Current.CancellationToken);

        await story.PassAsync(TimeSpan.FromDays(31));

        Assert.Equal((before, 0), (await AllAsync(story), await CountAsync(story, "ServerRemovals")));
    }

    [Fact]
    public async Task Every_table_says_whose_its_rows_are()
    {
        await using var story = await BotFixture.BeginAsync();
        var kinds = await story.Get<Store>().ReadAsync(
            (read, _) => Task.FromResult(read.Model.GetEntityTypes().ToList()), TestContext.Current.CancellationToken);

        Assert.Empty(kinds.Where(k => !ServerErasure.Takes(k)).Select(k => k.GetTableName()).Except(Staying).Except(Going));
        Assert.DoesNotContain(
            kinds.Where(ServerErasure.Takes).Select(k => k.GetTableName()),
            t => Staying.Contains(t) || Going.Contains(t));
    }

    /// <summary>Opens a fixture of two people with a room, a jar, an invitation, and something that waits.</summary>
    private static async Task<BotFixture> LivedInAsync()
    {
        var story = await BotFixture.OfCoupleAsync();
        var store = story.Get<Store>();
        foreach (var person in new[] { story.Alex, story.Sam })
        {
            var known = (await FindAsync(story, new(story.Guild.Id), new(person.Id)))!;
            await store.WriteAsync(
                async (context, cancel) =>
                {
                    var couple = await story.Get<CoupleStore>().OfAsync(context, known.Guild, known.User, cancel);
                    await story.Get<IJar>().KeepAsync(context, couple!.Id, known.Id, new Words("You laughed"), cancel);
                    await story.Get<Notifier>()
                        .NotifyAsync(
                            context,
                            known.Id,
                            "test",
                            known.Id,
                            NodaTime.Instant.FromDateTimeOffset(story.Clock.GetUtcNow()),
                            new NotificationTerms(NotificationPurpose.Notice),
                            cancel);
                    await story.Get<InvitationStore>()
                        .SendAsync(
                            context,
                            known,
                            new(story.Stranger.Id),
                            "en",
                            NodaTime.Instant.FromDateTimeOffset(story.Clock.GetUtcNow()),
                            cancel);
                },
                TestContext.Current.CancellationToken);
        }

        await story.QuietAsync();
        return story;
    }

    private static async Task<IntimacyBot.Members.Person> SomebodyElsewhereAsync(BotFixture story)
    {
        var people = story.Get<PersonStore>();
        return await story.Get<Store>().WriteAsync(
            (context, cancel) => people.MeetAsync(context, new(4711), new(story.Alex.Id), "en", cancel),
            TestContext.Current.CancellationToken);
    }

    private static Task<IntimacyBot.Members.Person?> FindAsync(BotFixture story, Snowflake guild, Snowflake user) =>
        story.Get<Store>().ReadAsync(
            (read, cancel) => story.Get<PersonStore>().FindAsync(read, guild, user, cancel), TestContext.Current.CancellationToken);

    private static async Task<IReadOnlyList<string>> TablesAsync(BotFixture story) => await story.Get<Store>().ReadAsync(
        (read, _) => Task.FromResult(read.Model.GetEntityTypes().Select(k => k.GetTableName()!).ToList()),
        TestContext.Current.CancellationToken);

    /// <summary>Waits until this many removals are recorded.</summary>
    private static async Task UntilAsync(BotFixture story, int removals)
    {
        using var enough = new CancellationTokenSource(TimeSpan.FromSeconds(20), TimeProvider.System);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        while (await CountAsync(story, "ServerRemovals") != removals)
            Assert.True(await often.WaitForNextTickAsync(enough.Token), story.World.History.Recent(40));
    }

    private static Task<int> CountAsync(BotFixture story, string table) =>
        Task.FromResult(Convert.ToInt32(
            DatabaseSnapshot.Ask(story.DatabaseFile, $"SELECT count(*) FROM \"{table}\""),
            System.Globalization.CultureInfo.InvariantCulture));

    /// <summary>Counts the rows of everything that lasts.</summary>
    private static async Task<string> AllAsync(BotFixture story)
    {
        var counts = new List<string>();
        foreach (var table in new[] { "Couples", "Memberships", "Jar", "Servers" })
            counts.Add($"{table} {await CountAsync(story, table)}");
        return string.Join(", ", counts);
    }
}
