using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>The key cards, as people read them.</summary>
public sealed class CardTests
{
    private const string FourThings =
        "Four things make this safe. I can be open without armour. I can bear my partner being open. "
            + "It is safe enough, today, with this person. If it hurts, I know what I will do for myself.";

    private const string Starters =
        "(Or begin with…: What I mostly hide is… / What I long for is… / I have a story about us, and under it… "
            + "/ One thing I would ask for is…)";

    private const string ReadBy =
        @"-# Who can read: you two, this bot, <@900000000000000099>, @Moderators, @Night \*shift\*, <@900000000000000098>. "
            + "The bot cannot know who holds a role.";

    private const string Caution =
        "-# Leave out health, sex life and other people's names: Discord carries what you write. "
            + "Closing the form loses what you typed; long texts are safer in your notes first.";

    [Fact]
    public void The_gate() => Reads(GatePages.Gate(CardModels.Of(Of("reach"), Lead), CardModels.Readers, first: true).Components, $"""
        ### Reach and respond
        {FourThings}
        {Starters}
        [Write] [Say it aloud]
        [Not today] [I'm not sure it's safe]
        ---
        {ReadBy}
        {Caution}
        [A server of your own]
        [Safety] [Hide]
        """);

    [Fact]
    public void The_gate_where_nothing_is_written_first() =>
        Reads(
            GatePages.Gate(
                CardModels.Of(Of("together"), Lead),
                CardModels.Readers with { Roles = [], Members = [] },
                first: true).Components,
            $"""
        ### A minute together
        Nothing to do for a minute. What is it like to be you, right now, with @Sam?
        @Sam is asked once, quietly. Nothing starts until both of you are here.
        [Ask Sam]
        [Not today] [I'm not sure it's safe]
        ---
        -# Who can read: you two, this bot, <@900000000000000099>.
        {Caution}
        [Safety] [Hide]
        """);

    [Fact]
    public void The_preview() => Reads(LabelTests.Preview().Components, """
        This is what @Sam will read.
        | **What I am sharing**
        | A need
        | **What is truer, more tender, about me?**
        | Some words.
        Is this about me? Am I safe to say it? How might it land, given their tender places?
        -# Your private answers are kept nowhere. If you edit, only what can be shared is filled in.
        [Share] [Edit] [Keep to myself] [Discard]
        [One level deeper]
        [Safety] [Hide]
        """);

