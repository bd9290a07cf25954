using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Of a choice that both make the card says who is waited for, and nothing of what was chosen.</summary>
public sealed class ChoiceOfBothTests
{
    private const string Evening = """
        practice: evening
        title: Evening
        about: What to do with it.
        minutes: 5
        needs: none
        roles: [lead, follow]
        invites: "{lead} asks you for an evening."
        asks: "One question."
        steps:
          - id: pick
            choose: both
            else: word
            say: Tea, or out?
            options:
              tea: { label: "Tea" }
              out: { label: "Out", offer: ourweek }
          - { id: word, close: both }

        """;

    [Fact]
    public void The_card_waits_for_the_other_whatever_was_chosen()
    {
        var none = Card(Here());
        Assert.Contains("Both of you, your turn.", none);
        foreach (var side in Sides.Both)
        {
            var (tea, other) = (Here().Does<Act.Pick>(side, "tea"), Here().Does<Act.Pick>(side, "out"));
            Assert.Contains("One of two is in.** Tea, or out?", Card(tea));
            Assert.Contains(side == Lead ? "Sam, it is your turn." : "Alex, it is your turn.", Card(tea));
            Assert.Equal(Card(tea), Card(other));
        }
    }

    [Fact]
    public void Whoever_leaves_after_choosing_is_waited_for_again_and_the_card_stays()
    {
        foreach (var side in Sides.Both)
        {
            var chosen = Here().Does<Act.Pick>(side, "tea");
            var left = Assert.IsType<Dance.Dancing>(DanceRules.WithoutUnseen(chosen.Dance, side));
            Assert.Equal([Side.A, Side.B], left.StepState.Holders);
            Assert.Equal(Card(chosen), CardModels.Read(FloorView.Card(CardModels.Of(chosen) with { Dance = left })));
            // The one who is left has not chosen, and for them nothing changes either when they leave.
            var other = Assert.IsType<Dance.Dancing>(DanceRules.WithoutUnseen(chosen.Dance, side.Other()));
            Assert.Equal(chosen.StepState.Holders, other.StepState.Holders);
        }

        Assert.Equal(SerializedDance.Of(Here().Dance), SerializedDance.Of(DanceRules.WithoutUnseen(Here().Dance, Lead)));
    }

    [Fact]
    public void What_both_have_chosen_is_offered_to_both_and_nothing_else()
    {
        var both = Here().Does<Act.Pick>(Lead, "out").Does<Act.Pick>(Follow, "out");
        Assert.Contains("You both chose “Out”. Either of you can begin it.", Card(both));
        foreach (var (one, other) in new[] { ("tea", "tea"), ("tea", "out"), ("out", "tea") })
            Assert.DoesNotContain("You both chose", Card(Here().Does<Act.Pick>(Lead, one).Does<Act.Pick>(Follow, other)));
    }

    private static DanceDriver Here() => OfText(Evening).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);

    private static string Card(DanceDriver driver) => CardModels.Read(FloorView.Card(CardModels.Of(driver)));
}
