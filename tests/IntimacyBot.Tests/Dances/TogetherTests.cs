using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests steps of both partners: quiet, words that are shown together, and choices that must agree.</summary>
public sealed class TogetherTests
{
    private const string Agree = """
        practice: agree
        title: Agree
        about: Both choose.
        minutes: 5
        steps:
          - id: pick
            choose: both
            else: calm
            options:
              tea: { label: "Tea", post: "Tea it is." }
              walk: { label: "Walk", next: word }
          - { id: brew, write: lead, form: { brew: { text: short, label: "Brew" } } }
          - { id: calm, quiet: 60s }
          - { id: word, close: both }

        """;

    private const string Hush = """
        practice: hush
        title: Hush
        about: Quiet, and a line.
        minutes: 4
        steps:
          - { id: hush, quiet: 60s }
          - { id: line, write: both, form: { line: { text: short, label: "A line" } } }
          - { id: word, close: both }

        """;

    [Fact]
    public void What_both_write_is_shown_when_both_have_shared()
    {
        foreach (var (first, second) in new[] { (Lead, Follow), (Follow, Lead) })
        {
            var driver = Written().Does<Act.Share>(first);
            Assert.Empty(driver.Dance.Posts);
            Assert.Equal([second], driver.StepState.Holders);
            driver.Refuses<Act.Share>(first, Refusal.DoneAlready);

            driver.Does<Act.Share>(second);

            Assert.True(driver.Dance is Dance.Closing { Posts: [{ Key: "0.line", Kind: RoomPostKind.Words, By: [Lead, Follow] }] });
        }
    }

    [Fact]
    public void What_both_write_is_said_aloud_by_nobody_alone() => Written().Refuses<Act.SayAloud>(Lead, Refusal.MovedOn);

    [Fact]
    public void Quiet_passes_by_itself()
    {
        var driver = Hushed();
        Assert.Equal(Duration.FromSeconds(60), driver.Left);
        Assert.Equal([Lead, Follow], driver.StepState.Holders);

        Assert.IsType<StepState.Writing>(driver.Passes(Duration.FromSeconds(60)).StepState);
    }

    [Fact]
    public void Quiet_passes_by_a_press_of_either()
    {
        foreach (var by in new[] { Lead, Follow })
            Assert.IsType<StepState.Writing>(Hushed().Does<Act.GoOn>(by).StepState);
    }

    [Fact]
    public void Quiet_after_a_pause_is_quiet_of_its_whole_length()
    {
        var driver = Hushed()
            .Passes(Duration.FromSeconds(50))
            .Does<Act.Pause>(Follow, Duration.FromHours(1));

        driver.Passes(Duration.FromHours(1));

        Assert.Equal(Duration.FromSeconds(60), driver.Left);
        Assert.IsType<StepState.Quieting>(driver.StepState);
    }

    [Fact]
    public void A_choice_of_both_goes_on_when_both_chose_the_same()
    {
        var driver = Chosen("tea", "tea");

        Assert.True(driver.Dance is { Position.Step: "brew", Posts: [{ Kind: RoomPostKind.Told, Option: "tea" }] });
        Assert.IsType<Dance.Closing>(Chosen("walk", "walk").Dance);
    }

    [Fact]
    public void A_choice_on_which_they_differ_goes_elsewhere_and_tells_nothing()
    {
        Assert.True(Chosen("tea", "walk").Dance is { Position.Step: "calm", Posts: [] });
        Assert.True(Chosen("walk", "tea").Dance is { Position.Step: "calm", Posts: [] });
    }

    private const string Optional = """
        practice: skipped
        title: Skipped
        about: Both may skip.
        minutes: 5
        steps:
          - { id: line, write: both, optional: "Leave it", form: { line: { text: short, label: "A line" } } }
          - id: pick
            choose: both
            optional: "Pass"
            else: word
            options: { tea: { label: "Tea", post: "Tea it is." }, walk: { label: "Walk" } }
          - { id: seen, quiet: 60s, when: { line: [written] } }
          - { id: word, close: both }

        """;

    [Fact]
    public void Who_skips_skips_for_themselves()
    {
        foreach (var (skips, shares) in new[] { (Lead, Follow), (Follow, Lead) })
        {
            var first = Here()
                .Does<Act.Skip>(skips)
                .Refuses<Act.Skip>(skips, Refusal.DoneAlready)
                .Refuses<Act.Share>(skips, Refusal.DoneAlready);
            Assert.Equal([shares], first.StepState.Holders);
            Assert.True(first.Does<Act.Share>(shares).Dance is { Posts: [{ Key: "0.line", By: [var author] }], Position.Step: "pick" }
                && author == shares);

            var last = Here().Does<Act.Share>(shares).Does<Act.Skip>(skips);
            Assert.True(last.Dance is { Posts: [{ By: [var other] }] } && other == shares);
        }
    }

