using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;
using NodaTime;
using Tests.Practices;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests how a dance begins, and the properties of a script as a whole.</summary>
public sealed class DanceStartTests
{
    private const string Waits = """
        practice: waits
        title: It waits
        about: Later.
        minutes: 5
        steps:
          - { id: line, write: lead, waits: 10m, form: { line: { text: short, label: "A line" } } }
          - { id: back, write: follow, waits: 20m, form: { back: { text: short, label: "Back" } } }
          - { id: word, close: both }

        """;

    private const string After = """
        practice: after
        title: After
        about: Words, then an answer.
        minutes: 5
        steps:
          - { id: line, write: lead, form: { line: { text: short, label: "A line" } } }
          - { id: pick, choose: follow, say: "Well?", options: { yes: { label: "Yes" }, no: { label: "No" } } }
          - { id: word, close: both }

        """;

    [Theory]
    [InlineData("aa", "happened", true)]
    [InlineData("ba", "happened", true)]
    [InlineData("bb", "come", false)]
    [InlineData("ac", "happened", true)]
    public void What_is_chosen_on_the_way_leads_to_a_step_and_gives_the_roles(string trail, string step, bool hurt)
    {
        var dance = Of("repair").Rules.Begin(Lead, Start, trail)!;

        Assert.Equal(step, dance.Position.Step);
        Assert.Equal(hurt ? Lead : Follow, dance.Position.First);
        Assert.Empty(dance.Posts);
    }

    [Theory]
    [InlineData("c")]
    [InlineData("ca")]
    [InlineData("x")]
    [InlineData("aaa")]
    [InlineData("-")]
    [InlineData("é")]
    public void A_trail_that_nobody_can_have_gone_leads_nowhere(string trail) => Assert.Null(Of("repair").Rules.Begin(Lead, Start, trail));

    [Fact]
    public void A_trail_is_written_as_it_is_read()
    {
        var rules = Of("repair").Rules;
        var size = (ChooseStep)rules.Script.Steps[0];
        var trail = StartChoices.Append("", size, size.Options[1], tell: false);

        Assert.Equal("sore", rules.Begin(Lead, Start, trail)!.Position.Outcomes["size"]);
        Assert.Equal("B-", StartChoices.AppendSkip(StartChoices.Append("", size, size.Options[1], tell: true)));
        Assert.True(((Act.Pick)StartChoices.Read('B', size, Lead, Start)!).Tell);
        Assert.True(
            new FormId(
                Guid.Empty,
                "abcdefghijklmnop",
                "0.abcdefghijklmnop",
                FormPurpose.Step,
                int.MaxValue,
                new string('a', ScriptKeywords.MostFirstChoices)).Write().Length <= CustomIds.Longest);
    }

    [Fact]
    public void What_is_grave_ends_it_unseen_and_in_the_room_as_if_it_were_stopped()
    {
        Assert.True(Of("repair").Does<Act.Pick>(Lead, "grave").Dance is Dance.Over { Ending: DanceEnding.Unseen, HadRoom: false });
        var rules = Of("repair").Rules;
        Assert.True(
            new DanceDriver(
                rules.Script with
                {
                    Steps = [
                    new QuietStep("still", TimeSpan.FromMinutes(1)),
                    .. rules.Script.Steps.Take(1),
                    new CloseStep("word")
                ]
                })
                .Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.GoOn>(Lead).Does<Act.Pick>(
                    Lead,
                    "grave").Dance is Dance.Over { Ending: DanceEnding.Stopped, HadRoom: true, Support: true });
    }

    [Fact]
    public void The_other_is_called_only_after_the_time_that_words_wait()
    {
        var driver = OfText(Waits).Does<Act.Share>(Lead);
        Assert.Equal(Duration.FromMinutes(10), driver.Left);
        Assert.False(DanceRules.Called(driver.Dance));
        driver.Refuses<Act.Here>(Follow, Refusal.NotAvailable);

        driver.Passes(Duration.FromMinutes(10));

        Assert.True(driver.Dance is Dance.Asking && DanceRules.Called(driver.Dance));
        Assert.Equal(Duration.FromDays(2), driver.Left);
        Assert.Contains(
            DanceNotifications.Between(new Dance.Paused(driver.Dance, Start, PauseReason.Waits), driver.Dance, new Move.Tick(Start)),
            c => c is { For: Follow, Kind: DanceNotifications.FirstCard, Turn: NotificationTurn.Begins });
        Assert.DoesNotContain(
            DanceNotifications.Between(new Dance.Paused(driver.Dance, Start, PauseReason.Waits), driver.Dance, new Move.Tick(Start)),
            c => c.For == Lead);
    }

