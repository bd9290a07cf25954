using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Pages and forms that were opened in a room and are used after the room has closed.</summary>
public sealed class ClosedRoomStories
{
    private const string Closed = "This room has closed. What stands in it can no longer be changed.";

    [Theory]
    [InlineData("I need a pause", "An hour")]
    [InlineData("I need a pause", "I can't say yet")]
    [InlineData("Stop here", "Stop for both of us")]
    [InlineData("Stop here", "Go back")]
    public async Task A_page_of_the_room_turns_into_the_sentence_when_it_is_pressed(string opens, string press)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        var page = await story.OnFloorAsync(story.Sam, opens);
        await StopAsync(story, story.Alex);
        await TurnsIntoTheSentenceAsync(story, page, press);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_private_choice_turns_into_it_at_either_of_its_pages()
    {
        foreach (var press in new[] { "I feel understood", "Tell them", "Keep it" })
        {
            await using var story = await BotFixture.OfCoupleAsync();
            await story.OpenRoomAsync();
            await story.SayBackAsync(story.Sam);
            await story.OnFloorAsync(story.Alex, "That's it");
            await story.RespondAsync(story.Sam);
            var page = await story.OpenReceiptAsync(story.Alex);
            if (press != "I feel understood")
                page = await story.PressAsync(page, "I feel understood");
            await StopAsync(story, story.Sam);
            await TurnsIntoTheSentenceAsync(story, page, press);
            await story.EndAsync();
        }
    }

    [Theory]
    [InlineData("Stop for both of us")]
    [InlineData("Go back")]
    public async Task So_does_one_that_stands_outside_of_the_room(string press)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        var page = await story.PressAsync(await story.CommandAsync(story.Sam, "reach"), "Stop that one");
        await StopAsync(story, story.Alex);
        Assert.Equal(Closed, (await story.PressAsync(page, press)).Text);
        Assert.Empty(page.Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Words_on_a_preview_stay_to_be_copied_and_the_sentence_stands_beside_them()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        await story.SayBackAsync(story.Sam);
        await story.OnFloorAsync(story.Alex, "That's it");
        var form = await story.OnFloorAsync(story.Sam, "Write");
        var preview = await story.SubmitAsync(form, ReachForm.Answer("You were often told so."));
        await StopAsync(story, story.Alex);
        foreach (var press in new[] { "Share", "Edit", "Keep to myself", "Discard" })
        {
            Assert.Equal(Closed, (await PressInClosedAsync(story, preview, press)).Text);
            Assert.Contains("You were often told so.", preview.Message!.Text);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task Words_in_a_form_that_comes_too_late_are_given_back_with_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        var form = await story.OnFloorAsync(story.Sam, "Write");
        await StopAsync(story, story.Alex);
        var late = await story.SubmitAsync(form, ("What I heard", "You fear being too much."));
        Assert.StartsWith(Closed, late.Text);
        Assert.Contains("You fear being too much.", late.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task How_it_was_can_be_answered_when_the_room_has_closed_and_no_moment_can_be_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        var pages = new List<SeenAnswer>();
        for (var i = 0; i < 3; i++)
            pages.Add(await story.OnFloorAsync(story.Sam, "How was that?"));
        var word = await story.OnFloorAsync(story.Sam, "A closing word");
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, story.Rows("Dances"));
        Assert.Contains("Good.", (await PressInClosedAsync(story, pages[0], "Fine")).Text);
        Assert.Contains("Something good", (await PressInClosedAsync(story, pages[1], "Tender")).Message!.Labels);
        Assert.Contains("Support", (await PressInClosedAsync(story, pages[2], "Hurt")).Message!.Labels);
        var late = await story.SubmitAsync(word, ("A closing word", "Softly."));
        Assert.StartsWith(Closed, late.Text);
        Assert.Contains("Softly.", late.Text);
        await story.EndAsync();
    }

    /// <summary>The invited person must not learn that the words were withdrawn and deleted.</summary>
    [Fact]
    public async Task A_first_card_that_is_gone_is_answered_with_the_neutral_sentence()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var sent = await story.ReachAsync(story.Alex);
        var card = await story.OpenRingAsync(story.Sam);
        await story.PressAsync(sent, "Take it back");
        await story.PressAsync(await story.PressAsync(await story.CommandAsync(story.Alex, "home"), "My words"), "Discard");
        Assert.Equal(0, story.Rows("Dances"));
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(card, "I'm here")).Text);
        await story.EndAsync();
    }

    private static async Task StopAsync(BotFixture story, WorldPerson by)
    {
        await story.PressAsync(await story.OnFloorAsync(by, "Stop here"), "Stop for both of us");
        Assert.Equal(0, story.Rows("Dances"));
    }

    private static async Task TurnsIntoTheSentenceAsync(BotFixture story, SeenAnswer page, string press)
    {
        Assert.Equal(Closed, (await PressInClosedAsync(story, page, press)).Text);
        Assert.Equal(Closed, page.Message!.Text);
        Assert.Empty(page.Message.Labels);
    }

    /// <summary>
    /// Presses a button in a closed room. Nothing can be pressed in an archived thread, so the room is unarchived first, and the press
    /// comes before the bot has closed it again.
    /// </summary>
    private static async Task<SeenAnswer> PressInClosedAsync(BotFixture story, SeenAnswer page, string press)
    {
        var room = page.Message!.Channel;
        await story.World.WaitForAsync(_ => room.Thread is { IsArchived: true, IsLocked: true }, "the room to be locked");
        await story.QuietAsync();
        story.World.Faults.RestDelay = TimeSpan.FromMilliseconds(100);
        story.World.Faults.Unarchive(room);
        story.World.Faults.Unlock(room);
        var pressed = story.PressAsync(page, press);
        story.World.Faults.RestDelay = TimeSpan.Zero;
        return await pressed;
    }
}
