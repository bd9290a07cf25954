using System.Reflection;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Rules;
using NodaTime;
using Tests.Practices;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>
/// The table of every state and every move with its result. Each cell shows the lead's move, then the follow's. A state is shown by its two
/// letters; <c>.</c> means that the card is out of date, <c>!</c> that it is the other's turn, <c>x</c> that the move is not available,
/// <c>=</c> that it is the same press again.
/// </summary>
public sealed class RuleTableTests
{
    private const int StatesInALine = 12;

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
                        Pr    As    Ti    Wa    Ga    Li    Ju    L2    J2    Al    Ab    Ch
        Drafted         Pr x  . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Share           As x  . .   . .   . x   . .   ! Ju  . !   ! J2  . !   . !   ! .   ! .
        SayAloud        As x  . .   . .   . x   . .   ! Ab  . !   ! Ab  . !   . !   ! .   ! .
        AskPartner      . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Ready           . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Discard         Ov x  Pr .  Pr .  Pr x  Pr .  . .   . .   . .   . .   . .   . .   . .
        TakeBack        . x   Pr .  Pr .  Pr x  Pr .  . .   . .   . .   . .   . .   . .   . .
        Here            . x   . Li  . Li  . x   . .   . =   . .   . .   . .   . =   . .   . .
        ShareAllTheSame . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        Join            . x   . .   . .   . .   . Cl  . .   . .   . .   . .   . .   . .   . .
        NeedTime        . x   . Ti  . Ti  . x   . Ti  . .   . .   . .   . .   . .   . .   . .
        NotNowKindly    . x   . Pr  . Pr  . x   . Pr  . .   . .   . .   . .   . .   . .   . .
        Said            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   Li !  ! Ju  ! .
        ThatsIt         . x   . .   . .   . x   . .   ! .   Ch !  ! .   Ch !  . !   ! .   ! .
        Almost          . x   . .   . .   . x   . .   ! .   L2 !  ! .   L2 !  . !   ! .   ! .
        More            . x   . .   . .   . x   . .   ! .   L2 !  ! .   L2 !  . !   ! .   ! .
        CloseEnough     . x   . .   . .   . x   . .   . .   . .   . .   Ch Ch . .   . .   . .
        Pick            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! Qu
        Skip            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        GoOn            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Recognise       . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Swap            . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        CloseWithThanks . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        ChangeIt        . x   . .   . .   . x   . .   Li !  ! Ju  . .   ! J2  . .   . .   . .
        TakeWordsBack   . x   . .   . .   . x   . .   Wr !  ! Li  . .   ! L2  . .   . .   . .
        Pause           . x   . .   . .   . x   . .   Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps
        Stop            . x   . .   . .   . x   . .   Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov
        PickUp          . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        ClosingWord     . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        KeepCard        . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        KeepRoom        . x   . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        KeepToMyself    Pr x  . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        LetItBe         Ov x  . .   . .   . x   . .   . .   . .   . .   . .   . .   . .   . .
        SettleIn        . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Reveal          . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        NotToday        . x   . .   . .   . x   . .   ! .   . !   ! .   . !   . !   ! .   ! .
        Tick            Ov    Pr    As    As    Pr    Li    Ju    L2    J2    Al    Ab    Ch
        Park            .     .     .     .     .     Pk    Pk    Pk    Pk    Pk    Pk    Pk

