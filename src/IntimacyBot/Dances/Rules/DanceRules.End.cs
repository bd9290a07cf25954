using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>Moves of a dance that is paused or closing.</content>
internal sealed partial class DanceRules
{
    private Decision<Dance> OnPaused(Dance.Paused r, Move move) => move switch
    {
        Move.Tick => r.Why switch
        {
            PauseReason.Parked => Over(r, DanceEnding.Rested, move.At) with { DeleteAt = move.At },
            PauseReason.OpenPause => r with { Until = move.At + ToDuration(timing.RoomKept), Why = PauseReason.Parked },
            _ => Resumed(r, move.At),
        },
        Act.Stop when r.HasRoom => Over(r, DanceEnding.Stopped, move.At),
        Act.PickUp when r.HasRoom => Resumed(r, move.At),
        Act { By: var by } and not Act.Join when r.Why == PauseReason.Waits && by != r.Position.Starter => Refusal.NotAvailable,
        // Somebody who cannot say how long they need adds nothing to the time they have asked for.
        Act.NeedTime { For: null } t when r.Inner is Dance.Asking a && t.By != a.Position.Starter => r,
        _ when r.Inner is Dance.Asking a => OnAsking(a, move),
        _ => Refusal.MovedOn,
    };

    private Dance Resumed(Dance.Paused r, Instant at) => r.Inner switch
    {
        Dance.Asking a => a with { Until = at + ToDuration(timing.CardWithdraws) },
        Dance.Dancing { StepState: StepState.Quieting } d => EnterAt(d, d.Position, d.Posts, at, null, changeable: false),
        Dance.Dancing d => d with { Until = at + ReminderDelay(d.Position), Reminded = false },
        var other => other,
    };

    private Dance.Closing Close(Dance d, Instant at) => new(d.Position, at + ToDuration(timing.ClosingOpen)) { Posts = d.Posts };

    private Decision<Dance> OnClosing(Dance.Closing c, Move move) => move switch
    {
        Act.ClosingWord w => WithWord(c, w.By),
        Act.KeepRoom k when !script.RoomGone => c with { KeepRoom = c.KeepRoom.Add(k.By) },
        Act.KeepCard m when c.Posts.Exists(p => p.Key == m.Key && !p.By.IsEmpty) => c with { Keepsakes = c.Keepsakes.SetItem(m.By, m.Key) },
        Move.Tick => Over(c, DanceEnding.Closed, script.RoomGone ? move.At : ClosedAt(c), stays: c.KeepRoom.Count == 2),
        _ => Refusal.MovedOn,
    };

    /// <summary>The days until the room is deleted are counted from here, and not from when the room is locked.</summary>
    private Instant ClosedAt(Dance.Closing c) => c.Until - ToDuration(timing.ClosingOpen);

    /// <summary>The key of the closing words. No step can have this id.</summary>
    public static string ClosingKey(ScriptPosition position) => $"{position.Round}.{ScriptPosition.End}";

    private static Decision<Dance> WithWord(Dance.Closing c, Side by)
    {
        if (c.WithWord.Contains(by))
            return Refusal.MovedOn;
        var words = c.WithWord.Add(by);
        if (words.Count < 2)
            return c with { WithWord = words };
        var post = new RoomPost(ClosingKey(c.Position), ScriptPosition.End, RoomPostKind.Closing, [Side.A, Side.B]);
        return c with { WithWord = words, Posts = c.Posts.Add(post) };
    }
}
