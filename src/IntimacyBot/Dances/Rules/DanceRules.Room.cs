using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <content>Handles moves of two people who are in their room.</content>
internal sealed partial class DanceRules
{
    private Decision<Dance> OnDancing(Dance.Dancing d, Move move) => move switch
    {
        Move.Tick => OnTick(d, move.At),
        Move.RoomLocked locked => Locked(d, locked),
        Move.Park => Parked(d, move.At),
        Act.Stop => Over(d, DanceEnding.Stopped, move.At),
        Act.Pause pause => Pause(d, pause),
        Act.ChangeIt c => OnChanged(d, c),
        Act.TakeWordsBack t => OnTakenBack(d, t),
        Act.CloseEnough e => MayBeCloseEnough(d.StepState) ? MirrorDone(d, e) : Refusal.MovedOn,
        Act.CloseWithThanks c => d.StepState is StepState.Ending ? Close(d, c.At) : Refusal.MovedOn,
        Act.Here or Act.ShareAllTheSame when MovedAlready(d, (Act)move) => Refusal.Repeated,
        // Such a press comes from an older page or card, because every button of the floor card names its place.
        Act { Place: null } => Refusal.MovedOn,
        Act act when !d.StepState.Holders.Contains(act.By) => NotHolding(d, act.By),
        Act act => Answered(d, OnHolderAct(d, act)),
        _ => Refusal.MovedOn,
    };

    /// <summary>True when the same person has moved the dance here with the same button.</summary>
    private static bool MovedAlready(Dance.Dancing d, Act act) => d.MovedBy == act.By && d.MovedWith == act.Button;

    /// <summary>Returns why a press is refused when it is not the presser's move.</summary>
    public static Refusal NotHolding(Dance.Dancing d, Side by) => d.StepState switch
    {
        StepState.Writing w when w.Shared.Contains(by) || w.Skipped.Contains(by) => Refusal.DoneAlready,
        StepState.Choosing c when c.Picks.ContainsKey(by) => Refusal.DoneAlready,
        StepState.Readying r when r.Of.Contains(by) => Refusal.DoneAlready,
        StepState.Revealing or StepState.Showing or StepState.Settling or StepState.Quieting => Refusal.DoneAlready,
        _ => Refusal.NotYourMove,
    };

    /// <summary>
    /// True when the one who waits hears something now: words that are written, said, or said back. A choice, a private page and the
    /// question of a swap let nobody hear anything.
    /// </summary>
    public static bool IsHeard(Script script, Dance.Dancing d) => d.StepState switch
    {
        StepState.Writing => !AsksGate(script, d),
        StepState.SayingAloud or StepState.Listening or StepState.Judging => true,
        _ => false,
    };

