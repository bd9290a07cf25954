using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Couples;

public sealed class NotificationStories
{
    [Fact]
    public async Task One_ring_a_day_sounds_and_after_two_unmet_asks_none_until_one_is_met()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var sam = story.Sam;
        await CallAsync(story, sam);
        await CallAsync(story, sam);
        Assert.Equal(2, story.Rings(sam).Count);
        Assert.Single(sam.Notifications);
        Assert.Contains($"<@{sam.Id}>", story.Rings(sam)[0].Text);
        Assert.DoesNotContain("<@", story.Rings(sam)[1].Text);
        Assert.True(story.Rings(sam)[1].IsSilent);

        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(story.Rings(sam));
        await story.PassAsync(TimeSpan.FromDays(1));
        await CallAsync(story, sam);
        Assert.Single(sam.Notifications);

        await MetAsync(story, sam);
        await CallAsync(story, sam);
        Assert.Equal(2, sam.Notifications.Count);
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
        Assert.Equal(10080, bell.Thread.AutoArchiveMinutes);
        Assert.Equal([story.World.Bot, story.Sam], bell.Thread.Members.OrderBy(m => m.Id));
        Assert.False(story.Alex.CanSee(bell));
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
        await story.PassAsync(TimeSpan.FromDays(1));
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
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_sounds_is_one_request_even_where_the_bell_is_asleep_and_its_person_has_left_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        await story.PassAsync(TimeSpan.FromDays(1));
        var bell = Assert.Single(story.Guild.Threads);
        story.Sam.LeaveThread(bell);
        story.Moderator.ChangeThread(bell, archived: true, locked: false);
        var before = Requests(story, bell);

        await CallAsync(story, story.Sam);
        Assert.Equal(1, Requests(story, bell) - before);
        Assert.Single(story.Rings(story.Sam));
        Assert.True(story.Sam.CanSee(bell));
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_left_their_bell_is_brought_back_by_the_next_ring()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        story.Sam.LeaveThread(Assert.Single(story.Guild.Threads));
        await CallAsync(story, story.Sam);
        Assert.Equal(2, story.Rings(story.Sam).Count);
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
    public async Task Direct_messages_ring_only_whom_they_were_switched_on_for_and_closed_ones_fall_back_to_the_bell()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await CallAsync(story, story.Sam);
        Assert.Null(story.Sam.Direct);
        await story.SwitchAsync(story.Sam, "DMs: off");
        await CallAsync(story, story.Sam);
        Assert.Equal("Something is here for you.", story.Sam.Direct!.Messages[0].Text.Split('\n')[0]);
        story.Sam.DmsOpen = false;
        await CallAsync(story, story.Sam);
        Assert.Equal(2, story.Rings(story.Sam).Count);
        Assert.Single(story.Sam.Direct.Messages);
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
        await story.PassAsync(TimeSpan.FromDays(1));
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
        Assert.Contains("Painting bell", Assert.Single(story.Log.Warnings));
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
        await story.PassAsync(TimeSpan.FromDays(1));
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

        // As a kill leaves it: what was known when it was sent, and nothing of where it stands.
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

    private static async Task CallAsync(BotFixture story, WorldPerson person)
    {
        await story.Get<Store>().WriteAsync(
            async (context, cancel) =>
            {
                var known = await FindAsync(story, context, person, cancel);
                await story.Get<Notifier>()
                    .NotifyAsync(
                        context, known, "test", Guid.CreateVersion7(), Instant.FromDateTimeOffset(story.Clock.GetUtcNow()), null, cancel);
            },
            TestContext.Current.CancellationToken);
        await story.QuietAsync();
    }

    private static Task MetAsync(BotFixture story, WorldPerson person) => story.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var found = await FindAsync(story, context, person, cancel);
            await story.Get<Notifier>().MetAsync(context, found, cancel);
        },
        TestContext.Current.CancellationToken);

    private static int Requests(BotFixture story, WorldChannel bell) =>
        story.World.History.Entries.Count(e => e.What.StartsWith("REST ", StringComparison.Ordinal)
            && e.What.Contains($"/channels/{bell.Id}", StringComparison.Ordinal));

    private static async Task<Guid> FindAsync(BotFixture story, BotContext context, WorldPerson person, CancellationToken cancel) =>
        (await story.Get<PersonStore>().FindAsync(context, new(story.Guild.Id), new(person.Id), cancel))!.Id;
}
