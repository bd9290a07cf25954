using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The rounds inside one turn.</summary>
public sealed class RoundStories
{
    [Fact]
    public async Task What_was_almost_heard_is_said_back_again_and_after_two_rounds_close_enough_is_enough()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        await story.SubmitAsync(form, ("What I heard", "You are afraid."));

        Assert.Equal(["That's it", "Almost", "There's more", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        var part = await story.OnFloorAsync(alex, "Almost");
        await story.SubmitAsync(part, ("Which part should they hear again?", "of being too much"));
        form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("of being too much"));
        await story.SubmitAsync(form, ("What I heard", "You are afraid of being too much."));

        Assert.Equal(["That's it", "Almost", "There's more", "Close enough", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "There's more"), ("There's more", "With you above all."));
        Assert.Equal(["Write", "Say it aloud", "Close enough", "I need a pause", "Stop here"], story.Floor(sam).Labels);
        form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("With you above all."));
        form.Modal!.Cancel();
        await story.OnFloorAsync(alex, "Close enough");

        Assert.Contains("Let it in before you answer.", story.Floor(sam).Text);
        Assert.Equal(1, story.Count("You are afraid of being too much."));
        Assert.Equal(1, story.Count("With you above all."));
        await story.EndAsync();
    }

    [Fact]
    public async Task One_addition_is_enough()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "There's more"), ("There's more", "With you above all."));
        await story.SayBackAsync(sam, "And with me above all.");
        Assert.Equal(["That's it", "Almost", "Close enough", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "Almost"));
        await story.SayBackAsync(sam, "Once more.");
        Assert.DoesNotContain("There's more", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Almost_needs_no_words()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        await story.SayBackAsync(story.Sam);
        await story.SubmitAsync(await story.OnFloorAsync(story.Alex, "Almost"));
        Assert.Contains("Alex says: almost. Say it back once more", story.Floor(story.Sam).Text);
        await story.SayBackAsync(story.Sam, "Once more.");
        await story.OnFloorAsync(story.Alex, "That's it");
        Assert.Contains("Let it in before you answer", story.Floor(story.Sam).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Words_can_be_changed_and_taken_back_until_they_are_answered()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam, "First words.");
        var words = Assert.Single(story.Cards(sam), m => m.Text.Contains("First words."));
        Assert.Equal(["Change it", "Take it back"], words.Labels);
        Assert.Equal("Only **Sam** can change this.", (await story.PressAsync(alex, words, "Change it")).Text);
        Assert.Equal("Only **Sam** can change this.", (await story.PressAsync(alex, words, "Take it back")).Text);

        var form = await story.PressAsync(sam, words, "Change it");
        Assert.Equal("First words.", form.Modal!.Fields[0].Value);
        await story.SubmitAsync(form, ("What I heard", "Second words."));
        Assert.Contains("Second words.", words.Text);
        Assert.Equal(0, story.Count("First words."));
        Assert.Contains("That's it", story.Cards(sam)[^1].Labels);

        await story.PressAsync(sam, words, "Take it back");
        Assert.Equal(0, story.Count("Second words."));
        Assert.Contains("Say back what you heard", story.Floor(sam).Text);
        await story.SayBackAsync(sam, "Third words.");
        await story.OnFloorAsync(alex, "That's it");
        Assert.Empty(Assert.Single(story.Cards(sam), m => m.Text.Contains("Third words.")).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_response_that_is_taken_back_waits_as_a_draft_also_when_it_is_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam, "You were often told so.");
        await story.PressAsync(sam, Assert.Single(story.Cards(sam), m => m.Text.Contains("You were often told so.")), "Take it back");
        Assert.Equal(0, story.Count("You were often told so."));
        var kept = await story.PressAsync(await story.CommandAsync(sam, "home"), "My words");
        Assert.Contains("You were often told so.", kept.Text);
        Assert.Contains("Kept for you.", (await story.PressAsync(kept, "Keep to myself")).Text);
        Assert.Contains("You were often told so.", (await story.PressAsync(await story.CommandAsync(sam, "home"), "My words")).Text);
        var form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        Assert.Equal("You were often told so.", form.Modal.Fields[0].Value);
        await story.PressAsync(await story.SubmitAsync(form), "Share");
        Assert.Equal(1, story.Count("You were often told so."));
        await story.EndAsync();
    }

    [Fact]
    public async Task Everything_can_be_said_aloud_and_then_nothing_is_stored()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var asked = await story.PressAsync(await story.CommandAsync(alex, "reach"), "Say it aloud");
        Assert.Contains("Take it back", asked.Message!.Labels);
        Assert.Contains("Voice calls on Discord are end-to-end encrypted, text is not.", asked.Text);
        await story.HereAsync(sam);
        Assert.Contains("Alex is saying it aloud.**", story.Floor(sam).Text);
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(sam, "I've said it")).Text);
        await story.OnFloorAsync(alex, "I've said it");
        await story.OnFloorAsync(sam, "Say it aloud");
        await story.OnFloorAsync(sam, "I've said it");
        await story.OnFloorAsync(alex, "That's it");
        await story.OnFloorAsync(sam, "Say it aloud");
        await story.OnFloorAsync(sam, "I've said it");
        await story.OnFloorAsync(alex, ReachForm.Enough);
        Assert.Contains("This step is only for you.", story.Floor(alex).Text);
        Assert.Equal(0, story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task Who_answers_the_question_of_an_answer_is_told_that_the_other_stays()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        var form = await story.OnFloorAsync(sam, "Write");
        var preview = await story.SubmitAsync(form, [.. ReachForm.Answer("You were often told so."), ("curious", "more")]);
        Assert.Contains("Did I answer the feeling?", preview.Text);
        await story.PressAsync(preview, "Share");
        Assert.Contains("My question\nWhat else would you like to say?", story.Cards(alex)[^2].Text);
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ("My answer", "I don't know yet.")),
            "Share");
        await story.OnFloorAsync(sam, "I'm staying here with you");
        Assert.Equal(1, story.Count("I'm staying here with you."));
        Assert.Contains("This step is only for you.", story.Floor(alex).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Not_yet_may_ask_for_another_try_and_say_what_was_hoped_for()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam, "First try.");
        await story.PressAsync(await story.OpenReceiptAsync(alex), "Not yet");
        var again = await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "Ask once more");
        await story.PressAsync(again, "Tell them");
        Assert.Equal(1, story.Count("May we try that once more? I am still here."));
        Assert.Equal(["Write", "Say it aloud", "Try without words"], story.Floor(alex).Labels.Take(3));
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ("What I was hoping for", "To be held.")),
            "Share");
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("My answer, tried again", "Second try.")),
            "Share");
        Assert.Contains("Swap turns", story.Floor(alex).Labels);
        Assert.Equal((1, 1, 1), (story.Count("First try."), story.Count("To be held."), story.Count("Second try.")));
        await story.EndAsync();
    }
}
