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
        await using var story = await BotFixture.OfCoupleAsync();
        var sam = story.Sam;
        await AskAsync(story, sam);
        await AskAsync(story, sam);
        Assert.All(story.Rings(sam), ring => Assert.Equal($"<@{sam.Id}> Something is here for you.", ring.Text));
        Assert.All(story.Rings(sam), ring => Assert.True(ring.IsSilent));
        Assert.Equal([SoundReason.Added], sam.Notifications.Select(n => n.Why));

        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(story.Rings(sam));
        await AskAsync(story, sam);
        Assert.Single(sam.Notifications);

        await MetAsync(story, sam);
        await AskAsync(story, sam);
        Assert.Equal([SoundReason.Added, SoundReason.Mention], sam.Notifications.Select(n => n.Why));
        await story.PassAsync(TimeSpan.FromHours(23));
        await AskAsync(story, sam);
        Assert.Equal(2, sam.Notifications.Count);
        await story.PassAsync(TimeSpan.FromHours(1));
        await MetAsync(story, sam);
        await AskAsync(story, sam);
        Assert.Equal(3, sam.Notifications.Count);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_notice_that_nobody_opens_is_not_unmet()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        foreach (var day in new[] { 2, 4, 6 })
        {
            await CallAsync(story, story.Sam);
            Assert.Equal(day / 2, story.Sam.Notifications.Count);
            await story.PassAsync(TimeSpan.FromDays(2));
            Assert.Empty(story.Rings(story.Sam));
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_promised_always_sounds_and_uses_up_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam, new(NotificationPurpose.Promised));
        await CallAsync(story, story.Sam, new(NotificationPurpose.Promised));
        Assert.Equal(2, story.Sam.Notifications.Count);
        await CallAsync(story, story.Sam);
        Assert.Equal(3, story.Sam.Notifications.Count);
        await CallAsync(story, story.Sam);
        Assert.Equal(3, story.Sam.Notifications.Count);
        await CallAsync(story, story.Sam, new(NotificationPurpose.Promised));
        Assert.Equal(4, story.Sam.Notifications.Count);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_bell_is_one_private_thread_of_one_person()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        await CallAsync(story, story.Sam);
        var bell = Assert.Single(story.Guild.Threads);
        Assert.Equal("Bell", bell.Name);
        Assert.Equal(story.Home, bell.Parent);
        Assert.False(bell.Thread!.IsInvitable);
        Assert.Equal(1440, bell.Thread.AutoArchiveMinutes);
        Assert.Equal([story.World.Bot, story.Sam], bell.Thread.Members.OrderBy(m => m.Id));
        Assert.False(story.Alex.CanSee(bell));
        var first = bell.Messages[0];
        Assert.StartsWith($"🔔 This is your bell, from IntimacyBot in <#{story.Home.Id}>. You alone were added here;", first.Text);
        Assert.True(first.IsSilent);
        Assert.Empty(first.Labels);
        Assert.Equal(2, story.Rings(story.Sam).Count);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_deleted_bell_is_made_anew()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        story.Moderator.Delete(Assert.Single(story.Guild.Threads));
        await CallAsync(story, story.Sam);
        Assert.Single(story.Rings(story.Sam));
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_archived_or_locked_bell_is_woken(bool locked)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        var bell = Assert.Single(story.Guild.Threads);
        story.Moderator.ChangeThread(bell, archived: true, locked: locked);
        await CallAsync(story, story.Sam);
        Assert.Equal(2, story.Rings(story.Sam).Count);
        story.Moderator.ChangeThread(bell, archived: true, locked: locked);
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task The_first_message_stands_before_its_person_is_added_and_adding_happens_once()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        var bell = Assert.Single(story.Guild.Threads);
        await CallAsync(story, story.Sam);
        await story.PassAsync(TimeSpan.FromDays(1.5));
        await CallAsync(story, story.Sam);
        var asked = Asked(story, bell);
        Assert.EndsWith("/messages", asked[0]);
        Assert.EndsWith($"/thread-members/{story.Sam.Id}", asked[1]);
        Assert.Single(asked, a => a.StartsWith("PUT ", StringComparison.Ordinal));
        await story.EndAsync();
    }

    /// <summary>
    /// Somebody who switched direct messages off again after two unmet asks has no bell yet, and their next ring is a silent one.
    /// </summary>
    [Fact]
    public async Task Being_added_counts_as_the_sound_of_the_day_also_with_a_ring_that_would_be_silent()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.SwitchAsync(story.Sam, "DMs: off");
        await AskAsync(story, story.Sam);
        await story.PassAsync(TimeSpan.FromHours(23));
        await story.SwitchAsync(story.Sam, "DMs: on");
        await CallAsync(story, story.Sam);
        await story.PassAsync(TimeSpan.FromHours(2));
        await CallAsync(story, story.Sam);
        Assert.Equal([SoundReason.DirectMessage, SoundReason.Added], story.Sam.Notifications.Select(n => n.Why));
        await story.PassAsync(TimeSpan.FromHours(23));
        await CallAsync(story, story.Sam);
        Assert.Equal(SoundReason.Mention, story.Sam.Notifications[^1].Why);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_sounds_is_one_request_where_the_last_one_was_opened_and_asks_first_where_it_was_not()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        var bell = Assert.Single(story.Guild.Threads);
        await story.OpenRingAsync(story.Sam);
        await story.PassAsync(TimeSpan.FromDays(1.5));
        var before = Asked(story, bell).Count;
        await CallAsync(story, story.Sam);
        Assert.Equal([$"POST /channels/{bell.Id}/messages"], Asked(story, bell).Skip(before));

        await story.PassAsync(TimeSpan.FromDays(1.5));
        before = Asked(story, bell).Count;
        await MetAsync(story, story.Sam);
        await CallAsync(story, story.Sam);
        Assert.Equal(
            [$"GET /channels/{bell.Id}/thread-members/{story.Sam.Id}", $"POST /channels/{bell.Id}/messages"],
            Asked(story, bell).Skip(before));
        Assert.Equal(3, story.Sam.Notifications.Count);
        await story.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whoever_left_their_bell_is_not_brought_back(bool archived)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        var bell = Assert.Single(story.Guild.Threads);
        story.Sam.LeaveThread(bell);
        await story.PassAsync(TimeSpan.FromDays(1.5));
        if (!archived)
            story.Moderator.ChangeThread(bell, archived: false);
        Assert.Equal(archived, bell.Thread!.IsArchived);
        await CallAsync(story, story.Sam);
        Assert.False(story.Sam.CanSee(bell));
        Assert.Single(story.Sam.Notifications);
        Assert.Contains(bell.Messages, m => !m.IsDeleted && m.Text == "Something is here for you.");
        await story.EndAsync();
    }

    [Fact]
    public async Task Somebody_who_is_not_in_the_server_is_no_error_and_no_storm()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        story.Guild.Leave(story.Sam);
        await CallAsync(story, story.Sam);
        var before = story.World.History.Recent(1000);
        await story.QuietAsync();
        await story.QuietAsync();
        Assert.Equal(before, story.World.History.Recent(1000));
        await story.EndAsync();
    }

    [Fact]
    public async Task With_direct_messages_on_nothing_rings_in_the_bell_and_where_they_are_closed_home_says_so()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        Assert.Null(story.Sam.Direct);
        await story.SwitchAsync(story.Sam, "DMs: off");
        await CallAsync(story, story.Sam);
        Assert.Equal("Something is here for you.", story.Sam.Direct!.Messages[0].Text.Split('\n')[0]);
        story.Sam.DmsOpen = false;
        await CallAsync(story, story.Sam);
        Assert.Single(story.Rings(story.Sam));
        Assert.Single(story.Sam.Direct.Messages);
        Assert.Contains("I cannot write to you.", (await story.CommandAsync(story.Sam, "home")).Text);

        story.Sam.DmsOpen = true;
        await CallAsync(story, story.Sam);
        Assert.Equal(2, story.Sam.Direct.Messages.Count(m => !m.IsDeleted));
        Assert.DoesNotContain("I cannot write to you.", (await story.CommandAsync(story.Sam, "home")).Text);

        story.Sam.DmsOpen = false;
        await CallAsync(story, story.Sam);
        await story.PressAsync(await story.CommandAsync(story.Sam, "home"), "Use the bell");
        await CallAsync(story, story.Sam);
        Assert.Equal(2, story.Rings(story.Sam).Count);
        await story.EndAsync();
    }

    [Fact]
    public async Task Without_a_permission_nobody_reads_an_error_and_one_line_is_logged()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        story.Home.Deny(story.World.Bot, WorldPermission.CreatePrivateThreads);
        await story.HeardAsync();
        await CallAsync(story, story.Sam);
        await story.QuietAsync();
        Assert.Empty(story.Rings(story.Sam));
        Assert.Contains("Create Private Threads", Assert.Single(story.Log.Warnings));
        story.Log.Clear();

        story.Home.Allow(story.World.Bot, WorldPermission.CreatePrivateThreads);
        await story.HeardAsync();
        await story.PassAsync(TimeSpan.FromMinutes(6));
        Assert.Single(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_the_bot_cannot_see_goes_once_it_can()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        story.Home.Deny(story.World.Bot, WorldPermission.ViewChannel);
        await story.HeardAsync();
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Single(story.Rings(story.Sam));

        story.Home.Allow(story.World.Bot, WorldPermission.ViewChannel);
        await story.HeardAsync();
        await story.PassAsync(TimeSpan.FromMinutes(6));

        Assert.Empty(story.Rings(story.Sam));
        story.Log.Clear();
        await story.EndAsync();
    }

    [Fact]
    public async Task A_bell_whose_making_was_not_heard_of_is_found_again_by_one_person_alone()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        story.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", $"channels/{story.Home.Id}/threads");
        await CallAsync(story, story.Sam);
        Assert.Empty(story.Rings(story.Sam));
        var lost = Assert.Single(story.Guild.Threads);
        Assert.Contains("Reconciling bell", Assert.Single(story.Log.Warnings));
        story.Log.Clear();

        await story.PassAsync(TimeSpan.FromMinutes(2));
        await CallAsync(story, story.Alex);

        Assert.Equal(lost, Assert.Single(story.Rings(story.Sam)).Channel);
        Assert.NotEqual(lost, Assert.Single(story.Rings(story.Alex)).Channel);
        Assert.Equal(2, story.Guild.Threads.Count());
        Assert.Equal([story.World.Bot, story.Sam], lost.Thread!.Members.OrderBy(m => m.Id));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_bell_on_record_is_given_to_nobody_else_however_empty_it_is()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        var bell = Assert.Single(story.Guild.Threads);
        foreach (var message in bell.Messages.Where(m => !m.IsDeleted))
            story.World.Faults.Delete(message);
        story.Sam.LeaveThread(bell);
        await story.RestartAsync();

        await CallAsync(story, story.Alex);

        Assert.NotEqual(bell, Assert.Single(story.Rings(story.Alex)).Channel);
        Assert.False(story.Alex.CanSee(bell));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_was_sent_but_not_recorded_is_found_again()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        DatabaseSnapshot.Ask(story.DatabaseFile, "UPDATE Notifications SET Posted = NULL, Reconciled = 0");
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Single(story.Rings(story.Sam));
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_was_sent_but_not_recorded_goes_when_nothing_waits_any_more()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var known = "";
        story.World.Raised += happened =>
        {
            if (happened is WorldEvent.MessageCreated { Message.Labels: ["Open"] })
                known = (string)DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT hex(Posted) FROM Notifications")!;
        };
        await CallAsync(story, story.Sam);
        Assert.Single(story.Rings(story.Sam));

        // The row is set to what a kill leaves: what was known before the message was sent, and not where it stands.
        DatabaseSnapshot.Ask(story.DatabaseFile, $"UPDATE Notifications SET Posted = x'{known}', Reconciled = 0");
        await story.Get<Store>().WriteAsync(
            async (context, cancel) => await story.Get<Notifier>()
                .WithdrawKindAsync(context, await FindAsync(story, context, story.Sam, cancel), "test", cancel),
            TestContext.Current.CancellationToken);
        await story.QuietAsync();

        Assert.Empty(story.Rings(story.Sam));
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Notifications"));
        await story.EndAsync();
    }

    private static Task AskAsync(BotFixture story, WorldPerson person) =>
        CallAsync(story, person, new(NotificationPurpose.Ask, Until: Now(story) + Duration.FromDays(1)));

    private static async Task CallAsync(BotFixture story, WorldPerson person, NotificationTerms? terms = null)
    {
        terms ??= new(NotificationPurpose.Notice);
        await story.Get<Store>().WriteAsync(
            async (context, cancel) =>
            {
                var known = await FindAsync(story, context, person, cancel);
                await story.Get<Notifier>().NotifyAsync(context, known, "test", Guid.CreateVersion7(), Now(story), terms, cancel);
            },
            TestContext.Current.CancellationToken);
        await story.QuietAsync();
    }

    private static Instant Now(BotFixture story) => Instant.FromDateTimeOffset(story.Clock.GetUtcNow());

    private static Task MetAsync(BotFixture story, WorldPerson person) => story.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var found = await FindAsync(story, context, person, cancel);
            await story.Get<Notifier>().MetAsync(context, found, cancel);
        },
        TestContext.Current.CancellationToken);

    /// <summary>Returns the bot's requests about this notification thread, except deletions.</summary>
    private static IReadOnlyList<string> Asked(BotFixture story, WorldChannel bell) =>
    [
        .. story.World.History.Entries.Select(e => RequestLine().Match(e.What))
            .Where(m => m.Success && m.Groups["verb"].Value != "DELETE")
            .Where(m => m.Groups["path"].Value.Contains($"/channels/{bell.Id}/", StringComparison.Ordinal))
            .Select(m => $"{m.Groups["verb"].Value} {m.Groups["path"].Value}"),
    ];

    [GeneratedRegex("^REST (?<verb>[A-Z]+) /api/v10(?<path>[^ ?:]+)")]
    private static partial Regex RequestLine();

    private static async Task<Guid> FindAsync(BotFixture story, BotContext context, WorldPerson person, CancellationToken cancel) =>
        (await story.Get<PersonStore>().FindAsync(context, new(story.Guild.Id), new(person.Id), cancel))!.Id;
}
