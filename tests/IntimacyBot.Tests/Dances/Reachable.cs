using System.Text.RegularExpressions;
using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Practices;
using NodaTime;

namespace Tests.Dances;

/// <summary>Every state that two people can bring a dance to, walked breadth first; each with the shortest log that leads there.</summary>
internal static partial class Reachable
{
    private const int MostRounds = 3;

    public static IReadOnlyList<Dance> States(Script script)
    {
        var first = new Play(script);
        var states = new List<Dance>();
        var known = new HashSet<string>();
        var open = new Queue<Dance>([first.Dance]);
        while (open.TryDequeue(out var dance))
        {
            if (!known.Add(Key(dance)))
                continue;
            states.Add(dance);
            foreach (var move in From(dance, script))
                if (dance.Decide(first.Rules, move).Next is { } next && !TooFar(next))
                    open.Enqueue(next);
        }

        return states;
    }

    private static IEnumerable<Move> From(Dance dance, Script script)
    {
        var options = (dance.Walk.Current(script) as Choose)?.Options ?? [];
        foreach (var act in Moves.Acts)
            foreach (var by in Sides.Both)
            {
                yield return Moves.Make(act, dance, by, Play.Start, true);
                yield return Moves.Make(act, dance, by, Play.Start, false, Duration.FromHours(1));
                if (act == typeof(Act.Pick) || act == typeof(Act.Here))
                    foreach (var option in options)
                        yield return Moves.Make(act, dance, by, Play.Start, option.Id, true);
            }

        yield return new Move.Tick(Play.Start);
    }

    private static bool TooFar(Dance dance) =>
        dance.Walk.Round > 1 || dance is Dance.Dancing { Stage: Stage.Listening { Round: > MostRounds } or Stage.SayingAloud { Round: > MostRounds } };

    private static string Key(Dance dance)
    {
        var walk = string.Join(',', dance.Walk.Outcomes.Concat(dance.Walk.Backs.Select(b => KeyValuePair.Create(b.Key, $"{b.Value}"))).OrderBy(o => o.Key).Select(o => $"{o.Key}={o.Value}"));
        var inside = dance switch
        {
            Dance.Preparing p => $"{p.Returned} {p.Log.Count}",
            Dance.Asking a => $"{a.Aloud} {a.Log.Count}",
            Dance.Dancing d => $"{string.Concat(d.Stage.Holders)} {d.Changeable is null} {d.Reminded}",
            Dance.Resting r => $"{r.Why} {Key(r.Inner)}",
            Dance.Closing c => $"{c.WithWord.Count} {c.KeepRoom.Count} {c.Moments.Count}",
            Dance.Over o => $"{o.Ending} {o.RoomStays} {o.HadRoom}",
            _ => "",
        };
        return $"{dance.GetType().Name} {dance.Place} {dance.Walk.First} {walk} {inside}";
    }

    /// <summary>States are many where outcomes are; a card depends on the place alone.</summary>
    public static string PlaceOf(Dance dance) => Numbers().Replace($"{dance.GetType().Name} {dance.Place}", "");

    [GeneratedRegex(@"^\d+\.")]
    private static partial Regex Numbers();
}
