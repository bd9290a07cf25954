using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>What happens before the room: drafts, the first card, its answers, and what prevents them.</summary>
public sealed class FirstCardStories
{
    [Fact]
    public async Task Not_now_may_be_told_kindly()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        var no = await story.PressAsync(await story.OpenRingAsync(sam), "Not now");
        Assert.Contains("Nobody is told.", no.Text);
        await story.PressAsync(no, "Tell them kindly");
        var back = await story.OpenRingAsync(alex);
        Assert.Contains("Not today. Thank you for asking me.", back.Text);
        Assert.Contains("Your words are back with you. Nobody has read them.", back.Text);
        var again = await story.PressAsync(back, "My words");
        await story.PressAsync(again, "Share");
        await story.HereAsync(sam);
        Assert.Equal(1, story.Count("I am afraid of being too much."));
        await story.EndAsync();
    }

    [Fact]
    public async Task After_the_time_that_was_needed_the_bell_rings_both_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        await story.PressAsync(await story.PressAsync(await story.OpenRingAsync(sam), "I need time"), "20 minutes");
        Assert.Empty(story.Rings(alex));
        await story.PassAsync(TimeSpan.FromMinutes(20));
        Assert.Contains("had asked for time.", (await story.OpenRingAsync(alex)).Text);
        await story.HereAsync(sam);
        Assert.Equal(1, story.Count("I am afraid of being too much."));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_taken_back_leaves_no_trace()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var sent = await story.ReachAsync(alex);
        var card = await story.OpenRingAsync(sam);
        var back = await story.PressAsync(sent, "Take it back");
        Assert.Contains("Taken back unread.", back.Text);
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(card, "I'm here")).Text);
        Assert.DoesNotContain("Open", (await story.CommandAsync(sam, "home")).Message!.Labels);
        Assert.Null(story.Room(sam));
        Assert.Contains("I am afraid", (await story.PressAsync(await story.CommandAsync(alex, "home"), "My words")).Text);
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("My words", (await story.CommandAsync(alex, "home")).Message!.Labels);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.DoesNotContain("My words", (await story.CommandAsync(alex, "home")).Message!.Labels);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_is_taken_back_unopened_is_gone()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var sent = await story.ReachAsync(story.Alex);
        Assert.Single(story.Rings(story.Sam));
        await story.PressAsync(sent, "Take it back");
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_to_be_said_aloud_is_taken_back_without_a_promise_of_words()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var aloud = await story.PressAsync(await story.CommandAsync(story.Alex, "reach"), "Say it aloud");
        Assert.DoesNotContain("words", (await story.PressAsync(aloud, "Take it back")).Text);
        var asked = await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "together")), "Ask Sam");
        Assert.DoesNotContain("words", (await story.PressAsync(asked, "Take it back")).Text);
        Assert.Contains("My words", (await story.PressAsync(await story.ReachAsync(story.Alex), "Take it back")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_kept_is_found_for_seven_days_behind_my_words_and_nobody_is_called()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var kept = await story.PressAsync(await story.DraftAsync(story.Alex, "Mine."), "Keep to myself");
        Assert.Contains("Kept for you. Nothing was sent.", kept.Text);
        await story.PassAsync(TimeSpan.FromDays(6.9));
        var words = await story.PressAsync(await story.CommandAsync(story.Alex, "home"), "My words");
        Assert.Contains("Mine.", words.Text);
        await story.PressAsync(words, "Keep to myself");
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("My words", (await story.CommandAsync(story.Alex, "home")).Message!.Labels);
        Assert.Empty(story.Rings(story.Sam));
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_discarded_was_never_there()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        Assert.Contains("Nothing was sent.", (await story.PressAsync(await story.DraftAsync(story.Alex, "Gone."), "Discard")).Text);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_draft_can_be_edited_and_deepened_and_private_answers_are_nowhere()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var form = await story.PressAsync(await story.CommandAsync(story.Alex, "reach"), "Write");
        var preview =
            await story.SubmitAsync(form, [.. ReachForm.Words("First."), (ReachForm.Where, "PRIVATE")]);
        Assert.DoesNotContain("PRIVATE", preview.Text);
        var edit = await story.PressAsync(preview, "Edit");
        Assert.Equal("First.", edit.Modal!.Field(ReachForm.Truer)!.Value);
        Assert.Equal("", edit.Modal.Field(ReachForm.Where)!.Value);
        preview = await story.SubmitAsync(edit, (ReachForm.Truer, "Second."));
        var deeper = await story.PressAsync(preview, "One level deeper");
        preview = await story.SubmitAsync(deeper, (ReachForm.Deeper, "my heart beats"));
        Assert.Contains("Second.", preview.Text);
        Assert.Contains("my heart beats", preview.Text);
        Assert.DoesNotContain("One level deeper", preview.Message!.Labels);
        await story.PressAsync(preview, "Share");
        await story.HereAsync(story.Sam);
        var words = Assert.Single(story.Cards(story.Sam), m => m.Text.Contains("Second."));
        Assert.Contains("my heart beats", words.Text);
        Assert.DoesNotContain("First.", words.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_card_that_nobody_answered_comes_back_after_two_days()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        await story.PassAsync(TimeSpan.FromHours(47.9));
        Assert.Empty(story.Rings(alex));
        await story.PassAsync(TimeSpan.FromHours(0.2));
        Assert.Empty(story.Rings(sam));
        var back = await story.OpenRingAsync(alex);
        Assert.Contains(CoupleDriver.Neutral, back.Text);
        Assert.Contains("Your words are back with you. Nobody has read them.", back.Text);
        Assert.DoesNotContain("Open", (await story.CommandAsync(sam, "home")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task One_open_dance_at_a_time()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        Assert.Equal(
            ["Take it back", "Safety", "Hide"],
            (await story.CommandAsync(alex, "practice", ("name", "together"))).Message!.Labels);
        await story.HereAsync(sam);
        foreach (var person in new[] { alex, sam })
        {
            var open = await story.CommandAsync(person, "practice", ("name", "together"));
            Assert.Equal("You two have a room open.", open.Text);
            Assert.Equal(["Go there", "Stop that one"], open.Message!.Labels);
            Assert.EndsWith($"/{story.Room(sam)!.Id}", open.Message.Buttons.Single(b => b.Label == "Go there").Url);
        }

        var stop = await story.PressAsync(await story.CommandAsync(sam, "reach"), "Stop that one");
        await story.PressAsync(stop, "Stop for both of us");
        Assert.Contains("Write", (await story.CommandAsync(alex, "reach")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task If_both_reach_the_first_who_comes_opens_the_room_and_the_other_words_are_not_lost()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex, "Hers.");
        await story.ReachAsync(sam, "His.");
        await story.HereAsync(sam);
        Assert.Equal(1, story.Count("Hers."));
        Assert.Equal(0, story.Count("His."));
        var late = await story.OpenRingAsync(alex);
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam);
        await story.ReceiveAsync(alex);
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Yes, swap");
        Assert.False(late.Failed);
        Assert.Single(alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        await story.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task If_both_come_to_each_other_the_second_is_led_to_the_room_of_the_first(bool words)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        foreach (var person in new[] { story.Alex, story.Sam })
        {
            if (words)
                await story.ReachAsync(person, "Mine.");
            else
                await AskTogetherAsync(story, person);
        }

        var (forAlex, forSam) = (await story.OpenRingAsync(story.Alex), await story.OpenRingAsync(story.Sam));
        await story.PressAsync(forSam, "I'm here");
        var second = await story.PressAsync(forAlex, "I'm here");
        Assert.Equal("You two have a room open.", second.Text);
        Assert.Equal(["Go there"], second.Message!.Labels);
        Assert.Single(story.Alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        await story.EndAsync();
    }

    [Fact]
    public async Task Without_manage_threads_nothing_is_created_and_one_reads_what_is_missing_and_where()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        var card = await story.OpenRingAsync(sam);
        var threads = story.Guild.Threads.Count();
        story.World.Faults.Revoke(story.Home, WorldPermission.ManageThreads);
        foreach (var refused in new[] { await story.PressAsync(card, "I'm here"), await story.CommandAsync(sam, "reach") })
        {
            Assert.Contains("Manage Threads", refused.Text);
            Assert.Contains($"<#{story.Home.Id}>", refused.Text);
        }

        Assert.Equal(threads, story.Guild.Threads.Count());
        story.Home.Allow(story.World.Bot, WorldPermission.ManageThreads);
        await story.QuietAsync();
        await story.PressAsync(await story.PressAsync(await story.CommandAsync(sam, "home"), "Open"), "I'm here");
        Assert.Equal(1, story.Count("I am afraid of being too much."));
        await story.EndAsync();
    }

    private static async Task AskTogetherAsync(BotFixture story, WorldPerson person)
    {
        var page = await story.CommandAsync(person, "practice", ("name", "together"));
        await story.PressAsync(page, Assert.Single(page.Message!.Labels, l => l.StartsWith("Ask ", StringComparison.Ordinal)));
    }
}
