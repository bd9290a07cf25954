using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Somebody who writes for a long time loses nothing, whatever happens meanwhile.</summary>
public sealed class LateWordsStories
{
    private const string Heard = "What I heard";

    [Fact]
    public async Task What_was_said_back_in_a_pause_stands_in_the_form_when_it_goes_on()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(sam, "Write");
        await story.PressAsync(await story.OnFloorAsync(alex, "I need a pause"), "20 minutes");

        var kept = await story.SubmitAsync(form, (Heard, "You are *afraid*."));
        AssertKept(kept, "You are \\*afraid\\*.");
        AssertKept(await story.PressAsync(await story.CommandAsync(sam, "home"), "My words"), "You are \\*afraid\\*.");
        Assert.DoesNotContain("My words", (await story.CommandAsync(alex, "home")).Message!.Labels);
        Assert.Equal(0, story.Count("You are"));

        await story.PassAsync(TimeSpan.FromMinutes(20));
        form = await story.OnFloorAsync(sam, "Write");
        Assert.Equal("You are *afraid*.", form.Modal!.Field(Heard)!.Value);
        await story.SubmitAsync(form);
        Assert.Equal(1, story.Count("You are"));
        Assert.Contains("That's it", story.Floor(alex).Labels);
        Assert.DoesNotContain("My words", (await story.CommandAsync(sam, "home")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_to_be_added_in_a_pause_is_kept_until_its_author_discards_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        var form = await story.OnFloorAsync(alex, "There's more");
        await story.PressAsync(await story.OnFloorAsync(sam, "I need a pause"), "I can't say yet");

        var kept = await story.SubmitAsync(form, ("There's more", "With you above all."));
        AssertKept(kept, "With you above all.");
        await story.OnFloorAsync(sam, "Pick it up");
        var words = await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        Assert.Contains("With you above all.", words.Text);
        Assert.Equal("With you above all.", (await story.OnFloorAsync(alex, "There's more")).Modal!.Fields[0].Value);
        Assert.Contains("Nothing was sent.", (await story.PressAsync(words, "Discard")).Text);
        Assert.Equal("", (await story.OnFloorAsync(alex, "There's more")).Modal!.Fields[0].Value);
        Assert.DoesNotContain("My words", (await story.CommandAsync(alex, "home")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_draft_of_a_pause_is_shared_when_it_goes_on()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        var form = await story.OnFloorAsync(sam, "Write");
        await story.PressAsync(await story.OnFloorAsync(alex, "I need a pause"), "I can't say yet");

        var preview = await story.SubmitAsync(form, ReachForm.Answer("You were often told so."));
        Assert.Contains("The room is paused. Your words are kept. Share them when it goes on.", preview.Text);
        Assert.StartsWith("The room is paused.", (await story.PressAsync(preview, "Share")).Text);
        Assert.Equal(0, story.Count("You were often told so."));
        await story.OnFloorAsync(alex, "Pick it up");
        preview = await story.PressAsync(await story.CommandAsync(sam, "home"), "My words");
        Assert.DoesNotContain("pause", preview.Text);
        await story.PressAsync(preview, "Share");
        Assert.Equal(1, story.Count("You were often told so."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_comes_too_late_gives_its_words_back_to_their_author_alone()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var first = await story.PressAsync(await story.CommandAsync(sam, "reach"), "Write");
        var room = await story.OpenRoomAsync();
        AssertBack(
            await story.SubmitAsync(
                first,
                [.. ReachForm.Words("His own."), (ReachForm.Where, "PRIVATE")]),
            CoupleDriver.MovedOn,
            "His own.");

        var (back, again) = (await story.OnFloorAsync(sam, "Write"), await story.OnFloorAsync(sam, "Write"));
        await story.SubmitAsync(back, (Heard, "In time."));
        AssertBack(await story.SubmitAsync(again, (Heard, "Too late.")), CoupleDriver.MovedOn, "Too late.");

        var change = await story.PressAsync(sam, Assert.Single(story.Cards(sam), m => m.Text.Contains("In time.")), "Change it");
        var part = await story.OnFloorAsync(alex, "Almost");
        await story.OnFloorAsync(alex, "That's it");
        AssertBack(await story.SubmitAsync(change, (Heard, "Another.")), CoupleDriver.MovedOn, "Another.");
        AssertBack(
            await story.SubmitAsync(part, ("Which part should they hear again?", "That part.")),
            CoupleDriver.MovedOn,
            "That part.");

        var response = await story.OnFloorAsync(sam, "Write");
        await story.PressAsync(await story.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        AssertBack(await story.SubmitAsync(response, ReachForm.Answer("Over meanwhile.")), "This room has closed.", "Over meanwhile.");
        foreach (var words in new[] { "PRIVATE", "His own.", "Too late.", "Another.", "That part.", "Over meanwhile." })
            Assert.Equal(0, story.Count(words));
        Assert.Equal(1, story.Count("In time."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_said_once_and_answered_twice()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(story.Sam, "Write");
        await story.SubmitAsync(form, (Heard, "Once."));
        Assert.Equal("", (await story.SubmitAsync(form, (Heard, "Once."))).Message is { IsEphemeral: true } page ? page.Text : "");
        Assert.Equal(1, story.Count("Once."));
        await story.EndAsync();
    }

    private static void AssertKept(SeenAnswer page, string words)
    {
        Assert.True(page.IsEphemeral);
        Assert.Contains("The room is paused. Nobody has read these words, and they are kept for you.", page.Text);
        Assert.Contains(words, page.Text);
        Assert.Equal(["Discard", "Safety", "Hide"], page.Message!.Labels);
    }

    private static void AssertBack(SeenAnswer page, string says, string words)
    {
        Assert.True(page.IsEphemeral);
        Assert.StartsWith(says, page.Text);
        Assert.Contains("Here is what you wrote. Only you see it", page.Text);
        Assert.Contains(words, page.Text);
        Assert.DoesNotContain("PRIVATE", page.Text);
        Assert.Equal(["Safety", "Hide"], page.Message!.Labels.Where(l => l != "Go there"));
    }
}
