using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>What happens before the room: drafts, the first card, its answers, and what prevents them.</summary>
public sealed class FirstCardStories
{
    [Fact]
    public async Task Not_now_may_be_told_kindly()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var no = await bot.PressAsync(await bot.OpenRingAsync(sam), "Not now");
        Assert.Contains("Nobody is told.", no.Text);
        await bot.PressAsync(no, "Tell them kindly");
        var back = await bot.OpenRingAsync(alex);
        Assert.Contains("Not today. Thank you for asking me.", back.Text);
        Assert.Contains("Your words are back with you. Nobody has read them.", back.Text);
        var again = await bot.PressAsync(back, "My words");
        await bot.PressAsync(again, "Share");
        await bot.HereAsync(sam);
        Assert.Equal(1, bot.Count("I am afraid of being too much."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_it_at_that_reads_where_the_card_still_waits()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var until = bot.Clock.GetUtcNow().AddDays(2).ToUnixTimeSeconds();
        await bot.ReachAsync(bot.Alex);
        var no = await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");
        var waits = $"-# The card still waits for you in /home, until <t:{until}:f>. You may change your mind, and you need not answer.";
        Assert.StartsWith("Done. Nobody is told.\n", no.Text);
        Assert.Contains(waits, no.Text);
        var left = await bot.PressAsync(no, "Leave it at that");
        Assert.Equal($"All right.\n{waits}", left.Text);
        var home = await bot.CommandAsync(bot.Sam, "home");
        var told = await bot.PressAsync(await bot.PressAsync(await bot.PressAsync(home, "Open"), "Not now"), "Tell them kindly");
        Assert.EndsWith("-# It does not wait for you any more.", told.Text);
        Assert.DoesNotContain("Open", (await bot.CommandAsync(bot.Sam, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("20 minutes", 20)]
    [InlineData("This time tomorrow", 24 * 60)]
    public async Task Whoever_needs_time_reads_when_both_are_called(string button, int minutes)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        var times = await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time");
        var back = bot.Clock.GetUtcNow().AddMinutes(minutes).ToUnixTimeSeconds();
        var kept = await bot.PressAsync(times, button);
        Assert.Equal($"Good. You are both called then.\n-# That is <t:{back}:f>.", kept.Text);
        Assert.Contains($"-# You asked for time, until <t:{back}:f>. Come", (await bot.CommandAsync(bot.Sam, "home")).Text);
        Assert.DoesNotContain($"{back}", (await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_the_time_that_was_needed_the_bell_rings_both_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(sam), "I need time"), "20 minutes");
        Assert.Empty(bot.Rings(alex));
        await bot.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Contains("had asked for time.", (await bot.OpenRingAsync(alex)).Text);
        await bot.HereAsync(sam);
        Assert.Equal(1, bot.Count("I am afraid of being too much."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_taken_back_leaves_no_trace()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var sent = await bot.ReachAsync(alex);
        var card = await bot.OpenRingAsync(sam);
        var back = await bot.PressAsync(sent, "Take it back");
        Assert.Contains("Taken back unread.", back.Text);
        Assert.Equal(CoupleDriver.Gone, (await bot.PressAsync(card, "I'm here")).Text);
        Assert.DoesNotContain("Open", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        Assert.Null(bot.Room(sam));
        Assert.Contains("I am afraid", (await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words")).Text);
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("My words", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.DoesNotContain("My words", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_is_taken_back_unopened_is_gone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sent = await bot.ReachAsync(bot.Alex);
        Assert.Single(bot.Rings(bot.Sam));
        await bot.PressAsync(sent, "Take it back");
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_to_be_said_aloud_is_taken_back_without_a_promise_of_words()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var aloud = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Say it aloud");
        Assert.DoesNotContain("words", (await bot.PressAsync(aloud, "Take it back")).Text);
        var asked = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
        Assert.DoesNotContain("words", (await bot.PressAsync(asked, "Take it back")).Text);
        Assert.Contains("My words", (await bot.PressAsync(await bot.ReachAsync(bot.Alex), "Take it back")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_kept_is_found_for_seven_days_behind_my_words_and_nobody_is_called()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var kept = await bot.PressAsync(await bot.DraftAsync(bot.Alex, "Mine."), "Keep to myself");
        Assert.Contains("Kept for you. Nothing was sent.", kept.Text);
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        var words = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "My words");
        Assert.Contains("Mine.", words.Text);
        await bot.PressAsync(words, "Keep to myself");
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("My words", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_discarded_was_never_there()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        Assert.Contains("Nothing was sent.", (await bot.PressAsync(await bot.DraftAsync(bot.Alex, "Gone."), "Discard")).Text);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_draft_can_be_edited_and_deepened_and_private_answers_are_nowhere()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Write");
        var preview =
            await bot.SubmitAsync(form, [.. ReachForm.Words("First."), (ReachForm.Where, "PRIVATE")]);
        Assert.DoesNotContain("PRIVATE", preview.Text);
        var edit = await bot.PressAsync(preview, "Edit");
        Assert.Equal("First.", edit.Modal!.Field(ReachForm.Truer)!.Value);
        Assert.Equal("", edit.Modal.Field(ReachForm.Where)!.Value);
        preview = await bot.SubmitAsync(edit, (ReachForm.Truer, "Second."));
        var deeper = await bot.PressAsync(preview, "One level deeper");
        preview = await bot.SubmitAsync(deeper, (ReachForm.Deeper, "my heart beats"));
        Assert.Contains("Second.", preview.Text);
        Assert.Contains("my heart beats", preview.Text);
        Assert.DoesNotContain("One level deeper", preview.Message!.Labels);
        await bot.PressAsync(preview, "Share");
        await bot.HereAsync(bot.Sam);
        var words = Assert.Single(bot.Cards(bot.Sam), m => m.Text.Contains("Second."));
        Assert.Contains("my heart beats", words.Text);
        Assert.DoesNotContain("First.", words.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_card_that_nobody_answered_comes_back_after_two_days()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        await bot.PassAsync(TimeSpan.FromHours(47.9));
        Assert.Empty(bot.Rings(alex));
        await bot.PassAsync(TimeSpan.FromHours(0.2));
        Assert.Empty(bot.Rings(sam));
        var back = await bot.OpenRingAsync(alex);
        Assert.Contains(CoupleDriver.Neutral, back.Text);
        Assert.Contains("Your words are back with you. Nobody has read them.", back.Text);
        Assert.DoesNotContain("Open", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task One_open_dance_at_a_time()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        Assert.Equal(
            ["Take it back", "Safety", "Hide"],
            (await bot.CommandAsync(alex, "practice", ("name", "together"))).Message!.Labels);
        await bot.HereAsync(sam);
        foreach (var person in new[] { alex, sam })
        {
            var open = await bot.CommandAsync(person, "practice", ("name", "together"));
            Assert.Equal(
                "You two have a room open.\n-# It is \"Reach\". Nothing new was begun. You can begin it when this room has closed.",
                open.Text);
            Assert.Equal(["Go there", "Stop that one"], open.Message!.Labels);
            Assert.EndsWith($"/{bot.Room(sam)!.Id}", open.Message.Buttons.Single(b => b.Label == "Go there").Url);
        }

        var stop = await bot.PressAsync(await bot.CommandAsync(sam, "reach"), "Stop that one");
        await bot.PressAsync(stop, "Stop for both of us");
        Assert.Contains("Write", (await bot.CommandAsync(alex, "reach")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task If_both_reach_the_first_who_comes_opens_the_room_and_the_other_words_are_not_lost()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex, "Hers.");
        await bot.ReachAsync(sam, "His.");
        await bot.HereAsync(sam);
        Assert.Equal(1, bot.Count("Hers."));
        Assert.Equal(0, bot.Count("His."));
        var late = await bot.OpenRingAsync(alex);
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        await bot.ReceiveAsync(alex);
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Yes, swap");
        Assert.False(late.Failed);
        Assert.Single(alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task If_both_come_to_each_other_the_second_is_led_to_the_room_of_the_first(bool words)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            if (words)
                await bot.ReachAsync(person, "Mine.");
            else
                await bot.PressAsync(await bot.CommandAsync(person, "reach"), "Say it aloud");
        }

        var (forAlex, forSam) = (await bot.OpenRingAsync(bot.Alex), await bot.OpenRingAsync(bot.Sam));
        await bot.PressAsync(forSam, "I'm here");
        var second = await bot.PressAsync(forAlex, "I'm here");
        Assert.StartsWith("You two have a room open.\n-# It is the “Reach” that you asked for.", second.Text);
        Assert.Equal(["Go there"], second.Message!.Labels);
        Assert.Single(bot.Alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Without_manage_threads_nothing_is_created_and_one_reads_what_is_missing_and_where()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var card = await bot.OpenRingAsync(sam);
        var threads = bot.Guild.Threads.Count();
        bot.World.Faults.Revoke(bot.Home, WorldPermission.ManageThreads);
        foreach (var refused in new[] { await bot.PressAsync(card, "I'm here"), await bot.CommandAsync(sam, "reach") })
        {
            Assert.Contains("Manage Threads", refused.Text);
            Assert.Contains($"<#{bot.Home.Id}>", refused.Text);
        }

        Assert.Equal(threads, bot.Guild.Threads.Count());
        bot.Home.Allow(bot.World.Bot, WorldPermission.ManageThreads);
        await bot.QuietAsync();
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open"), "I'm here");
        Assert.Equal(1, bot.Count("I am afraid of being too much."));
        await bot.EndAsync();
    }
}
