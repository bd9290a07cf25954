using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The bot is stopped or killed and started again: nothing is lost and nothing is sent twice.</summary>
public sealed class RestartStories
{
    [Fact]
    public async Task A_dance_goes_on_over_a_restart_between_every_two_steps()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await new Walkthrough(story).GoAsync(_ => story.RestartAsync());
        await story.EndAsync();
    }

    [Fact]
    public async Task A_dance_goes_on_over_a_kill_between_every_two_steps()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await new Walkthrough(story).GoAsync(_ => story.KillAndStartAsync());
        await story.EndAsync();
    }

    [Fact]
    public async Task A_card_is_shown_once_though_the_bot_was_killed_before_or_just_after_it_was_sent()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(sam, "Write");
        await DieAtAsync(story, RestFault.ResetBefore, TimeSpan.Zero, () => form.Modal!.SubmitAsync(("What I heard", "Heard.")));
        await DieAtAsync(story, RestFault.ResetAfter, TimeSpan.Zero, () => alex.PressAsync(story.Floor(alex), "That's it"));
        var preview = await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ReachForm.Answer("Because."));
        await DieAtAsync(story, RestFault.ResetAfter, TimeSpan.FromMinutes(10), () => sam.PressAsync(preview.Message!, "Share"));
        var receipt = await story.PressAsync(await story.OpenReceiptAsync(alex), "I feel valued");
        await DieAtAsync(story, RestFault.ResetBefore, TimeSpan.FromMinutes(10), () => alex.PressAsync(receipt.Message!, "Tell them"));
        await DieAtAsync(
            story, RestFault.ResetAfter, TimeSpan.FromMinutes(10), () => alex.PressAsync(story.Floor(alex), "Close with thanks"));
        foreach (var words in new[] { "Heard.", "Because.", "I feel valued." })
            Assert.Equal(1, story.Count(words));
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_is_made_once_though_the_bot_was_killed_while_it_was_made()
    {
        await using var story = await BotFixture.OfCoupleAsync(answerWithin: TimeSpan.FromSeconds(3));
        // Alex already has a notification thread, so that the next thread to be created is the room.
        await story.ReachAsync(story.Sam);
        await story.PressAsync(await story.OpenRingAsync(story.Alex), "Not now");
        await story.ReachAsync(story.Alex);
        var card = await story.OpenRingAsync(story.Sam);
        story.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", "/threads");
        var here = story.Sam.PressAsync(card.Message!, "I'm here");
        await story.World.WaitForAsync(w => story.Guild.Threads.Any(t => t.Name.StartsWith("Room")), "the thread");
        await story.KillAsync();
        // The request that creates a room is never retried, so the bot may have logged a warning before it was killed.
        story.Log.Clear();
        await story.StartAsync();
        await here;
        await story.QuietAsync();
        Assert.Single(story.Guild.Threads, t => t.Name.StartsWith("Room"));
        Assert.Equal(1, story.Count("I am afraid of being too much."));
        Assert.Contains("Write", story.Floor(story.Sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_room_is_closed_though_the_bot_was_killed_while_it_was_closed()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        var stop = await story.OnFloorAsync(story.Alex, "Stop here");
        story.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "PATCH", $"/channels/{room.Id}");
        await story.Alex.PressAsync(stop.Message!, "Stop for both of us");
        await story.World.WaitForAsync(_ => room.Thread!.IsLocked, "the room to be closed");
        await story.KillAndStartAsync();
        await story.QuietAsync();
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(1, story.Count("It ends here for today."));
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_rings_once_though_the_bot_was_killed_while_it_rang()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var preview = await story.DraftAsync(story.Alex, "Once.");
        story.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", "/messages");
        await story.Alex.PressAsync(preview.Message!, "Share");
        await story.World.WaitForAsync(_ => story.Rings(story.Sam).Count == 1, "the ring");
        await story.KillAsync();
        story.Clock.Advance(TimeSpan.FromMinutes(10));
        await story.StartAsync();
        await story.QuietAsync();
        Assert.Single(story.Rings(story.Sam));
        Assert.Single(story.Sam.Notifications);
        await story.HereAsync(story.Sam);
        Assert.Equal(1, story.Count("Once."));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_pressed_and_written_while_the_bot_is_away_counts_and_its_page_waits_at_home()
    {
        await using var story = await BotFixture.OfCoupleAsync(answerWithin: TimeSpan.FromSeconds(3));
        var (alex, sam) = (story.Alex, story.Sam);
        var form = await story.PressAsync(await story.CommandAsync(alex, "reach"), "Write");
        var lost =
            await AwayAsync(
                story,
                () => form.Modal!.SubmitAsync(
                    ReachForm.Words("Written to nobody.")));
        Assert.True(lost.Failed);
        var words = await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        Assert.Contains("Written to nobody.", words.Text);

        lost = await AwayAsync(story, () => alex.PressAsync(words.Message!, "Share"));
        Assert.True(lost.Failed);
        var card = await story.OpenRingAsync(sam);
        lost = await AwayAsync(story, () => sam.PressAsync(card.Message!, "I'm here"));
        Assert.True(lost.Failed);
        Assert.Equal(1, story.Count("Written to nobody."));
        var home = await story.CommandAsync(sam, "home");
        Assert.Contains(home.Message!.Buttons, b => b.Url?.EndsWith($"/{story.Room(sam)!.Id}", StringComparison.Ordinal) == true);

        var back = await story.OnFloorAsync(sam, "Write");
        lost = await AwayAsync(story, () => back.Modal!.SubmitAsync(("What I heard", "Said to nobody.")));
        Assert.True(lost.Failed);
        Assert.Equal(1, story.Count("Said to nobody."));
        await story.OnFloorAsync(alex, "That's it");
        await story.EndAsync();
    }

    [Fact]
    public async Task What_became_due_while_the_bot_was_away_is_done_when_it_is_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ReachAsync(story.Alex);
        await story.KillAsync();
        story.Clock.Advance(TimeSpan.FromDays(2));
        await story.StartAsync();
        await story.PassAsync(TimeSpan.Zero);
        Assert.Empty(story.Rings(story.Sam));
        Assert.Contains(CoupleDriver.Neutral, (await story.OpenRingAsync(story.Alex)).Text);
        await story.EndAsync();
    }

    /// <summary>The request after this action meets the fault, and the bot is killed before it can retry; then it starts again.</summary>
    private static async Task DieAtAsync(BotFixture story, RestFault fault, TimeSpan away, Func<Task<SeenAnswer>> act)
    {
        var sent = story.Cards(story.Moderator)[^1].Id;
        story.World.Faults.FailNextRequests(fault, 1, "POST", "/messages");
        await act();
        if (fault == RestFault.ResetAfter)
            await story.World.WaitForAsync(_ => story.Cards(story.Moderator) is [.., var last] && last.Id > sent, "the first new card");
        await story.KillAsync();
        story.Clock.Advance(away);
        await story.StartAsync();
        await story.QuietAsync();
    }

    private static async Task<SeenAnswer> AwayAsync(BotFixture story, Func<Task<SeenAnswer>> act)
    {
        await story.KillAsync();
        var answer = await act();
        await story.StartAsync();
        await story.World.WaitForAsync(
            w => w.History.Entries.Any(e => e.What.Contains($"/interactions/{answer.Interaction.Id}/")),
            "the bot to answer what it missed");
        await story.QuietAsync();
        return answer;
    }
}
