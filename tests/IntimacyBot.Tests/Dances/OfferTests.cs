using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Model;
using Tests.Practices;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests options that lead to other practices.</summary>
public sealed class OfferTests
{
    [Fact]
    public void An_option_is_there_only_with_its_practice()
    {
        var reach = SampleScripts.Worked("reach").Script!;
        Assert.Equal(["again", "leave"], Options(PracticeOffers.Possible(reach, _ => false)));
        Assert.Equal(["again", "repair", "leave"], Options(PracticeOffers.Possible(reach, p => p == "repair")));
        Assert.Same(reach, PracticeOffers.Possible(reach, _ => true));
        Assert.Equal(["no", "later"], Unmended(PracticeOffers.Possible(SampleScripts.Worked("checkin").Script!, _ => false)));
        Assert.Equal(["no", "some", "later"], Unmended(PracticeOffers.Possible(SampleScripts.Worked("checkin").Script!, _ => true)));
    }

    [Fact]
    public void A_step_is_never_left_without_a_way_on()
    {
        var only =
            new Script(
                "only",
                "Only",
                "Only",
                1,
                [new ChooseStep("go", Who.First) { Options = [new StepOption("go", "Go") { Offer = "nowhere" }] }, new CloseStep("word")]);
        Assert.Equal(["go"], ((ChooseStep)PracticeOffers.Possible(only, _ => false).Steps[0]).Options.Select(o => o.Id));
    }

    [Fact]
    public void Before_anybody_is_called_an_offer_ends_it_unseen_and_later_the_walk_goes_on()
    {
        Assert.True(Of("sardines").Does<Act.Pick>(Lead, "closed").Dance is Dance.Over { Ending: DanceEnding.Unseen, HadRoom: false });

        var driver = AtReceipt().Does<Act.Pick>(Lead, "notyet");
        Assert.IsType<StepState.Ending>(driver.Does<Act.Pick>(Lead, "repair").StepState);
    }

    [Fact]
    public void A_dance_that_has_closed_is_not_in_the_way_of_another()
    {
        var closing = RuleTests.AtTheEnd();
        Assert.True(DanceRules.Blocks(closing.Dance, Lead));
        Assert.False(DanceRules.Blocks(closing.Does<Act.CloseWithThanks>(Lead).Dance, Lead));
    }

    private static IEnumerable<string> Options(Script script) => ((ChooseStep)script.Find("another")!).Options.Select(o => o.Id);

    private static IEnumerable<string> Unmended(Script script) =>
        ((WriteStep)script.Find("week")!).Form.Single(f => f.Id == "unmended").Options.Select(o => o.Id);
}
