using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rules;

/// <summary>What each does alone, and cards of what both have said.</summary>
internal sealed partial class DanceRules
{
    /// <summary>Somebody is ready, or leaves it out. It goes on when nobody is waited for.</summary>
    private Decision<Dance> OnReady(Dance.Dancing d, StepState.Readying r, Act act) =>
        r.Holders.IsEmpty
            ? Enter(d, d.Position.Advance(script, r.Ready.IsEmpty ? ScriptPosition.Skipped : ScriptPosition.Written), d.Posts, act)
            : d with { StepState = r };

    /// <summary>
    /// Somebody has looked at the card. Both buttons lead on: whether somebody recognises themselves is for the two to say to each other.
    /// </summary>
    private Decision<Dance> OnShown(Dance.Dancing d, StepState.Showing s, Act act)
    {
        var now = act is Act.Skip ? s with { Skipped = s.Skipped.Add(act.By) } : s with { Seen = s.Seen.Add(act.By) };
        return now.Holders.IsEmpty
            ? Enter(d, d.Position.Advance(script, now.Seen.IsEmpty ? ScriptPosition.Skipped : ScriptPosition.Written), d.Posts, act)
            : d with { StepState = now };
    }

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

    /// <summary>Who has said anything that the card shows.</summary>
    private static ImmutableArray<Side> Authors(ScriptPosition position, ImmutableList<RoomPost> posts, ShowStep show)
    {
        var keys = show.Fields.SelectMany(f => position.Keys(f.Step)).ToHashSet();
        return [.. Sides.Both.Where(side => posts.Exists(p => keys.Contains(p.Key) && p.By.Contains(side)))];
    }

    /// <summary>The state after somebody has left: what the other has not seen of theirs is removed.</summary>
    public static Dance WithoutUnseen(Dance dance, Side side) => dance switch
    {
        Dance.Dancing { StepState: StepState.Writing w } d =>
            d with { StepState = w with { Shared = w.Shared.Remove(side), Skipped = w.Skipped.Remove(side) } },
        Dance.Dancing { StepState: StepState.Readying r } d =>
            d with { StepState = r with { Ready = r.Ready.Remove(side), Skipped = r.Skipped.Remove(side) } },
        Dance.Dancing { StepState: StepState.Showing s } d =>
            d with { StepState = s with { Seen = s.Seen.Remove(side), Skipped = s.Skipped.Remove(side) } },
        Dance.Dancing { StepState: StepState.Choosing c } d => d with { StepState = c with { Picks = c.Picks.Remove(side) } },
        Dance.Closing { WithWord.Count: 1 } c => c with { WithWord = c.WithWord.Remove(side), Keepsakes = c.Keepsakes.Remove(side) },
        Dance.Closing c => c with { Keepsakes = c.Keepsakes.Remove(side) },
        Dance.Paused r => r with { Inner = WithoutUnseen(r.Inner, side) },
        _ => dance,
    };
}
