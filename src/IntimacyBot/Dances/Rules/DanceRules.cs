using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <summary>Decides what may happen to a dance of one script. It is pure: the same state and move always give the same decision.</summary>
internal sealed partial class DanceRules(Script script, Timing timing)
{
    public Script Script => script;

    public Decision<Dance> Decide(Dance dance, Move move) => (dance, move) switch
    {
        (Dance.Over, _) => Refusal.MovedOn,
        (_, Act { Place: { } place }) when place != dance.Place => RefuseLate(dance, (Act)move, place),
        (Dance.Preparing p, _) => OnPreparing(p, move),
        (Dance.Asking a, _) => OnAsking(a, move),
        (Dance.Dancing d, _) => OnDancing(d, move),
        (Dance.Paused r, _) => OnPaused(r, move),
        (Dance.Closing c, _) => OnClosing(c, move),
        _ => Refusal.MovedOn,
    };

    /// <summary>Returns the state of a dance that somebody begins.</summary>
    public Dance.Preparing Begin(Side starter, Instant at) =>
        new(ScriptPosition.Start(script, starter) with { Since = at }, at + ToDuration(timing.DraftKept));

    private static Refusal RefuseLate(Dance dance, Act act, string place)
    {
        var lastMove = dance is Dance.Dancing d ? (d.MovedBy, d.MovedFrom, d.MovedWith) : default;
        return lastMove == (act.By, place, act.Button) ? Refusal.Repeated : Refusal.MovedOn;
    }

    private Decision<Dance> OnPreparing(Dance.Preparing p, Move move)
    {
        if (move is Act { By: var by } && by != p.Position.Starter)
            return Refusal.NotAvailable;
        if (p.Returned == ReturnReason.RoomClosed)
            return OnUnsent(p, move);
        var until = move.At + ToDuration(timing.DraftKept);
        return move switch
        {
            Act.Drafted => p with { Until = until },
            Act.Share { Until: { } wait } share when OwnStep(p) is WriteStep && WaitsForBoth(p.Position) =>
                new Dance.Asking(p.Position, wait.Until)
                {
                    Posts = p.Posts,
                    WaitsForBoth = true,
                    Quiet = true,
                    Prompted = wait.Prompted,
                    Readers = share.Readers,
                },
            Act.Share share when OwnStep(p) is WriteStep w && WaitsForBoth(p.Position) =>
                Asked(p with { Readers = share.Readers }, w, aloud: false, move.At),
            Act.Share share when OwnStep(p) is WriteStep w => Continue(
                Advance(p, ScriptPosition.Written, until) with
                {
                    Posts = p.Posts.Add(Words(p.Position, w, p.Position.Starter)),
                    Readers = p.Readers ?? share.Readers,
                },
                move.At),
            Act.SayAloud when OwnStep(p) is WriteStep { Aloud: true, Who: not Who.Both } w => Asked(p, w, aloud: true, move.At),
            Act.Pick k when OwnStep(p) is ChooseStep c && EndsAlone(p, Option(p.Position, c, k.Option)) => EndUnseen(p),
            Act.Pick k when OwnStep(p) is ChooseStep c && Option(p.Position, c, k.Option) is { } o =>
                Continue(Advance(p, o.Id, until) with { Posts = Told(p.Posts, p.Position, c, o, k) }, move.At),
            Act.Ready when OwnStep(p) is PrepareStep => Continue(Advance(p, ScriptPosition.Written, until), move.At),
            Act.Skip when OwnStep(p) is { Optional: not null } => Continue(Advance(p, ScriptPosition.Skipped, until), move.At),
            Act.AskPartner when NeedsOther(p.Position) => Asked(p, null, aloud: false, move.At),
            Act.KeepToMyself => p with { Until = until, Returned = ReturnReason.No },
            Act.LetItBe { Words: true } => p with { Returned = ReturnReason.No },
            Act.LetItBe or Act.Discard or Move.Tick => EndUnseen(p),
            _ => Refusal.MovedOn,
        };
    }