    [Fact]
    public void Words_that_wait_are_taken_back_as_any_others_and_said_aloud_they_wait_too()
    {
        Assert.True(
            OfText(Waits).Does<Act.Share>(Lead).Does<Act.TakeBack>(
                Lead).Dance is Dance.Preparing { Returned: ReturnReason.TakenBack, Position.Step: "line" });
        Assert.True(
            OfText(Waits).Does<Act.SayAloud>(Lead).Dance is Dance.Paused { Why: PauseReason.Waits, Inner: Dance.Asking { Aloud: true } });
    }

    [Fact]
    public void In_the_room_whoever_has_the_floor_is_called_after_that_time()
    {
        var driver = OfText(Waits).Does<Act.Share>(Lead).Passes(Duration.FromMinutes(10)).Does<Act.Here>(Follow);
        Assert.Equal(Duration.FromMinutes(20), driver.Left);
        Assert.True(driver.Passes(Duration.FromMinutes(20)).Dance is Dance.Dancing { Reminded: true });
        Assert.Equal(Duration.FromDays(3) - Duration.FromMinutes(20), driver.Left);
    }

    [Fact]
    public void Where_there_are_words_to_read_first_nothing_is_chosen_on_the_card()
    {
        var asked = OfText(After).Does<Act.Share>(Lead);

        Assert.Null(DanceRules.ChosenOnCard(asked.Rules.Script, asked.Dance));
        Assert.Contains("would like to share", CardModels.Read(FirstCardView.Page(CardModels.Of(asked, Follow)).Components));
        Assert.True(asked.Does<Act.Here>(Follow, "yes").Dance is Dance.Dancing { Position.Step: "pick", StepState: StepState.Choosing });
    }

    [Fact]
    public void Who_asked_without_words_begins_anew()
    {
        var back = Of("sardines").Does<Act.Pick>(Lead, "ajar").Does<Act.AskPartner>(Lead).Does<Act.TakeBack>(Lead).Dance;
        Assert.True(back is Dance.Preparing { Position: { Step: "door", Outcomes.Count: 0 } });
    }

    [Fact]
    public void Both_are_shown_where_to_turn_only_where_the_script_says_so()
    {
        Assert.True(
            Of("repair").Does<Act.Pick>(Lead, "small").Does<Act.Pick>(Lead, "mine").Does<Act.Share>(Lead).Does<Act.Here>(
                Follow).Does<Act.Stop>(Lead).Dance is Dance.Over { Support: true });
        Assert.True(InRoom("reach").Does<Act.Stop>(Lead).Dance is Dance.Over { Support: false });
    }

    [Fact]
    public void Nobody_brings_words_to_what_somebody_leads()
    {
        Of("reach").Does<Act.Share>(Lead).Refuses<Act.Join>(Follow, Refusal.MovedOn);
        Of("checkin").Does<Act.Share>(Lead).Refuses<Act.Join>(Lead, Refusal.MovedOn).Refuses<Act.Here>(Follow, Refusal.MovedOn);
        Assert.True(
            Of("checkin").Does<Act.Share>(Lead).Does<Act.Join>(
                Follow).Dance is Dance.Dancing { Position.Step: "reading", Posts: [{ By: [Lead, Follow] }] });
    }

    [Fact]
    public void A_lock_says_its_rule_first_what_comes_before_and_then_that_both_choose()
    {
        var script = SampleScripts.Worked("together").Script! with { Id = "second", After = ["together"], ConsentBoth = true };
        Assert.IsType<Journey.Lock.Comes>(Journey.LockOf(script, CardModels.Couple, chosen: true));
        var danced = CardModels.Couple with { Danced = ["together"] };
        Assert.IsType<Journey.Lock.Both>(Journey.LockOf(script, danced, chosen: true));
        Assert.Null(Journey.LockOf(script, danced with { Opened = ["second"] }, chosen: true));
        Assert.IsType<Journey.Lock.Both>(Journey.LockOf(script, danced with { Opened = ["second"] }, chosen: false));
        Assert.Null(Journey.LockOf(SampleScripts.Worked("reach").Script!, CardModels.Couple, chosen: false));
    }

    [Fact]
    public void The_seven_talks_open_in_their_order_and_each_leaves_a_mark()
    {
        var catalogue = new PracticeCatalogue([]);
        Assert.All(Journey.Talks, id => Assert.True(catalogue.Has(id) && Journey.IsMarked(catalogue, id), id));
        Assert.False(Journey.IsMarked(catalogue, "reach"));
        int?[] rules = [0, 0, 0, 3, 4, 4, 6];
        Assert.Equal(rules, Journey.Talks.Select(id => Journey.FirstTalks(catalogue.Find(id)!.After)));
        Assert.Equal(["mend", "touch"], Journey.Talks.Where(id => catalogue.Find(id)!.ConsentBoth));
        Assert.Null(Journey.FirstTalks(["tender", "rough", "hold"]));
    }
}
