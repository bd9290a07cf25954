using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Practices that lead to others, and skipping, in a host's practices.</summary>
public sealed class OfferStories
{
    private const string Door = """
        practice: door
        title: The door
        about: A door first.
        minutes: 5
        steps:
          - id: door
            choose: lead
            private: true
            say: How is the door?
            options: { open: { label: "Open" }, closed: { label: "Closed", offer: together }, gone: { label: "Gone", offer: gift } }
          - { id: line, write: lead, form: { line: { text: short, label: "A line", required: true } } }
          - { id: word, close: both }

        """;

    private const string Week = """
        practice: week
        title: The week
        about: A line and a question.
        minutes: 5
        steps:
          - id: line
            write: lead
            form:
              line: { text: short, label: "A line", required: true }
              unmended:
                choice: { no: "No", some: { label: "Something", offer: repair }, other: { label: "Other", offer: gift } }
                label: "Is anything unmended?"
                private: true
          - { id: word, close: both }

        """;

    private const string Leave = """
        practice: lines
        title: Two lines
        about: One line each.
        minutes: 5
        steps:
          - { id: still, quiet: 60s }
          - { id: line, write: both, optional: "Leave it open", form: { line: { text: short, label: "A line", required: true } } }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task An_option_leads_to_another_practice_and_the_dance_goes_on()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var another = await NotYetAsync(story);
        Assert.Equal(["Ask once more", "Repair", "Leave it for today", "Safety", "Hide"], another.Message!.Labels);
        var (cards, pages) = (story.Cards(sam).Count, sam.Ephemerals.Count);
        var offered = await story.PressAsync(another, "Repair");
        Assert.Equal(["Repair", "Safety", "Hide"], offered.Message!.Labels);
        Assert.Contains("Swap turns", story.Floor(sam).Labels);
        Assert.Equal((cards, pages), (story.Cards(sam).Count, sam.Ephemerals.Count));
        await story.OnFloorAsync(alex, "Close with thanks");

        var size = await story.PressAsync(offered, "Repair");
        Assert.Equal(["Small", "Sore", "Grave", "Safety", "Hide"], size.Message!.Labels);
        Assert.Equal((cards, pages), (cards, sam.Ephemerals.Count));
        await story.EndAsync();
    }

    [Fact]
    public async Task Before_anybody_is_called_an_offer_ends_it_and_what_leads_nowhere_is_not_shown()
    {
        await using var story = await BotFixture.OfCoupleAsync(Door);
        var door = await story.CommandAsync(story.Alex, "practice", ("name", "door"));
        Assert.Equal(["Open", "Closed", "Safety", "Hide"], door.Message!.Labels);
        var offered = await story.PressAsync(door, "Closed");
        Assert.StartsWith("Nothing was sent.", offered.Text);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        Assert.Empty(story.Rings(story.Sam));
        Assert.Contains("Ask Sam", (await story.PressAsync(offered, "A minute together")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_picked_in_a_form_leads_there_from_the_same_page_and_is_kept_nowhere()
    {
        await using var story = await BotFixture.OfCoupleAsync(Week);
        var form = await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "week")), "Write");
        Assert.Equal(["No", "Something"], form.Modal!.Field("Is anything unmended?")!.Input.Options.Select(o => o.Label));
        var preview = await story.SubmitAsync(form, ("A line", "It was long."), ("Is anything unmended?", "some"));
        Assert.DoesNotContain("Something", preview.Text);
        Assert.Equal(["Share", "Edit", "Keep to myself", "Discard", "Repair", "Safety", "Hide"], preview.Message!.Labels);
        Assert.DoesNotContain("Repair", (await story.CommandAsync(story.Alex, "practice", ("name", "week"))).Message!.Labels);
        Assert.StartsWith("### How big is it?", (await story.PressAsync(preview, "Repair")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Skipping_is_for_oneself_and_what_the_other_shared_is_shown()
    {
        await using var story = await BotFixture.OfCoupleAsync(Leave);
        var (alex, sam) = (story.Alex, story.Sam);
        await story.PressAsync(await story.CommandAsync(alex, "practice", ("name", "lines")), "Ask Sam");
        await story.HereAsync(sam);
        await story.OnFloorAsync(sam, "Go on");
        Assert.StartsWith("Your part is done.", (await story.OnFloorAsync(alex, "Leave it open")).Text);
        Assert.StartsWith("Your part is done.", (await story.OnFloorAsync(alex, "Write")).Text);
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("A line", "Mine alone.")), "Share");
        Assert.Equal(1, story.Count("Mine alone."));
        Assert.Contains("A closing word", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    /// <summary>Plays a dance until Alex is asked what she would like, after an answer that did not reach her.</summary>
    private static async Task<SeenAnswer> NotYetAsync(BotFixture story)
    {
        await story.OpenRoomAsync();
        await story.SayBackAsync(story.Sam);
        await story.OnFloorAsync(story.Alex, "That's it");
        await story.RespondAsync(story.Sam);
        await story.PressAsync(await story.OpenReceiptAsync(story.Alex), "Not yet");
        return await story.OnFloorAsync(story.Alex, "Open");
    }
}
