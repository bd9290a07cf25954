using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>What may happen to a dance of one script. Pure: the same state and move give the same answer for ever.</summary>
internal sealed partial class DanceRules(Script script, Timing timing)
{
    public Script Script => script;

    public Decision<Dance> Decide(Dance dance, Move move) => (dance, move) switch
    {
        (Dance.Over, _) => Refusal.MovedOn,
        (_, Act { Place: { } place }) when place != dance.Place => Late(dance, (Act)move, place),
        (Dance.Preparing p, _) => Prepare(p, move),
        (Dance.Asking a, _) => Ask(a, move),
        (Dance.Dancing d, _) => InTheRoom(d, move),
        (Dance.Resting r, _) => Rested(r, move),
        (Dance.Closing c, _) => AtTheEnd(c, move),
        _ => Refusal.MovedOn,
    };

    /// <summary>The state of somebody who begins.</summary>
    public Dance.Preparing Begin(Side starter, Instant at) => new(Walk.Start(script, starter) with { Since = at }, at + Span(timing.DraftKept));

    private static Refusal Late(Dance dance, Act act, string place) =>
        dance is Dance.Dancing d && d.MovedBy == act.By && d.MovedFrom == place && d.MovedWith == act.Button ? Refusal.Repeated : Refusal.MovedOn;

    private Decision<Dance> Prepare(Dance.Preparing p, Move move)
    {
        if (move is Act { By: var by } && by != p.Walk.Starter)
            return Refusal.NotAvailable;
        var until = move.At + Span(timing.DraftKept);
        return move switch
        {
            Act.Drafted => p with { Until = until },
            Act.Share { Until: { } hour } when Mine(p) is WriteStep && Gathers(p.Walk) => new Dance.Asking(p.Walk, hour) { Log = p.Log, Gathers = true, Quiet = true },
            Act.Share when Mine(p) is WriteStep w && Gathers(p.Walk) => Asked(p, w, aloud: false, move.At),
            Act.Share when Mine(p) is WriteStep w => Call(p with { Walk = p.Walk.Advance(script, Walk.Written), Until = until, Log = p.Log.Add(Words(p.Walk, w, p.Walk.Starter)) }, move.At),
            Act.SayAloud when Mine(p) is WriteStep { Aloud: true, Who: not Who.Both } w => Asked(p, w, aloud: true, move.At),
            Act.Pick k when Mine(p) is ChooseStep c && EndsAlone(p, Option(p.Walk, c, k.Option)) => Unseen(p),
            Act.Pick k when Mine(p) is ChooseStep c && Option(p.Walk, c, k.Option) is { } o => Call(p with { Walk = p.Walk.Advance(script, o.Id), Until = until, Log = Told(p.Log, p.Walk, c, o, k) }, move.At),
            Act.Ready when Mine(p) is Practices.PrepareStep => Call(p with { Walk = p.Walk.Advance(script, Walk.Written), Until = until }, move.At),
            Act.Skip when Mine(p) is { Optional: not null } => Call(p with { Walk = p.Walk.Advance(script, Walk.Skipped), Until = until }, move.At),
            Act.AskPartner when NeedsOther(p.Walk) => Asked(p, null, aloud: false, move.At),
            Act.Discard or Move.Tick => Unseen(p),
            _ => Refusal.MovedOn,
        };
    }

    /// <summary>Goes on privately while the steps are the starter's; with words to read, calls the other as soon as they are needed.</summary>
    private Decision<Dance> Call(Dance.Preparing p, Instant at)
    {
        if (p.Walk.AtEnd && p.Log.IsEmpty)
            return Unseen(p);
        return NeedsOther(p.Walk) && p.Log.Exists(l => l.Kind == PieceKind.Words)
            ? Asked(p, script.Find(p.Log[^1].Step), aloud: false, at)
            : p with { Returned = Returned.No };
    }

    /// <summary>What leads to support ends here; so does what leads to another practice before anybody is called. Nothing was sent.</summary>
    private static bool EndsAlone(Dance.Preparing p, StepOption? option) => option is { Refer: true } || (p.Log.IsEmpty && option is { Offer: not null, Next: null });

    /// <summary>The step, as long as it is the starter's alone.</summary>
    private Step? Mine(Dance.Preparing p) => NeedsOther(p.Walk) ? null : p.Walk.Current(script);

    private bool NeedsOther(Walk walk) => walk.Current(script) switch
    {
        null => true,
        WriteStep w => walk.SideOf(w.Who) != walk.Starter && !Gathers(walk),
        ChooseStep c => walk.SideOf(c.Who) != walk.Starter,
        Practices.PrepareStep p => walk.SideOf(p.Who) != walk.Starter,
        _ => true,
    };

