using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Practices.Catalogue;
using NodaTime;
using Tests.Stories;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>A step that shows the couple's loop: when it comes, when it is passed over, and what is seen of either of the two.</summary>
public sealed class LoopTests
{
    private const string Floor = "It is shown when you have both pressed [Show us our loop].";

    [Fact]
    public void It_is_shown_when_both_want_to_see_it_whoever_comes_first()
    {
        foreach (var first in Sides.Both)
        {
            var driver = AtTheLoop().Does<Act.Reveal>(first);
            Assert.Equal([first.Other()], Assert.IsType<StepState.Revealing>(driver.StepState).Holders);
            Assert.DoesNotContain(driver.Dance.Posts, p => p.Kind == RoomPostKind.Loop);
            var loop = driver.Does<Act.Reveal>(first.Other()).Dance.Posts[^1];
            Assert.Equal((RoomPostKind.Loop, "map"), (loop.Kind, loop.Step));
            Assert.Equal(Sides.Both, loop.By);
            Assert.IsType<StepState.Showing>(driver.StepState);
            driver.Does<Act.Recognise>(Lead).Does<Act.GoOn>(Follow);
            Assert.Equal("start", driver.Dance.Position.Step);
        }
    }

    [Fact]
    public void Without_a_loop_it_is_passed_over_and_a_step_may_ask_for_that()
    {
        var driver = AtTheLoop(kept: false);
        Assert.Equal(("unknown", ScriptPosition.Skipped), (driver.Dance.Position.Step, driver.Dance.Position.Outcomes["map"]));
        Assert.DoesNotContain(driver.Dance.Posts, p => p.Kind == RoomPostKind.Loop);
    }

    /// <summary>A record that cannot be read any more is put aside, and then there is no loop.</summary>
    [Fact]
    public void A_loop_that_is_gone_before_both_have_pressed_is_passed_over()
    {
        var driver = AtTheLoop().Does<Act.Reveal>(Lead).HasLoop(false).Does<Act.Reveal>(Follow);
        Assert.Equal(("unknown", ScriptPosition.Skipped), (driver.Dance.Position.Step, driver.Dance.Position.Outcomes["map"]));
    }

    [Fact]
    public void The_card_says_the_same_before_and_after_one_of_them_wants_to_see_it()
    {
        var before = CardModels.Read(FloorView.Card(CardModels.Of(AtTheLoop())));
        Assert.Contains("**🟠🔵 Both of you, your turn.** Here is the loop that you two named.", before);
        Assert.Contains(Floor, before);
        Assert.Contains("[Show us our loop]", before);
        foreach (var side in Sides.Both)
            Assert.Equal(
                before,
                CardModels.Read(FloorView.Card(CardModels.Of(AtTheLoop().Does<Act.Reveal>(side)))));
    }

    [Fact]
    public void Whoever_leaves_takes_back_that_they_wanted_to_see_it_and_nothing_else_changes()
    {
        var driver = AtTheLoop().Does<Act.Reveal>(Follow);
        var before = CardModels.Read(FloorView.Card(CardModels.Of(driver)));
        driver.Is(DanceRules.WithoutUnseen(driver.Dance, Follow));
        Assert.Equal(before, CardModels.Read(FloorView.Card(CardModels.Of(driver))));
        Assert.True(driver.Dance.Position.HasLoop);
        driver.Does<Act.Reveal>(Lead);
        Assert.Equal([Follow], driver.StepState.Holders);
        Assert.DoesNotContain(driver.Dance.Posts, p => p.Kind == RoomPostKind.Loop);
    }

    [Fact]
    public void Either_can_go_on_without_it_where_the_script_says_so()
    {
        foreach (var side in Sides.Both)
        {
            var driver = AtTheLoop().Does<Act.Reveal>(Lead).Does<Act.Reveal>(Follow).Does<Act.GoOn>(Lead).Does<Act.GoOn>(Follow)
                .Does<Act.Share>(Follow).Does<Act.Share>(Lead).Does<Act.ThatsIt>(Follow);
            Assert.IsType<StepState.Revealing>(driver.StepState);
            Assert.Contains("[Show us our loop] [Without it]", CardModels.Read(FloorView.Card(CardModels.Of(driver))));
            driver.Does<Act.Skip>(side);
            Assert.IsType<Dance.Closing>(driver.Dance);
            Assert.Single(driver.Dance.Posts, p => p.Kind == RoomPostKind.Loop);
        }
    }

    [Fact]
    public void Over_a_pause_and_a_swap_it_is_still_known_that_there_is_a_loop()
    {
        var paused = AtTheLoop().Does<Act.Pause>(Lead, Duration.FromHours(1));
        Assert.False(paused.Dance.WithLoop(false).Position.HasLoop);
        Assert.IsType<StepState.Revealing>(paused.Does<Act.PickUp>(Lead).StepState);
        var script = ScriptLoader.Load("x.yaml", """
            practice: swaps
            title: Swaps
            about: Swapped.
            minutes: 5
            swap: offered
            steps:
              - { id: line, write: lead, form: { line: { text: short, label: "A line" } } }
              - { id: map, show: loop }
              - { id: word, close: both }

            """).Script!;
        var swapped = new DanceDriver(script).HasLoop().Does<Act.Share>(Lead).Does<Act.Here>(Follow)
            .Does<Act.Reveal>(Lead).Does<Act.Reveal>(Follow).Does<Act.Swap>(Lead).Does<Act.Swap>(Follow).Does<Act.Share>(Follow);
        Assert.IsType<StepState.Revealing>(swapped.StepState);
    }

    private static DanceDriver AtTheLoop(bool kept = true) => OfText(LoopOfTwo.Carousel).HasLoop(kept)
        .Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.Ready>(Lead).Does<Act.Ready>(Follow);
}
