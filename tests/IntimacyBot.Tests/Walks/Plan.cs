using IntimacyBot.Practices;

namespace IntimacyBot.Tests.Walks;

/// <summary>A few walks that together go through everything that can happen in a script, each of it once: per transition, not per path.</summary>
internal sealed class Plan
{
    private readonly Dictionary<string, Leg> _all = [];

    public Plan(Script script)
    {
        Begin = Stand.Begin(script);
        Stands = Explore();
        Walks = Cover();
    }

    public Stand Begin { get; }

    /// <summary>Every place that can be reached, nearest first.</summary>
    public IReadOnlyList<Stand> Stands { get; }

    /// <summary>Everything that has to be walked, by its name.</summary>
    public IReadOnlyDictionary<string, Leg> All => _all;

    public IReadOnlyList<IReadOnlyList<Leg>> Walks { get; }

    /// <summary>What of the file can be gone through.</summary>
    public HashSet<Edge> Edges { get; } = [];

    /// <summary>The shortest walk to a place.</summary>
    public IReadOnlyList<Leg> To(Func<Stand, bool> there) =>
        there(Begin) ? [] : Shortest(Begin, leg => there(leg.To)) ?? throw new InvalidOperationException("Nobody comes there.");

    /// <summary>The shortest walk from a place to an end.</summary>
    public static IReadOnlyList<Leg> Out(Stand from) =>
        from.Done != Done.No ? [] : Shortest(from, leg => leg.To.Done != Done.No) ?? throw new InvalidOperationException($"Nobody comes out of {from.Step}.");

    private List<Stand> Explore()
    {
        var seen = new HashSet<string> { Begin.Key };
        var stands = new List<Stand>();
        var open = new Queue<Stand>([Begin]);
        while (open.TryDequeue(out var at))
        {
            stands.Add(at);
            foreach (var leg in Ways.Of(at).Select(at.Take))
            {
                Edges.UnionWith(leg.Edges.Where(e => e.Step != Stand.End));
                _all.TryAdd(leg.Name, leg);
                if (seen.Add(leg.To.Key))
                    open.Enqueue(leg.To);
            }
        }

        return stands;
    }

    /// <summary>A few short walks that together come to every step.</summary>
    public IReadOnlyList<IReadOnlyList<Leg>> Through()
    {
        var left = Stands.Select(s => s.Step).ToHashSet();
        left.Remove(Begin.Step);
        return Cover(leg => left.Contains(leg.To.Step), leg => left.Remove(leg.To.Step), () => left.Count);
    }

    private List<IReadOnlyList<Leg>> Cover()
    {
        var (left, edges) = (_all.Keys.ToHashSet(), Edges.ToHashSet());
        return Cover(leg => left.Contains(leg.Name) || leg.Edges.Any(edges.Contains), Walked, () => left.Count + edges.Count);

        void Walked(Leg leg)
        {
            left.Remove(leg.Name);
            edges.ExceptWith(leg.Edges);
        }
    }

    private List<IReadOnlyList<Leg>> Cover(Func<Leg, bool> news, Action<Leg> walked, Func<int> left)
    {
        var walks = new List<IReadOnlyList<Leg>>();
        while (left() > 0)
        {
            var walk = new List<Leg>();
            for (var at = Begin; at.Done == Done.No; at = walk[^1].To)
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

    private static List<Leg>? Shortest(Stand from, Func<Leg, bool> found)
    {
        var seen = new HashSet<string> { from.Key };
        var open = new Queue<(Stand At, Path? Before)>([(from, null)]);
        while (open.TryDequeue(out var next))
        {
            foreach (var leg in Ways.Of(next.At).Select(next.At.Take))
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

    private sealed record Path(Leg Last, Path? Before)
    {
        public List<Leg> Legs()
        {
            var legs = new List<Leg>();
            for (var at = this; at is not null; at = at.Before)
                legs.Add(at.Last);
            legs.Reverse();
            return legs;
        }
    }
}
