using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>Handles moves of a dance that is paused or closing.</content>
internal sealed partial class DanceRules
{
    private Decision<Dance> OnPaused(Dance.Paused r, Move move) => move switch
    {
        Move.Tick => r.Why switch
        {
            PauseReason.Parked or PauseReason.Locked or PauseReason.LockedAgain => Over(r, DanceEnding.Stopped, move.At),
            PauseReason.OpenPause => Parked(r.Inner, move.At),
            _ => Resumed(r, move.At),
        },
        Move.RoomLocked when r.Why is PauseReason.Locked or PauseReason.LockedAgain => Refusal.Repeated,
        Move.RoomLocked locked when r.HasRoom => Locked(r.Inner, locked),
        Move.Park when r is { HasRoom: true, Why: PauseReason.Pause or PauseReason.OpenPause } => Parked(r.Inner, move.At),
        Act.PickUp when r.Why == PauseReason.LockedAgain => Refusal.NotAvailable,
        Act.Stop when r.HasRoom => Over(r, DanceEnding.Stopped, move.At),
        Act.PickUp p when r.HasRoom => OnPickedUp(r, p),
        Act { By: var by } and not Act.Join when r.Why == PauseReason.Waits && by != r.Position.Starter => Refusal.NotAvailable,
        // Somebody who cannot say how long they need adds nothing to the time they have asked for.
        Act.NeedTime { For: null } t when r.Inner is Dance.Asking a && t.By != a.Position.Starter => r,
        _ when r.Inner is Dance.Asking a => OnAsking(a, move),
        _ => Refusal.MovedOn,
    };

    /// <summary>
    /// Ends a pause early. The person who asked for it can always do so, and after a while the other can too if its length is not known.
    /// </summary>
    private Decision<Dance> OnPickedUp(Dance.Paused r, Act.PickUp p)
    {
        var may = r.By is null || r.By == p.By || r.FreeAt <= p.At;
        return may ? Resumed(r, p.At) : Refusal.NotYourMove;
    }

    private Dance.Paused Pause(Dance.Dancing d, Act.Pause pause)
    {
        if (pause.For is { } time)
            return new Dance.Paused(d, pause.At + time, PauseReason.Pause) { Posts = d.Posts, By = pause.By };
        var (until, free) = (pause.At + ToDuration(timing.StepWaits), pause.At + AskersAlone);
        return new Dance.Paused(d, until, PauseReason.OpenPause) { Posts = d.Posts, By = pause.By, FreeAt = free };
    }

    /// <summary>
    /// Pauses a dance in which nobody moved for a long time. It waits for either of the two, and then ends as if stopped.
    /// </summary>
    private Dance.Paused Parked(Dance inner, Instant at) =>
        new(inner, at + ToDuration(timing.RoomKept), PauseReason.Parked) { Posts = inner.Posts };

    /// <summary>Lets a dance rest whose room somebody has locked. It may go on in a new room once.</summary>
    private Dance.Paused Locked(Dance inner, Move.RoomLocked locked) =>
        new(inner, locked.At + ToDuration(timing.RoomKept), locked.Again ? PauseReason.LockedAgain : PauseReason.Locked)
        {
            Posts = inner.Posts,
        };

    /// <summary>A called person keeps the time that they have left. A time that passed while the bot was not running is over.</summary>
    private Dance Resumed(Dance.Paused r, Instant at) => r.Inner switch
    {
        Dance.Asking a => a.Until > at ? a : Back(a, ReturnReason.Unmet, at),
        Dance.Dancing { StepState: StepState.Quieting or StepState.Settling } d =>
            EnterAt(d, d.Position, d.Posts, at, null, changeable: false),
        // What was to be said aloud may have been left off, so it can be written now as well.
        Dance.Dancing { StepState: StepState.SayingAloud { Round: 0 } } d =>
            EnterAt(d, d.Position, d.Posts, at, null, changeable: false),
        Dance.Dancing { StepState: StepState.SayingAloud back } d =>
            InState(d, new StepState.Listening(back.By, back.Round), d.Position, d.Posts, at, null, changeable: false),
        Dance.Dancing d => d with { Until = at + ReminderDelay(d.Position), Reminded = false },
        var other => other,
    };

    /// <summary>For this long, only the person who asked for a pause of no known length can end it.</summary>
    private static readonly Duration AskersAlone = Duration.FromDays(1);

    private Dance.Closing Close(Dance d, Instant at) => new(d.Position, at + ToDuration(timing.ClosingOpen)) { Posts = d.Posts };

    private Decision<Dance> OnClosing(Dance.Closing c, Move move) => move switch
    {
        Act.ClosingWord w => WithWord(c, w.By),
        Act.KeepRoom k when !script.RoomGone && c.Position.DayRoomNumber == 0 => c with { KeepRoom = c.KeepRoom.Add(k.By) },
        Act.KeepCard m when c.Posts.Exists(p => p.Key == m.Key && !p.By.IsEmpty) => c with { Keepsakes = c.Keepsakes.SetItem(m.By, m.Key) },
        Move.Tick => Over(c, DanceEnding.Closed, script.RoomGone ? move.At : ClosedAt(c), stays: c.BothKeepRoom),
        _ => Refusal.MovedOn,
    };

    /// <summary>
    /// The room is kept for its days and then deleted, unless both keep it. A room that is deleted when it closes has said so on its last
    /// card for a day; after a stop nobody has read that yet, so it can be read for as long before it is deleted.
    /// </summary>
    private Dance.Over Over(Dance dance, DanceEnding ending, Instant at, bool stays = false)
    {
        var isStopped = ending == DanceEnding.Stopped;
        var day = !script.RoomGone ? at + ToDuration(timing.RoomKept) : isStopped ? at + ToDuration(timing.ClosingOpen) : at;
        return new Dance.Over(dance.Position, ending)
        {
            Posts = dance.Posts,
            HadRoom = dance.HasRoom,
            Support = isStopped && script.SupportWhenStopped,
            SoonGone = isStopped && script.RoomGone && dance is { HasRoom: true, Position.DayRoomNumber: 0 },
            RoomStays = stays,
            DeleteAt = stays ? null : day,
        };
    }

    /// <summary>The days until the room is deleted are counted from here, and not from when the room is locked.</summary>
    private Instant ClosedAt(Dance.Closing c) => c.Until - ToDuration(timing.ClosingOpen);

    /// <summary>The key of the closing words. No step can have this id.</summary>
    public static string ClosingKey(ScriptPosition position) => $"{position.Round}.{ScriptPosition.End}";

    private static Decision<Dance> WithWord(Dance.Closing c, Side by)
    {
        if (c.WithWord.Contains(by))
            return Refusal.MovedOn;
        var words = c.WithWord.Add(by);
        if (words.Count < 2 || c.WordGone is not null)
            return c with { WithWord = words };
        var post = new RoomPost(ClosingKey(c.Position), ScriptPosition.End, RoomPostKind.Closing, [Side.A, Side.B]);
        return c with { WithWord = words, Posts = c.Posts.Add(post) };
    }
}
