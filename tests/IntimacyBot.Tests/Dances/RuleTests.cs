using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests rules that hold in every dance, one sentence each.</summary>
public sealed class RuleTests
{
    private const string Back = """
        practice: back
        title: Back
        about: It may be answered once more.
        minutes: 5
        steps:
          - { id: tell, write: lead, form: { it: { text: long, label: "It", required: true } } }
          - { id: respond, write: follow, form: { it: { text: long, label: "It", required: true } } }
          - id: more
            choose: lead
            private: true
            options:
              again: { label: "Once more", next: respond, times: 1, post: "May we try that once more?" }
              leave: { label: "Leave it" }
              rest: { label: "Let it rest" }
          - { id: word, close: both }

        """;

    private static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public void Nobody_responds_to_their_own_reach()
    {
        var driver = InRoom("reach").Refuses<Act.Share>(Lead, Refusal.NotYourMove).Refuses<Act.SayAloud>(Lead, Refusal.NotYourMove);
        driver.Does<Act.Share>(Follow).Refuses<Act.ThatsIt>(Follow, Refusal.NotYourMove).Does<Act.ThatsIt>(Lead);

        Assert.Equal([Follow], driver.StepState.Holders);
        driver.Refuses<Act.Share>(Lead, Refusal.NotYourMove);
    }

    [Fact]
    public void Words_are_back_with_their_author_after_two_days()
    {
        var driver = Of("reach").Does<Act.Share>(Lead).Passes((Day * 2) - Duration.FromSeconds(1));
        Assert.IsType<Dance.Asking>(driver.Dance);

        var back = Assert.IsType<Dance.Preparing>(driver.Passes(Duration.FromSeconds(1)).Dance);

        Assert.True(back is { Returned: ReturnReason.Unmet, Position.Step: "reach", Posts: [] });
        driver.Refuses<Act.Here>(Follow, Refusal.NotAvailable);
        Assert.IsType<Dance.Asking>(driver.Does<Act.Share>(Lead).Dance);
    }

    [Fact]
    public void Words_that_are_back_wait_seven_days_and_then_nothing_is_left()
    {
        var driver = Of("reach").Does<Act.Share>(Lead).Passes((Day * 9) - Duration.FromSeconds(1));
        Assert.IsType<Dance.Preparing>(driver.Dance);

        Assert.True(driver.Passes(Duration.FromSeconds(1)).Dance is Dance.Over { Ending: DanceEnding.Unseen, HadRoom: false, Posts: [] });
    }

    [Fact]
    public void Not_today_told_kindly_brings_the_words_back_at_once()
    {
        var driver = Of("reach").Does<Act.Share>(Lead).Does<Act.NotNowKindly>(Follow);

        Assert.True(driver.Dance is Dance.Preparing { Returned: ReturnReason.Kindly, Posts: [] });
    }

    [Fact]
    public void Only_the_starter_can_do_anything_with_what_nobody_knows_of()
    {
        foreach (var act in DanceActs.Acts)
        {
            var driver = Of("reach");
            var move = DanceActs.Make(act, driver.Dance, Follow, driver.Now);
            Assert.Equal(Refusal.NotAvailable, driver.Dance.Decide(driver.Rules, move).Refusal);
        }
    }

    [Fact]
    public void The_one_who_asked_cannot_come_for_the_other()
    {
        var driver = Of("reach")
            .Does<Act.Share>(Lead)
            .Refuses<Act.Here>(Lead, Refusal.MovedOn)
            .Refuses<Act.NeedTime>(Lead, Refusal.MovedOn)
            .Refuses<Act.NotNowKindly>(Lead, Refusal.MovedOn);

        driver.Refuses<Act.TakeBack>(Follow, Refusal.MovedOn).Refuses<Act.Discard>(Follow, Refusal.MovedOn);
    }

