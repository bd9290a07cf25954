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
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(sam, "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "I need a pause"), "20 minutes");

        var kept = await bot.SubmitAsync(form, (Heard, "You are *afraid*."));
        AssertKept(kept, "You are \\*afraid\\*.");
        AssertKept(await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words"), "You are \\*afraid\\*.");
        Assert.DoesNotContain("My words", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        Assert.Equal(0, bot.Count("You are"));

        await bot.PassAsync(TimeSpan.FromMinutes(20));
        form = await bot.OnFloorAsync(sam, "Write");
        Assert.Equal("You are *afraid*.", form.Modal!.Field(Heard)!.Value);
        await bot.SubmitAsync(form);
        Assert.Equal(1, bot.Count("You are"));
        Assert.Contains("That's it", bot.Floor(alex).Labels);
        Assert.DoesNotContain("My words", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_to_be_added_in_a_pause_is_kept_until_its_author_discards_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        var form = await bot.OnFloorAsync(alex, "There's more");
        await bot.PressAsync(await bot.OnFloorAsync(sam, "I need a pause"), "I can't say yet");

        var kept = await bot.SubmitAsync(form, ("There's more", "With you above all."));
        AssertKept(kept, "With you above all.");
        await bot.OnFloorAsync(sam, "Pick it up");
        var words = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        Assert.Contains("With you above all.", words.Text);
        Assert.Equal("With you above all.", (await bot.OnFloorAsync(alex, "There's more")).Modal!.Fields[0].Value);
        Assert.Contains("Nothing was sent.", (await bot.PressAsync(words, "Discard")).Text);
        Assert.Equal("", (await bot.OnFloorAsync(alex, "There's more")).Modal!.Fields[0].Value);
        Assert.DoesNotContain("My words", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_draft_of_a_pause_is_shared_when_it_goes_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        var form = await bot.OnFloorAsync(sam, "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "I need a pause"), "I can't say yet");

        var preview = await bot.SubmitAsync(form, ReachForm.Answer("You were often told so."));
        Assert.Contains("Nothing is shared in a pause. Your words are kept: share them after.", preview.Text);
        Assert.StartsWith("Nothing is shared in a pause.", (await bot.PressAsync(preview, "Share")).Text);
        Assert.Equal(0, bot.Count("You were often told so."));
        await bot.OnFloorAsync(alex, "Pick it up");
        preview = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words");
        Assert.DoesNotContain("pause", preview.Text);
        await bot.PressAsync(preview, "Share");
        Assert.Equal(1, bot.Count("You were often told so."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_that_comes_too_late_gives_its_words_back_to_their_author_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var first = await bot.PressAsync(await bot.CommandAsync(sam, "reach"), "Write");
        var room = await bot.OpenRoomAsync();
        AssertBack(
            await bot.SubmitAsync(
                first,
                [.. ReachForm.Words("His own."), (ReachForm.Where, "PRIVATE")]),
            CoupleDriver.MovedOn,
            "His own.");

        var (back, again) = (await bot.OnFloorAsync(sam, "Write"), await bot.OnFloorAsync(sam, "Write"));
        await bot.SubmitAsync(back, (Heard, "In time."));
        AssertBack(await bot.SubmitAsync(again, (Heard, "Too late.")), CoupleDriver.MovedOn, "Too late.");

        var change = await bot.PressAsync(sam, Assert.Single(bot.Cards(sam), m => m.Text.Contains("In time.")), "Change it");
        var part = await bot.OnFloorAsync(alex, "Almost");
        await bot.OnFloorAsync(alex, "That's it");
        AssertBack(await bot.SubmitAsync(change, (Heard, "Another.")), CoupleDriver.MovedOn, "Another.");
        AssertBack(
            await bot.SubmitAsync(part, ("Which part should they hear again?", "That part.")),
            CoupleDriver.MovedOn,
            "That part.");

        var response = await bot.OnFloorAsync(sam, "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        AssertBack(await bot.SubmitAsync(response, ReachForm.Answer("Over meanwhile.")), "This room has closed.", "Over meanwhile.");
        foreach (var words in new[] { "PRIVATE", "His own.", "Too late.", "Another.", "That part.", "Over meanwhile." })
            Assert.Equal(0, bot.Count(words));
        Assert.Equal(1, bot.Count("In time."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_is_said_once_and_answered_twice()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(bot.Sam, "Write");
        await bot.SubmitAsync(form, (Heard, "Once."));
        Assert.Equal("", (await bot.SubmitAsync(form, (Heard, "Once."))).Message is { IsEphemeral: true } page ? page.Text : "");
        Assert.Equal(1, bot.Count("Once."));
        await bot.EndAsync();
    }

    private static void AssertKept(SeenAnswer page, string words)
    {
        Assert.True(page.IsEphemeral);
        Assert.Contains("Nothing is shared in a pause. Nobody has read these words, and they are kept for you.", page.Text);
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
        string[] buttons = page.Message!.Channel.Thread is { IsLocked: true } ? [] : ["Safety", "Hide"];
        Assert.Equal(buttons, page.Message.Labels.Where(l => l != "Go there"));
    }
}