    private Decision<Dance> OnHolderAct(Dance.Dancing d, Act act) => (d.StepState, act) switch
    {
        (StepState.Writing w, Act.Share) => OnWriting(d, w with { Shared = w.Shared.Add(act.By) }, act),
        (StepState.Writing { Writers.Length: 1 }, Act.SayAloud) when Step(d) is WriteStep { Aloud: true } =>
            At(d, new StepState.SayingAloud(act.By, 0), d.Position, d.Posts, act),
        (StepState.Writing w, Act.Skip) when Step(d).Optional is not null => OnWriting(d, w with { Skipped = w.Skipped.Add(act.By) }, act),
        (StepState.Choosing c, Act.Skip) when Step(d) is ChooseStep { Optional: not null } step => OnPicked(d, c, step, null, act),
        (StepState.SayingAloud { Round: 0 }, Act.Said) =>
            Enter(d, d.Position.Advance(script, ScriptPosition.Aloud), d.Posts.Add(Mirrored(d, 0, RoomPostKind.Aloud, act.By)), act),
        (StepState.SayingAloud s, Act.Said) =>
            At(
                d,
                new StepState.Judging(s.By.Other(), s.Round),
                d.Position,
                d.Posts.Add(Mirrored(d, s.Round, RoomPostKind.Aloud, act.By)),
                act),
        (StepState.Listening l, Act.Share) =>
            At(
                d,
                new StepState.Judging(l.Listener.Other(), l.Round),
                d.Position,
                d.Posts.Add(Mirrored(d, l.Round, RoomPostKind.SaidBack, act.By)),
                act,
                changeable: true),
        (StepState.Listening l, Act.SayAloud) => At(d, new StepState.SayingAloud(l.Listener, l.Round), d.Position, d.Posts, act),
        (StepState.Judging, Act.ThatsIt) => MirrorDone(d, act),
        (StepState.Judging j, Act.Almost a) =>
            ListenAgain(d, j, a.Part ? d.Posts.Add(Mirrored(d, j.Round, RoomPostKind.Part, act.By)) : d.Posts, act),
        (StepState.Judging j, Act.More) when !HasAddition(d) =>
            ListenAgain(d, j, d.Posts.Add(Mirrored(d, j.Round, RoomPostKind.Addition, act.By)), act),
        (StepState.Choosing c, Act.Pick p) when Step(d) is ChooseStep step && Option(d.Position, step, p.Option) is { } option =>
            OnPicked(d, c, step, option, p),
        (StepState.Readying r, Act.Ready) => OnReady(d, r with { Ready = r.Ready.Add(act.By) }, act),
        (StepState.Readying r, Act.Skip) when Step(d).Optional is not null => OnReady(d, r with { Skipped = r.Skipped.Add(act.By) }, act),
        (StepState.Showing s, Act.Recognise or Act.GoOn) => OnShown(d, s, act),
        (StepState.Showing s, Act.Skip) when Step(d).Optional is not null => OnShown(d, s, act),
        (StepState.Revealing r, Act.Reveal) => OnReveal(d, r, act),
        (StepState.Listening or StepState.Quieting or StepState.Settling or StepState.Revealing, Act.Skip)
            when Step(d).Optional is not null =>
            Enter(d, d.Position.Advance(script, ScriptPosition.Skipped), d.Posts, act),
        (StepState.Settling s, Act.SettleIn) => OnSettled(d, s, act),
        (StepState.Quieting q, Act.GoOn) => OnGoOn(d, q, act),
        (_, Act.NotToday) when IsNewLeadAlone(script, d) => Close(d, act.At),
        (StepState.Ending { SwapAsked: false } e, Act.Swap) => At(d, e with { SwapAsked = true }, d.Position, d.Posts, act),
        (StepState.Ending { SwapAsked: true }, Act.Swap) => Enter(d, d.Position.Swapped(script), d.Posts, act),
        _ => Refusal.MovedOn,
    };

    /// <summary>Somebody has done their half, or skipped it for themselves. What was shared is shown when nobody is waited for.</summary>
    private Decision<Dance> OnWriting(Dance.Dancing d, StepState.Writing w, Act act)
    {
        if (!w.Holders.IsEmpty)
            return d with { StepState = w };
        var told = w.Skipped.Order().Aggregate(d.Posts, (posts, side) => SkipTold(posts, d.Position, (WriteStep)Step(d), side));
        if (w.Shared.IsEmpty)
            return Enter(d, d.Position.Advance(script, ScriptPosition.Skipped), told, act);
        if (Step(d) is WriteStep { Common: true } && (w.Shared.Length < w.Writers.Length || act is Act.Share { Apart: true }))
            return NothingShared(d, act);
        var words = Words(d.Position, (WriteStep)Step(d), act.By) with { By = [.. w.Shared.Order()] };
        var changeable = Step(d) is not WriteStep { Common: true };
        return Enter(d, d.Position.Advance(script, ScriptPosition.Written), told.Add(words), act, changeable);
    }

    private Decision<Dance> MirrorDone(Dance.Dancing d, Act act)
    {
        var back = d.Position.Key(d.Position.Step) + ".";
        var written = d.Posts.Exists(p => p.Kind == RoomPostKind.SaidBack && p.Key.StartsWith(back, StringComparison.Ordinal));
        return Enter(d, d.Position.Advance(script, written ? ScriptPosition.Written : ScriptPosition.Aloud), d.Posts, act);
    }

    private Decision<Dance> ListenAgain(Dance.Dancing d, StepState.Judging j, ImmutableList<RoomPost> posts, Act act) =>
        At(d, new StepState.Listening(j.Author.Other(), j.Round + 1), d.Position, posts, act, changeable: posts.Count > d.Posts.Count);

