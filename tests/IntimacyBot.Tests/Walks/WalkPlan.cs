using IntimacyBot.Practices.Model;

namespace Tests.Walks;

/// <summary>Plans a few walks that together pass everything that can happen in a script once: per transition, not per path.</summary>
internal sealed class WalkPlan
{
    private readonly Dictionary<string, WalkStep> _all = [];

    /// <param name="script">The practice.</param>
    /// <param name="hasLoop">True when the two have kept a loop.</param>
    public WalkPlan(Script script, bool hasLoop = false)
    {
        Begin = ExpectedPosition.Begin(script, hasLoop);
        Positions = Explore();
        Walks = Cover();
    }

    public ExpectedPosition Begin { get; }

    /// <summary>These are all positions that can be reached, the nearest first.</summary>
    public IReadOnlyList<ExpectedPosition> Positions { get; }

    /// <summary>These are all steps that have to be walked, by name.</summary>
    public IReadOnlyDictionary<string, WalkStep> All => _all;

    public IReadOnlyList<IReadOnlyList<WalkStep>> Walks { get; }

    /// <summary>These are the transitions of the script that can happen.</summary>
    public HashSet<ScriptTransition> Edges { get; } = [];

    /// <summary>Returns the shortest walk to a position.</summary>
    public IReadOnlyList<WalkStep> To(Func<ExpectedPosition, bool> there) =>
        there(Begin) ? [] : Shortest(Begin, leg => there(leg.To)) ?? throw new InvalidOperationException("Nobody comes there.");

    /// <summary>Returns the shortest walk from a position to an end.</summary>
    public static IReadOnlyList<WalkStep> Out(ExpectedPosition from) =>
        from.Done != WalkEnd.No
            ? []
            : Shortest(from, leg => leg.To.Done != WalkEnd.No) ?? throw new InvalidOperationException($"Nobody comes out of {from.Step}.");

    private List<ExpectedPosition> Explore()
    {
        var seen = new HashSet<string> { Begin.Key };
        var positions = new List<ExpectedPosition>();
        var open = new Queue<ExpectedPosition>([Begin]);
        while (open.TryDequeue(out var at))
        {
            positions.Add(at);
            foreach (var leg in StepChoices.Of(at).Select(at.Take))
            {
                Edges.UnionWith(leg.Edges.Where(e => e.Step != ExpectedPosition.End));
                _all.TryAdd(leg.Name, leg);
                if (seen.Add(leg.To.Key))
                    open.Enqueue(leg.To);
            }
        }

        return positions;
    }

    /// <summary>Returns a few short walks that together reach every step.</summary>
    public IReadOnlyList<IReadOnlyList<WalkStep>> Through()
    {
        var left = Positions.Select(s => s.Step).ToHashSet();
        left.Remove(Begin.Step);
        return Cover(leg => left.Contains(leg.To.Step), leg => left.Remove(leg.To.Step), () => left.Count);
    }

    private List<IReadOnlyList<WalkStep>> Cover()
    {
        var (left, edges) = (_all.Keys.ToHashSet(), Edges.ToHashSet());
        return Cover(leg => left.Contains(leg.Name) || leg.Edges.Any(edges.Contains), Walked, () => left.Count + edges.Count);

        void Walked(WalkStep leg)
        {
            left.Remove(leg.Name);
            edges.ExceptWith(leg.Edges);
        }
    }

    private List<IReadOnlyList<WalkStep>> Cover(Func<WalkStep, bool> news, Action<WalkStep> walked, Func<int> left)
    {
        var walks = new List<IReadOnlyList<WalkStep>>();
        while (left() > 0)
        {
            var walk = new List<WalkStep>();
            for (var at = Begin; at.Done == WalkEnd.No; at = walk[^1].To)
            {
                foreach (var leg in Shortest(at, news) ?? Out(at))
                {
                    walk.Add(leg);
                    walked(leg);
                }
            }

            walks.Add(walk);
        }

        return walks;
    }

    private static List<WalkStep>? Shortest(ExpectedPosition from, Func<WalkStep, bool> found)
    {
        var seen = new HashSet<string> { from.Key };
        var open = new Queue<(ExpectedPosition At, Path? Before)>([(from, null)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var leg in StepChoices.Of(next.At).Select(next.At.Take))
            {
                var path = new Path(leg, next.Before);
                if (found(leg))
                    return path.Legs();
                if (seen.Add(leg.To.Key))
                    open.Enqueue((leg.To, path));
            }
        }

        return null;
    }

    private sealed record Path(WalkStep Last, Path? Before)
    {
        public List<WalkStep> Legs()
        {
            var legs = new List<WalkStep>();
            for (var at = this; at is not null; at = at.Before)
                legs.Add(at.Last);
            legs.Reverse();
            return legs;
        }
    }
}
