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
        var (play, by) = At(place);
        var words = play.Dance.Posts[^1];
        var before = play.Dance.Posts.RemoveAt(play.Dance.Posts.Count - 1);
        if (place != "before")
            play.Refuses<Act.TakeWordsBack>(by.Other(), Refusal.NotYourMove);

        play = place == "before" ? play.Does<Act.TakeBack>(by) : play.Does<Act.TakeWordsBack>(by);

        Assert.Equal(before, play.Dance.Posts);
        Assert.Equal(words.Step, play.Dance.Position.Step);
        if (play.Dance is Dance.Dancing d)
            Assert.Equal([by], d.StepState.Holders);
        else
            Assert.True(play.Dance is Dance.Preparing { Returned: ReturnReason.TakenBack });
        Again(play, by, words.Kind);
        Assert.Equal(words, play.Dance.Posts[^1]);
    }

    [Theory]
    [MemberData(nameof(Places))]
    public void Words_are_changed_where_they_stand_by_their_author_alone(string place)
    {
        if (place == "before")
            return;
        var (play, by) = At(place);
        var (log, stepState) = (play.Dance.Posts, play.Stage);
        play.Refuses<Act.ChangeIt>(by.Other(), Refusal.NotYourMove).Refuses<Act.ChangeIt>(by, Refusal.MovedOn, new WordsKey("9.nothing"));

        play.Does<Act.ChangeIt>(by);

        Assert.Equal(log.SetItem(log.Count - 1, log[^1] with { Edition = 1 }), play.Dance.Posts);
        Assert.Equal(stepState, play.Stage);
    }

    [Fact]
    public void Once_the_other_has_answered_words_stay()
    {
        var play = InRoom("reach").Does<Act.Share>(Follow);
        play.Refuses<Act.TakeWordsBack>(Lead, Refusal.MovedOn, new WordsKey("0.reach"))
            .Refuses<Act.ChangeIt>(Lead, Refusal.MovedOn, new WordsKey("0.reach"));
        var said = play.Dance.Posts[^1].Key;

        play.Does<Act.ThatsIt>(Lead);

        play.Refuses<Act.TakeWordsBack>(Follow, Refusal.MovedOn, new WordsKey(said))
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
        var play = InRoom("reach").Does<Act.Share>(Follow).Does<Act.Pause>(Lead, Duration.FromHours(1)).Passes(Duration.FromHours(1));

        Assert.IsType<StepState.Listening>(play.Does<Act.TakeWordsBack>(Follow).Stage);
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

    private static void Again(DanceDriver play, Side by, RoomPostKind kind) => _ = kind switch
    {
        RoomPostKind.Part => play.Does<Act.Almost>(by, true),
        RoomPostKind.Addition => play.Does<Act.More>(by),
        _ => play.Does<Act.Share>(by),
    };
}