    /// <summary>Somebody has chosen, or skipped the choice for themselves if there is no option.</summary>
    private Decision<Dance> OnPicked(Dance.Dancing d, StepState.Choosing c, ChooseStep step, StepOption? option, Act act)
    {
        // For the other it is a stop, so that they too are shown where to find support and cannot see why.
        if (option is { Refer: true })
            return Over(d, DanceEnding.Stopped, act.At);
        if (EndsHere(d, option))
            return Close(d with { Position = d.Position.Ended() }, act.At);
        var picks = c.Picks.SetItem(act.By, option?.Id ?? ScriptPosition.Skipped);
        if (!c.Choosers.All(picks.ContainsKey))
            return d with { StepState = c with { Picks = picks } };
        var outcome = picks.Values.Distinct().Count() == 1 ? picks[act.By] : ScriptPosition.ElseOutcome;
        var posts = outcome == option?.Id && act is Act.Pick pick ? Told(d.Posts, d.Position, step, option!, pick) : d.Posts;
        return Enter(d, d.Position.Advance(script, outcome), posts, act);
    }

    /// <summary>Enters the step of this position with its first state.</summary>
    private Decision<Dance> Enter(Dance from, ScriptPosition position, ImmutableList<RoomPost> posts, Act by, bool changeable = false) =>
        EnterAt(from, position, posts, by.At, by, changeable);

    private Dance EnterAt(Dance from, ScriptPosition position, ImmutableList<RoomPost> posts, Instant at, Act? by, bool changeable)
    {
        (position, posts, changeable) = WithCards(position, posts, changeable);
        StepState? stepState = position.Current(script) switch
        {
            WriteStep w => new StepState.Writing(Of(position, w.Who), []),
            MirrorStep m => new StepState.Listening(AuthorOf(position, m).Other(), 1),
            ChooseStep c => new StepState.Choosing(Of(position, c.Who), ImmutableDictionary<Side, string>.Empty),
            PrepareStep p => new StepState.Readying(Of(position, p.Who), []),
            ShowStep { Loop: true } => new StepState.Revealing([]),
            ShowStep => new StepState.Showing([]),
            QuietStep { Together: true } => new StepState.Settling([]),
            QuietStep q => new StepState.Quieting(at + ToDuration(q.For)),
            _ => script.SwapOffered ? new StepState.Ending(position.Lead, false) : null,
        };
        return stepState is null
            ? new Dance.Closing(position, at + ToDuration(timing.ClosingOpen)) { Posts = posts }
            : InState(from, stepState, position, posts, at, by, changeable);
    }

    private Dance.Dancing At(
        Dance from,
        StepState stepState,
        ScriptPosition position,
        ImmutableList<RoomPost> posts,
        Act by,
        bool changeable = false) =>
        InState(from, stepState, position, posts, by.At, by, changeable);

    private Dance.Dancing InState(
        Dance from,
        StepState stepState,
        ScriptPosition position,
        ImmutableList<RoomPost> posts,
        Instant at,
        Act? by,
        bool changeable)
    {
        var until = stepState is StepState.Quieting quiet ? quiet.Over : at + ReminderDelay(position);
        return new Dance.Dancing(position, stepState, until)
        {
            Posts = posts,
            MovedBy = by?.By,
            MovedFrom = from.Place,
            MovedWith = by?.Button,
            Changeable = changeable && posts.Count > 0 ? posts[^1].Key : null,
        };
    }

    private Dance OnTick(Dance.Dancing d, Instant at) => d.StepState switch
    {
        StepState.Quieting => EnterAt(d, d.Position.Advance(script, ScriptPosition.Written), d.Posts, at, null, changeable: false),
        _ when !d.Reminded => Remind(d, at),
        _ => Parked(d, at),
    };

    /// <summary>The time is counted from the last move; if the bot was away for all of it, it is counted from now.</summary>
    private Dance.Dancing Remind(Dance.Dancing d, Instant at)
    {
        var left = ToDuration(timing.StepWaits) - ReminderDelay(d.Position);
        return d with { Reminded = true, Until = d.Until + left > at ? d.Until + left : at + left };
    }
}
