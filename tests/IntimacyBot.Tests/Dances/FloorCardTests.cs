using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>
/// Tests floor cards: each begins with whose turn it is, in that person's colour, and tells the other that they need not do anything.
/// </summary>
public sealed class FloorCardTests
{
    private const int MostLines = 6;
    private const int MostWords = 90;
    private const int MostSmallWords = 60;

    private static readonly string[] Honest =
    [
        "That's it", "Almost", "There's more", "Close enough", "Swap turns", "Yes, swap", "Close with thanks", "I recognise us in this",
        "Go on", "I need a pause", "Stop here", "Pick it up", "A closing word", "How was that?", "Keep this moment", "Keep this room",
    ];

    private const string Answering =
        "Let it in before you answer. You need not agree or solve anything. Answer the feeling, and say what happens in you.";

    private const string Beginnings = "Or begin with…: I can see why… / Of course that… / I didn't know that, and… "
        + "/ I don't understand all of it yet, and I want to. What I do see is…";

    public static TheoryData<string> Practices =>
        [.. new PracticeCatalogue(PracticeFiles.BuiltIn(), []).All().Where(s => !s.Solo).Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_card_begins_with_whose_turn_it_is_in_their_colour(string practice)
    {
        foreach (var (model, frame) in Cards(practice))
        {
            if (model.Dance is not Dance.Dancing d)
                continue;
            var (text, small) = Texts(frame);
            var color = d.StepState.Holders is [var holder] && Single(d.StepState) ? model.Color(holder) : PersonColor.Both;
            Assert.Equal(color.Accent, frame.AccentColor);
            Assert.StartsWith($"**{color.Dot} ", text);
            Assert.Equal(1, Times(small, model.Script.Title));
            Assert.DoesNotContain(model.Script.Title, text);
            if (color != PersonColor.Both && d.StepState is not StepState.SayingAloud)
                Assert.StartsWith($"**{color.Dot} {model.Name(d.StepState.Holders[0])}, your turn.**", text);
        }
    }

    [Theory]
    [MemberData(nameof(Practices))]
    public void A_card_is_short_and_blue_is_no_honest_answer(string practice)
    {
        foreach (var (model, frame) in Cards(practice))
        {
            var (text, small) = Texts(frame);
            var at = $"{model.Dance.GetType().Name} {model.Dance.Place}";
            Assert.True(text.Split('\n').Length + small.Split('\n').Length <= MostLines, $"{at}: {text}");
            Assert.True(Words(text) <= MostWords && Words(small) <= MostSmallWords, $"{at}: {text}\n{small}");
            var buttons = frame.Components.OfType<ActionRow>().SelectMany(r => r.Components).OfType<Button>().ToList();
            var blue = buttons.Where(b => b.Style == ButtonStyle.Primary).Select(b => b.Label).ToList();
            Assert.True(blue.Count <= 1, at);
            Assert.Empty(blue.Intersect(Honest));
            Assert.DoesNotContain(buttons, b => b.Style is ButtonStyle.Danger or ButtonStyle.Success);
            Assert.DoesNotContain("{", text + small);
        }
    }

    [Fact]
    public void Saying_back() => Reads(InRoom("reach"), PersonColor.Sea, """
        | **🔵 Sam, your turn.** Say back what you heard, in your own words. No advice, and no "but".
        | -# Alex, you can just listen. Step 2 of 5 · Reach
        | [Write] [Say it aloud]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Being_heard() => Reads(InRoom("reach").Does<Act.Share>(Follow), PersonColor.Apricot, """
        | **🟠 Alex, your turn.** Did Sam hear you? "Almost" is a good answer, too.
        | -# Sam, you can just listen. Step 2 of 5 · Reach
        | [That's it] [Almost] [There's more]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Whoever_says_back_once_more_reads_why()
    {
        Assert.Contains("Sam, your turn.** Alex says: almost. Say it back once more", Again<Act.Almost>(), StringComparison.Ordinal);
        Assert.Contains("Sam, your turn.** Alex has said a little more. Say that back", Again<Act.More>(), StringComparison.Ordinal);
    }

    [Fact]
    public void After_two_rounds_both_may_say_that_it_is_close_enough() =>
        Reads(InRoom("reach").Does<Act.Share>(Follow).Does<Act.Almost>(Lead).Does<Act.Share>(Follow), PersonColor.Apricot, """
        | **🟠 Alex, your turn.** Did Sam hear you? "Almost" is a good answer, too.
        | -# Sam, you may press Close enough, too. Step 2 of 5 · Reach
        | [That's it] [Almost] [There's more] [Close enough]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Saying_it_aloud()
    {
        const string Say = "Take one breath first. Then one thing that is true for you now. Small is fine, clumsy is welcome.";
        Reads(Of("reach").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow), PersonColor.Apricot, $"""
        | **🟠 Alex is saying it aloud.** {Say}
        | -# Alex, press [I've said it] when you have.
        | -# Sam, you can just listen. Step 1 of 5 · Reach
        | [I've said it]
        | [I need a pause] [Stop here]
        """);
    }

    [Fact]
    public void Responding() => Reads(InRoom("reach").Does<Act.Share>(Follow).Does<Act.ThatsIt>(Lead), PersonColor.Sea, $"""
        | **🔵 Sam, your turn.** {Answering}
        | -# Alex says: that's it.
        | -# Alex, you can just listen. Step 3 of 5 · Reach
        | [Write] [Say it aloud]
        | ({Beginnings})
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void A_private_step_says_whose_and_nothing_more() =>
        Reads(AtReceipt(), PersonColor.Apricot, """
        | **🟠 Alex, your turn.** This step is only for you.
        | -# Sam, this one is private. You can rest. Step 4 of 5 · Reach
        | [Open]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void The_end_of_a_turn() => Reads(RuleTests.AtTheEnd(), PersonColor.Apricot, """
        | **🟠 Alex, your turn.** Would you like to swap? Then Sam shares and you listen. Either is fine.
        | -# Sam, you are asked next if Alex would like to swap. Step 5 of 5 · Reach
        | [Swap turns] [Close with thanks]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void A_swap_is_offered() => Reads(RuleTests.AtTheEnd().Does<Act.Swap>(Lead), PersonColor.Sea, """
        | **🔵 Sam, your turn.** Alex would like to swap. Then you share and Alex listens. Either is fine.
        | -# Alex, you can just wait. Step 5 of 5 · Reach
        | [Yes, swap] [Close with thanks]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Where_the_other_shares_a_swap_does_not_say_who_does()
    {
        var driver = Curious().Does<Act.Skip>(Follow).Does<Act.Pick>(Follow, "enough");
        Reads(driver, PersonColor.Apricot, """
        | **🟠 Alex, your turn.** Would you like to swap? It begins again, the other way round. Either is fine.
        | -# Sam, you are asked next if Alex would like to swap. Step 5 of 5 · What is it like?
        | [Swap turns] [Close with thanks]
        | [I need a pause] [Stop here]
        """);
        Reads(driver.Does<Act.Swap>(Lead), PersonColor.Sea, """
        | **🔵 Sam, your turn.** Alex would like to swap. It begins again, the other way round. Either is fine.
        | -# Alex, you can just wait. Step 5 of 5 · What is it like?
        | [Yes, swap] [Close with thanks]
        | [I need a pause] [Stop here]
        """);
        driver.Does<Act.Swap>(Follow).Does<Act.Pick>(Follow, "now", true).Does<Act.Skip>(Lead).Does<Act.Pick>(Lead, "enough");
        Assert.Contains(
            "Sam, your turn.** You have both had your turn, so this can end here. Or swap once more: it begins again, the other way round.",
            CardModels.Read(FloorView.Card(CardModels.Of(driver))));
    }

    /// <summary>Starts a dance in which the lead has asked something, and the follow is about to answer.</summary>
    private static DanceDriver Curious() =>
        Of("curious").Does<Act.Pick>(Lead, "now", true).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);

    [Fact]
    public void The_end_after_a_swap()
    {
        var driver = RuleTests.AtTheEnd().Does<Act.Swap>(Lead).Does<Act.Swap>(Follow).Does<Act.Share>(Follow).Does<Act.Share>(Lead)
            .Does<Act.ThatsIt>(Follow).Does<Act.Share>(Lead).Does<Act.Skip>(Follow).Does<Act.Pick>(Follow, "understood", true);
        const string End = "You have both had your turn, so this can end here. Or swap once more: then Alex shares and you listen.";
        Reads(driver, PersonColor.Sea, $"""
        | **🔵 Sam, your turn.** {End} Either is fine.
        | -# Alex, you are asked next if Sam would like to swap. The other way round · Step 5 of 5 · Reach
        | [Swap turns] [Close with thanks]
        | [I need a pause] [Stop here]
        """);
        Reads(driver.Does<Act.Swap>(Follow), PersonColor.Apricot, """
        | **🟠 Alex, your turn.** Sam would like to swap once more. Then you share and Sam listens. Either is fine.
        | -# Sam, you can just wait. The other way round · Step 5 of 5 · Reach
        | [Yes, swap] [Close with thanks]
        | [I need a pause] [Stop here]
        """);
    }

    [Fact]
    public void Before_a_quiet_together() => Reads(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow), PersonColor.Both, """
        | **🟠🔵 Both of you, your turn.** What is it like to be you, right now, with each other?
        | It begins when you have both pressed [I'm in].
        | -# Step 1 of 2 · A minute together
        | [I'm in]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Quiet_together() => Reads(InQuiet(), PersonColor.Both, """
        | **🟠🔵 Quiet, together.**
        | What is it like to be you, right now, with each other?
        | -# It ends <t:1795456860:R>. Step 1 of 2 · A minute together
        | [Go on]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Quiet_together_and_one_is_ready_to_go_on() => Reads(InQuiet().Does<Act.GoOn>(Follow), PersonColor.Both, """
        | **🟠🔵 Quiet, together.**
        | What is it like to be you, right now, with each other?
        | -# Sam is ready to go on. Alex, there is no hurry.
        | -# It ends <t:1795456860:R>. Step 1 of 2 · A minute together
        | [Go on]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void Both_write_and_one_is_in()
    {
        var driver = AfterQuiet();
        Reads(driver, PersonColor.Both, """
        | **🟠🔵 Both of you, your turn.** One line about this minute. It may be short.
        | It is shown when you have both shared.
        | -# Step 2 of 2 · A minute together
        | [Write]
        | [I need a pause] [Stop here]
        """);
        Reads(driver.Does<Act.Share>(Lead), PersonColor.Both, """
        | **🟠🔵 One of two is in.** One line about this minute. It may be short.
        | It is shown when the other one is, too.
        | -# Sam, it is your turn. There is no hurry. Step 2 of 2 · A minute together
        | [Write]
        | [I need a pause] [Stop here]
        """);
    }

    [Fact]
    public void Whose_turn_it_still_is_stays_on_the_card_when_the_one_who_is_in_leaves()
    {
        foreach (var (isIn, name) in new[] { (Lead, "Sam"), (Follow, "Alex") })
            foreach (var leaver in Sides.Both)
            {
                var driver = AfterQuiet().Does<Act.Share>(isIn);
                var left = DanceRules.WithoutUnseen(driver.Dance, leaver);
                var card = CardModels.Read(FloorView.Card(CardModels.Of(left, driver.Rules.Script)));
                Assert.Contains($"| -# {name}, it is your turn. There is no hurry.", card);
                Assert.Equal(CardModels.Read(FloorView.Card(CardModels.Of(driver))), card);
            }
    }

    [Fact]
    public void One_is_in_for_the_quiet() =>
        Reads(Of("together").Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.SettleIn>(Follow), PersonColor.Both, """
        | **🟠🔵 One of two is in.** The minute begins when Alex is in, too.
        | -# Alex, it is your turn. There is no hurry. Step 1 of 2 · A minute together
        | [I'm in]
        | [I need a pause] [Stop here]
        """);

    [Fact]
    public void After_a_swap_the_steps_are_counted_the_other_way_round()
    {
        var driver = RuleTests.AtTheEnd().Does<Act.Swap>(Lead).Does<Act.Swap>(Follow);
        var card = CardModels.Read(FloorView.Card(CardModels.Of(driver)));
        Assert.Contains("This step is only for you. It is the other way round now, and you begin.", card);
        Assert.EndsWith(
            "The other way round · Step 1 of 5 · Reach",
            card.Split('\n').Last(l => l.Contains("-# ", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pause() => Reads(InRoom("reach").Does<Act.Pause>(Lead, Duration.FromMinutes(20)), null, """
        | **🌙 A pause.** Back <t:1795458000:R>.
        | Nobody has to do anything until then. Your bells call you both.
        | -# Whoever asked for it can go on earlier.
        | [Pick it up] [Stop here]
        """);

    [Fact]
    public void A_pause_of_which_nobody_says_how_long_it_is() => Reads(InRoom("reach").Does<Act.Pause>(Lead), null, """
        | **🌙 A pause.** Whoever asked for it says when it is over.
        | -# After <t:1795543200:f> either of you can pick it up.
        | [Pick it up] [Stop here]
        """);

    [Fact]
    public void Silence() => Reads(InRoom("reach").Passes(Duration.FromDays(3)), null, """
        | **🌙 It can rest here.** Either of you can pick it up again.
        | -# Until <t:1796320800:D>. Nothing is lost.
        | [Pick it up]
        """);

    [Fact]
    public void The_last_card() => Reads(RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead), PersonColor.Both, """
        | **🟠🔵 That took courage, from both of you. Thank you.**
        | Once this week, when you want to reach out, say "I want to reach out" before you know how.
        | -# It ends here for both of you. Press only what you like.
        | -# You need not wait for each other. These buttons work until <t:1795543200:f>. What you do next starts in /home.
        | [A closing word] [How was that?]
        | [Keep this moment] [Keep this room]
        """);

    [Fact]
    public void One_closing_word_waits() => Assert.Contains(
        "What you do next starts in /home. One closing word is waiting.",
        CardModels.Read(FloorView.Card(
            CardModels.Of(RuleTests.AtTheEnd().Does<Act.CloseWithThanks>(Lead).Does<Act.ClosingWord>(Lead)))));

    [Fact]
    public void A_stop_is_kind() => Reads(InRoom("reach").Does<Act.Stop>(Follow), null, """
        | **It ends here for today.** Stopping is always allowed. Thank you, both.
        | -# You can read this room until <t:1796061600:D>. What you do next starts with /home, outside this room.
        """);

    [Fact]
    public void Where_there_is_a_road_the_small_line_counts_its_parts_and_the_end_is_the_last()
    {
        var script = OfText("""
            practice: roads
            title: Roads
            about: With a road.
            minutes: 5
            needs: none
            swap: offered
            road: ["one share", "an answer", "swap or stop"]
            last: "That was the road."
            steps:
              - { id: tell, part: "1", write: lead, form: { it: { text: long, label: "It", required: true } } }
              - { id: hear, part: "2", write: follow, say: "Answer.", form: { it: { text: long, label: "It", required: true } } }
              - { id: more, write: lead, say: "More.", form: { it: { text: long, label: "It", required: true } } }
              - { id: word, close: both }

            """);
        script.Does<Act.Share>(Lead).Does<Act.Here>(Follow);
        Assert.Contains("Alex, you can just listen. Step 2 of 3 · Roads", CardModels.Read(FloorView.Card(CardModels.Of(script))));
        script.Does<Act.Share>(Follow);
        Assert.Contains("Step 2 of 3 · Roads", CardModels.Read(FloorView.Card(CardModels.Of(script))));
        script.Does<Act.Share>(Lead);
        Assert.Contains(
            "Sam, you are asked next if Alex would like to swap. Step 3 of 3 · Roads",
            CardModels.Read(FloorView.Card(CardModels.Of(script))));
        script.Does<Act.CloseWithThanks>(Lead);
        Assert.Contains("**🟠🔵 That was the road.**", CardModels.Read(FloorView.Card(CardModels.Of(script))));
    }

    private static bool Single(StepState state) => state switch
    {
        StepState.Writing w => w.Writers.Length == 1,
        StepState.Choosing c => c.Choosers.Length == 1,
        StepState.Readying r => r.Of.Length == 1,
        StepState.Revealing or StepState.Showing or StepState.Settling or StepState.Quieting => false,
        _ => true,
    };

    private static IEnumerable<(CardModel Model, Container Frame)> Cards(string practice)
    {
        var catalogue = new PracticeCatalogue(PracticeFiles.BuiltIn(), []);
        foreach (var language in CardModels.Languages)
            if (catalogue.Find(practice, language) is { } script)
                foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.Look))
                    if (CardModels.Of(dance, script, null, language) is var model && FloorView.Card(model) is [Container frame])
                        yield return (model, frame);
    }

    private static (string Text, string Small) Texts(Container frame) =>
        frame.Components.OfType<TextDisplay>().Select(t => t.Content).ToList() switch
        {
            [var text, var small] => (text, small),
            [var text] => (text, ""),
            var other => throw new InvalidOperationException($"{other.Count} texts"),
        };

    private static int Times(string text, string part) => text.Split(part).Length - 1;

    private static int Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetterOrDigit));

    /// <summary>Reads the card on which something is said back a second time, after this answer to the first.</summary>
    private static string Again<T>()
        where T : Act =>
        CardModels.Read(FloorView.Card(CardModels.Of(InRoom("reach").Does<Act.Share>(Follow).Does<T>(Lead))));

    private static void Reads(DanceDriver driver, PersonColor? color, string card)
    {
        var frame = Assert.IsType<Container>(Assert.Single(FloorView.Card(CardModels.Of(driver))));
        var now = CardModels.Read([frame]);
        Assert.True(now == card, $"The card now reads\n{now}");
        Assert.Equal(color?.Accent, frame.AccentColor);
    }
}
