using System.Collections.Immutable;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>What each does alone, and cards of what both have said.</summary>
internal sealed partial class DanceRules
{
    /// <summary>Somebody is ready, or leaves it out. It goes on when nobody is waited for.</summary>
    private Decision<Dance> Prepared(Dance.Dancing d, Stage.Readying r, Act act) =>
        r.Holders.IsEmpty ? Enter(d, d.Walk.Advance(script, r.Ready.IsEmpty ? Walk.Skipped : Walk.Written), d.Log, act) : d with { Stage = r };

    /// <summary>Somebody has looked. Whether they know themselves in it is theirs to say to each other: here both buttons lead on.</summary>
    private Decision<Dance> Looked(Dance.Dancing d, Stage.Showing s, Act act)
    {
        var now = act is Act.Skip ? s with { Skipped = s.Skipped.Add(act.By) } : s with { Seen = s.Seen.Add(act.By) };
        return now.Holders.IsEmpty ? Enter(d, d.Walk.Advance(script, now.Seen.IsEmpty ? Walk.Skipped : Walk.Written), d.Log, act) : d with { Stage = now };
    }

    /// <summary>Nothing that both picked: the card is the same whether they picked differently or one of them picked nothing.</summary>
    private Decision<Dance> Alike(Dance.Dancing d, Act act) =>
        Enter(d, d.Walk.Advance(script, Walk.Skipped), d.Log.Add(Words(d.Walk, (WriteStep)Step(d), act.By) with { By = [] }), act);

    /// <summary>Prints the cards at which the walk stands. One that nobody is asked about needs no press.</summary>
    private (Walk Walk, ImmutableList<Piece> Log, bool Changeable) Printed(Walk walk, ImmutableList<Piece> log, bool changeable)
    {
        while (walk.Current(script) is ShowStep show)
        {
            var key = walk.Key(show.Id);
            if (!log.Exists(p => p.Key == key))
                (log, changeable) = (log.Add(new Piece(key, show.Id, PieceKind.Shown, Authors(walk, log, show)) { Exchanged = walk.Exchanged }), false);
            if (show.Recognised)
                break;
            walk = walk.Advance(script, Walk.Written);
        }

        return (walk, log, changeable);
    }

    /// <summary>Who has said anything that the card shows.</summary>
    private static ImmutableArray<Side> Authors(Walk walk, ImmutableList<Piece> log, ShowStep show) =>
        [.. Sides.Both.Where(side => show.Fields.Any(f => walk.Keys(f.Step).Any(key => log.Exists(p => p.Key == key && p.By.Contains(side)))))];

    /// <summary>Somebody left: what the other has not seen of theirs is as if it had never been written.</summary>
    public static Dance WithoutUnseen(Dance dance, Side side) => dance switch
    {
        Dance.Dancing { Stage: Stage.Writing w } d => d with { Stage = w with { Shared = w.Shared.Remove(side), Skipped = w.Skipped.Remove(side) } },
        Dance.Dancing { Stage: Stage.Readying r } d => d with { Stage = r with { Ready = r.Ready.Remove(side), Skipped = r.Skipped.Remove(side) } },
        Dance.Dancing { Stage: Stage.Showing s } d => d with { Stage = s with { Seen = s.Seen.Remove(side), Skipped = s.Skipped.Remove(side) } },
        Dance.Dancing { Stage: Stage.Choosing c } d => d with { Stage = c with { Picks = c.Picks.Remove(side) } },
        Dance.Closing { WithWord.Count: 1 } c => c with { WithWord = c.WithWord.Remove(side), Moments = c.Moments.Remove(side) },
        Dance.Closing c => c with { Moments = c.Moments.Remove(side) },
        Dance.Resting r => r with { Inner = WithoutUnseen(r.Inner, side) },
        _ => dance,
    };
}
