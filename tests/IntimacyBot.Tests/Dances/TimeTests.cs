using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests pauses, silence, stopping, and the end.</summary>
public sealed class TimeTests
{
    private static readonly Duration Day = Duration.FromDays(1);

    [Fact]
    public void A_pause_of_known_length_comes_back_by_itself()
    {
        var driver = InRoom("reach");
        var before = driver.StepState;
        driver.Does<Act.Pause>(Lead, Duration.FromHours(4))
            .Refuses<Act.Share>(Follow, Refusal.MovedOn)
            .Refuses<Act.Pause>(Follow, Refusal.MovedOn);

        driver.Passes(Duration.FromHours(4));

        Assert.Equal(before, driver.StepState);
        Assert.Equal(Day, driver.Left);
    }

    [Fact]
    public void Only_who_asked_for_a_pause_ends_it_earlier()
    {
        foreach (var by in Sides.Both)
        {
            var driver = InRoom("reach").Does<Act.Pause>(by, Day).Passes(Day - Duration.FromSeconds(1));
            driver.Refuses<Act.PickUp>(by.Other(), Refusal.NotYourMove);
            Assert.IsType<StepState.Listening>(driver.Does<Act.PickUp>(by).StepState);
            Assert.IsType<Dance.Over>(InRoom("reach").Does<Act.Pause>(by, Day).Does<Act.Stop>(by.Other()).Dance);
        }
    }

    [Fact]
    public void A_pause_of_unknown_length_is_of_whoever_asked_for_it_for_a_day()
    {
        foreach (var by in Sides.Both)
        {
            Assert.IsType<StepState.Listening>(InRoom("reach").Does<Act.Pause>(by).Does<Act.PickUp>(by).StepState);
            var driver = InRoom("reach").Does<Act.Pause>(by).Passes(Day - Duration.FromSeconds(1));
            driver.Refuses<Act.PickUp>(by.Other(), Refusal.NotYourMove).Passes(Duration.FromSeconds(1));
            Assert.IsType<StepState.Listening>(driver.Does<Act.PickUp>(by.Other()).StepState);
        }
    }

    [Fact]
    public void What_rests_after_silence_is_picked_up_by_either()
    {
        foreach (var by in Sides.Both)
            foreach (var asker in Sides.Both)
                Assert.IsType<StepState.Listening>(InRoom("reach").Does<Act.Pause>(asker).Passes(Day * 3).Does<Act.PickUp>(by).StepState);
    }

    [Fact]
    public void A_pause_of_unknown_length_rests_after_three_days()
    {
        var driver = InRoom("reach").Does<Act.Pause>(Follow).Passes(Day * 3);

        Assert.True(driver.Dance is Dance.Paused { Why: PauseReason.Parked });
        Assert.IsType<StepState.Listening>(driver.Does<Act.PickUp>(Follow).StepState);
    }

    [Fact]
    public void Three_days_of_silence_rest_and_after_seven_more_it_ends_as_if_stopped()
    {
        var driver = InRoom("reach").Passes(Day - Duration.FromSeconds(1));
        Assert.True(driver.Dance is Dance.Dancing { Reminded: false });
        Assert.True(driver.Passes(Duration.FromSeconds(1)).Dance is Dance.Dancing { Reminded: true });
        Assert.True(driver.Passes((Day * 2) - Duration.FromSeconds(1)).Dance is Dance.Dancing);
        Assert.True(driver.Passes(Duration.FromSeconds(1)).Dance is Dance.Paused { Why: PauseReason.Parked });
        Assert.Equal(Day * 7, driver.Left);

        driver.Passes(Day * 7);

        var stopped = InRoom("reach").Passes((Day * 10) - Duration.FromSeconds(1));
        stopped.At(driver.Now);
        Assert.Equal(SerializedDance.Of(stopped.Does<Act.Stop>(Lead).Dance), SerializedDance.Of(driver.Dance));
        Assert.True(driver.Dance is Dance.Over { DeleteAt: { } day } && day == driver.Now + (Day * 7));
    }

    [Fact]
    public void Whoever_holds_the_floor_is_reminded_once_also_when_it_is_picked_up_later()
    {
        var driver = InRoom("reach").Passes(Day * 3).Does<Act.PickUp>(Lead);

        Assert.True(driver.Dance is Dance.Dancing { Reminded: false });
        Assert.True(driver.Passes(Day).Dance is Dance.Dancing { Reminded: true });
    }

    [Fact]
    public void A_bot_that_was_away_for_days_reminds_before_it_lets_anything_rest()
    {
        var driver = InRoom("reach").Sleeps(Day * 6);

        Assert.True(driver.Dance is Dance.Dancing { Reminded: true });
        Assert.Equal(Day * 2, driver.Left);
        Assert.True(InRoom("reach").Sleeps(Day + Duration.FromSeconds(5)).Left == (Day * 2) - Duration.FromSeconds(5));
    }

