using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests that an author can change or withdraw words at every place until the partner has answered.</summary>
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

    [Theory]
    [InlineData("write", "A")]
    [InlineData("write", "B")]
    [InlineData("join", "A")]
    [InlineData("join", "B")]
    public void Of_what_both_wrote_each_takes_back_their_own_and_the_other_is_not_asked_again(string way, string side)
    {
        var by = Enum.Parse<Side>(side);
        var driver = WrittenByBoth(way);
        var words = driver.Dance.Posts[^1];
        Assert.Equal([Lead, Follow], words.By);

        driver.Does<Act.TakeWordsBack>(by);

        Assert.DoesNotContain(words, driver.Dance.Posts);
        Assert.Equal([by], Assert.IsType<StepState.Writing>(driver.StepState).Holders);
        Assert.True(Assert.IsType<StepState.Writing>(driver.StepState).OneIsIn);
        driver.Does<Act.Share>(by);
        Assert.Equal(words, driver.Dance.Posts[^1]);
        driver.Does<Act.ChangeIt>(by.Other());
        Assert.Equal(1, driver.Dance.Posts[^1].Edition);
    }

    [Theory]
    [InlineData("write", "A")]
    [InlineData("join", "B")]
    public void Once_the_first_line_back_is_in_what_both_wrote_stays(string way, string side)
    {
        var first = Enum.Parse<Side>(side);
        var driver = WrittenByBoth(way);
        var key = driver.Dance.Posts[^1].Key;
        driver.Does<Act.Share>(first);
        foreach (var by in Sides.Both)
            driver.Refuses<Act.TakeWordsBack>(by, Refusal.MovedOn, new WordsKey(key))
                .Refuses<Act.ChangeIt>(by, Refusal.MovedOn, new WordsKey(key));
    }

    [Fact]
    public void What_was_told_stays()
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

    private static DanceDriver WrittenByBoth(string way)
    {
        var yaml = $$"""
            practice: lines
            title: Lines
            about: A line each, and one back.
            minutes: 5
            {{(way == "join" ? "opens: both" : "needs: none")}}
            steps:
              - { id: line, write: both, form: { line: { text: short, label: "A line", required: true } } }
              - { id: back, write: both, form: { line: { text: short, label: "A line back", required: true } } }
              - { id: word, close: both }

            """;
        var driver = OfText(yaml);
        return way == "join"
            ? driver.Does<Act.Share>(Lead).Does<Act.Join>(Follow)
            : driver.Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.Share>(Lead).Does<Act.Share>(Follow);
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