                        Qu    Wr    Re    Sh    En    Sw    Nl    Se    S1    Q2    Q1    Rv
        Drafted         . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        Share           . .   Re !  . .   . .   . !   ! .   ! Li  . .   d .   . .   d .   . .
        SayAloud        . .   Al !  . .   . .   . !   ! .   ! Al  . .   d .   . .   d .   . .
        AskPartner      . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        Ready           . .   . !   Re Re . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        Discard         . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        TakeBack        . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Here            . .   . .   . .   . .   . .   . .   . .   . =   . =   . .   . .   . =
        ShareAllTheSame . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Join            . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        NeedTime        . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        NotNowKindly    . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Said            . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        ThatsIt         . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        Almost          . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        More            . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        CloseEnough     . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        Pick            . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        Skip            . .   Re !  Re Re . .   . !   ! .   ! .   . .   d .   . .   d .   . .
        GoOn            Wr Wr . !   . .   Sh Sh . !   ! .   ! .   . .   d .   Q1 Q1 d Cl  . .
        Recognise       . .   . !   . .   Sh Sh . !   ! .   ! .   . .   d .   . .   d .   . .
        Swap            . .   . !   . .   . .   Sw !  ! Nl  ! .   . .   d .   . .   d .   . .
        CloseWithThanks . .   . .   . .   . .   Cl Cl Cl Cl . .   . .   . .   . .   . .   . .
        ChangeIt        . .   . .   Re !  . .   . .   . .   . .   . .   . .   . .   . .   Rv !
        TakeWordsBack   . .   . .   Wr !  . .   . .   . .   . .   . .   . .   . .   . .   Wr !
        Pause           Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps Ps
        Stop            Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov
        PickUp          . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        ClosingWord     . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        KeepCard        . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        KeepRoom        . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        KeepToMyself    . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        LetItBe         . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .   . .
        SettleIn        . .   . !   . .   . .   . !   ! .   ! .   S1 S1 d Q2  . .   d .   . .
        Reveal          . .   . !   . .   . .   . !   ! .   ! .   . .   d .   . .   d .   R1 R1
        NotToday        . .   . !   . .   . .   . !   ! .   ! Cl  . .   d .   . .   d .   . .
        Tick            Wr    Wr    Re    Sh    En    Sw    Nl    Se    S1    Cl    Cl    Rv
        Park            Pk    Pk    Pk    Pk    Pk    Pk    Pk    Pk    Pk    Pk    Pk    Pk

                        R1    Ps    Op    Pk    Lk    La    Cl    Ov    Hr
        Drafted         d .   . .   . .   . .   . .   . .   . .   . .   . .
        Share           d .   . .   . .   . .   . .   . .   . .   . .   . .
        SayAloud        d .   . .   . .   . .   . .   . .   . .   . .   . .
        AskPartner      d .   . .   . .   . .   . .   . .   . .   . .   . .
        Ready           d .   . .   . .   . .   . .   . .   . .   . .   . .
        Discard         . .   . .   . .   . .   . .   . .   . .   . .   Pr .
        TakeBack        . .   . .   . .   . .   . .   . .   . .   . .   Pr .
        Here            . =   . .   . .   . .   . .   . .   . .   . .   . Li
        ShareAllTheSame . .   . .   . .   . .   . .   . .   . .   . .   Li .
        Join            . .   . .   . .   . .   . .   . .   . .   . .   . .
        NeedTime        . .   . .   . .   . .   . .   . .   . .   . .   . Ti
        NotNowKindly    . .   . .   . .   . .   . .   . .   . .   . .   . Pr
        Said            d .   . .   . .   . .   . .   . .   . .   . .   . .
        ThatsIt         d .   . .   . .   . .   . .   . .   . .   . .   . .
        Almost          d .   . .   . .   . .   . .   . .   . .   . .   . .
        More            d .   . .   . .   . .   . .   . .   . .   . .   . .
        CloseEnough     . .   . .   . .   . .   . .   . .   . .   . .   . .
        Pick            d .   . .   . .   . .   . .   . .   . .   . .   . .
        Skip            d .   . .   . .   . .   . .   . .   . .   . .   . .
        GoOn            d .   . .   . .   . .   . .   . .   . .   . .   . .
        Recognise       d .   . .   . .   . .   . .   . .   . .   . .   . .
        Swap            d .   . .   . .   . .   . .   . .   . .   . .   . .
        CloseWithThanks . .   . .   . .   . .   . .   . .   . .   . .   . .
        ChangeIt        R1 !  . .   . .   . .   . .   . .   . .   . .   . .
        TakeWordsBack   Wr !  . .   . .   . .   . .   . .   . .   . .   . .
        Pause           Ps Ps . .   . .   . .   . .   . .   . .   . .   . .
        Stop            Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov Ov . .   . .   . .
        PickUp          . .   ! Li  ! Li  Li Li Li Li x x   . .   . .   . .
        ClosingWord     . .   . .   . .   . .   . .   . .   Cl Cl . .   . .
        KeepCard        . .   . .   . .   . .   . .   . .   Cl Cl . .   . .
        KeepRoom        . .   . .   . .   . .   . .   . .   Cl Cl . .   . .
        KeepToMyself    . .   . .   . .   . .   . .   . .   . .   . .   . .
        LetItBe         . .   . .   . .   . .   . .   . .   . .   . .   . .
        SettleIn        d .   . .   . .   . .   . .   . .   . .   . .   . .
        Reveal          d Sh  . .   . .   . .   . .   . .   . .   . .   . .
        NotToday        d .   . .   . .   . .   . .   . .   . .   . .   . .
        Tick            R1    Li    Pk    Ov    Ov    Ov    Ov    .     Pr
        Park            Pk    Pk    Pk    .     .     .     .     .     .
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

