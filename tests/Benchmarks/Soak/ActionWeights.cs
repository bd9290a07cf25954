using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>The weights with which simulated people press buttons: mostly what continues a practice, sometimes everything else.</summary>
internal static class ActionWeights
{
    private static readonly Dictionary<string, double> OfLabels = new()
    {
        ["Share"] = 8,
        ["Edit"] = 0.6,
        ["One level deeper"] = 0.8,
        ["Keep to myself"] = 0.2,
        ["Discard"] = 0.2,
        ["Write"] = 4,
        ["I'm here"] = 8,
        ["Not now"] = 0.3,
        ["I need time"] = 0.3,
        ["Not today"] = 0.2,
        ["I'm not sure it's safe"] = 0.1,
        ["A server of your own"] = 0.05,
        ["Take it back"] = 0.1,
        ["My words"] = 0.3,
        ["Let it be"] = 0.3,
        ["Change it"] = 0.6,
        ["That's it"] = 3,
        ["Open"] = 6,
        ["I need a pause"] = 0.12,
        ["Stop here"] = 0.08,
        ["Stop for both of us"] = 0.5,
        ["Pick it up"] = 4,
        ["Swap turns"] = 3,
        ["Yes, swap"] = 3,
        ["Close with thanks"] = 2,
        ["Safety"] = 0.004,
        ["Hide"] = 0.02,
        ["Support"] = 0.02,
        ["Take it out"] = 0.5,
        ["Reach"] = 2,
        ["Pair"] = 0,
    };

    /// <summary>This is the weight of looking without pressing anything.</summary>
    private const double Nothing = 1;

    /// <summary>These buttons are never pressed, because the person could then take no further part.</summary>
    private static readonly string[] Never = ["Leave", "Erase", "Pair", "No more from this person"];

    public static WorldComponent? Choose(IReadOnlyList<WorldComponent> buttons, Random random)
    {
        var usable = buttons.Where(b => !Array.Exists(Never, n => b.Label?.StartsWith(n, StringComparison.Ordinal) == true)).ToList();
        return ((List<WorldComponent?>)[null, .. usable]).PickWeighted(b => b is null ? Nothing : Of(b.Label ?? ""), random);
    }

    private static double Of(string label) => OfLabels.GetValueOrDefault(label, label.StartsWith("Ask ", StringComparison.Ordinal) ? 8 : 1);
}