    [Fact]
    public void Needing_time_calls_both_again_when_it_is_over()
    {
        var driver = Of("reach").Does<Act.Share>(Lead).Does<Act.NeedTime>(Follow, Duration.FromMinutes(20));
        Assert.True(driver.Dance is Dance.Paused { Why: PauseReason.Time, HasRoom: false });

        driver.Passes(Duration.FromMinutes(20));

        Assert.IsType<Dance.Asking>(driver.Dance);
        Assert.Equal((Day * 2) - Duration.FromMinutes(20), driver.Left);
        driver.Does<Act.Here>(Follow);
    }

    [Fact]
    public void A_time_that_ends_after_the_card_cannot_be_asked_for()
    {
        var driver = Of("reach").Does<Act.Share>(Lead).Passes(Day);
        driver.Refuses<Act.NeedTime>(Follow, Refusal.MovedOn, Day).Does<Act.NeedTime>(Follow, Day - Duration.FromMinutes(1));
        Assert.True(driver.Passes(Day - Duration.FromMinutes(1)).Dance is Dance.Asking);
        Assert.True(driver.Passes(Duration.FromMinutes(1)).Dance is Dance.Preparing { Returned: ReturnReason.Unmet });
    }

    [Fact]
    public void A_bot_that_was_away_until_the_card_was_over_gives_the_words_back() =>
        Assert.True(Of("reach").Does<Act.Share>(Lead).Does<Act.NeedTime>(Follow, Duration.FromHours(1)).Sleeps(Day * 2).Dance
            is Dance.Preparing { Returned: ReturnReason.Unmet });

    [Fact]
    public void Whatever_happens_to_unsent_words_they_wait_seven_days_from_then()
    {
        Func<DanceDriver, DanceDriver>[] ways =
        [
            d => d.Does<Act.Drafted>(Lead),
            d => d.Does<Act.Drafted>(Lead).Passes(Day).Does<Act.KeepToMyself>(Lead),
            d => d.Does<Act.Share>(Lead).Passes(Day).Does<Act.TakeBack>(Lead),
            d => d.Does<Act.Share>(Lead).Passes(Day).Does<Act.NotNowKindly>(Follow),
            d => d.Does<Act.Share>(Lead).Passes(Day * 2),
            d => d.Does<Act.Share>(Lead).Passes(Day).Does<Act.NeedTime>(Follow, Duration.FromHours(1)).Does<Act.TakeBack>(Lead),
        ];
        foreach (var way in ways)
        {
            var driver = way(Of("reach").Passes(Duration.FromHours(3)));
            Assert.IsType<Dance.Preparing>(driver.Dance);
            Assert.Equal(Day * 7, driver.Left);
        }
    }

    [Fact]
    public void What_came_back_is_let_be_and_its_words_wait_on()
    {
        var driver = Of("reach").Does<Act.Share>(Lead).Passes(Day * 3);
        Assert.True(driver.Does<Act.LetItBe>(Lead, true).Dance is Dance.Preparing { Returned: ReturnReason.No });
        Assert.Equal(Day * 6, driver.Left);
        Assert.True(Of("together").Does<Act.AskPartner>(Lead).Passes(Day * 2).Does<Act.LetItBe>(Lead, false).Dance
            is Dance.Over { Ending: DanceEnding.Unseen });
    }

    [Fact]
    public void Who_asked_for_time_may_come_earlier() =>
        Assert.IsType<StepState.Listening>(
            Of("reach").Does<Act.Share>(Lead).Does<Act.NeedTime>(Follow, Day).Passes(Duration.FromHours(1)).Does<Act.Here>(Follow)
                .StepState);

    [Fact]
    public void Not_knowing_how_long_changes_nothing()
    {
        var asked = Of("reach").Does<Act.Share>(Lead);
        var before = asked.Dance;
        Assert.Equal(before, asked.Does<Act.NeedTime>(Follow).Dance);

        var timed = Of("reach").Does<Act.Share>(Lead).Does<Act.NeedTime>(Follow, Day).Passes(Duration.FromHours(2));
        var later = timed.Dance;
        Assert.Equal(later, timed.Does<Act.NeedTime>(Follow).Dance);
    }

    [Fact]
    public void What_was_said_aloud_leaves_no_words()
    {
        var driver = Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow);
        Assert.Equal([Lead], Assert.IsType<StepState.SayingAloud>(driver.StepState).Holders);

