using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The rounds inside one turn.</summary>
public sealed class RoundStories
{
    [Fact]
    public async Task What_was_almost_heard_is_said_back_again_and_after_two_rounds_close_enough_is_enough()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        await bot.SubmitAsync(form, ("What I heard", "You are afraid."));

        Assert.Equal(["That's it", "Almost", "There's more", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        var part = await bot.OnFloorAsync(alex, "Almost");
        await bot.SubmitAsync(part, ("Which part should they hear again?", "of being too much"));
        form = await bot.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("of being too much"));
        await bot.SubmitAsync(form, ("What I heard", "You are afraid of being too much."));

        Assert.Equal(["That's it", "Almost", "There's more", "Close enough", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "There's more"), ("There's more", "With you above all."));
        Assert.Equal(["Write", "Say it aloud", "Close enough", "I need a pause", "Stop here"], bot.Floor(sam).Labels);
        form = await bot.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("With you above all."));
        form.Modal!.Cancel();
        await bot.OnFloorAsync(alex, "Close enough");

        Assert.Contains("Let it in before you answer.", bot.Floor(sam).Text);
        Assert.Equal(1, bot.Count("You are afraid of being too much."));
        Assert.Equal(1, bot.Count("With you above all."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task One_addition_is_enough()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "There's more"), ("There's more", "With you above all."));
        await bot.SayBackAsync(sam, "And with me above all.");
        Assert.Equal(["That's it", "Almost", "Close enough", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Almost"));
        await bot.SayBackAsync(sam, "Once more.");
        Assert.DoesNotContain("There's more", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Almost_needs_no_words()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "Almost"));
        Assert.Contains("Alex says: almost. Say it back once more", bot.Floor(bot.Sam).Text);
        await bot.SayBackAsync(bot.Sam, "Once more.");
        await bot.OnFloorAsync(bot.Alex, "That's it");
        Assert.Contains("Let it in before you answer", bot.Floor(bot.Sam).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_can_be_changed_and_taken_back_until_they_are_answered()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam, "First words.");
        var words = Assert.Single(bot.Cards(sam), m => m.Text.Contains("First words."));
        Assert.Equal(["Change it", "Take it back"], words.Labels);
        Assert.Equal("Only **Sam** can change this.", (await bot.PressAsync(alex, words, "Change it")).Text);
        Assert.Equal("Only **Sam** can change this.", (await bot.PressAsync(alex, words, "Take it back")).Text);

        var form = await bot.PressAsync(sam, words, "Change it");
        Assert.Equal("First words.", form.Modal!.Fields[0].Value);
        await bot.SubmitAsync(form, ("What I heard", "Second words."));
        Assert.Contains("Second words.", words.Text);
        Assert.Equal(0, bot.Count("First words."));
        Assert.Contains("That's it", bot.Cards(sam)[^1].Labels);

        await bot.PressAsync(sam, words, "Take it back");
        Assert.Equal(0, bot.Count("Second words."));
        Assert.Contains("Say back what you heard", bot.Floor(sam).Text);
        await bot.SayBackAsync(sam, "Third words.");
        await bot.OnFloorAsync(alex, "That's it");
        Assert.Empty(Assert.Single(bot.Cards(sam), m => m.Text.Contains("Third words.")).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_response_that_is_taken_back_waits_as_a_draft_also_when_it_is_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam, "You were often told so.");
        await bot.PressAsync(sam, Assert.Single(bot.Cards(sam), m => m.Text.Contains("You were often told so.")), "Take it back");
        Assert.Equal(0, bot.Count("You were often told so."));
        var kept = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words");
        Assert.Contains("You were often told so.", kept.Text);
        Assert.Contains("Kept for you.", (await bot.PressAsync(kept, "Keep to myself")).Text);
        Assert.Contains("You were often told so.", (await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words")).Text);
        var form = await bot.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("I am afraid of being too much."));
        Assert.Equal("You were often told so.", form.Modal.Fields[0].Value);
        await bot.PressAsync(await bot.SubmitAsync(form), "Share");
        Assert.Equal(1, bot.Count("You were often told so."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Everything_can_be_said_aloud_and_then_nothing_is_stored()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var asked = await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Say it aloud");
        Assert.Contains("Take it back", asked.Message!.Labels);
        Assert.Contains("Voice calls on Discord are end-to-end encrypted, text is not.", asked.Text);
        await bot.HereAsync(sam);
        Assert.Contains("Alex is saying it aloud.**", bot.Floor(sam).Text);
        Assert.EndsWith(CoupleDriver.NotYours, (await bot.OnFloorAsync(sam, "I've said it")).Text);
        await bot.OnFloorAsync(alex, "I've said it");
        await bot.OnFloorAsync(sam, "Say it aloud");
        await bot.OnFloorAsync(sam, "I've said it");
        await bot.OnFloorAsync(alex, "That's it");
        await bot.OnFloorAsync(sam, "Say it aloud");
        await bot.OnFloorAsync(sam, "I've said it");
        await bot.OnFloorAsync(alex, ReachForm.Enough);
        Assert.Contains("This step is only for you.", bot.Floor(alex).Text);
        Assert.Equal(0, bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_answers_the_question_of_an_answer_is_told_that_the_other_stays()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        var form = await bot.OnFloorAsync(sam, "Write");
        var preview = await bot.SubmitAsync(form, [.. ReachForm.Answer("You were often told so."), ("curious", "more")]);
        Assert.Contains("Did I answer the feeling?", preview.Text);
        await bot.PressAsync(preview, "Share");
        Assert.Contains("My question\nWhat else would you like to say?", bot.Cards(alex)[^2].Text);
        await bot.PressAsync(
            await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ("My answer", "I don't know yet.")),
            "Share");
        await bot.OnFloorAsync(sam, "I'm staying here with you");
        Assert.Equal(1, bot.Count("I'm staying here with you."));
        Assert.Contains("This step is only for you.", bot.Floor(alex).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Not_yet_may_ask_for_another_try_and_say_what_was_hoped_for()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam, "First try.");
        await bot.PressAsync(await bot.OpenReceiptAsync(alex), "Not yet");
        var again = await bot.PressAsync(await bot.OnFloorAsync(alex, "Open"), "Ask once more");
        await bot.PressAsync(again, "Tell them");
        Assert.Equal(1, bot.Count("May we try that once more? I am still here."));
        Assert.Equal(["Write", "Say it aloud", "Try without words"], bot.Floor(alex).Labels.Take(3));
        await bot.PressAsync(
            await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ("What I was hoping for", "To be held.")),
            "Share");
        await bot.PressAsync(
            await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ("My answer, tried again", "Second try.")),
            "Share");
        Assert.Contains("Swap turns", bot.Floor(alex).Labels);
        Assert.Equal((1, 1, 1), (bot.Count("First try."), bot.Count("To be held."), bot.Count("Second try.")));
        await bot.EndAsync();
    }
}
