using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace Tests.Dances;

/// <summary>Tests steps that happen twice, and what each partner prepares alone.</summary>
public sealed class TurnTests
{
    private const string Yaml = """
        practice: halves
        title: Halves
        about: Each half once.
        minutes: 5
        swap: offered
        steps:
          - { id: open, write: lead, form: { word: { text: short, label: "A word" } } }
          - id: halves
            turns: 2
            steps:
              - id: mood
                choose: lead
                private: true
                options: { calm: { label: "Calm", post: "{lead} is calm." }, wild: { label: "Wild" } }
              - { id: tell, write: lead, form: { it: { text: short, label: "It" } } }
              - { id: heard, mirror: tell }
              - { id: wild, quiet: 60s, when: { mood: [wild] } }
              - { id: more, choose: follow, options: { on: { label: "On" }, again: { label: "Again", next: tell, times: 1 } } }
          - { id: both, write: both, form: { line: { text: short, label: "A line" } } }
          - { id: map, show: [open.word, tell.it], say: "Both halves." }
          - { id: word, close: both }

        """;

    private static DanceDriver Begun() => DanceDriver.OfText(Yaml).Does<Act.Share>(Side.A);

    private static DanceDriver InRoom() => Begun().Does<Act.Pick>(Side.A, "wild").Does<Act.Share>(Side.A).Does<Act.Here>(Side.B);

    private static DanceDriver SecondTurn() =>
        InRoom().Does<Act.Share>(Side.B).Does<Act.ThatsIt>(Side.A).Does<Act.GoOn>(Side.B).Does<Act.Pick>(Side.B, "on");

    [Fact]
    public void The_card_of_the_second_time_says_that_it_is_the_other_way_round()
    {
        Assert.EndsWith("You can rest. The other way round · Halves", Small(SecondTurn()));
        var driver = SecondTurn().Does<Act.Pick>(Side.B, "calm", true).Does<Act.Share>(Side.B).Does<Act.Share>(Side.A)
            .Does<Act.ThatsIt>(Side.B);
        Assert.EndsWith("The other way round · Halves", Small(driver));
        Assert.DoesNotContain("round", Small(driver.Does<Act.Pick>(Side.A, "on")));
    }

    private static string Small(DanceDriver driver) => CardModels.Read(FloorView.Card(CardModels.Of(driver)))
        .Split('\n').Last(line => line.Contains("-# ", StringComparison.Ordinal));

    [Fact]
    public void The_second_time_the_roles_are_exchanged_and_after_it_they_are_as_before()
    {
        var driver = SecondTurn();
        Assert.Equal("0.mood.1:c", driver.Dance.Place);
        Assert.Equal([Side.B], driver.StepState.Holders);
        driver.Refuses<Act.Pick>(Side.A, Refusal.NotYourMove, "calm").Does<Act.Pick>(Side.B, "calm", true);
        Assert.Equal([Side.B], driver.StepState.Holders);
        driver.Does<Act.Share>(Side.B);
        Assert.Equal([Side.A], Assert.IsType<StepState.Listening>(driver.StepState).Holders);
        driver.Does<Act.Share>(Side.A).Does<Act.ThatsIt>(Side.B);
        Assert.Equal("more", driver.Dance.Position.Step);
        Assert.Equal([Side.A], driver.StepState.Holders);
        driver.Does<Act.Pick>(Side.A, "on");
        Assert.Equal("both", driver.Dance.Position.Step);
        driver.Does<Act.Share>(Side.B).Does<Act.Share>(Side.A);
        Assert.Equal(Side.A, Assert.IsType<StepState.Ending>(driver.StepState).Lead);
        var told = Assert.Single(driver.Dance.Posts, p => p.Kind == RoomPostKind.Told);
        Assert.Contains("Sam is calm.", WordsView.Body(CardModels.Of(driver), told));
        Assert.Equal(driver.Dance.Posts.Count, driver.Dance.Posts.Select(p => p.Key).Distinct().Count());
    }

    [Fact]
    public void A_card_holds_the_answers_of_both_each_under_its_author()
    {
        var driver = SecondTurn()
            .Does<Act.Pick>(Side.B, "calm")
            .Does<Act.Share>(Side.B)
            .Does<Act.Share>(Side.A)
            .Does<Act.ThatsIt>(Side.B)
            .Does<Act.Pick>(Side.A, "on")
            .Does<Act.Share>(Side.A).Does<Act.Share>(Side.B);
        var card = Assert.Single(driver.Dance.Posts, p => p.Kind == RoomPostKind.Shown);
        var model = CardModels.Of(driver) with
        {
            A = AuthorWords.Empty.With("0.open", Text("word", "Hello")).With("0.tell", Text("it", "My half")),
            B = AuthorWords.Empty.With("0.tell.1", Text("it", "*Other* half")),
        };
        var expected =
            "-# Both halves.\n**🟠 Alex**\n-# A word\nHello\n-# It\nMy half\n"
                + "**🔵 Sam**\n-# It\n## \\*Other\\* half";
        Assert.Equal(expected, WordsView.Body(model, card));

        driver.Does<Act.Swap>(Side.A).Does<Act.Swap>(Side.B);
        Assert.Equal(expected, WordsView.Body(model with { Dance = driver.Dance }, card));
    }