    private const string Together = """
        practice: minute
        title: Minute
        about: Quiet, together.
        minutes: 5
        steps:
          - { id: hush, quiet: 60s, together: true }
          - { id: word, close: both }

        """;

    private const string Loop = """
        practice: shown
        title: Shown
        about: The loop of the two.
        minutes: 5
        steps:
          - { id: line, write: lead, form: { line: { text: short, label: "A line" } } }
          - { id: map, show: loop, recognised: both }
          - { id: word, close: both }

        """;

    private static readonly string Waits = Script.With("write: lead, form: { fact", "write: lead, waits: 10m, form: { fact");

    private static readonly State[] States =
    [
        new("Pr", () => OfText(Script)),
        new("As", () => After("Pr").Does<Act.Share>(Lead)),
        new("Ti", () => After("As").Does<Act.NeedTime>(Follow, Duration.FromHours(1))),
        new("Wa", () => OfText(Waits).Does<Act.Share>(Lead)),
        new("Ga", () => OfText(Gathering).Does<Act.Share>(Lead)),
        new("Li", () => After("As").Does<Act.Here>(Follow)),
        new("Ju", () => After("Li").Does<Act.Share>(Follow)),
        new("L2", () => After("Ju").Does<Act.Almost>(Lead)),
        new("J2", () => After("L2").Does<Act.Share>(Follow)),
        new("Al", () => After("Pr").Does<Act.SayAloud>(Lead).Does<Act.Here>(Follow)),
        new("Ab", () => After("Li").Does<Act.SayAloud>(Follow)),
        new("Ch", () => After("Ju").Does<Act.ThatsIt>(Lead)),
        new("Qu", () => After("Ch").Does<Act.Pick>(Follow, "yes")),
        new("Wr", () => After("Qu").Does<Act.GoOn>(Follow)),
        new("Re", () => After("Wr").Does<Act.Share>(Lead)),
        new("Sh", () => After("Re").Does<Act.Ready>(Lead).Does<Act.Ready>(Follow)),
        new("En", () => After("Sh").Does<Act.Recognise>(Lead).Does<Act.Recognise>(Follow)),
        new("Sw", () => After("En").Does<Act.Swap>(Lead)),
        new("Nl", () => After("Sw").Does<Act.Swap>(Follow)),
        new("Se", () => OfText(Together).Does<Act.AskPartner>(Lead).Does<Act.Here>(Follow)),
        new("S1", () => After("Se").Does<Act.SettleIn>(Lead)),
        new("Q2", () => After("S1").Does<Act.SettleIn>(Follow)),
        new("Q1", () => After("Q2").Does<Act.GoOn>(Lead)),
        new("Rv", () => OfText(Loop).HasLoop().Does<Act.Share>(Lead).Does<Act.Here>(Follow)),
        new("R1", () => After("Rv").Does<Act.Reveal>(Lead)),
        new("Ps", () => After("Li").Does<Act.Pause>(Follow, Duration.FromHours(1))),
        new("Op", () => After("Li").Does<Act.Pause>(Follow)),
        new("Pk", () => After("Li").Passes(Duration.FromDays(3))),
        new("Lk", () => After("Li").IsLocked(again: false)),
        new("La", () => After("Li").IsLocked(again: true)),
        new("Cl", () => After("En").Does<Act.CloseWithThanks>(Follow)),
        new("Ov", () => After("Li").Does<Act.Stop>(Lead)),
        new("Hr", () => After("As").Makes(new Act.Here(Follow, Start) { MoreReaders = "1,2" })),
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

    private static DanceDriver After(string name) => States.Single(s => s.Name == name).At();

    private static string Written()
    {
        var parts = States.Chunk(StatesInALine).Select(states => string.Join('\n', Lines(states)));
        return string.Join("\n\n", parts);
    }

    private static IEnumerable<string> Lines(State[] states) =>
    [
        Line(states, "", s => s.Name),
        .. DanceActs.Acts.Select(act => Line(states, act.Name, s => Cell(s.At(), act))),
        Line(states, nameof(Move.Tick), s => Tick(s.At())),
        Line(states, nameof(Move.Park), s => Park(s.At())),
    ];

    private static string Line(State[] states, string move, Func<State, string> cell) =>
        $"{move,-16}{string.Concat(states.Select(s => $"{cell(s),-6}"))}".TrimEnd();

    private static string Cell(DanceDriver dance, Type act) => $"{Next(dance, act, Lead)} {Next(dance, act, Follow)}";

    private static string Next(DanceDriver dance, Type act, Side by) =>
        Code(dance.Dance.Decide(dance.Rules, DanceActs.Make(act, dance.Dance, by, dance.Now, "yes", Duration.FromHours(1))));

    private static string Tick(DanceDriver dance) => Code(dance.Dance.Decide(dance.Rules, new Move.Tick(dance.Dance.Due ?? dance.Now)));

    private static string Park(DanceDriver dance) => Code(dance.Dance.Decide(dance.Rules, new Move.Park(dance.Now)));

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
        Dance.Dancing { StepState: StepState.Settling { In.Length: 1 } } => "S1",
        Dance.Dancing { StepState: StepState.Revealing { Ready.Length: 1 } } => "R1",
        Dance.Dancing { StepState: StepState.Revealing } => "Rv",
        Dance.Dancing { StepState: StepState.Quieting { GoesOn: not null } } => "Q1",
        Dance.Dancing { StepState: StepState.Quieting, Position.Practice: "minute" } => "Q2",
        Dance.Dancing { Position: { Round: 1, Step: "tell" } } => "Nl",
        Dance.Dancing d => d.StepState.GetType().Name[..2],
        Dance.Paused { Why: PauseReason.Pause } => "Ps",
        Dance.Paused { Why: PauseReason.OpenPause } => "Op",
        Dance.Paused { Why: PauseReason.Parked } => "Pk",
        Dance.Paused { Why: PauseReason.Waits } => "Wa",
        Dance.Paused { Why: PauseReason.Locked } => "Lk",
        Dance.Paused { Why: PauseReason.LockedAgain } => "La",
        Dance.Paused => "Ti",
        Dance.Asking { WaitsForBoth: true } => "Ga",
        Dance.Asking { Arrived: not null } => "Hr",
        _ => dance.GetType().Name[..2],
    };

    private sealed record State(string Name, Func<DanceDriver> At);
}
