using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Moves of two people who are in their room.</summary>
internal sealed partial class DanceRules
{
    private Decision<Dance> InTheRoom(Dance.Dancing d, Move move) => move switch
    {
        Move.Tick => Waited(d, move.At),
        Act.Stop => Over(d, Ending.Stopped, move.At),
        Act.Pause { For: { } time } => new Dance.Resting(d, move.At + time, Rest.Pause) { Log = d.Log },
        Act.Pause => new Dance.Resting(d, move.At + Span(timing.StepWaits), Rest.OpenPause) { Log = d.Log },
        Act.ChangeIt c => Changed(d, c),
        Act.TakeWordsBack t => TakenBack(d, t),
        Act.CloseEnough e => d.Stage is Stage.Judging or Stage.Listening && MirrorRound(d.Stage) >= 2 ? Heard(d, e) : Refusal.MovedOn,
        Act.CloseWithThanks c => d.Stage is Stage.Ending ? Close(d, c.At) : Refusal.MovedOn,
        Act.Here h when d.MovedBy == h.By && d.MovedWith == h.Button => Refusal.Repeated,
        // From a page or card of another time; every button of the floor says where it stood.
        Act { Place: null } => Refusal.MovedOn,
        Act act when !d.Stage.Holders.Contains(act.By) => NotHolding(d, act.By),
        Act act => OnTheFloor(d, act),
        _ => Refusal.MovedOn,
    };

    /// <summary>What somebody reads who presses while it is not theirs.</summary>
    public static Refusal NotHolding(Dance.Dancing d, Side by) => d.Stage switch
    {
        Stage.Writing w when w.Shared.Contains(by) || w.Skipped.Contains(by) => Refusal.DoneAlready,
        Stage.Choosing c when c.Picks.ContainsKey(by) => Refusal.DoneAlready,
        Stage.Readying r when r.Of.Contains(by) => Refusal.DoneAlready,
        Stage.Showing => Refusal.DoneAlready,
        _ => Refusal.NotYourMove,
    };

    private Decision<Dance> OnTheFloor(Dance.Dancing d, Act act) => (d.Stage, act) switch
    {
        (Stage.Writing w, Act.Share) => Done(d, w with { Shared = w.Shared.Add(act.By) }, act),
        (Stage.Writing { Writers.Length: 1 }, Act.SayAloud) when Step(d) is WriteStep { Aloud: true } => At(d, new Stage.SayingAloud(act.By, 0), d.Walk, d.Log, act),
        (Stage.Writing w, Act.Skip) when Step(d).Optional is not null => Done(d, w with { Skipped = w.Skipped.Add(act.By) }, act),
        (Stage.Choosing c, Act.Skip) when Step(d) is ChooseStep { Optional: not null } step => Picked(d, c, step, null, act),
        (Stage.SayingAloud { Round: 0 }, Act.Said) => Enter(d, d.Walk.Advance(script, Walk.Aloud), d.Log, act),
        (Stage.SayingAloud s, Act.Said) => At(d, new Stage.Judging(s.By.Other(), s.Round), d.Walk, d.Log, act),
        (Stage.Listening l, Act.Share) => At(d, new Stage.Judging(l.Listener.Other(), l.Round), d.Walk, d.Log.Add(Mirrored(d, l.Round, PieceKind.SaidBack, act.By)), act, changeable: true),
        (Stage.Listening l, Act.SayAloud) => At(d, new Stage.SayingAloud(l.Listener, l.Round), d.Walk, d.Log, act),
        (Stage.Judging, Act.ThatsIt) => Heard(d, act),
        (Stage.Judging j, Act.Almost a) => Again(d, j, a.Part ? d.Log.Add(Mirrored(d, j.Round, PieceKind.Part, act.By)) : d.Log, act),
        (Stage.Judging j, Act.More) when !HasAddition(d) => Again(d, j, d.Log.Add(Mirrored(d, j.Round, PieceKind.Addition, act.By)), act),
        (Stage.Choosing c, Act.Pick p) when Step(d) is ChooseStep step && Option(d.Walk, step, p.Option) is { } option => Picked(d, c, step, option, p),
        (Stage.Readying r, Act.Ready) => Prepared(d, r with { Ready = r.Ready.Add(act.By) }, act),
        (Stage.Readying r, Act.Skip) when Step(d).Optional is not null => Prepared(d, r with { Skipped = r.Skipped.Add(act.By) }, act),
        (Stage.Showing s, Act.Recognise or Act.GoOn) => Looked(d, s, act),
        (Stage.Showing s, Act.Skip) when Step(d).Optional is not null => Looked(d, s, act),
        (Stage.Listening or Stage.Quieting, Act.Skip) when Step(d).Optional is not null => Enter(d, d.Walk.Advance(script, Walk.Skipped), d.Log, act),
        (Stage.Quieting, Act.GoOn) => Enter(d, d.Walk.Advance(script, Walk.Written), d.Log, act),
        (Stage.Ending { SwapAsked: false } e, Act.Swap) => At(d, e with { SwapAsked = true }, d.Walk, d.Log, act),
        (Stage.Ending { SwapAsked: true }, Act.Swap) => Enter(d, d.Walk.Swapped(script), d.Log, act),
        _ => Refusal.MovedOn,
    };

