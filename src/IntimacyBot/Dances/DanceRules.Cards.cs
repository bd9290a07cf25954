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

    /// <summary>Prints the cards at which the walk stands. One that nobody is asked about needs no press.</summary>
    private (Walk Walk, ImmutableList<Piece> Log, bool Changeable) Printed(Walk walk, ImmutableList<Piece> log, bool changeable)
    {
        while (walk.Current(script) is Show show)
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
    private static ImmutableArray<Side> Authors(Walk walk, ImmutableList<Piece> log, Show show) =>
        [.. Sides.Both.Where(side => show.Fields.Any(f => walk.Keys(f.Step).Any(key => log.Exists(p => p.Key == key && p.By.Contains(side)))))];
}
