using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>What happens inside of one turn.</summary>
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
        await story.SubmitAsync(form, ("What I heard you say", "You are afraid."));

        Assert.Equal(["That's it", "Almost", "There's more", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        var part = await story.OnFloorAsync(alex, "Almost");
        await story.SubmitAsync(part, ("Which part should they hear again?", "of being too much"));
        form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("of being too much"));
        await story.SubmitAsync(form, ("What I heard you say", "You are afraid of being too much."));

        Assert.Equal(["That's it", "Almost", "There's more", "Close enough", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        await story.SubmitAsync(await story.OnFloorAsync(alex, "There's more"), ("What I would add", "With you above all."));
        Assert.Equal(["Write", "Say it aloud", "Close enough", "I need a pause", "Stop here"], story.Floor(sam).Labels);
        form = await story.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("With you above all."));
        form.Modal!.Cancel();
        await story.OnFloorAsync(alex, "Close enough");

        Assert.Contains("Stay a moment longer than is comfortable.", story.Floor(sam).Text);
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
        await story.SubmitAsync(await story.OnFloorAsync(alex, "There's more"), ("What I would add", "With you above all."));
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
        Assert.Contains("Say back what you heard", story.Floor(story.Sam).Text);
        await story.SayBackAsync(story.Sam, "Once more.");
        await story.OnFloorAsync(story.Alex, "That's it");
        Assert.Contains("Stay a moment longer", story.Floor(story.Sam).Text);
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
        Assert.Equal(CoupleDriver.NotYours, (await story.PressAsync(alex, words, "Change it")).Text);
        Assert.Equal(CoupleDriver.NotYours, (await story.PressAsync(alex, words, "Take it back")).Text);

        var form = await story.PressAsync(sam, words, "Change it");
        Assert.Equal("First words.", form.Modal!.Fields[0].Value);
        await story.SubmitAsync(form, ("What I heard you say", "Second words."));
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
    public async Task A_response_that_is_taken_back_waits_as_a_draft()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam, "You were often told so.");
        await story.PressAsync(sam, Assert.Single(story.Cards(sam), m => m.Text.Contains("You were often told so.")), "Take it back");
        Assert.Equal(0, story.Count("You were often told so."));
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
        Assert.Contains($"<@{alex.Id}> is saying it aloud.", story.Floor(sam).Text);
        Assert.Equal(CoupleDriver.NotYours, (await story.OnFloorAsync(sam, "I've said it")).Text);
        await story.OnFloorAsync(alex, "I've said it");
        await story.OnFloorAsync(sam, "Say it aloud");
        await story.OnFloorAsync(sam, "I've said it");
        await story.OnFloorAsync(alex, "That's it");
        await story.OnFloorAsync(sam, "Say it aloud");
        await story.OnFloorAsync(sam, "I've said it");
        Assert.Contains("This one is only for", story.Floor(alex).Text);
        Assert.Equal(0, story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task Not_yet_may_ask_once_for_another_try()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam, "First try.");
        await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "Not yet");
        var again = await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "Try once more");
        await story.PressAsync(again, "Tell them");
        Assert.Equal(1, story.Count("May we try that once more? I am still here."));
        await story.RespondAsync(sam, "Second try.");
        await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "Not yet");
        Assert.DoesNotContain("Try once more", (await story.OnFloorAsync(alex, "Open")).Message!.Labels);
        Assert.Equal(1, story.Count("First try."));
        Assert.Equal(1, story.Count("Second try."));
        await story.EndAsync();
    }
}
