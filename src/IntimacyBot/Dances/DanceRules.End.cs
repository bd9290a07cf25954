using IntimacyBot.Couples;
using IntimacyBot.Platform.Rules;
using NodaTime;

namespace IntimacyBot.Dances;

/// <summary>Rests and endings.</summary>
internal sealed partial class DanceRules
{
    private Decision<Dance> Rested(Dance.Resting r, Move move) => move switch
    {
        Move.Tick => r.Why switch
        {
            Rest.Parked => Over(r, Ending.Rested, move.At) with { DeleteAt = move.At },
            Rest.OpenPause => r with { Until = move.At + Span(timing.RoomKept), Why = Rest.Parked },
            _ => Resumed(r, move.At),
        },
        Act.Stop when r.HasRoom => Over(r, Ending.Stopped, move.At),
        Act.PickUp when r.HasRoom => Resumed(r, move.At),
        Act { By: var by } and not Act.Join when r.Why == Rest.Waits && by != r.Walk.Starter => Refusal.NotAvailable,
        // Whoever cannot say how long says nothing new.
        Act.NeedTime { For: null } t when r.Inner is Dance.Asking a && t.By != a.Walk.Starter => r,
        _ when r.Inner is Dance.Asking a => Ask(a, move),
        _ => Refusal.MovedOn,
    };

    private Dance Resumed(Dance.Resting r, Instant at) => r.Inner switch
    {
        Dance.Asking a => a with { Until = at + Span(timing.CardWithdraws) },
        Dance.Dancing { Stage: Stage.Quieting } d => Stands(d, d.Walk, d.Log, at, null, changeable: false),
        Dance.Dancing d => d with { Until = at + Patience(d.Walk), Reminded = false },
        var other => other,
    };

    private Dance.Closing Close(Dance d, Instant at) => new(d.Walk, at + Span(timing.ClosingOpen)) { Log = d.Log };

    private Decision<Dance> AtTheEnd(Dance.Closing c, Move move) => move switch
    {
        Act.ClosingWord w => WithWord(c, w.By),
        Act.KeepRoom k when !script.RoomGone => c with { KeepRoom = c.KeepRoom.Add(k.By) },
        Act.KeepMoment m when c.Log.Exists(p => p.Key == m.Key && !p.By.IsEmpty) => c with { Moments = c.Moments.SetItem(m.By, m.Key) },
        Move.Tick => Over(c, Ending.Closed, script.RoomGone ? move.At : ClosedAt(c), stays: c.KeepRoom.Count == 2),
        _ => Refusal.MovedOn,
    };

    /// <summary>The room's days are counted from the close, not from the lock.</summary>
    private Instant ClosedAt(Dance.Closing c) => c.Until - Span(timing.ClosingOpen);

    /// <summary>No step is called so.</summary>
    public static string ClosingKey(Walk walk) => $"{walk.Round}.{Walk.End}";

    private static Decision<Dance> WithWord(Dance.Closing c, Side by)
    {
        if (c.WithWord.Contains(by))
            return Refusal.MovedOn;
        var words = c.WithWord.Add(by);
        return words.Count < 2
            ? c with { WithWord = words }
            : c with { WithWord = words, Log = c.Log.Add(new Piece(ClosingKey(c.Walk), Walk.End, PieceKind.Closing, [Side.A, Side.B])) };
    }
}