    /// <summary>
    /// Continues privately while the steps are the starter's own. The other is called once they are needed and there are words.
    /// </summary>
    private Decision<Dance> Continue(Dance.Preparing p, Instant at)
    {
        if (p.Position.AtEnd && p.Posts.IsEmpty)
            return EndUnseen(p);
        return NeedsOther(p.Position) && p.Posts.Exists(l => l.Kind == RoomPostKind.Words)
            ? Asked(p, script.Find(p.Posts[^1].Step), aloud: false, at)
            : p with { Returned = ReturnReason.No };
    }

    /// <summary>
    /// An option that leads to support ends the dance, and so does one that leads to another practice before there are words.
    /// </summary>
    private static bool EndsAlone(Dance.Preparing p, StepOption? option) =>
        option is { Refer: true } || (p.Posts.IsEmpty && LeadsAway(option));

    private Dance.Preparing Advance(Dance.Preparing p, string outcome, Instant until) =>
        p with { Position = p.Position.Advance(script, outcome), Until = until };

    /// <summary>Returns the current step if it is the starter's alone; otherwise null.</summary>
    private Step? OwnStep(Dance.Preparing p) => NeedsOther(p.Position) ? null : p.Position.Current(script);

    private bool NeedsOther(ScriptPosition position) => position.Current(script) switch
    {
        null => true,
        WriteStep w => position.SideOf(w.Who) != position.Starter && !WaitsForBoth(position),
        ChooseStep c => position.SideOf(c.Who) != position.Starter,
        PrepareStep p => position.SideOf(p.Who) != position.Starter,
        _ => true,
    };

    private Decision<Dance> OnAsking(Dance.Asking a, Move move)
    {
        var lead = a.Position.Starter;
        if (move is Act { By: var by } && by == lead != move is Act.TakeBack or Act.Discard or Act.ShareAllTheSame)
            return Refusal.MovedOn;
        return move switch
        {
            Act.Here { MoreReaders: { } more } here when HoldsWords(a) => a with { Arrived = new Arrival(here.Option, more) },
            Act.Here here when !a.WaitsForBoth => Open(a, here, here.Option),
            Act.ShareAllTheSame share when a.Arrived is { } arrived => AllTheSame(a, share, arrived),
            Act.Join join when a.WaitsForBoth => Join(a, join),
            Act.NeedTime { For: { } time } => FitsBefore(a, move.At + time)
                ? new Dance.Paused(a with { Arrived = null }, move.At + time, PauseReason.Time) { Posts = a.Posts }
                : Refusal.MovedOn,
            Act.NeedTime => a,
            Act.NotNowKindly => Back(a, ReturnReason.Kindly, move.At),
            Act.TakeBack or Act.Discard => Back(a, ReturnReason.TakenBack, move.At),
            Move.Tick => Back(a, ReturnReason.Unmet, move.At),
            _ => Refusal.MovedOn,
        };
    }

    /// <summary>True when a time that somebody asks for ends before the card does.</summary>
    public static bool FitsBefore(Dance dance, Instant end) => dance switch
    {
        Dance.Asking a => end < a.Until,
        Dance.Paused { Inner: Dance.Asking a } => end < a.Until,
        _ => false,
    };

    /// <summary>True when the room would show words that were written when perhaps fewer people could read them.</summary>
    private static bool HoldsWords(Dance.Asking a) => !a.WaitsForBoth && a.Posts.Exists(p => p.Kind == RoomPostKind.Words);

