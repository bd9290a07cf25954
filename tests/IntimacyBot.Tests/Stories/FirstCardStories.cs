using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Before the room: drafts, the first card, its answers, and what stands in the way.</summary>
public sealed class FirstCardStories
{
    private const string Truer = "What is truer, more tender, about me?";

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
        Assert.Contains("Not today, and it isn't about you.", back.Text);
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
        Assert.Contains("The time that was asked for is over.", (await story.OpenRingAsync(alex)).Text);
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
        Assert.Contains("Taken back. Nobody knows.", back.Text);
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(card, "I'm here")).Text);
        Assert.DoesNotContain("Open", (await story.CommandAsync(sam, "home")).Message!.Labels);
        Assert.Null(story.Room(sam));
        Assert.Contains("I am afraid", (await story.PressAsync(await story.CommandAsync(alex, "home"), "My words")).Text);
        await story.PassAsync(TimeSpan.FromDays(1));
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
    public async Task What_is_kept_or_discarded_was_never_there()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        Assert.Contains(
            "Nobody is told",
            (await story.PressAsync(await story.DraftAsync(story.Alex, "Mine."), "Keep to myself")).Text.Replace(
                "nobody", "Nobody", StringComparison.Ordinal));
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
            await story.SubmitAsync(form, ("What I am sharing", "fear"), ("Where in me does this come up?", "PRIVATE"), (Truer, "First."));
        Assert.DoesNotContain("PRIVATE", preview.Text);
        var edit = await story.PressAsync(preview, "Edit");
        Assert.Equal("First.", edit.Modal!.Field(Truer)!.Value);
        Assert.Equal("", edit.Modal.Field("Where in me does this come up?")!.Value);
        preview = await story.SubmitAsync(edit, (Truer, "Second."));
        var deeper = await story.PressAsync(preview, "One level deeper");
        preview = await story.SubmitAsync(deeper, ("Telling you this, right now, I notice…", "my heart beats"));
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
    public async Task A_card_that_nobody_answered_comes_back_after_a_day()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        await story.PassAsync(TimeSpan.FromHours(23.9));
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
            Assert.Contains($"You two already have a room open: <#{story.Room(sam)!.Id}>", open.Text);
            Assert.Equal(["Stop that one", "Safety", "Hide"], open.Message!.Labels);
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
}