    [Fact]
    public void What_both_skip_was_never_there()
    {
        var driver = Here().Does<Act.Skip>(Follow).Does<Act.Skip>(Lead);
        Assert.True(driver.Dance is { Posts: [], Position.Step: "pick" });
        Assert.Equal(ScriptPosition.Skipped, driver.Dance.Position.Outcomes["line"]);
        Assert.IsType<Dance.Closing>(driver.Does<Act.Skip>(Follow).Does<Act.Skip>(Lead).Dance);
    }

    [Fact]
    public void A_choice_that_one_skips_is_one_on_which_they_differ()
    {
        foreach (var lead in new[] { true, false })
        {
            var driver = Here().Does<Act.Share>(Lead).Does<Act.Share>(Follow);
            var (skips, picks) = lead ? (Lead, Follow) : (Follow, Lead);
            Assert.Equal([picks], driver.Does<Act.Skip>(skips).StepState.Holders);
            Assert.True(driver.Does<Act.Pick>(picks, "tea", true).Dance is Dance.Closing { Posts: [{ Kind: RoomPostKind.Words }] });
        }
    }

    [Fact]
    public void Whoever_leaves_after_skipping_is_waited_for_and_the_card_stays()
    {
        var skipped = Here().Does<Act.Skip>(Lead).Dance;
        var left = Assert.IsType<Dance.Dancing>(DanceRules.WithoutUnseen(skipped, Lead));
        Assert.True(left.StepState is StepState.Writing { Shared: [], Skipped: [], OneIsIn: true, Holders: [Lead, Follow] });
        Assert.Equal(SerializedDance.Of(Here().Dance), SerializedDance.Of(DanceRules.WithoutUnseen(Here().Dance, Lead)));
    }

    private static DanceDriver Here() => OfText(Optional).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);

    [Fact]
    public void Nobody_chooses_twice_or_for_the_other()
    {
        var driver = OfText(Agree).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).Does<Act.Pick>(Lead, "tea");

        Assert.Equal([Follow], driver.StepState.Holders);
        driver.Refuses<Act.Pick>(Lead, Refusal.DoneAlready, "walk");
    }

    [Fact]
    public void Nothing_of_the_other_is_done_before_they_are_here()
    {
        const string Head = "practice: early\ntitle: Early\nabout: Early.\nminutes: 5\nsteps:\n";
        const string End = "\n  - { id: word, close: both }\n";
        var both = OfText(Head + "  - { id: line, write: both, form: { line: { text: short, label: \"A line\" } } }" + End);
        var theirs =
            OfText(Head + "  - { id: line, write: follow, optional: \"Skip\", form: { line: { text: short, label: \"A line\" } } }" + End);
        var choice = OfText(Head + "  - { id: pick, choose: follow, options: { yes: { label: \"Yes\" }, no: { label: \"No\" } } }" + End);

        both.Refuses<Act.Share>(Lead, Refusal.MovedOn).Refuses<Act.SayAloud>(Lead, Refusal.MovedOn);
        theirs.Refuses<Act.Share>(Lead, Refusal.MovedOn).Refuses<Act.Skip>(Lead, Refusal.MovedOn);
        choice.Refuses<Act.Pick>(Lead, Refusal.MovedOn, "yes");
        Assert.Equal([Lead, Follow], both.Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).StepState.Holders);
        Assert.Equal([Follow], theirs.Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow).StepState.Holders);
        Assert.IsType<Dance.Closing>(choice.Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow, "yes").Dance);
    }

    [Fact]
    public void All_before_the_other_is_needed_is_the_starters_own()
    {
        var driver = Of("sardines").Does<Act.Pick>(Lead, "open").Does<Act.Share>(Lead);
        Assert.True(driver.Dance is Dance.Asking { Position.Step: "join", Posts: [{ Step: "hide" }] });

        var ajar = Of("sardines").Refuses<Act.AskPartner>(Lead, Refusal.MovedOn).Does<Act.Pick>(Lead, "ajar");
        Assert.IsType<Dance.Preparing>(ajar.Dance);
        ajar.Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow, "near");
        Assert.True(ajar.StepState is StepState.Choosing { Choosers: [Lead] });
    }

    [Fact]
    public void An_option_gives_the_roles()
    {
        var driver = Of("repair").Does<Act.Pick>(Lead, "small").Does<Act.Pick>(Lead, "yours").Does<Act.Share>(Lead);

        Assert.True(driver.Dance is Dance.Asking { Position: { First: Follow, Step: "willing" } });
        Assert.Equal([Follow], driver.Does<Act.Here>(Follow).StepState.Holders);
    }

    private static DanceDriver Written() => AfterQuiet();

    private static DanceDriver Hushed() => OfText(Hush).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow);

    private static DanceDriver Chosen(string lead, string follow) =>
        OfText(Agree)
            .Does<Act.AskPartner>(Lead)
            .Does<Act.Here>(Follow)
            .Does<Act.Pick>(Lead, lead, true)
            .Does<Act.Pick>(Follow, follow, true);
}
