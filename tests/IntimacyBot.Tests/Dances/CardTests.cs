using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Practices.Model;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests the most important cards as people read them.</summary>
public sealed class CardTests
{
    private const string FourThings = """
        Four things make this safe.
        I can speak without defending myself.
        I can listen while my partner is open, too.
        Today, with this person, it feels safe enough.
        If it hurts, I know how I will look after myself.
        """;

    private const string Starters =
        "(Or begin with…: I am afraid that… / It hurts me when I… / What I long for is… / What I mostly hide is… "
            + "/ What I need, and find hard to ask for, is…)";

    private const string ReadBy =
        @"-# Who can read a room: you two, this bot, <@900000000000000099> (owner), the role Moderators, the role Night \*shift\*, "
            + "<@900000000000000098>; the bot cannot see who has such a role.";

    private const string Caution =
        "-# Discord can read what you write. Health, sex and other people's names are safer said aloud. "
            + "Closing the form loses what you typed; long texts are safer in your notes first.";

    private const string UntilThen =
        "If that does not happen by <t:1795629600:f>, they come back to you unread. You can take them back before that, too.";

    private const string Listening =
        "Put other things away for these minutes. You need not fix anything or agree. "
            + "If you notice you want to defend yourself, press [I need a pause].";

    [Fact]
    public void The_gate() => Reads(GatePages.Gate(CardModels.Of(Of("reach"), Lead), CardModels.Readers).Components, $"""
        ### 🤲 Reach
        {FourThings}
        Take one breath first. Then one thing that is true for you now. Small is fine, clumsy is welcome.
        -# You share · it is said back · they answer · how it reached you · swap or stop. About 20 minutes.
        {ReadBy}
        [Write] [Say it aloud]
        {Starters}
        [Not today] [I'm not sure it's safe] [A minute with myself]
        {Caution}
        [A server of your own]
        [Safety] [Hide]
        """);

    [Fact]
    public void The_gate_shows_the_road_before_anything_begins()
    {
        var model = CardModels.Of(Of("reach"), Lead);
        var script = model.Script with { Road = ["You share", "it is said back"] };
        var gate = GatePages.Gate(model with { Script = script }, CardModels.Readers);
        Assert.Contains("\n-# You share · it is said back. About 20 minutes.\n", CardModels.Read(gate.Components));
    }

    [Fact]
    public void A_short_gate_asks_no_conditions()
    {
        var model = CardModels.Of(Of("reach"), Lead);
        var gate = GatePages.Gate(model with { Script = model.Script with { GateShort = true } }, CardModels.Readers);
        Assert.StartsWith("### 🤲 Reach\nTake one breath first.", CardModels.Read(gate.Components));
    }

    [Fact]
    public void The_gate_where_nothing_is_written_first() =>
        Reads(
            GatePages.Gate(
                CardModels.Of(Of("together"), Lead) with { FirstTime = false },
                CardModels.Readers with { Roles = [], Members = [] }).Components,
            """
        ### 🌿 A minute together
        You both stop for a minute and write one line. An easy first one.
        -# a quiet minute · one line each. About 4 minutes.
        -# Who can read a room: you two, this bot, <@900000000000000099> (owner).
        [Ask Sam] [Not today]
        [Safety] [Hide]
        """);

    [Fact]
    public void Who_owns_the_server_and_is_one_of_the_two_is_not_named_twice()
    {
        var readers = CardModels.Readers with { Owner = CardModels.Couple.A.User, Roles = [], Members = [] };
        var gate = CardModels.Read(GatePages.Gate(CardModels.Of(Of("reach"), Lead), readers).Components);
        Assert.Contains("\n-# Who can read a room: you two, this bot.\n", gate);
        Assert.DoesNotContain("A server of your own", gate);
    }

    [Fact]
    public void The_preview() => Reads(LabelTests.Preview().Components, """
        ### This is what **Sam** will read.
        | **🟠 Alex**
        | -# A need
        | ## Some words.
        Is this about me, and not about what they do wrong? Do I feel safe saying it? How will it feel to read it, with their sore spots?
        -# Edit does not bring back what only you saw.
        [Share] [Edit] [Keep to myself]
        [Discard] [One level deeper]
        -# “Keep to myself” puts it in My words, for you alone. “Discard” deletes it.
        [Safety] [Hide]
        """);