    /// <param name="a">The dance that waits for the other.</param>
    /// <param name="act">The act that opens the room, by the other or, asked once more, by the author.</param>
    /// <param name="picked">The option that the other chose on the card.</param>
    private Decision<Dance> Open(Dance.Asking a, Act act, string? picked)
    {
        if (a.Aloud)
            return At(a, new StepState.SayingAloud(a.Position.Starter, 0), a.Position, a.Posts, act);
        if (picked is not null && ChosenOnCard(script, a) is { } c && Option(a.Position, c, picked) is { } option)
            return Enter(a, a.Position.Advance(script, option.Id), Told(a.Posts, a.Position, c, option, a.Position.Starter.Other()), act);
        return Enter(a, a.Position, a.Posts, act, changeable: a.Posts.LastOrDefault() is { Kind: RoomPostKind.Words });
    }

    /// <summary>
    /// Returns the choice that replaces "I'm here" on the card; null where something must be read first, both choose, or the choice has its
    /// own page.
    /// </summary>
    public static ChooseStep? ChosenOnCard(Script script, Dance dance)
    {
        var inner = dance is Dance.Paused paused ? paused.Inner : dance;
        if (inner is not Dance.Asking { Aloud: false, Posts.IsEmpty: true, Position: var position })
            return null;
        var choose = position.Current(script) as ChooseStep;
        return choose is { Private: false } && position.SideOf(choose.Who) == position.Starter.Other() ? choose : null;
    }


    /// <summary>
    /// The words go back to their author, at the last step that has words of theirs. Without words the dance begins anew.
    /// </summary>
    private Dance.Preparing Back(Dance.Asking asking, ReturnReason why, Instant at)
    {
        var (position, posts) = (asking.Position, asking.Posts);
        var last = posts.FindLastIndex(p => p.Kind == RoomPostKind.Words);
        if (!asking.Aloud && last < 0)
            (position, posts) = (ScriptPosition.Start(script, position.Starter) with { Since = position.Since }, []);
        else if (!asking.Aloud)
            (position, posts) = (position.BackAt(script, posts[last]), posts.RemoveRange(last, posts.Count - last));
        return new Dance.Preparing(position, at + ToDuration(timing.DraftKept)) { Posts = posts, Returned = why };
    }

    private static Dance.Over EndUnseen(Dance dance) => new(dance.Position, DanceEnding.Unseen);

    private static Duration ToDuration(TimeSpan span) => Duration.FromTimeSpan(span);

    private static RoomPost Words(ScriptPosition position, WriteStep step, Side by) =>
        new(position.Key(step.Id), step.Id, RoomPostKind.Words, position.SideOf(step.Who) is null ? [Side.A, Side.B] : [by])
        {
            Exchanged = position.Exchanged
        };

    private static StepOption? Option(ScriptPosition position, ChooseStep step, string id) =>
        step.Options.FirstOrDefault(o => o.Id == id) is { } option && position.MayTake(step, option) ? option : null;

    /// <summary>
    /// An option that ends the steps, or leads back, tells its sentence without asking again: the way itself shows what was chosen, so that
    /// keeping the sentence would keep nothing. Its page says before what it tells.
    /// </summary>
    public static bool TellsAtOnce(Script script, StepOption option) =>
        option is { Post: not null, Next: { } next } && (option.Times is not null || EndsSteps(script, next));

    private static bool EndsSteps(Script script, string next) => next == ScriptPosition.End || script.Find(next) is CloseStep;

    private ImmutableList<RoomPost> Told(
        ImmutableList<RoomPost> posts,
        ScriptPosition position,
        ChooseStep step,
        StepOption option,
        Act.Pick pick) =>
        pick.Tell || TellsAtOnce(script, option) ? Told(posts, position, step, option, pick.By) : posts;

    private static ImmutableList<RoomPost> Told(
        ImmutableList<RoomPost> posts,
        ScriptPosition position,
        ChooseStep step,
        StepOption option,
        Side by) =>
        option.Post is null
            ? posts
            : posts.Add(new RoomPost(position.Key(step.Id), step.Id, RoomPostKind.Told, [by])
            {
                Option = option.Id,
                Exchanged = position.Exchanged
            });
}
