using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Until the other has answered, words can be changed or taken back by their author: from every place.</summary>
public sealed class TakingBackTests
{
    public static TheoryData<string> Places => ["before", "here", "back", "part", "addition", "response", "swapped"];

    [Theory]
    [MemberData(nameof(Places))]
    public void Words_are_taken_back_to_where_they_came_from(string place)
    {
        var (driver, by) = At(place);
        var words = driver.Dance.Posts[^1];
        var before = driver.Dance.Posts.RemoveAt(driver.Dance.Posts.Count - 1);
        if (place != "before")
            driver.Refuses<Act.TakeWordsBack>(by.Other(), Refusal.NotYourMove);

        driver = place == "before" ? driver.Does<Act.TakeBack>(by) : driver.Does<Act.TakeWordsBack>(by);

        Assert.Equal(before, driver.Dance.Posts);
        Assert.Equal(words.Step, driver.Dance.Position.Step);
        if (driver.Dance is Dance.Dancing d)
            Assert.Equal([by], d.StepState.Holders);
        else
            Assert.True(driver.Dance is Dance.Preparing { Returned: ReturnReason.TakenBack });
        Again(driver, by, words.Kind);
        Assert.Equal(words, driver.Dance.Posts[^1]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Words_are_changed_where_they_stand_by_their_author_alone(string place)
    {
        if (place == "before")
            return;
        var (driver, by) = At(place);
        var (log, stepState) = (driver.Dance.Posts, driver.StepState);
        driver.Refuses<Act.ChangeIt>(by.Other(), Refusal.NotYourMove).Refuses<Act.ChangeIt>(by, Refusal.MovedOn, new WordsKey("9.nothing"));

        driver.Does<Act.ChangeIt>(by);

        Assert.Equal(log.SetItem(log.Count - 1, log[^1] with { Edition = 1 }), driver.Dance.Posts);
        Assert.Equal(stepState, driver.StepState);
    }

    [Fact]
    public void Once_the_other_has_answered_words_stay()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow);
        driver.Refuses<Act.TakeWordsBack>(Lead, Refusal.MovedOn, new WordsKey("0.reach"))
            .Refuses<Act.ChangeIt>(Lead, Refusal.MovedOn, new WordsKey("0.reach"));
        var said = driver.Dance.Posts[^1].Key;

        driver.Does<Act.ThatsIt>(Lead);

        driver.Refuses<Act.TakeWordsBack>(Follow, Refusal.MovedOn, new WordsKey(said))
            .Refuses<Act.ChangeIt>(Follow, Refusal.MovedOn, new WordsKey(said));
    }

    [Fact]
    public void What_both_wrote_and_what_was_told_stays()
    {
        var told = RuleTests.AtTheEnd();
        Assert.Null(((Dance.Dancing)told.Dance).Changeable);
        told.Refuses<Act.TakeWordsBack>(Lead, Refusal.MovedOn, new WordsKey(told.Dance.Posts[^1].Key));
    }

    [Fact]
    public void A_pause_leaves_the_authors_right_as_it_is()
    {
        var driver = InRoom("reach").Does<Act.Share>(Follow).Does<Act.Pause>(Lead, Duration.FromHours(1)).Passes(Duration.FromHours(1));

        Assert.IsType<StepState.Listening>(driver.Does<Act.TakeWordsBack>(Follow).StepState);
    }

    private static (DanceDriver DanceDriver, Side By) At(string place) => place switch
    {
        "before" => (Of("reach").Does<Act.Share>(Lead), Lead),
        "here" => (InRoom("reach"), Lead),
        "back" => (InRoom("reach").Does<Act.Share>(Follow), Follow),
        "part" => (InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead, true), Lead),
        "addition" => (InRoom("reach").Does<Act.Share>(Follow).Does<Act.More>(Lead), Lead),
        "response" => (InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow), Follow),
        _ => (RuleTests.AtTheEnd().Does<Act.Swap>(Lead).Does<Act.Swap>(Follow).Does<Act.Share>(Follow), Follow),
    };

    private static void Again(DanceDriver driver, Side by, RoomPostKind kind) => _ = kind switch
    {
        RoomPostKind.Part => driver.Does<Act.Almost>(by, true),
        RoomPostKind.Addition => driver.Does<Act.More>(by),
        _ => driver.Does<Act.Share>(by),
    };
}
