using Discord.Models;
using IntimacyBot.Dances;
using NodaTime;
using static Tests.Dances.Play;

namespace Tests.Dances;

/// <summary>The key cards, as people read them.</summary>
public sealed class CardTests
{
    [Fact]
    public void The_gate() => Reads(GatePages.Gate(Scenes.Of(Of("reach"), Lead), Scenes.Readers, first: true).Components, """
        ?
        """);

    [Fact]
    public void The_gate_where_nothing_is_written_first() => Reads(GatePages.Gate(Scenes.Of(Of("together"), Lead), Scenes.Readers with { Roles = [], Members = [] }, first: true).Components, """
        ?
        """);

    [Fact]
    public void The_preview() => Reads(LabelTests.Preview().Components, """
        ?
        """);

    [Fact]
    public void The_first_card_says_no_words() => Reads(DancePages.FirstCard(Scenes.Of(Of("reach").Does<Act.Share>(Lead), Follow)).Components, """
        ?
        """);

    [Fact]
    public void Words_that_are_back_say_the_neutral_sentence() => Reads(DancePages.IsBack(Scenes.Of(Of("reach"), Lead), Returned.Unmet, hasWords: true).Components, """
        ?
        """);

    [Fact]
    public void The_words_in_the_room() => Reads(InRoom("reach") is var play ? WordsView.Message(Scenes.Of(play), play.Dance.Log[0])! : [], """
        ?
        """);

    [Fact]
    public void Saying_back() => ReadsFloor(InRoom("reach"), """
        ?
        """);

    [Fact]
    public void Being_heard() => ReadsFloor(InRoom("reach").Does<Act.Share>(Follow), """
        ?
        """);

    [Fact]
    public void Saying_it_aloud() => ReadsFloor(Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow), """
        ?
        """);

    [Fact]
    public void Responding() => ReadsFloor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead), """
        ?
        """);

    [Fact]
    public void A_private_step_says_whose_and_nothing_more() => ReadsFloor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow), """
        ?
        """);

    [Fact]
    public void The_end_of_a_turn() => ReadsFloor(RuleTests.AtTheEnd(), """
        ?
        """);

    [Fact]
    public void A_swap_is_offered() => ReadsFloor(RuleTests.AtTheEnd().Does<Act.Swap>(Lead), """
        ?
        """);

    [Fact]
    public void Quiet_together() => ReadsFloor(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow), """
        ?
        """);

    [Fact]
    public void One_of_both_has_written() => ReadsFloor(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.GoOn>(Lead).Does<Act.Share>(Follow), """
        ?
        """);

    [Fact]
    public void A_pause() => ReadsFloor(InRoom("reach").Does<Act.Pause>(Lead, Duration.FromMinutes(20)), """
        ?
        """);

    [Fact]
    public void Silence() => ReadsFloor(InRoom("reach").Passes(Duration.FromDays(3)), """
        ?
        """);

    [Fact]
    public void The_last_card() => ReadsFloor(RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead), """
        ?
        """);

    [Fact]
    public void A_stop_is_kind() => ReadsFloor(InRoom("reach").Does<Act.Stop>(Follow), """
        ?
        """);

    private static void ReadsFloor(Play play, string card) => Reads(FloorView.Card(Scenes.Of(play)), card);

    /// <summary>Names stand for the two mentions.</summary>
    private static void Reads(IEnumerable<Component> components, string card)
    {
        var now = Scenes.Read(components).Replace($"<@{Scenes.Couple.A.User}>", "@Alex").Replace($"<@{Scenes.Couple.B.User}>", "@Sam");
        Assert.True(now == card, $"The card now reads\n{now}");
    }
}
