using System.Runtime.CompilerServices;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace Tests.Dances;

/// <summary>
/// Finds every state that two people can bring a dance to, breadth first, so that each has the shortest history that leads there.
/// </summary>
internal static class ReachableStates
{
    private const int MostRounds = 3;

    private static readonly ConditionalWeakTable<Script, IReadOnlyList<Dance>> Known = [];

    /// <summary>Returns the states of a script, which are computed once.</summary>
    public static IReadOnlyList<Dance> States(Script script) => Known.GetValue(script, Find);

    private static IReadOnlyList<Dance> Find(Script script)
    {
        var first = new DanceDriver(script);
        var states = new List<Dance>();
        var known = new HashSet<string>();
        var open = new Queue<Dance>(script.ShowsLoop ? [first.Dance, first.Dance.WithLoop(true)] : [first.Dance]);
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
        var options = (dance.Position.Current(script) as ChooseStep)?.Options ?? [];
        foreach (var act in DanceActs.Acts)
            foreach (var by in Sides.Both)
            {
                yield return DanceActs.Make(act, dance, by, DanceDriver.Start, true);
                yield return DanceActs.Make(act, dance, by, DanceDriver.Start, false, Duration.FromHours(1));
                if (act == typeof(Act.Pick) || act == typeof(Act.Here))
                    foreach (var option in options)
                        yield return DanceActs.Make(act, dance, by, DanceDriver.Start, option.Id, true);
            }

        yield return new Move.Tick(DanceDriver.Start);
    }

    private static bool TooFar(Dance dance) =>
        dance.Position.Round > 1
            || dance is Dance.Dancing
            {
                StepState: StepState.Listening { Round: > MostRounds }
                or StepState.SayingAloud { Round: > MostRounds }
            };

    /// <summary>Returns what a card or page can depend on, without the answers that were given before.</summary>
    public static string Look(Dance dance)
    {
        var inside = dance switch
        {
            Dance.Preparing p => $"{p.Returned} {p.Posts.Count}",
            Dance.Asking a => $"{a.Aloud} {a.Posts.Count}",
            Dance.Dancing d => $"{string.Concat(d.StepState.Holders)} {d.Changeable is null}",
            Dance.Paused r => $"{r.Why} {Look(r.Inner)}",
            Dance.Closing c => $"{c.WithWord.Count} {c.KeepRoom.Count} {c.Keepsakes.Count}",
            Dance.Over o => $"{o.Ending} {o.RoomStays} {o.HadRoom}",
            _ => "",
        };
        var backs = string.Join(',', dance.Position.Backs.OrderBy(b => b.Key).Select(b => $"{b.Key}={b.Value}"));
        return $"{dance.GetType().Name} {dance.Place} {dance.Position.First} {backs} {inside}";
    }

    /// <summary>Returns the key of a state. States that differ only in words said aloud or written count as the same.</summary>
    private static string Key(Dance dance) =>
        Look(dance)
            + (dance.Position.HasLoop ? " with a loop" : "")
            + string.Join(
                ',',
                dance.Position.Outcomes.Where(o => o.Value is not (ScriptPosition.Written or ScriptPosition.Aloud))
                    .OrderBy(o => o.Key)
                    .Select(o => $" {o.Key}={o.Value}"));

    /// <summary>
    /// Returns the place of a dance, because there are many states for each place and most pages depend on the place only.
    /// </summary>
    public static string PlaceOf(Dance dance) => $"{dance.GetType().Name} {dance.Place}";
}
