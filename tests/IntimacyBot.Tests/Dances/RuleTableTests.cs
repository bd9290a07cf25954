using System.Reflection;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using NodaTime;

namespace Tests.Dances;

/// <summary>
/// Every state and every move, with what follows. Each cell: the lead's move, then the follow's. A state by its two letters;
/// <c>.</c> the card has moved on, <c>!</c> it is the other's move, <c>x</c> not available, <c>=</c> the same press again.
/// </summary>
public sealed class RuleTableTests
{
    private const string Script = """
        practice: table
        title: Table
        about: One of each.
        minutes: 5
        needs: readiness
        swap: offered
        steps:
          - { id: tell, write: lead, form: { fact: { text: short, label: "A fact" } } }
          - { id: back, mirror: tell }
          - { id: pick, choose: follow, options: { yes: { label: "Yes" }, no: { label: "No" } } }
          - { id: hush, quiet: 60s }
          - { id: more, write: lead, optional: "Skip", form: { more: { text: short, label: "More" } } }
          - { id: alone, prepare: both, optional: "Not today", form: { own: { text: short, label: "Only mine" } } }
          - { id: map, show: [tell.fact, more.more], recognised: both }
          - { id: word, close: both }

        """;

    private const string Table = """
                        Pr    As    Ti    Wa    Ga    Li    Ju    L2    J2    Al    Ab    Ch    Qu    Wr    Re    Sh    En    Sw    Ps    Op    Pk    Cl    Ov
        Drafted         Pr x  . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        Share           As x  . .   . .   . x   . .   ! Ju  . !   ! J2  . !   . !   ! .   ! .   . .   Re !  . .   . .   . !   ! .   . .   . .   . .   . .   . .
        SayAloud        As x  . .   . .   . x   . .   ! Ab  . !   ! Ab  . !   . !   ! .   ! .   . .   Al !  . .   . .   . !   ! .   . .   . .   . .   . .   . .
        AskPartner      . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        Ready           . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   . .   . !   Re Re . .   . !   ! .   . .   . .   . .   . .   . .
        Discard         Ov x  Pr .  Pr .  Pr x  Pr .  . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        TakeBack        . x   Pr .  Pr .  Pr x  Pr .  . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Here            . x   . Li  . Li  . x   . .   . =   . .   . .   . .   . =   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Join            . x   . .   . .   . .   . Cl  . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        NeedTime        . x   . Ti  . Ti  . x   . Ti  . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        NotNowKindly    . x   . Pr  . Pr  . x   . Pr  . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Said            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   Li !  ! Ju  ! .   . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        ThatsIt         . x   . .   . .   . x   . .   ! .   Ch !  ! .   Ch !  . !   ! .   ! .   . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        Almost          . x   . .   . .   . x   . .   ! .   L2 !  ! .   L2 !  . !   ! .   ! .   . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        More            . x   . .   . .   . x   . .   ! .   L2 !  ! .   L2 !  . !   ! .   ! .   . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        CloseEnough     . x   . .   . .   . x   . .   . .   . .   Ch Ch Ch Ch . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Pick            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! Qu  . .   . !   . .   . .   . !   ! .   . .   . .   . .   . .   . .
        Skip            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   . .   Re !  Re Re . .   . !   ! .   . .   . .   . .   . .   . .
        GoOn            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   Wr Wr . !   . .   Sh Sh . !   ! .   . .   . .   . .   . .   . .
        Recognise       . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   . .   . !   . .   Sh Sh . !   ! .   . .   . .   . .   . .   . .
        Swap            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .   . .   . !   . .   . .   Sw !  ! Wr  . .   . .   . .   . .   . .
        CloseWithThanks . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   Cl Cl Cl Cl . .   . .   . .   . .   . .
        ChangeIt        . x   . .   . .   . x   . .   Li !  ! Ju  . .   ! J2  . .   . .   . .   . .   . .   Re !  . .   . .   . .   . .   . .   . .   . .   . .
        TakeWordsBack   . x   . .   . .   . x   . .   Wr !  ! Li  . .   ! L2  . .   . .   . .   . .   . .   Wr !  . .   . .   . .   . .   . .   . .   . .   . .
        Pause           . x   . .   . .   . x   . .   Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps . .   . .   . .   . .   . .
        Stop            . x   . .   . .   . x   . .   Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov . .   . .
        PickUp          . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   Li Li Li Li Li Li . .   . .
        ClosingWord     . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   Cl Cl . .
        KeepMoment      . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   Cl Cl . .
        KeepRoom        . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   Cl Cl . .
        Tick            Ov    Pr    As    As    Pr    Li    Ju    L2    J2    Al    Ab    Ch    Wr    Wr    Re    Sh    En    Sw    Li    Pk    Ov    Ov    .
        """;

    private const string Gathering = """
        practice: gathering
        title: Gathering
        about: Nobody leads.
        minutes: 5
        opens: both
        steps:
          - { id: line, write: both, form: { line: { text: short, label: "A line" } } }
          - { id: word, close: both }

        """;