    [Fact]
    public void What_was_said_aloud_in_the_second_turn_is_not_answered_by_words_of_the_first()
    {
        var driver = SecondTurn().Does<Act.Pick>(Side.B, "calm").Does<Act.SayAloud>(Side.B).Does<Act.Said>(Side.B);
        Assert.Equal([Side.A], Assert.IsType<StepState.Listening>(driver.StepState).Holders);
    }

    [Fact]
    public void Each_may_go_back_in_their_own_turn()
    {
        var driver = InRoom().Does<Act.Share>(Side.B).Does<Act.ThatsIt>(Side.A).Does<Act.GoOn>(Side.A).Does<Act.Pick>(Side.B, "again");
        Assert.Equal(("tell", false), (driver.Dance.Position.Step, driver.Dance.Position.Exchanged));
        driver.Does<Act.Share>(Side.A)
            .Does<Act.Share>(Side.B)
            .Does<Act.ThatsIt>(Side.A)
            .Does<Act.GoOn>(Side.A)
            .Refuses<Act.Pick>(Side.B, Refusal.MovedOn, "again")
            .Does<Act.Pick>(Side.B, "on");
        driver.Does<Act.Pick>(Side.B, "calm")
            .Does<Act.Share>(Side.B)
            .Does<Act.Share>(Side.A)
            .Does<Act.ThatsIt>(Side.B)
            .Does<Act.Pick>(Side.A, "again");
        Assert.Equal(("tell", true), (driver.Dance.Position.Step, driver.Dance.Position.Exchanged));
        Assert.Equal([Side.B], driver.StepState.Holders);
    }

    [Fact]
    public void Words_that_are_taken_back_take_the_dance_back_into_the_first_turn()
    {
        const string Two = """
            practice: two
            title: Two
            about: Two.
            minutes: 5
            steps:
              - id: halves
                turns: 2
                steps: [{ id: tell, write: lead, form: { it: { text: short, label: "It" } } }]
              - { id: word, close: both }

            """;
        var driver = DanceDriver.OfText(Two).Does<Act.Share>(Side.A);
        Assert.IsType<Dance.Asking>(driver.Dance);
        driver.Passes(Duration.FromDays(2));
        Assert.Equal(("0.tell", ReturnReason.Unmet), (driver.Dance.Place, Assert.IsType<Dance.Preparing>(driver.Dance).Returned));
        driver.Does<Act.Share>(Side.A).Does<Act.Here>(Side.B);
        Assert.Equal([Side.B], driver.StepState.Holders);
        driver.Does<Act.TakeWordsBack>(Side.A);
        Assert.Equal(("0.tell:w", Side.A), (driver.Dance.Place, Assert.Single(driver.StepState.Holders)));
        driver.Does<Act.Share>(Side.A);
        Assert.Equal("0.tell.1:w", driver.Dance.Place);
        Assert.IsType<Dance.Closing>(driver.Does<Act.Share>(Side.B).Dance);
    }

    [Fact]
    public void Whoever_is_ready_waits_without_a_change_on_the_card_and_leaving_takes_it_back()
    {
        var driver = DanceDriver.Of("loop").Does<Act.AskPartner>(Side.A).Does<Act.Here>(Side.B);
        var before = CardModels.Read(FloorView.Card(CardModels.Of(driver)));
        driver.Does<Act.Ready>(Side.B).Refuses<Act.Ready>(Side.B, Refusal.DoneAlready);
        Assert.Equal(before, CardModels.Read(FloorView.Card(CardModels.Of(driver))));
        Assert.Equal([Side.A, Side.B], Assert.IsType<Dance.Dancing>(DanceRules.WithoutUnseen(driver.Dance, Side.B)).StepState.Holders);
        driver.Does<Act.Ready>(Side.A);
        Assert.Equal(("tell", Side.A), (driver.Dance.Position.Step, Assert.Single(driver.StepState.Holders)));
    }

    [Theory]
    [InlineData("loop")]
    [InlineData("again")]
    [InlineData("sardines")]
    [InlineData("forms")]
    public void The_walk_goes_nowhere_that_the_checker_does_not_know(string practice)
    {
        var script = Practices.SampleScripts.Worked(practice).Script!;
        Agree(script);
    }

    [Fact]
    public void The_walk_of_turns_goes_nowhere_that_the_checker_does_not_know() => Agree(ScriptLoader.Load("x.yaml", Yaml).Script!);

    private static void Agree(Script script)
    {
        var flow = StepGraph.Of(script);
        var open = new Stack<ScriptPosition>([ScriptPosition.Start(script, Side.A)]);
        var seen = new HashSet<string>();
        var steps = 0;
        while (open.TryPop(out var position))
        {
            if (!seen.Add(SerializedDance.Of(new Dance.Preparing(position, default)))
                || position.Current(script) is not { } step
                || position.Again > 4)
                continue;
            foreach (var (outcome, _) in flow.Leaving(step).DistinctBy(l => l.Outcome))
            {
                var next = position.Advance(script, outcome ?? ScriptPosition.Written);
                Assert.True(
                    next.AtEnd || flow.ReachedAfter(step, outcome ?? ScriptPosition.Written).Contains(next.Step),
                    $"{step.Id} came out {outcome} and led to {next.Step}");
                open.Push(next);
                steps++;
            }
        }

        Assert.True(steps > 3);
    }

    private static AuthorWords.FormAnswers Text(string field, string words) => AuthorWords.FormAnswers.Of([(field, words)]);
}
