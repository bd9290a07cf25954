using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <summary>What may happen to a dance of one script. Pure: the same state and move give the same answer for ever.</summary>
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

    /// <summary>The state of somebody who begins.</summary>
    public Dance.Preparing Begin(Side starter, Instant at) =>
        new(ScriptPosition.Start(script, starter) with { Since = at }, at + ToDuration(timing.DraftKept));

    private static Refusal RefuseLate(Dance dance, Act act, string place) =>
        dance is Dance.Dancing d && d.MovedBy == act.By && d.MovedFrom == place && d.MovedWith == act.Button
            ? Refusal.Repeated
            : Refusal.MovedOn;

    private Decision<Dance> OnPreparing(Dance.Preparing p, Move move)
    {
        if (move is Act { By: var by } && by != p.Position.Starter)
            return Refusal.NotAvailable;
        var until = move.At + ToDuration(timing.DraftKept);
        return move switch
        {
            Act.Drafted => p with { Until = until },
            Act.Share { Until: { } hour } when OwnStep(p) is WriteStep && Gathers(p.Position) =>
                new Dance.Asking(p.Position, hour) { Posts = p.Posts, Gathers = true, Quiet = true },
            Act.Share when OwnStep(p) is WriteStep w && Gathers(p.Position) => Asked(p, w, aloud: false, move.At),
            Act.Share when OwnStep(p) is WriteStep w =>
                Continue(
                    p with { Position = p.Position.Advance(
                        script,
                        ScriptPosition.Written), Until = until, Posts = p.Posts.Add(Words(p.Position, w, p.Position.Starter)) },
                    move.At),
            Act.SayAloud when OwnStep(p) is WriteStep { Aloud: true, Who: not Who.Both } w => Asked(p, w, aloud: true, move.At),
            Act.Pick k when OwnStep(p) is ChooseStep c && EndsAlone(p, Option(p.Position, c, k.Option)) => EndUnseen(p),
            Act.Pick k when OwnStep(p) is ChooseStep c && Option(p.Position, c, k.Option) is { } o =>
                Continue(
                    p with { Position = p.Position.Advance(script, o.Id), Until = until, Posts = Told(p.Posts, p.Position, c, o, k) },
                    move.At),
            Act.Ready when OwnStep(p) is PrepareStep =>
                Continue(p with { Position = p.Position.Advance(script, ScriptPosition.Written), Until = until }, move.At),
            Act.Skip when OwnStep(p) is { Optional: not null } =>
                Continue(p with { Position = p.Position.Advance(script, ScriptPosition.Skipped), Until = until }, move.At),
            Act.AskPartner when NeedsOther(p.Position) => Asked(p, null, aloud: false, move.At),
            Act.Discard or Move.Tick => EndUnseen(p),
            _ => Refusal.MovedOn,
        };
    }

    /// <summary>
    /// Goes on privately while the steps are the starter's; with words to read, calls the other as soon as they are needed.
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
    /// What leads to support ends here; so does what leads to another practice before anybody is called. Nothing was sent.
    /// </summary>
    private static bool EndsAlone(Dance.Preparing p, StepOption? option) =>
        option is { Refer: true } || (p.Posts.IsEmpty && option is { Offer: not null, Next: null });

    /// <summary>The step, as long as it is the starter's alone.</summary>
    private Step? OwnStep(Dance.Preparing p) => NeedsOther(p.Position) ? null : p.Position.Current(script);

    private bool NeedsOther(ScriptPosition position) => position.Current(script) switch
    {
        null => true,
        WriteStep w => position.SideOf(w.Who) != position.Starter && !Gathers(position),
        ChooseStep c => position.SideOf(c.Who) != position.Starter,
        PrepareStep p => position.SideOf(p.Who) != position.Starter,
        _ => true,
    };

    private Decision<Dance> OnAsking(Dance.Asking a, Move move)
    {
        var lead = a.Position.Starter;
        if (move is Act { By: var by } && by == lead != move is Act.TakeBack or Act.Discard)
            return Refusal.MovedOn;
        return move switch
        {
            Act.Here here when !a.Gathers => Open(a, here),
            Act.Join join when a.Gathers => Join(a, join),
            Act.NeedTime { For: { } time } => new Dance.Paused(a, move.At + time, PauseReason.Time) { Posts = a.Posts },
            Act.NeedTime => a,
            Act.NotNowKindly => Back(a, ReturnReason.Kindly, move.At),
            Act.TakeBack or Act.Discard => Back(a, ReturnReason.TakenBack, move.At),
            Move.Tick => Back(a, ReturnReason.Unmet, move.At),
            _ => Refusal.MovedOn,
        };
    }

    private Decision<Dance> Open(Dance.Asking a, Act.Here here)
    {
        if (a.Aloud)
            return At(a, new StepState.SayingAloud(a.Position.Starter, 0), a.Position, a.Posts, here);
        if (here.Option is { } picked && ChosenOnCard(script, a) is { } c && Option(a.Position, c, picked) is { } option)
            return Enter(a, a.Position.Advance(script, option.Id), Told(a.Posts, a.Position, c, option, here.By), here);
        return Enter(a, a.Position, a.Posts, here, changeable: a.Posts.LastOrDefault() is { Kind: RoomPostKind.Words });
    }

    /// <summary>
    /// The choice that stands where "I'm here" stands. Where there is something to read first, or to be chosen by both or behind a page of
    /// one's own, it waits in the room.
    /// </summary>
    public static ChooseStep? ChosenOnCard(Script script, Dance dance) =>
        (dance is Dance.Paused r ? r.Inner : dance) is Dance.Asking { Aloud: false } a && a.Posts.IsEmpty
        && a.Position.Current(script) is ChooseStep { Private: false } c && a.Position.SideOf(c.Who) == a.Position.Starter.Other()
            ? c
            : null;

    /// <summary>Back without a trace, for as long as it would have waited anyway.</summary>
    public Dance ToAuthor(Dance dance) => dance switch
    {
        Dance.Paused { Inner: Dance.Asking a } r => Back(a, ReturnReason.TakenBack, r.Until),
        Dance.Asking a => Back(a, ReturnReason.TakenBack, a.Until),
        _ => dance,
    };

    /// <summary>
    /// The words go back to their author, with the walk at the last step that has words of theirs. Without words there is nothing to come
    /// back to: it begins anew.
    /// </summary>
    private Dance.Preparing Back(Dance dance, ReturnReason why, Instant at)
    {
        if (dance is Dance.Asking { Aloud: false } && !dance.Posts.Exists(p => p.Kind == RoomPostKind.Words))
            return new Dance.Preparing(
                ScriptPosition.Start(script, dance.Position.Starter) with { Since = dance.Position.Since },
                at + ToDuration(timing.DraftKept)) { Returned = why };
        var last = dance is Dance.Asking { Aloud: true } ? -1 : dance.Posts.FindLastIndex(p => p.Kind == RoomPostKind.Words);
        return new Dance.Preparing(
            last < 0 ? dance.Position : dance.Position.BackAt(script, dance.Posts[last]),
            at + ToDuration(timing.DraftKept))
        {
            Posts = last < 0 ? dance.Posts : dance.Posts.RemoveRange(last, dance.Posts.Count - last),
            Returned = why,
        };
    }

    /// <summary>From its end the room is kept for its days, then deleted, unless both keep it.</summary>
    private Dance.Over Over(Dance dance, DanceEnding ending, Instant at, bool stays = false) => new(dance.Position, ending)
    {
        Posts = dance.Posts,
        HadRoom = dance.HasRoom,
        Support = ending == DanceEnding.Stopped && script.SupportWhenStopped,
        RoomStays = stays,
        DeleteAt = stays ? null : script.RoomGone ? at : at + ToDuration(timing.RoomKept),
    };

    private static Dance.Over EndUnseen(Dance dance) => new(dance.Position, DanceEnding.Unseen);

    private static Duration ToDuration(TimeSpan span) => Duration.FromTimeSpan(span);

    private static RoomPost Words(ScriptPosition position, WriteStep step, Side by) =>
        new(position.Key(step.Id), step.Id, RoomPostKind.Words, position.SideOf(step.Who) is null ? [Side.A, Side.B] : [by])
        {
            Exchanged = position.Exchanged
        };

    private static StepOption? Option(ScriptPosition position, ChooseStep step, string id) =>
        step.Options.FirstOrDefault(o => o.Id == id) is { } option && position.MayTake(step, option) ? option : null;

    private static ImmutableList<RoomPost> Told(
        ImmutableList<RoomPost> posts,
        ScriptPosition position,
        ChooseStep step,
        StepOption option,
        Act.Pick pick) =>
        pick.Tell ? Told(posts, position, step, option, pick.By) : posts;

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