    private Decision<Dance> Ask(Dance.Asking a, Move move)
    {
        var lead = a.Walk.Starter;
        if (move is Act { By: var by } && by == lead != move is Act.TakeBack or Act.Discard)
            return Refusal.MovedOn;
        return move switch
        {
            Act.Here here when !a.Gathers => Open(a, here),
            Act.Join join when a.Gathers => Gathered(a, join),
            Act.NeedTime { For: { } time } => new Dance.Resting(a, move.At + time, Rest.Time) { Log = a.Log },
            Act.NeedTime => a,
            Act.NotNowKindly => Back(a, Returned.Kindly, move.At),
            Act.TakeBack or Act.Discard => Back(a, Returned.TakenBack, move.At),
            Move.Tick => Back(a, Returned.Unmet, move.At),
            _ => Refusal.MovedOn,
        };
    }

    private Decision<Dance> Open(Dance.Asking a, Act.Here here)
    {
        if (a.Aloud)
            return At(a, new Stage.SayingAloud(a.Walk.Starter, 0), a.Walk, a.Log, here);
        if (here.Option is { } picked && ChosenOnCard(script, a) is { } c && Option(a.Walk, c, picked) is { } option)
            return Enter(a, a.Walk.Advance(script, option.Id), Told(a.Log, a.Walk, c, option, here.By), here);
        return Enter(a, a.Walk, a.Log, here, changeable: a.Log.LastOrDefault() is { Kind: PieceKind.Words });
    }

    /// <summary>
    /// The choice that stands where "I'm here" stands. Where there is something to read first, or to be chosen by both or behind a page of
    /// one's own, it waits in the room.
    /// </summary>
    public static ChooseStep? ChosenOnCard(Script script, Dance dance) =>
        (dance is Dance.Resting r ? r.Inner : dance) is Dance.Asking { Aloud: false } a && a.Log.IsEmpty
        && a.Walk.Current(script) is ChooseStep { Private: false } c && a.Walk.SideOf(c.Who) == a.Walk.Starter.Other() ? c : null;

    /// <summary>Back without a trace, for as long as it would have waited anyway.</summary>
    public Dance ToAuthor(Dance dance) => dance switch
    {
        Dance.Resting { Inner: Dance.Asking a } r => Back(a, Returned.TakenBack, r.Until),
        Dance.Asking a => Back(a, Returned.TakenBack, a.Until),
        _ => dance,
    };

    /// <summary>
    /// The words go back to their author, with the walk at the last step that has words of theirs. Without words there is nothing to come
    /// back to: it begins anew.
    /// </summary>
    private Dance.Preparing Back(Dance dance, Returned why, Instant at)
    {
        if (dance is Dance.Asking { Aloud: false } && !dance.Log.Exists(p => p.Kind == PieceKind.Words))
            return new Dance.Preparing(Walk.Start(script, dance.Walk.Starter) with { Since = dance.Walk.Since }, at + Span(timing.DraftKept)) { Returned = why };
        var last = dance is Dance.Asking { Aloud: true } ? -1 : dance.Log.FindLastIndex(p => p.Kind == PieceKind.Words);
        return new Dance.Preparing(last < 0 ? dance.Walk : dance.Walk.BackAt(script, dance.Log[last]), at + Span(timing.DraftKept))
        {
            Log = last < 0 ? dance.Log : dance.Log.RemoveRange(last, dance.Log.Count - last),
            Returned = why,
        };
    }

    /// <summary>From its end the room is kept for its days, then deleted, unless both keep it.</summary>
    private Dance.Over Over(Dance dance, Ending ending, Instant at, bool stays = false) => new(dance.Walk, ending)
    {
        Log = dance.Log,
        HadRoom = dance.HasRoom,
        Support = ending == Ending.Stopped && script.SupportWhenStopped,
        RoomStays = stays,
        DeleteAt = stays ? null : script.RoomGone ? at : at + Span(timing.RoomKept),
    };

    private static Dance.Over Unseen(Dance dance) => new(dance.Walk, Ending.Unseen);

    private static Duration Span(TimeSpan span) => Duration.FromTimeSpan(span);

    private static Piece Words(Walk walk, WriteStep step, Side by) => new(walk.Key(step.Id), step.Id, PieceKind.Words, walk.SideOf(step.Who) is null ? [Side.A, Side.B] : [by]) { Exchanged = walk.Exchanged };

    private static StepOption? Option(Walk walk, ChooseStep step, string id) =>
        step.Options.FirstOrDefault(o => o.Id == id) is { } option && walk.MayTake(step, option) ? option : null;

    private static ImmutableList<Piece> Told(ImmutableList<Piece> log, Walk walk, ChooseStep step, StepOption option, Act.Pick pick) =>
        pick.Tell ? Told(log, walk, step, option, pick.By) : log;

    private static ImmutableList<Piece> Told(ImmutableList<Piece> log, Walk walk, ChooseStep step, StepOption option, Side by) =>
        option.Post is null ? log : log.Add(new Piece(walk.Key(step.Id), step.Id, PieceKind.Told, [by]) { Option = option.Id, Exchanged = walk.Exchanged });
}