    /// <summary>Somebody has done their half, or skipped it for themselves. What was shared is shown when nobody is waited for.</summary>
    private Decision<Dance> Done(Dance.Dancing d, Stage.Writing w, Act act)
    {
        if (!w.Holders.IsEmpty)
            return d with { Stage = w };
        if (w.Shared.IsEmpty)
            return Enter(d, d.Walk.Advance(script, Walk.Skipped), d.Log, act);
        if (Step(d) is WriteStep { Common: true } && (w.Shared.Length < w.Writers.Length || act is Act.Share { Apart: true }))
            return Alike(d, act);
        var words = Words(d.Walk, (WriteStep)Step(d), act.By) with { By = [.. w.Shared.Order()] };
        return Enter(d, d.Walk.Advance(script, Walk.Written), d.Log.Add(words), act, changeable: w.Writers.Length == 1);
    }

    private Decision<Dance> Heard(Dance.Dancing d, Act act)
    {
        var back = d.Walk.Key(d.Walk.Step) + ".";
        var written = d.Log.Exists(p => p.Kind == PieceKind.SaidBack && p.Key.StartsWith(back, StringComparison.Ordinal));
        return Enter(d, d.Walk.Advance(script, written ? Walk.Written : Walk.Aloud), d.Log, act);
    }

    private Decision<Dance> Again(Dance.Dancing d, Stage.Judging j, ImmutableList<Piece> log, Act act) =>
        At(d, new Stage.Listening(j.Author.Other(), j.Round + 1), d.Walk, log, act, changeable: log.Count > d.Log.Count);

    /// <summary>No option: skipped, for oneself.</summary>
    private Decision<Dance> Picked(Dance.Dancing d, Stage.Choosing c, ChooseStep step, StepOption? option, Act act)
    {
        if (EndsHere(d, option))
            return Close(d with { Walk = d.Walk.Ended() }, act.At);
        var picks = c.Picks.SetItem(act.By, option?.Id ?? Walk.Skipped);
        if (c.Choosers.Any(x => !picks.ContainsKey(x)))
            return d with { Stage = c with { Picks = picks } };
        var outcome = picks.Values.Distinct().Count() == 1 ? picks[act.By] : Walk.ElseOutcome;
        var log = outcome == option?.Id && act is Act.Pick pick ? Told(d.Log, d.Walk, step, option, pick) : d.Log;
        return Enter(d, d.Walk.Advance(script, outcome), log, act);
    }

    /// <summary>Stands at the walk's step, with the stage that it begins with.</summary>
    private Decision<Dance> Enter(Dance from, Walk walk, ImmutableList<Piece> log, Act by, bool changeable = false) =>
        Stands(from, walk, log, by.At, by, changeable);

    private Dance Stands(Dance from, Walk walk, ImmutableList<Piece> log, Instant at, Act? by, bool changeable)
    {
        (walk, log, changeable) = Printed(walk, log, changeable);
        Stage? stage = walk.Current(script) switch
        {
            WriteStep w => new Stage.Writing(Of(walk, w.Who), []),
            MirrorStep m => new Stage.Listening(AuthorOf(walk, m).Other(), 1),
            ChooseStep c => new Stage.Choosing(Of(walk, c.Who), ImmutableDictionary<Side, string>.Empty),
            Practices.PrepareStep p => new Stage.Readying(Of(walk, p.Who), []),
            ShowStep => new Stage.Showing([]),
            QuietStep q => new Stage.Quieting(at + Span(q.For)),
            _ => script.SwapOffered ? new Stage.Ending(walk.Lead, false) : null,
        };
        return stage is null
            ? new Dance.Closing(walk, at + Span(timing.ClosingOpen)) { Log = log }
            : Standing(from, stage, walk, log, at, by, changeable);
    }