    [Fact]
    public void Stop_ends_it_from_everywhere_in_the_room_whoever_presses()
    {
        Func<DanceDriver>[] places =
        [
            () => InRoom("reach"),
            () => InRoom("reach").Does<Act.Share>(Follow),
            () => Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow),
            () => InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead),
            () => RuleTests.AtTheEnd(),
            () => RuleTests.AtTheEnd().Does<Act.Swap>(Lead),
            () => Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.SettleIn>(Lead),
            () => InQuiet(),
            () => AfterQuiet().Does<Act.Share>(Lead),
            () => InRoom("reach").Does<Act.Pause>(Lead, Day),
            () => InRoom("reach").Does<Act.Pause>(Lead),
            () => InRoom("reach").Passes(Day * 3),
        ];
        foreach (var place in places)
        {
            var (mine, theirs) = (place().Does<Act.Stop>(Lead).Dance, place().Does<Act.Stop>(Follow).Dance);
            Assert.True(mine is Dance.Over { Ending: DanceEnding.Stopped, HadRoom: true });
            Assert.Equal(SerializedDance.Of(mine), SerializedDance.Of(theirs));
        }
    }

    [Fact]
    public void A_room_is_kept_for_seven_days_unless_both_keep_it()
    {
        static Dance.Over Ended(params Side[] keep)
        {
            var driver = RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead);
            foreach (var side in keep)
                driver.Does<Act.KeepRoom>(side);
            return (Dance.Over)driver.Passes(Day).Dance;
        }

        Assert.True(Ended(Lead, Follow) is { RoomStays: true, DeleteAt: null });
        foreach (var alone in new Side[][] { [], [Lead], [Follow], [Lead, Lead] })
            Assert.True(Ended(alone) is { RoomStays: false, DeleteAt: { } at } && at == Start + (Day * 7));
    }

    [Fact]
    public void A_room_that_goes_is_kept_by_nobody()
    {
        var driver = Of("sardines")
            .Does<Act.Pick>(Lead, "ajar")
            .Does<Act.AskPartner>(Lead)
            .Does<Act.Here>(Follow, "near")
            .Does<Act.Pick>(Lead, "enough")
            .Does<Act.CloseWithThanks>(Follow);

        driver.Refuses<Act.KeepRoom>(Lead, Refusal.MovedOn);
        Assert.True(driver.Passes(Day).Dance is Dance.Over { DeleteAt: { } at } && at == driver.Now);
    }

    [Fact]
    public void A_closing_word_is_shown_when_both_gave_one_and_nobody_waits_for_it()
    {
        var driver = RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead);
        var pieces = driver.Dance.Posts.Count;
        driver.Does<Act.ClosingWord>(Follow).Refuses<Act.ClosingWord>(Follow, Refusal.MovedOn);
        Assert.Equal(pieces, driver.Dance.Posts.Count);
        Assert.Equal(Day, driver.Left);

        driver.Does<Act.ClosingWord>(Lead);

        Assert.True(driver.Dance.Posts[^1] is { Kind: RoomPostKind.Closing, By: [Lead, Follow] });
        Assert.IsType<Dance.Over>(RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead).Does<Act.ClosingWord>(Lead).Passes(Day).Dance);
    }

    [Fact]
    public void Each_may_choose_another_moment_and_only_one_that_is_there()
    {
        var driver = RuleTests.AtTheEnd()
            .Does<Act.CloseWithThanks>(Lead)
            .Refuses<Act.KeepCard>(Lead, Refusal.MovedOn, new WordsKey("9.nothing"));

        driver.Does<Act.KeepCard>(Lead, new WordsKey("0.reach"))
            .Does<Act.KeepCard>(Lead, new WordsKey("0.respond"))
            .Does<Act.KeepCard>(Follow, new WordsKey("0.reach"));

        Assert.Equal(
            ("0.respond", "0.reach"),
            (((Dance.Closing)driver.Dance).Keepsakes[Lead], ((Dance.Closing)driver.Dance).Keepsakes[Follow]));
    }

    [Fact]
    public void A_double_click_is_one_act_and_an_old_card_has_moved_on()
    {
        var driver = InRoom("reach");
        var card = new StalePlace(driver.Dance.Place);
        driver.Does<Act.Share>(Follow);

        driver.Refuses<Act.Share>(Follow, Refusal.Repeated, card)
            .Refuses<Act.Share>(Lead, Refusal.MovedOn, card)
            .Refuses<Act.ThatsIt>(Lead, Refusal.MovedOn, new StalePlace("0.respond:w"));
    }

    [Fact]
    public void Coming_twice_is_coming_once()
    {
        var driver = InRoom("reach").Refuses<Act.Here>(Follow, Refusal.Repeated).Refuses<Act.Here>(Lead, Refusal.MovedOn);
        driver.Does<Act.Share>(Follow).Refuses<Act.Here>(Follow, Refusal.MovedOn);
        Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow).Refuses<Act.Here>(Follow, Refusal.Repeated);
    }

    [Fact]
    public void Another_button_of_the_card_that_was_just_left_is_no_double_click()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead).Does<Act.Share>(Follow);
        var card = new StalePlace(driver.Dance.Place);
        driver.Does<Act.ThatsIt>(Lead);
        driver.Refuses<Act.ThatsIt>(Lead, Refusal.Repeated, card)
            .Refuses<Act.CloseEnough>(Lead, Refusal.MovedOn, card)
            .Refuses<Act.Almost>(Lead, Refusal.MovedOn, card);

        var receipt = new StalePlace(driver.Does<Act.Share>(Follow).Does<Act.Skip>(Lead).Dance.Place);
        driver.Does<Act.Pick>(Lead, "valued", true);
        driver.Refuses<Act.Pick>(Lead, Refusal.Repeated, "valued", true, receipt);
        driver.Refuses<Act.Pick>(Lead, Refusal.MovedOn, "valued", false, receipt)
            .Refuses<Act.Pick>(Lead, Refusal.MovedOn, "notyet", true, receipt);
    }
}