        driver.Does<Act.Said>(Lead).Does<Act.SayAloud>(Follow).Does<Act.Said>(Follow).Does<Act.ThatsIt>(Lead);

        Assert.Equal("respond", driver.Dance.Position.Step);
        Assert.Equal([(Lead, RoomPostKind.Aloud), (Follow, RoomPostKind.Aloud)], driver.Dance.Posts.Select(p => (p.By.Single(), p.Kind)));
    }

    [Fact]
    public void After_two_rounds_both_may_say_close_enough()
    {
        var driver = InRoom("reach")
            .Refuses<Act.CloseEnough>(Follow, Refusal.MovedOn)
            .Does<Act.Share>(Follow)
            .Refuses<Act.CloseEnough>(Lead, Refusal.MovedOn);
        driver.Does<Act.Almost>(Lead).Refuses<Act.CloseEnough>(Follow, Refusal.MovedOn).Refuses<Act.CloseEnough>(Lead, Refusal.MovedOn);

        driver.Does<Act.Share>(Follow);
        foreach (var side in new[] { Lead, Follow })
            Assert.Equal("respond", After(driver.Dance, side).Position.Step);
        driver.Does<Act.Almost>(Lead);
        foreach (var side in new[] { Lead, Follow })
            Assert.Equal("respond", After(driver.Dance, side).Position.Step);

        Dance After(Dance dance, IntimacyBot.Couples.Side by) =>
            dance.Decide(driver.Rules, new Act.CloseEnough(by, driver.Now, dance.Place)).Next!;
    }

    [Fact]
    public void Almost_may_name_the_part_and_more_adds_one_message()
    {
        var driver = InRoom("reach")
            .Does<Act.Share>(Follow)
            .Does<Act.Almost>(Lead)
            .Does<Act.Share>(Follow)
            .Does<Act.Almost>(Lead, true)
            .Does<Act.Share>(Follow)
            .Does<Act.More>(Lead);

        Assert.Equal(
            [
                RoomPostKind.Words,
                RoomPostKind.SaidBack,
                RoomPostKind.SaidBack,
                RoomPostKind.Part,
                RoomPostKind.SaidBack,
                RoomPostKind.Addition
            ],
            driver.Dance.Posts.Select(p => p.Kind));
        Assert.Equal(new StepState.Listening(Follow, 4), driver.StepState);
    }

    [Fact]
    public void There_is_more_once_in_a_mirror_and_in_the_next_one_again()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow).Does<Act.More>(Lead).Does<Act.Share>(Follow);
        Assert.DoesNotContain("There's more", Labels(driver));
        driver.Refuses<Act.More>(Lead, Refusal.MovedOn)
            .Does<Act.Almost>(Lead)
            .Does<Act.Share>(Follow)
            .Refuses<Act.More>(Lead, Refusal.MovedOn)
            .Does<Act.ThatsIt>(Lead);

        driver.Does<Act.Share>(Follow)
            .Does<Act.Skip>(Lead)
            .Does<Act.Pick>(Lead, "valued")
            .Does<Act.Swap>(Lead)
            .Does<Act.Swap>(Follow)
            .Does<Act.Share>(Follow)
            .Does<Act.Share>(Lead);
        Assert.Contains("There's more", Labels(driver));
        driver.Does<Act.More>(Follow);
    }

    [Fact]
    public void An_addition_that_is_taken_back_may_be_made_again() =>
        InRoom("reach").Does<Act.Share>(Follow).Does<Act.More>(Lead).Does<Act.TakeWordsBack>(Lead).Does<Act.More>(Lead);

    private static string Labels(DanceDriver driver) => CardModels.Read(FloorView.Card(CardModels.Of(driver)));

    [Fact]
    public void Either_closing_closes()
    {
        foreach (var by in new[] { Lead, Follow })
        {
            Assert.IsType<Dance.Closing>(AtTheEnd().Does<Act.CloseWithThanks>(by).Dance);
            Assert.IsType<Dance.Closing>(AtTheEnd().Does<Act.Swap>(Lead).Does<Act.CloseWithThanks>(by).Dance);
        }
    }

    [Fact]
    public void A_swap_exchanges_the_roles()
    {
        var driver = AtTheEnd()
            .Refuses<Act.Swap>(Follow, Refusal.NotYourMove)
            .Does<Act.Swap>(Lead)
            .Refuses<Act.Swap>(Lead, Refusal.NotYourMove)
            .Does<Act.Swap>(Follow);

        Assert.True(driver.Dance.Position is { First: Follow, Round: 1, Step: "reach" });
        driver.Refuses<Act.Share>(Lead, Refusal.NotYourMove).Does<Act.Share>(Follow).Does<Act.Share>(Lead).Does<Act.ThatsIt>(Follow);
        Assert.Equal([Lead], driver.StepState.Holders);
        Assert.Equal(["0.reach", "1.reach"], driver.Dance.Posts.Where(p => p.Step == "reach").Select(p => p.Key));
    }

    [Fact]
    public void Times_bounds_going_back()
    {
        var driver = OfText(Back).Does<Act.Share>(Lead).Does<Act.Here>(Follow).Does<Act.Share>(Follow);
        driver.Does<Act.Pick>(Lead, "again", true);
        Assert.True(driver.Dance.Position is { Step: "respond", Again: 1 });
        Assert.Equal(RoomPostKind.Told, driver.Dance.Posts[^1].Kind);

        driver.Does<Act.Share>(Follow).Refuses<Act.Pick>(Lead, Refusal.MovedOn, "again").Does<Act.Pick>(Lead, "leave");

        Assert.IsType<Dance.Closing>(driver.Dance);
        Assert.Equal(["0.respond", "0.respond.1"], driver.Dance.Posts.Where(p => p.Step == "respond").Select(p => p.Key));
    }

    [Fact]
    public void Who_asks_once_more_says_what_was_hoped_for_if_they_like_and_is_answered_anew()
    {
        foreach (var skips in new[] { true, false })
        {
            var driver = AtReceipt().Does<Act.Pick>(Lead, "notyet").Does<Act.Pick>(Lead, "again", true);
            Assert.True(driver.Dance.Position.Step == "hoped" && driver.StepState.Holders is [Lead]);
            driver = skips ? driver.Does<Act.Skip>(Lead) : driver.Does<Act.Share>(Lead);
            Assert.True(driver.Dance.Position.Step == "retry" && driver.StepState.Holders is [Follow]);
            Assert.IsType<StepState.Ending>(driver.Does<Act.Share>(Follow).StepState);
        }
    }

    [Fact]
    public void A_question_that_was_answered_is_answered_by_who_stays()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow).Does<Act.Share>(Lead);
        Assert.True(driver.Dance.Position.Step == "stay" && driver.StepState.Holders is [Follow]);
        driver.Does<Act.Pick>(Follow, "near", true);
        Assert.True(driver.Dance.Posts[^1] is { Kind: RoomPostKind.Told, By: [Follow] } && driver.Dance.Position.Step == "receipt");
    }

    [Fact]
    public void A_private_choice_is_told_only_by_who_made_it_and_only_if_they_want()
    {
        Assert.DoesNotContain(AtReceipt().Does<Act.Pick>(Lead, "valued", false).Dance.Posts, p => p.Kind == RoomPostKind.Told);
        Assert.True(
            AtReceipt().Does<Act.Pick>(Lead, "valued", true).Dance.Posts[^1] is { Kind: RoomPostKind.Told, Option: "valued", By: [Lead] });
        AtReceipt().Refuses<Act.Pick>(Follow, Refusal.NotYourMove, "valued");
        AtReceipt().Refuses<Act.Pick>(Lead, Refusal.MovedOn, "nothing of the kind");
    }

    [Fact]
    public void A_step_that_does_not_apply_is_passed_over() =>
        Assert.IsType<StepState.Ending>(
            AtReceipt().Does<Act.Pick>(Lead, "valued").StepState);

    internal static DanceDriver AtTheEnd() => AtReceipt().Does<Act.Pick>(Lead, "understood", true);
}
