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
            options: { open: { label: "Open" }, closed: { label: "Closed", offer: together } }
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
                choice: { no: "No", some: { label: "Something", offer: repair } }
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
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var another = await NotYetAsync(bot);
        Assert.Equal(["Ask once more", "Repair", "Leave it for today", "Safety", "Hide"], another.Message!.Labels);
        var (cards, pages) = (bot.Cards(sam).Count, sam.Ephemerals.Count);
        var offered = await bot.PressAsync(another, "Repair");
        Assert.Equal(["Repair", "Safety", "Hide"], offered.Message!.Labels);
        Assert.Contains("Swap turns", bot.Floor(sam).Labels);
        Assert.Equal((cards, pages), (bot.Cards(sam).Count, sam.Ephemerals.Count));
        await bot.OnFloorAsync(alex, "Close with thanks");

        var size = await bot.PressAsync(offered, "Repair");
        Assert.Equal(["Small", "It still hurts", "Very serious", "Safety", "Hide"], size.Message!.Labels);
        Assert.Equal((cards, pages), (cards, sam.Ephemerals.Count));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Before_anybody_is_called_an_offer_ends_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Door);
        var door = await bot.CommandAsync(bot.Alex, "practice", ("name", "door"));
        Assert.Equal(["Open", "Closed", "Safety", "Hide"], door.Message!.Labels);
        var offered = await bot.PressAsync(door, "Closed");
        Assert.StartsWith("That is a good answer, too. Nothing was sent.", offered.Text);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.Contains("Ask Sam", (await bot.PressAsync(offered, "A minute together")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_picked_in_a_form_leads_there_from_the_same_page_and_is_kept_nowhere()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Week);
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "week")), "Write");
        Assert.Equal(["No", "Something"], form.Modal!.Field("Is anything unmended?")!.Input.Options.Select(o => o.Label));
        var preview = await bot.SubmitAsync(form, ("A line", "It was long."), ("Is anything unmended?", "some"));
        Assert.DoesNotContain("Something", preview.Text);
        Assert.Equal(["Share", "Edit", "Keep to myself", "Discard", "Repair", "Safety", "Hide"], preview.Message!.Labels);
        Assert.DoesNotContain("Repair", (await bot.CommandAsync(bot.Alex, "practice", ("name", "week"))).Message!.Labels);
        Assert.StartsWith("### How big is it?", (await bot.PressAsync(preview, "Repair")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Skipping_is_for_oneself_and_what_the_other_shared_is_shown()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Leave);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "lines")), "Ask Sam");
        await bot.HereAsync(sam);
        await bot.OnFloorAsync(sam, "Go on");
        Assert.StartsWith("Your part is done.", (await bot.OnFloorAsync(alex, "Leave it open")).Text);
        Assert.StartsWith("Your part is done.", (await bot.OnFloorAsync(alex, "Write")).Text);
        Assert.Contains("Write", bot.Floor(sam).Labels);
        await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ("A line", "Mine alone.")), "Share");
        Assert.Equal(1, bot.Count("Mine alone."));
        Assert.Contains("A closing word", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    /// <summary>Plays a dance until Alex is asked what she would like, after an answer that did not reach her.</summary>
    private static async Task<SeenAnswer> NotYetAsync(BotFixture bot)
    {
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await bot.RespondAsync(bot.Sam);
        await bot.PressAsync(await bot.OpenReceiptAsync(bot.Alex), "Not yet");
        return await bot.OnFloorAsync(bot.Alex, "Open");
    }
}
