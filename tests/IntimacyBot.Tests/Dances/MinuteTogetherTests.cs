using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests a quiet minute that starts when both are ready and ends early only when both agree.</summary>
public sealed class MinuteTogetherTests
{
    private const string Minute = """
        practice: minute
        title: Minute
        about: Quiet, together.
        minutes: 4
        steps:
          - { id: hush, quiet: 60s, together: true }
          - { id: line, write: both, form: { line: { text: short, label: "A line" } } }
          - { id: word, close: both }

        """;

    [Fact]
    public void The_minute_begins_with_the_second_who_is_in()
    {
        foreach (var by in Sides.Both)
        {
            var driver = InMinute().Passes(Duration.FromHours(1)).Does<Act.SettleIn>(by);
            Assert.Equal([by.Other()], Assert.IsType<StepState.Settling>(driver.StepState).Holders);
            driver.Refuses<Act.SettleIn>(by, Refusal.DoneAlready).Passes(Duration.FromMinutes(5)).Does<Act.SettleIn>(by.Other());
            Assert.IsType<StepState.Quieting>(driver.StepState);
            Assert.Equal(Duration.FromSeconds(60), driver.Left);
            Assert.IsType<StepState.Writing>(driver.Passes(Duration.FromSeconds(60)).StepState);
        }
    }

    [Fact]
    public void It_ends_early_only_for_both()
    {
        foreach (var by in Sides.Both)
        {
            var driver = InMinute().Does<Act.SettleIn>(Lead).Does<Act.SettleIn>(Follow).Does<Act.GoOn>(by);
            Assert.Equal(Duration.FromSeconds(60), driver.Left);
            driver.Refuses<Act.GoOn>(by, Refusal.DoneAlready);
            Assert.IsType<StepState.Writing>(driver.Does<Act.GoOn>(by.Other()).StepState);
        }
    }

    [Fact]
    public void A_press_of_one_does_not_lengthen_it() =>
        Assert.IsType<StepState.Writing>(InMinute().Does<Act.SettleIn>(Lead).Does<Act.SettleIn>(Follow)
            .Passes(Duration.FromSeconds(50)).Does<Act.GoOn>(Lead).Passes(Duration.FromSeconds(10)).StepState);

    [Fact]
    public void After_a_pause_both_say_again_that_they_are_in()
    {
        var driver = InMinute().Does<Act.SettleIn>(Lead).Does<Act.SettleIn>(Follow).Does<Act.Pause>(Follow, Duration.FromHours(1));
        Assert.Equal(2, driver.Passes(Duration.FromHours(1)).StepState.Holders.Length);
        Assert.Equal(2, InMinute().Does<Act.SettleIn>(Lead).Does<Act.Pause>(Lead).Does<Act.PickUp>(Lead).StepState.Holders.Length);
    }

    [Fact]
    public void Who_is_not_in_is_reminded_and_then_it_rests()
    {
        var driver = InMinute().Does<Act.SettleIn>(Lead).Passes(Duration.FromDays(1));
        Assert.True(driver.Dance is Dance.Dancing { Reminded: true, StepState.Holders: [Follow] });
        Assert.True(driver.Passes(Duration.FromDays(2)).Dance is Dance.Paused { Why: PauseReason.Parked });
    }

    [Fact]
    public void Leaving_changes_nothing_that_the_card_tells()
    {
        var half = InMinute().Does<Act.SettleIn>(Lead).Dance;
        Assert.Equal(half, IntimacyBot.Dances.Rules.DanceRules.WithoutUnseen(half, Lead));
        var line = InMinute().Does<Act.SettleIn>(Lead).Does<Act.SettleIn>(Follow).Passes(Duration.FromMinutes(1));
        var writing = line.Does<Act.Share>(Lead).Dance;
        var left = Assert.IsType<Dance.Dancing>(IntimacyBot.Dances.Rules.DanceRules.WithoutUnseen(writing, Lead));
        Assert.True(left.StepState is StepState.Writing { OneIsIn: true, Holders: [Lead, Follow] });
    }

    private static DanceDriver InMinute() => OfText(Minute).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);
}
