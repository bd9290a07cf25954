using System.Text.RegularExpressions;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Couples;

public sealed partial class NotificationStories
{
    [Fact]
    public async Task One_ring_in_24_hours_sounds_and_after_two_unmet_asks_none_until_one_is_met()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sam = bot.Sam;
        await AskAsync(bot, sam);
        await AskAsync(bot, sam);
        Assert.All(bot.Rings(sam), ring => Assert.Equal($"<@{sam.Id}> Something is here for you.", ring.Text));
        Assert.All(bot.Rings(sam), ring => Assert.True(ring.IsSilent));
        Assert.Equal([SoundReason.Added], sam.Notifications.Select(n => n.Why));

        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(bot.Rings(sam));
        await AskAsync(bot, sam);
        Assert.Single(sam.Notifications);

        await MetAsync(bot, sam);
        await AskAsync(bot, sam);
        Assert.Equal([SoundReason.Added, SoundReason.Mention], sam.Notifications.Select(n => n.Why));
        await bot.PassAsync(TimeSpan.FromHours(23));
        await AskAsync(bot, sam);
        Assert.Equal(2, sam.Notifications.Count);
        await bot.PassAsync(TimeSpan.FromHours(1));
        await MetAsync(bot, sam);
        await AskAsync(bot, sam);
        Assert.Equal(3, sam.Notifications.Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_notice_that_nobody_opens_is_not_unmet()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var day in new[] { 2, 4, 6 })
        {
            await CallAsync(bot, bot.Sam);
            Assert.Equal(day / 2, bot.Sam.Notifications.Count);
            await bot.PassAsync(TimeSpan.FromDays(2));
            Assert.Empty(bot.Rings(bot.Sam));
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_promised_always_sounds_and_uses_up_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam, new(NotificationPurpose.Promised));
        await CallAsync(bot, bot.Sam, new(NotificationPurpose.Promised));
        Assert.Equal(2, bot.Sam.Notifications.Count);
        await CallAsync(bot, bot.Sam);
        Assert.Equal(3, bot.Sam.Notifications.Count);
        await CallAsync(bot, bot.Sam);
        Assert.Equal(3, bot.Sam.Notifications.Count);
        await CallAsync(bot, bot.Sam, new(NotificationPurpose.Promised));
        Assert.Equal(4, bot.Sam.Notifications.Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_bell_is_one_private_thread_of_one_person()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        Assert.Equal("Bell", bell.Name);
        Assert.Equal(bot.Home, bell.Parent);
        Assert.False(bell.Thread!.IsInvitable);
        Assert.Equal(1440, bell.Thread.AutoArchiveMinutes);
        Assert.Equal([bot.World.Bot, bot.Sam], bell.Thread.Members.OrderBy(m => m.Id));
        Assert.False(bot.Alex.CanSee(bell));
        var first = bell.Messages[0];
        Assert.StartsWith($"🔔 This is your bell, from IntimacyBot in <#{bot.Home.Id}>. You alone were added here;", first.Text);
        Assert.True(first.IsSilent);
        Assert.Empty(first.Labels);
        Assert.Equal(2, bot.Rings(bot.Sam).Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_deleted_bell_is_made_anew()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        bot.Moderator.Delete(Assert.Single(bot.Guild.Threads));
        await CallAsync(bot, bot.Sam);
        Assert.Single(bot.Rings(bot.Sam));
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archived_or_locked_bell_is_woken(bool locked)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        bot.Moderator.ChangeThread(bell, archived: true, locked: locked);
        await CallAsync(bot, bot.Sam);
        Assert.Equal(2, bot.Rings(bot.Sam).Count);
        bot.Moderator.ChangeThread(bell, archived: true, locked: locked);
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_first_message_stands_before_its_person_is_added_and_adding_happens_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        await CallAsync(bot, bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(1.5));
        await CallAsync(bot, bot.Sam);
        var asked = Asked(bot, bell);
        Assert.EndsWith("/messages", asked[0]);
        Assert.EndsWith($"/thread-members/{bot.Sam.Id}", asked[1]);
        Assert.Single(asked, a => a.StartsWith("PUT ", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    /// <summary>
    /// Somebody who switched direct messages off again after two unmet asks has no bell yet, and their next ring is a silent one.
    /// </summary>
    [Fact]
    public async Task Being_added_counts_as_the_sound_of_the_day_also_with_a_ring_that_would_be_silent()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.SwitchAsync(bot.Sam, "DMs: off");
        await AskAsync(bot, bot.Sam);
        await bot.PassAsync(TimeSpan.FromHours(23));
        await bot.SwitchAsync(bot.Sam, "DMs: on");
        await CallAsync(bot, bot.Sam);
        await bot.PassAsync(TimeSpan.FromHours(2));
        await CallAsync(bot, bot.Sam);
        Assert.Equal([SoundReason.DirectMessage, SoundReason.Added], bot.Sam.Notifications.Select(n => n.Why));
        await bot.PassAsync(TimeSpan.FromHours(23));
        await CallAsync(bot, bot.Sam);
        Assert.Equal(SoundReason.Mention, bot.Sam.Notifications[^1].Why);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_sounds_is_one_request_where_the_last_one_was_opened_and_asks_first_where_it_was_not()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        await bot.OpenRingAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(1.5));
        var before = Asked(bot, bell).Count;
        await CallAsync(bot, bot.Sam);
        Assert.Equal([$"POST /channels/{bell.Id}/messages"], Asked(bot, bell).Skip(before));

        await bot.PassAsync(TimeSpan.FromDays(1.5));
        before = Asked(bot, bell).Count;
        await MetAsync(bot, bot.Sam);
        await CallAsync(bot, bot.Sam);
        Assert.Equal(
            [$"GET /channels/{bell.Id}/thread-members/{bot.Sam.Id}", $"POST /channels/{bell.Id}/messages"],
            Asked(bot, bell).Skip(before));
        Assert.Equal(3, bot.Sam.Notifications.Count);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_left_their_bell_is_not_brought_back(bool archived)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        bot.Sam.LeaveThread(bell);
        await bot.PassAsync(TimeSpan.FromDays(1.5));
        if (!archived)
            bot.Moderator.ChangeThread(bell, archived: false);
        Assert.Equal(archived, bell.Thread!.IsArchived);
        await CallAsync(bot, bot.Sam);
        Assert.False(bot.Sam.CanSee(bell));
        Assert.Single(bot.Sam.Notifications);
        Assert.Contains(bell.Messages, m => !m.IsDeleted && m.Text == "Something is here for you.");
        await bot.EndAsync();
    }

    [Fact]
    public async Task Somebody_who_is_not_in_the_server_is_no_error_and_no_storm()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        bot.Guild.Leave(bot.Sam);
        await CallAsync(bot, bot.Sam);
        var before = bot.World.History.Recent(1000);
        await bot.QuietAsync();
        await bot.QuietAsync();
        Assert.Equal(before, bot.World.History.Recent(1000));
        await bot.EndAsync();
    }

    [Fact]
    public async Task With_direct_messages_on_nothing_rings_in_the_bell_and_where_they_are_closed_home_says_so()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        Assert.Null(bot.Sam.Direct);
        await bot.SwitchAsync(bot.Sam, "DMs: off");
        await CallAsync(bot, bot.Sam);
        Assert.Equal("Something is here for you.", bot.Sam.Direct!.Messages[0].Text.Split('\n')[0]);
        bot.Sam.DmsOpen = false;
        await CallAsync(bot, bot.Sam);
        Assert.Single(bot.Rings(bot.Sam));
        Assert.Single(bot.Sam.Direct.Messages);
        Assert.Contains("I cannot write to you.", (await bot.CommandAsync(bot.Sam, "home")).Text);

        bot.Sam.DmsOpen = true;
        await CallAsync(bot, bot.Sam);
        Assert.Equal(2, bot.Sam.Direct.Messages.Count(m => !m.IsDeleted));
        Assert.DoesNotContain("I cannot write to you.", (await bot.CommandAsync(bot.Sam, "home")).Text);

        bot.Sam.DmsOpen = false;
        await CallAsync(bot, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Use the bell");
        await CallAsync(bot, bot.Sam);
        Assert.Equal(2, bot.Rings(bot.Sam).Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Without_a_permission_nobody_reads_an_error_and_one_line_is_logged()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        bot.Home.Deny(bot.World.Bot, WorldPermission.CreatePrivateThreads);
        await bot.HeardAsync();
        await CallAsync(bot, bot.Sam);
        await bot.QuietAsync();
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.Contains("Create Private Threads", Assert.Single(bot.Log.Warnings));
        bot.Log.Clear();

        bot.Home.Allow(bot.World.Bot, WorldPermission.CreatePrivateThreads);
        await bot.HeardAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Single(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_the_bot_cannot_see_goes_once_it_can()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        bot.Home.Deny(bot.World.Bot, WorldPermission.ViewChannel);
        await bot.HeardAsync();
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Single(bot.Rings(bot.Sam));

        bot.Home.Allow(bot.World.Bot, WorldPermission.ViewChannel);
        await bot.HeardAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(bot.Rings(bot.Sam));
        bot.Log.Clear();
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_bell_whose_making_was_not_heard_of_is_found_again_by_one_person_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        bot.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", $"channels/{bot.Home.Id}/threads");
        await CallAsync(bot, bot.Sam);
        Assert.Empty(bot.Rings(bot.Sam));
        var lost = Assert.Single(bot.Guild.Threads);
        Assert.Contains("Reconciling bell", Assert.Single(bot.Log.Warnings));
        bot.Log.Clear();

        await bot.PassAsync(TimeSpan.FromMinutes(2));
        await CallAsync(bot, bot.Alex);

        Assert.Equal(lost, Assert.Single(bot.Rings(bot.Sam)).Channel);
        Assert.NotEqual(lost, Assert.Single(bot.Rings(bot.Alex)).Channel);
        Assert.Equal(2, bot.Guild.Threads.Count());
        Assert.Equal([bot.World.Bot, bot.Sam], lost.Thread!.Members.OrderBy(m => m.Id));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_bell_on_record_is_given_to_nobody_else_however_empty_it_is()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        var bell = Assert.Single(bot.Guild.Threads);
        foreach (var message in bell.Messages.Where(m => !m.IsDeleted))
            bot.World.Faults.Delete(message);
        bot.Sam.LeaveThread(bell);
        await bot.RestartAsync();

        await CallAsync(bot, bot.Alex);

        Assert.NotEqual(bell, Assert.Single(bot.Rings(bot.Alex)).Channel);
        Assert.False(bot.Alex.CanSee(bell));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_was_sent_but_not_recorded_is_found_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await CallAsync(bot, bot.Sam);
        DatabaseSnapshot.Ask(bot.DatabaseFile, "UPDATE Notifications SET Posted = NULL, Reconciled = 0");
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(bot.Rings(bot.Sam));
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_was_sent_but_not_recorded_goes_when_nothing_waits_any_more()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var known = "";
        bot.World.Raised += happened =>
        {
            if (happened is WorldEvent.MessageCreated { Message.Labels: ["Open"] })
                known = (string)DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT hex(Posted) FROM Notifications")!;
        };
        await CallAsync(bot, bot.Sam);
        Assert.Single(bot.Rings(bot.Sam));

        // The row is set to what a kill leaves: what was known before the message was sent, and not where it stands.
        DatabaseSnapshot.Ask(bot.DatabaseFile, $"UPDATE Notifications SET Posted = x'{known}', Reconciled = 0");
        await bot.Get<Store>().WriteAsync(
            async (context, cancel) => await bot.Get<Notifier>()
                .WithdrawKindAsync(context, await FindAsync(bot, context, bot.Sam, cancel), "test", cancel),
            TestContext.Current.CancellationToken);
        await bot.QuietAsync();

        Assert.Empty(bot.Rings(bot.Sam));
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Notifications"));
        await bot.EndAsync();
    }

    private static Task AskAsync(BotFixture bot, WorldPerson person) =>
        CallAsync(bot, person, new(NotificationPurpose.Ask, Until: Now(bot) + Duration.FromDays(1)));

    private static async Task CallAsync(BotFixture bot, WorldPerson person, NotificationTerms? terms = null)
    {
        terms ??= new(NotificationPurpose.Notice);
        await bot.Get<Store>().WriteAsync(
            async (context, cancel) =>
            {
                var known = await FindAsync(bot, context, person, cancel);
                await bot.Get<Notifier>().NotifyAsync(context, known, "test", Guid.CreateVersion7(), Now(bot), terms, cancel);
            },
            TestContext.Current.CancellationToken);
        await bot.QuietAsync();
    }

    private static Instant Now(BotFixture bot) => Instant.FromDateTimeOffset(bot.Clock.GetUtcNow());

    private static Task MetAsync(BotFixture bot, WorldPerson person) => bot.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var found = await FindAsync(bot, context, person, cancel);
            await bot.Get<Notifier>().MetAsync(context, found, cancel);
        },
        TestContext.Current.CancellationToken);

    /// <summary>Returns the bot's requests about this notification thread, except deletions.</summary>
    private static IReadOnlyList<string> Asked(BotFixture bot, WorldChannel bell) =>
    [
        .. bot.World.History.Entries.Select(e => RequestLine().Match(e.What))
            .Where(m => m.Success && m.Groups["verb"].Value != "DELETE")
            .Where(m => m.Groups["path"].Value.Contains($"/channels/{bell.Id}/", StringComparison.Ordinal))
            .Select(m => $"{m.Groups["verb"].Value} {m.Groups["path"].Value}"),
    ];

    [GeneratedRegex("^REST (?<verb>[A-Z]+) /api/v10(?<path>[^ ?:]+)")]
    private static partial Regex RequestLine();

    private static async Task<Guid> FindAsync(BotFixture bot, BotContext context, WorldPerson person, CancellationToken cancel) =>
        (await bot.Get<PersonStore>().FindAsync(context, new(bot.Guild.Id), new(person.Id), cancel))!.Id;
}