    private static readonly (string Name, Func<DanceDriver> At)[] States =
    [
        ("Pr", () => DanceDriver.OfText(Script)),
        ("As", () => State("Pr").Does<Act.Share>(DanceDriver.Lead)),
        ("Ti", () => State("As").Does<Act.NeedTime>(DanceDriver.Follow, Duration.FromHours(1))),
        (
            "Wa",
            () =>
                DanceDriver.OfText(Script.Replace(
                    "write: lead, form: { fact",
                    "write: lead, waits: 10m, form: { fact",
                    StringComparison.Ordinal)).Does<Act.Share>(DanceDriver.Lead)),
        ("Ga", () => DanceDriver.OfText(Gathering).Does<Act.Share>(DanceDriver.Lead)),
        ("Li", () => State("As").Does<Act.Here>(DanceDriver.Follow)),
        ("Ju", () => State("Li").Does<Act.Share>(DanceDriver.Follow)),
        ("L2", () => State("Ju").Does<Act.Almost>(DanceDriver.Lead)),
        ("J2", () => State("L2").Does<Act.Share>(DanceDriver.Follow)),
        ("Al", () => State("Pr").Does<Act.SayAloud>(DanceDriver.Lead).Does<Act.Here>(DanceDriver.Follow)),
        ("Ab", () => State("Li").Does<Act.SayAloud>(DanceDriver.Follow)),
        ("Ch", () => State("Ju").Does<Act.ThatsIt>(DanceDriver.Lead)),
        ("Qu", () => State("Ch").Does<Act.Pick>(DanceDriver.Follow, "yes")),
        ("Wr", () => State("Qu").Does<Act.GoOn>(DanceDriver.Follow)),
        ("Re", () => State("Wr").Does<Act.Share>(DanceDriver.Lead)),
        ("Sh", () => State("Re").Does<Act.Ready>(DanceDriver.Lead).Does<Act.Ready>(DanceDriver.Follow)),
        ("En", () => State("Sh").Does<Act.Recognise>(DanceDriver.Lead).Does<Act.Recognise>(DanceDriver.Follow)),
        ("Sw", () => State("En").Does<Act.Swap>(DanceDriver.Lead)),
        ("Ps", () => State("Li").Does<Act.Pause>(DanceDriver.Follow, Duration.FromHours(1))),
        ("Op", () => State("Li").Does<Act.Pause>(DanceDriver.Follow)),
        ("Pk", () => State("Li").Passes(Duration.FromDays(3))),
        ("Cl", () => State("En").Does<Act.CloseWithThanks>(DanceDriver.Follow)),
        ("Ov", () => State("Li").Does<Act.Stop>(DanceDriver.Lead)),
    ];

    [Fact]
    public void Every_move_in_every_state_leads_where_the_table_says()
    {
        var now = Written();
        Assert.True(now == Table, $"The table would now be\n{now}");
    }

    [Fact]
    public void The_table_has_every_state_every_stage_and_every_rest()
    {
        var states = States.Select(s => s.At().Dance).ToList();

        Assert.Equal(States.Select(s => s.Name), states.Select(Code));
        Assert.Equal(Cases(typeof(Dance)), states.Select(s => s.GetType().Name).Distinct().Order());
        Assert.Equal(Cases(typeof(StepState)), states.OfType<Dance.Dancing>().Select(s => s.StepState.GetType().Name).Distinct().Order());
        Assert.Equal(Enum.GetValues<PauseReason>(), states.OfType<Dance.Paused>().Select(s => s.Why).Distinct().Order());
    }

    private static IEnumerable<string> Cases(Type union) =>
        union.GetNestedTypes(BindingFlags.NonPublic).Where(t => t.IsSubclassOf(union)).Select(t => t.Name).Order();

    private static DanceDriver State(string name) => States.Single(s => s.Name == name).At();

    private static string Written()
    {
        List<string> lines =
        [
            Line("", s => s.Name),
            .. DanceActs.Acts.Select(act => Line(act.Name, s => Cell(s.At(), act))),
            Line(nameof(Move.Tick), s => Tick(s.At())),
        ];
        return string.Join('\n', lines);
    }

    private static string Line(string move, Func<(string Name, Func<DanceDriver> At), string> cell) =>
        $"{move,-16}{string.Concat(States.Select(s => $"{cell(s),-6}"))}".TrimEnd();

    private static string Cell(DanceDriver play, Type act) => $"{Next(play, act, DanceDriver.Lead)} {Next(play, act, DanceDriver.Follow)}";

    private static string Next(DanceDriver play, Type act, Side by) =>
        Code(play.Dance.Decide(play.Rules, DanceActs.Make(act, play.Dance, by, play.Now, "yes", Duration.FromHours(1))));

    private static string Tick(DanceDriver play) => Code(play.Dance.Decide(play.Rules, new Move.Tick(play.Dance.Due ?? play.Now)));

    private static string Code(Decision<Dance> decision) => decision.Refusal switch
    {
        null => Code(decision.Next!),
        Refusal.MovedOn => ".",
        Refusal.NotYourMove => "!",
        Refusal.NotAvailable => "x",
        Refusal.DoneAlready => "d",
        Refusal.Repeated => "=",
        var other => other.ToString()!,
    };

    private static string Code(Dance dance) => dance switch
    {
        Dance.Dancing { StepState: StepState.Listening { Round: > 1 } } => "L2",
        Dance.Dancing { StepState: StepState.Judging { Round: > 1 } } => "J2",
        Dance.Dancing { StepState: StepState.SayingAloud { Round: > 0 } } => "Ab",
        Dance.Dancing { StepState: StepState.SayingAloud } => "Al",
        Dance.Dancing { StepState: StepState.Ending { SwapAsked: true } } => "Sw",
        Dance.Dancing d => d.StepState.GetType().Name[..2],
        Dance.Paused { Why: PauseReason.Pause } => "Ps",
        Dance.Paused { Why: PauseReason.OpenPause } => "Op",
        Dance.Paused { Why: PauseReason.Parked } => "Pk",
        Dance.Paused { Why: PauseReason.Waits } => "Wa",
        Dance.Paused => "Ti",
        Dance.Asking { Gathers: true } => "Ga",
        _ => dance.GetType().Name[..2],
    };
}