    [Fact]
    public void The_preview_of_an_answer_asks_what_helps_to_answer()
    {
        var model = CardModels.Of(Of("reach"), Lead);
        var step = (WriteStep)model.Script.Steps[0] with { Owning = false, Attuning = true };
        var draft = new AuthorWords.Draft("0.reach", CardModels.Filled(step.Form, null));
        Assert.Contains(
            "\nDid I answer the feeling? Is there advice in it, or a \"but\"? Am I in it, too?\n"
                + "**More people can read the room than before:** the role Moderators.\n",
            CardModels.Read(PreviewPage.Of(model, step, draft, more: "the role Moderators").Components));
    }

    [Fact]
    public void The_author_is_asked_once_more() =>
        Reads(AskerPages.MoreReaders(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Lead), "the role Moderators").Components, """
            ### More people can read the room than before.
            the role Moderators
            [Share all the same] [Take it back]
            [Safety] [Hide]
            """);

    [Fact]
    public void Whoever_came_reads_that_the_room_opens_with_the_other()
    {
        var dance = Of("reach").Does<Act.Share>(Lead).Makes(new Act.Here(Follow, Start) { MoreReaders = "1,2" });
        Reads(FirstCardView.Page(CardModels.Of(dance, Follow)).Components, """
            Your room opens as soon as **Alex** is here, too.
            [Safety] [Hide]
            """);
    }

    [Fact]
    public void Nobody_is_more_without_somebody_who_could_not_read_before()
    {
        var (couple, now) = (CardModels.Of(Of("reach"), Lead).Couple, CardModels.Readers);
        Assert.Equal(now.Version, ReadersView.IfMore(couple, now, (now with { Members = [] }).Version));
        Assert.Equal(now.Version, ReadersView.IfMore(couple, now, (now with { Roles = [] }).Version));
        Assert.Null(ReadersView.IfMore(couple, now, now.Version));
        Assert.Null(ReadersView.IfMore(couple, now with { Roles = [], Members = [] }, now.Version));
        Assert.Null(ReadersView.IfMore(couple, now with { Owner = couple.A.User }, now.Version));
        Assert.Null(ReadersView.IfMore(couple, now, null));
        Assert.Null(ReadersView.IfMore(couple, null, now.Version));
    }

    [Fact]
    public void Who_can_read_and_could_not_before_is_named()
    {
        var model = CardModels.Of(Of("reach"), Lead);
        var before = (CardModels.Readers with { Roles = [CardModels.Readers.Roles[0]], Members = [] }).Version;
        Assert.Equal(@"the role Night \*shift\*, <@900000000000000098>", ReadersView.More(model, CardModels.Readers, before));
        Assert.Equal("", ReadersView.More(model, CardModels.Readers with { Roles = [] }, CardModels.Readers.Version));
    }

    [Fact]
    public void The_first_card_says_no_words() =>
        Reads(FirstCardView.Page(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow)).Components, """
        ### **Alex** would like to share something with you.
        About 20 minutes. Can you listen for that long without defending yourself? If not now, that is a good answer.
        -# It waits until <t:1795629600:f>. You need not answer.
        [I'm here] [I need time] [Not now]
        [Safety] [Hide]
        """);

    [Fact]
    public void The_first_card_invites_in_the_words_of_its_practice()
    {
        var model = CardModels.Of(Of("reach").Does<Act.Share>(Lead), Follow);
        var script = model.Script with { Invites = "{starter} would like to talk about something that hurt.", Asks = "It may be slow." };
        Reads(FirstCardView.Page(model with { Script = script }).Components, """
        ### **Alex** would like to talk about something that hurt.
        About 20 minutes. It may be slow. If not now, that is a good answer.
        -# It waits until <t:1795629600:f>. You need not answer.
        [I'm here] [I need time] [Not now]
        [Safety] [Hide]
        """);
    }

    [Fact]
    public void Where_nothing_has_to_be_heard_nobody_asks_about_listening() =>
        Assert.Contains(
            "\nAbout 4 minutes. One minute of quiet, then one line each. If not now, that is a good answer.\n",
            CardModels.Read(FirstCardView.Page(CardModels.Of(Of("together").Does<Act.AskPartner>(Lead), Follow)).Components));

    [Fact]
    public void Who_has_asked_reads_until_when_it_waits() =>
        Reads(AskerPages.Waits(CardModels.Of(Of("reach").Does<Act.Share>(Lead), Lead)).Components, $"""
        ### Your words wait.
        **Sam** reads them after pressing "I'm here", never before. {UntilThen}
        -# You can close this page. Your bell rings when the room opens, or when that time is over.
        [Take it back]
        [Safety] [Hide]
        """);

    [Fact]
    public void Who_has_only_picked_a_question_reads_of_no_words()
    {
        var asked = Of("curious").Does<Act.Pick>(Lead, "now", true).Does<Act.AskPartner>(Lead);
        var page = CardModels.Read(AskerPages.Waits(CardModels.Of(asked, Lead)).Components);
        Assert.StartsWith("### You have asked.\nThe room opens after", page);
        Assert.DoesNotContain("words", page);
    }

    [Fact]
    public void Who_will_say_it_aloud_reads_of_no_words()
    {
        var page = CardModels.Read(AskerPages.Waits(CardModels.Of(Of("reach").Does<Act.SayAloud>(Lead), Lead)).Components);
        Assert.StartsWith("### You have asked.\nThe room opens after", page);
        Assert.DoesNotContain("words", page);
    }

    [Fact]
    public void Time_that_was_asked_for_changes_nothing_for_who_asked()
    {
        var asked = Of("reach").Does<Act.Share>(Lead);
        var before = CardModels.Read(AskerPages.Waits(CardModels.Of(asked, Lead)).Components);
        asked.Does<Act.NeedTime>(Follow, Duration.FromMinutes(20));
        Assert.Equal(before, CardModels.Read(AskerPages.Waits(CardModels.Of(asked, Lead)).Components));
    }

    [Fact]
    public void The_page_of_who_came()
    {
        var readers = CardModels.Readers with { Members = [], Roles = [] };
        var page = FirstCardView.Came(CardModels.Of(InRoom("reach"), Follow), new Snowflake(77), readers);
        Reads(page, $"""
        ### The room is open.
        {Listening}
        -# Who can read the room: you two, this bot, <@900000000000000099> (owner).
        -# Health, sex and other people's names are safer said aloud.
        [Go in]
        """);
    }

    [Fact]
    public void Words_that_are_back_say_the_neutral_sentence() =>
        Reads(AskerPages.IsBack(CardModels.Of(Of("reach"), Lead), ReturnReason.Unmet, hasWords: true).Components, """
        ### Not available right now.
        The time went by. Your words are back with you. Nobody has read them.
        [Ask again] [My words]
        [A minute with myself] [Let it be]
        [Safety] [Hide]
        """);

    [Fact]
    public void What_was_told_kindly_stands_in_the_colour_of_who_told_it()
    {
        var page = AskerPages.IsBack(CardModels.Of(Of("reach"), Lead), ReturnReason.Kindly, hasWords: true);
        Assert.Equal(PersonColor.Sea.Accent, Assert.IsType<Container>(page.Components[0]).AccentColor);
        Reads(page.Components, """
        | **🔵 Sam**
        | ## Not today. Thank you for asking me.
        -# Your words are back with you. Nobody has read them.
        [My words] [A minute with myself] [Let it be]
        [Safety] [Hide]
        """);
    }

    [Theory]
    [InlineData(nameof(ReturnReason.Unmet), "### Not available right now.\nThe time went by.\n")]
    [InlineData(nameof(ReturnReason.TakenBack), "Taken back.\n")]
    [InlineData(nameof(ReturnReason.Kindly), "| **🔵")]
    public void Where_nothing_was_written_no_words_are_said_to_be_back(string why, string first)
    {
        var page =
            CardModels.Read(AskerPages.IsBack(CardModels.Of(Of("reach"), Lead), Enum.Parse<ReturnReason>(why), hasWords: false).Components);
        Assert.StartsWith(first, page);
        Assert.DoesNotContain("words", page);
    }

    [Fact]
    public void The_words_in_the_room() =>
        Reads(InRoom("reach") is var driver ? WordsView.Message(CardModels.Of(driver), driver.Dance.Posts[0])! : [], """
        | **🟠 Alex**
        | -# A need
        | Some words.
        | ---
        | -# Telling you this, right now, I…
        | Some words.
        | [Change it] [Take it back]
        """);

    /// <summary>Asserts what a card reads, with names in place of the two mentions.</summary>
    private static void Reads(IEnumerable<Component> components, string card)
    {
        var now = CardModels.Read(components)
            .Replace($"<@{CardModels.Couple.A.User}>", "@Alex")
            .Replace($"<@{CardModels.Couple.B.User}>", "@Sam");
        Assert.True(now == card, $"The card now reads\n{now}");
    }
}
