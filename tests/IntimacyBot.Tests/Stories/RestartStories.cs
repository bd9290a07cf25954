using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The bot is stopped or killed and started again: nothing is lost and nothing is sent twice.</summary>
public sealed class RestartStories
{
    [Fact]
    public async Task A_dance_goes_on_over_a_restart_between_every_two_steps()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await new Walkthrough(bot).GoAsync(_ => bot.RestartAsync());
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_dance_goes_on_over_a_kill_between_every_two_steps()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await new Walkthrough(bot).GoAsync(_ => bot.KillAndStartAsync());
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_card_is_shown_once_though_the_bot_was_killed_before_or_just_after_it_was_sent()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(sam, "Write");
        await DieAtAsync(bot, RestFault.ResetBefore, TimeSpan.Zero, () => form.Modal!.SubmitAsync(("What I heard", "Heard.")));
        await DieAtAsync(bot, RestFault.ResetAfter, TimeSpan.Zero, () => alex.PressAsync(bot.Floor(alex), "That's it"));
        var preview = await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ReachForm.Answer("Because."));
        await DieAtAsync(bot, RestFault.ResetAfter, TimeSpan.FromMinutes(10), () => sam.PressAsync(preview.Message!, "Share"));
        var receipt = await bot.PressAsync(await bot.OpenReceiptAsync(alex), "I feel valued");
        await DieAtAsync(bot, RestFault.ResetBefore, TimeSpan.FromMinutes(10), () => alex.PressAsync(receipt.Message!, "Tell them"));
        await DieAtAsync(
            bot, RestFault.ResetAfter, TimeSpan.FromMinutes(10), () => alex.PressAsync(bot.Floor(alex), "Close with thanks"));
        foreach (var words in new[] { "Heard.", "Because.", "I feel valued." })
            Assert.Equal(1, bot.Count(words));
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_is_made_once_though_the_bot_was_killed_while_it_was_made()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        // Alex already has a notification thread, so that the next thread to be created is the room.
        await bot.ReachAsync(bot.Sam);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), "Not now");
        await bot.ReachAsync(bot.Alex);
        var card = await bot.OpenRingAsync(bot.Sam);
        bot.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", "/threads");
        var here = bot.Sam.PressAsync(card.Message!, "I'm here");
        await bot.World.WaitForAsync(w => bot.Guild.Threads.Any(t => t.Name.StartsWith("Room")), "the thread");
        await bot.KillAsync();
        bot.World.ExpireInteractions();
        // The request that creates a room is never retried, so the bot may have logged a warning before it was killed.
        bot.Log.Clear();
        await bot.StartAsync();
        await here;
        await bot.QuietAsync();
        Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room"));
        Assert.Equal(1, bot.Count("I am afraid of being too much."));
        Assert.Contains("Write", bot.Floor(bot.Sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_is_closed_though_the_bot_was_killed_while_it_was_closed()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        var stop = await bot.OnFloorAsync(bot.Alex, "Stop here");
        bot.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "PATCH", $"/channels/{room.Id}");
        await bot.Alex.PressAsync(stop.Message!, "Stop for both of us");
        await bot.World.WaitForAsync(_ => room.Thread!.IsLocked, "the room to be closed");
        await bot.KillAndStartAsync();
        await bot.QuietAsync();
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal(1, bot.Count("It ends here for today."));
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_rings_once_though_the_bot_was_killed_while_it_rang()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var preview = await bot.DraftAsync(bot.Alex, "Once.");
        bot.World.Faults.FailNextRequests(RestFault.ResetAfter, 1, "POST", "/messages");
        await bot.Alex.PressAsync(preview.Message!, "Share");
        await bot.World.WaitForAsync(_ => bot.Rings(bot.Sam).Count == 1, "the ring");
        await bot.KillAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(10));
        await bot.StartAsync();
        await bot.QuietAsync();
        Assert.Single(bot.Rings(bot.Sam));
        Assert.Single(bot.Sam.Notifications);
        await bot.HereAsync(bot.Sam);
        Assert.Equal(1, bot.Count("Once."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_pressed_and_written_while_the_bot_is_away_counts_and_its_page_waits_at_home()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var form = await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Write");
        var lost =
            await AwayAsync(
                bot,
                () => form.Modal!.SubmitAsync(
                    ReachForm.Words("Written to nobody.")));
        Assert.True(lost.Failed);
        var words = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        Assert.Contains("Written to nobody.", words.Text);

        lost = await AwayAsync(bot, () => alex.PressAsync(words.Message!, "Share"));
        Assert.True(lost.Failed);
        var card = await bot.OpenRingAsync(sam);
        lost = await AwayAsync(bot, () => sam.PressAsync(card.Message!, "I'm here"));
        Assert.True(lost.Failed);
        Assert.Equal(1, bot.Count("Written to nobody."));
        var home = await bot.CommandAsync(sam, "home");
        Assert.Contains(home.Message!.Buttons, b => b.Url?.EndsWith($"/{bot.Room(sam)!.Id}", StringComparison.Ordinal) == true);

        var back = await bot.OnFloorAsync(sam, "Write");
        lost = await AwayAsync(bot, () => back.Modal!.SubmitAsync(("What I heard", "Said to nobody.")));
        Assert.True(lost.Failed);
        Assert.Equal(1, bot.Count("Said to nobody."));
        await bot.OnFloorAsync(alex, "That's it");
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_became_due_while_the_bot_was_away_is_done_when_it_is_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        await bot.KillAsync();
        bot.Clock.Advance(TimeSpan.FromDays(2));
        await bot.StartAsync();
        await bot.PassAsync(TimeSpan.Zero);
        Assert.True(bot.Rings(bot.Sam).Count == 0, $"{bot.World.History.Recent(80)}\n{bot.Log}");
        Assert.Contains(CoupleDriver.Neutral, (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    /// <summary>The request after this action meets the fault, and the bot is killed before it can retry; then it starts again.</summary>
    private static async Task DieAtAsync(BotFixture bot, RestFault fault, TimeSpan away, Func<Task<SeenAnswer>> act)
    {
        var sent = bot.Cards(bot.Moderator)[^1].Id;
        bot.World.Faults.FailNextRequests(fault, 1, "POST", "/messages");
        await act();
        if (fault == RestFault.ResetAfter)
            await bot.World.WaitForAsync(_ => bot.Cards(bot.Moderator) is [.., var last] && last.Id > sent, "the first new card");
        await bot.KillAsync();
        bot.Clock.Advance(away);
        await bot.StartAsync();
        await bot.QuietAsync();
    }

    private static async Task<SeenAnswer> AwayAsync(BotFixture bot, Func<Task<SeenAnswer>> act)
    {
        await bot.KillAsync();
        var acting = act();
        bot.World.ExpireInteractions();
        var answer = await acting;
        await bot.StartAsync();
        await bot.World.WaitForAsync(
            w => w.History.Entries.Any(e => e.What.Contains($"/interactions/{answer.Interaction.Id}/")),
            "the bot to answer what it missed");
        await bot.QuietAsync();
        return answer;
    }
}