    private Dance.Dancing At(Dance from, Stage stage, Walk walk, ImmutableList<Piece> log, Act by, bool changeable = false) =>
        Standing(from, stage, walk, log, by.At, by, changeable);

    private Dance.Dancing Standing(Dance from, Stage stage, Walk walk, ImmutableList<Piece> log, Instant at, Act? by, bool changeable) =>
        new(walk, stage, stage is Stage.Quieting q ? q.Over : at + Patience(walk))
        {
            Log = log,
            MovedBy = by?.By,
            MovedFrom = from.Place,
            MovedWith = by?.Button,
            Changeable = changeable && log.Count > 0 ? log[^1].Key : null,
        };

    private Dance Waited(Dance.Dancing d, Instant at) => d.Stage switch
    {
        Stage.Quieting => Stands(d, d.Walk.Advance(script, Walk.Written), d.Log, at, null, changeable: false),
        _ when !d.Reminded => Reminded(d, at),
        _ => new Dance.Resting(d, at + Span(timing.RoomKept), Rest.Parked) { Log = d.Log },
    };

    /// <summary>The days are counted from when the floor moved; if the bot was away for all of them, from now.</summary>
    private Dance.Dancing Reminded(Dance.Dancing d, Instant at)
    {
        var left = Span(timing.StepWaits) - Patience(d.Walk);
        return d with { Reminded = true, Until = d.Until + left > at ? d.Until + left : at + left };
    }

    private static Decision<Dance> Changed(Dance.Dancing d, Act.ChangeIt act)
    {
        var index = d.Log.FindIndex(p => p.Key == act.Key);
        if (index < 0 || d.Changeable != act.Key)
            return Refusal.MovedOn;
        if (!d.Log[index].By.Contains(act.By))
            return Refusal.NotYourMove;
        return d with { Log = d.Log.SetItem(index, d.Log[index] with { Edition = d.Log[index].Edition + 1 }) };
    }

    /// <summary>The words leave the room, and their step waits for them again.</summary>
    private Decision<Dance> TakenBack(Dance.Dancing d, Act.TakeWordsBack act)
    {
        var piece = d.Log.LastOrDefault();
        if (piece is null || d.Changeable != act.Key || piece.Key != act.Key)
            return Refusal.MovedOn;
        if (!piece.By.Contains(act.By))
            return Refusal.NotYourMove;
        var log = d.Log.RemoveAt(d.Log.Count - 1);
        var round = MirrorRound(d.Stage);
        return piece.Kind switch
        {
            PieceKind.SaidBack => At(d, new Stage.Listening(act.By, round), d.Walk, log, act),
            PieceKind.Part or PieceKind.Addition => At(d, new Stage.Judging(act.By, round - 1), d.Walk, log, act),
            _ => Enter(d, d.Walk.BackAt(script, piece), log, act),
        };
    }

    private static int MirrorRound(Stage stage) => stage switch
    {
        Stage.Listening l => l.Round,
        Stage.Judging j => j.Round,
        Stage.SayingAloud s => s.Round,
        _ => 0,
    };

    private Step Step(Dance.Dancing d) => d.Walk.Current(script) ?? new Practices.CloseStep(Walk.End);

    private static Piece Mirrored(Dance.Dancing d, int round, PieceKind kind, Side by) =>
        new(MirrorKey(d, kind, round), d.Walk.Step, kind, [by]) { Exchanged = d.Walk.Exchanged };

    private static string MirrorKey(Dance.Dancing d, PieceKind kind, int round) => $"{d.Walk.Key(d.Walk.Step)}.{(char)('a' + (int)kind)}{round}";

    /// <summary>The name of the words that are said at this place of a mirror.</summary>
    public static string MirrorKey(Dance.Dancing d, PieceKind kind) => MirrorKey(d, kind, MirrorRound(d.Stage));

    /// <summary>One addition to what was said; once it is there, no other is offered.</summary>
    public static bool HasAddition(Dance.Dancing d) =>
        Enumerable.Range(1, MirrorRound(d.Stage)).Any(round => d.Log.Exists(p => p.Key == MirrorKey(d, PieceKind.Addition, round)));

    private static ImmutableArray<Side> Of(Walk walk, Who who) => walk.SideOf(who) is { } side ? [side] : [Side.A, Side.B];

    private Side AuthorOf(Walk walk, MirrorStep mirror) =>
        script.Find(mirror.Of) is WriteStep w && walk.SideAt(script, w.Id, w.Who) is { } side ? side : walk.Lead;
}
