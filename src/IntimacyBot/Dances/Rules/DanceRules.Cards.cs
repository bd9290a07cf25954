using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>Handles what each does alone, and the cards of what both have said.</summary>
internal sealed partial class DanceRules
{
    /// <summary>Somebody is ready, or skips the step. The dance continues when nobody is waited for.</summary>
    private Decision<Dance> OnReady(Dance.Dancing d, StepState.Readying r, Act act) =>
        r.Holders.IsEmpty
            ? Enter(d, d.Position.Advance(script, r.Ready.IsEmpty ? ScriptPosition.Skipped : ScriptPosition.Written), d.Posts, act)
            : d with { StepState = r };

    /// <summary>
    /// Somebody has looked at the card. Both buttons continue, because whether somebody recognises themselves is for the two to tell each
    /// other.
    /// </summary>
    private Decision<Dance> OnShown(Dance.Dancing d, StepState.Showing s, Act act)
    {
        var now = act is Act.Skip ? s with { Skipped = s.Skipped.Add(act.By) } : s with { Seen = s.Seen.Add(act.By) };
        return now.Holders.IsEmpty
            ? Enter(d, d.Position.Advance(script, now.Seen.IsEmpty ? ScriptPosition.Skipped : ScriptPosition.Written), d.Posts, act)
            : d with { StepState = now };
    }

    /// <summary>
    /// Somebody wants to see the couple's loop. It is shown when both do, because it holds the words of both and is told in this practice
    /// by neither.
    /// </summary>
    private Decision<Dance> OnReveal(Dance.Dancing d, StepState.Revealing r, Act act)
    {
        var now = r with { Ready = r.Ready.Add(act.By) };
        if (!now.Holders.IsEmpty || Step(d) is not ShowStep show)
            return d with { StepState = now };
        if (!d.Position.HasLoop)
            return Enter(d, d.Position, d.Posts, act);
        var loop = new RoomPost(d.Position.Key(show.Id), show.Id, RoomPostKind.Loop, [.. Sides.Both]) { Exchanged = d.Position.Exchanged };
        var posts = d.Posts.Add(loop);
        return show.Recognised
            ? At(d, new StepState.Showing([]), d.Position, posts, act)
            : Enter(d, d.Position.Advance(script, ScriptPosition.Written), posts, act);
    }

    /// <summary>Somebody has joined the quiet minute, which begins with the second of the two.</summary>
    private Decision<Dance> OnSettled(Dance.Dancing d, StepState.Settling s, Act act)
    {
        var now = s with { In = s.In.Add(act.By) };
        return now.Holders.IsEmpty && Step(d) is QuietStep quiet
            ? At(d, new StepState.Quieting(act.At + ToDuration(quiet.For)), d.Position, d.Posts, act)
            : d with { StepState = now };
    }

    /// <summary>A quiet minute that both began together ends early only when both want it; any other one ends at once.</summary>
    private Decision<Dance> OnGoOn(Dance.Dancing d, StepState.Quieting q, Act act) =>
        Step(d) is QuietStep { Together: true } && q.GoesOn is null
            ? d with { StepState = q with { GoesOn = act.By } }
            : Enter(d, d.Position.Advance(script, ScriptPosition.Written), d.Posts, act);

    /// <summary>
    /// The two picked nothing in common. The card is the same whether they picked differently or one of them picked nothing.
    /// </summary>
    private Decision<Dance> NothingShared(Dance.Dancing d, Act act) =>
        Enter(
            d,
            d.Position.Advance(script, ScriptPosition.Skipped),
            d.Posts.Add(Words(d.Position, (WriteStep)Step(d), act.By) with { By = [] }),
            act);

    /// <summary>
    /// Adds the cards of the steps that show answers. The dance goes on at once after a card about which nobody is asked.
    /// </summary>
    private (ScriptPosition Position, ImmutableList<RoomPost> Posts, bool Changeable) WithCards(
        ScriptPosition position,
        ImmutableList<RoomPost> posts,
        bool changeable)
    {
        while (position.Current(script) is ShowStep show)
        {
            if (show.Loop && position.HasLoop)
                break;
            if (show.Loop)
            {
                position = position.Advance(script, ScriptPosition.Skipped);
                continue;
            }

            var key = position.Key(show.Id);
            if (!posts.Exists(p => p.Key == key))
            {
                var authors = Authors(position, posts, show);
                posts = posts.Add(new RoomPost(key, show.Id, RoomPostKind.Shown, authors) { Exchanged = position.Exchanged });
                changeable = false;
            }

            if (show.Recognised)
                break;
            position = position.Advance(script, ScriptPosition.Written);
        }

        return (position, posts, changeable);
    }

    /// <summary>Returns the sides that have said anything that the card shows.</summary>
    private static ImmutableArray<Side> Authors(ScriptPosition position, ImmutableList<RoomPost> posts, ShowStep show)
    {
        var keys = show.Fields.SelectMany(f => position.Keys(f.Step)).ToHashSet();
        return [.. Sides.Both.Where(side => posts.Exists(p => keys.Contains(p.Key) && p.By.Contains(side)))];
    }

    /// <summary>The state after somebody has left: what the other has not seen of theirs is removed.</summary>
    public static Dance WithoutUnseen(Dance dance, Side side) => dance switch
    {
        Dance.Dancing { StepState: StepState.Writing w } d =>
            d with { StepState = WithoutUnseen(w, side) },
        Dance.Dancing { StepState: StepState.Readying r } d =>
            d with { StepState = r with { Ready = r.Ready.Remove(side), Skipped = r.Skipped.Remove(side) } },
        Dance.Dancing { StepState: StepState.Revealing r } d => d with { StepState = r with { Ready = r.Ready.Remove(side) } },
        Dance.Dancing { StepState: StepState.Showing s } d =>
            d with { StepState = s with { Seen = s.Seen.Remove(side), Skipped = s.Skipped.Remove(side) } },
        Dance.Dancing { StepState: StepState.Choosing c } d => d with
        {
            StepState = c with { Picks = c.Picks.Remove(side), Gone = c.Picks.ContainsKey(side) ? c.WaitsFor : c.Gone },
        },
        Dance.Closing c => c with
        {
            WordGone = c.WordWaits && c.WithWord.Contains(side) ? side : c.WordGone,
            Keepsakes = c.Keepsakes.Remove(side),
        },
        Dance.Paused r => r with { Inner = WithoutUnseen(r.Inner, side) },
        _ => dance,
    };

    private static StepState.Writing WithoutUnseen(StepState.Writing w, Side side) => w with
    {
        Shared = w.Shared.Remove(side),
        Skipped = w.Skipped.Remove(side),
        Gone = w.OneIsIn && !w.Holders.Contains(side) ? side : w.Gone,
    };

    /// <summary>
    /// Adds what skipping the step tells. It stands there already when the other's words were taken back and are shared anew.
    /// </summary>
    private static ImmutableList<RoomPost> SkipTold(ImmutableList<RoomPost> posts, ScriptPosition position, WriteStep step, Side by)
    {
        var key = $"{position.Key(step.Id)}.{by}";
        return step.Post is null || posts.Exists(p => p.Key == key)
            ? posts
            : posts.Add(new RoomPost(key, step.Id, RoomPostKind.Told, [by]) { Exchanged = position.Exchanged });
    }
}