    [Fact]
    public void The_first_card_says_no_words() =>
        Reads(FirstCardView.Page(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow)).Components, """
        @Alex would like to share something with you. About 15 minutes.
        [I'm here] [I need time] [Not now]
        [Safety] [Hide]
        """);

    [Fact]
    public void Words_that_are_back_say_the_neutral_sentence() =>
        Reads(DancePages.IsBack(CardModels.Of(Of("reach"), Lead), ReturnReason.Unmet, hasWords: true).Components, """
        Not available right now.
        Your words are back with you. Nobody has read them.
        [My words] [A minute with myself] [Close]
        [Safety] [Hide]
        """);

    [Theory]
    [InlineData(nameof(ReturnReason.Unmet), "Not available right now.")]
    [InlineData(nameof(ReturnReason.TakenBack), "Taken back. Nobody knows.")]
    [InlineData(nameof(ReturnReason.Kindly), "“Not today, and it isn't about you.”")]
    public void Where_nothing_was_written_no_words_are_said_to_be_back(string why, string first)
    {
        var page =
            CardModels.Read(DancePages.IsBack(CardModels.Of(Of("reach"), Lead), Enum.Parse<ReturnReason>(why), hasWords: false).Components);
        Assert.StartsWith(first, page);
        Assert.DoesNotContain("words", page);
    }

    [Fact]
    public void The_words_in_the_room() =>
        Reads(InRoom("reach") is var driver ? WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[0])! : [], """
        | -# @Alex
        | **What I am sharing**
        | A need
        | **What is truer, more tender, about me?**
        | Some words.
        | **Telling you this, right now, I notice…**
        | Some words.
        | [Change it] [Take it back]
        """);

    [Fact]
    public void Saying_back() => ReadsFloor(InRoom("reach"), """
        | ### Reach and respond
        | Say back what you heard, in your own words. No fixing, no but.
        | The floor is with @Sam.
        | [Write] [Say it aloud]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Being_heard() => ReadsFloor(InRoom("reach").Does<Act.Share>(Follow), """
        | ### Reach and respond
        | @Alex, was that it?
        | [That's it] [Almost] [There's more]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Saying_it_aloud() => ReadsFloor(Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow), """
        | ### Reach and respond
        | One thing that is alive in you now. Small is fine, clumsy is welcome.
        | @Alex is saying it aloud.
        | -# Voice calls on Discord are end-to-end encrypted, text is not.
        | [I've said it]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Responding() => ReadsFloor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead), """
        | ### Reach and respond
        | Stay a moment longer than is comfortable. You need not agree, and you need not solve it.
        | The floor is with @Sam.
        | (Or begin with…: It makes sense to me that… / Of course you… / I didn't know that, and…)
        | [Write] [Say it aloud]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void A_private_step_says_whose_and_nothing_more() =>
        ReadsFloor(InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead).Does<Act.Share>(Follow), """
        | ### Reach and respond
        | This one is only for @Alex. Open it when you are ready.
        | [Open]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void The_end_of_a_turn() => ReadsFloor(RuleTests.AtTheEnd(), """
        | ### Reach and respond
        | That was @Alex's turn. Would you like to swap, or is this enough for today?
        | [Swap turns] [Close with thanks]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void A_swap_is_offered() => ReadsFloor(RuleTests.AtTheEnd().Does<Act.Swap>(Lead), """
        | ### Reach and respond
        | @Alex offers to swap. @Sam, would you like to lead now?
        | [Yes, swap] [Close with thanks]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Quiet_together() => ReadsFloor(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow), """
        | ### A minute together
        | Nothing to do for a minute. What is it like to be you, right now, with each other?
        | Quiet. It ends <t:1795456860:R>.
        | [Go on]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void One_of_both_has_written() =>
        ReadsFloor(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.GoOn>(Lead).Does<Act.Share>(Follow), """
        | ### A minute together
        | One line about this minute. Neither of you reads the other's until both are here.
        | This one is for both of you. What you share is shown when both are done.
        | [Write]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void A_pause() => ReadsFloor(InRoom("reach").Does<Act.Pause>(Lead, Duration.FromMinutes(20)), """
        | ### Reach and respond
        | A pause. Back <t:1795458000:R>.
        | [Pick it up] [Stop here]
        """);

    [Fact]
    public void A_pause_of_which_nobody_says_how_long_it_is() => ReadsFloor(InRoom("reach").Does<Act.Pause>(Lead), """
        | ### Reach and respond
        | A pause. You go on when one of you is ready.
        | [Pick it up] [Stop here]
        """);

    [Fact]
    public void Silence() => ReadsFloor(InRoom("reach").Passes(Duration.FromDays(3)), """
        | ### Reach and respond
        | We'll leave it here. Either of you can pick it up again.
        | [Pick it up] [Stop here]
        """);

    [Fact]
    public void The_last_card() => ReadsFloor(RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead), """
        | ### Reach and respond
        | That was brave and ordinary at once. Thank you, both of you.
        | A small thing to try: Once this week, notice the moment you want to reach, and say so out loud.
        | These buttons go away <t:1795543200:R>. Nobody waits for anybody.
        | [A closing word] [How was that?] [Keep this moment] [Keep this room]
        """);

    [Fact]
    public void A_stop_is_kind() => ReadsFloor(InRoom("reach").Does<Act.Stop>(Follow), """
        | ### Reach and respond
        | This ends here, and that is fine. What you shared counts. Be kind to yourselves today.
        | This room is deleted <t:1796061600:R>.
        """);

    private static void ReadsFloor(DanceDriver driver, string card) => Reads(FloorView.Card(CardModels.Of(driver)), card);

    /// <summary>Names stand for the two mentions.</summary>
    private static void Reads(IEnumerable<Component> components, string card)
    {
        var now = CardModels.Read(components)
            .Replace($"<@{CardModels.Couple.A.User}>", "@Alex")
            .Replace($"<@{CardModels.Couple.B.User}>", "@Sam");
        Assert.True(now == card, $"The card now reads\n{now}");
    }
}
