using System.Globalization;

namespace Tests.Benchmarks;

/// <summary>The size of a measurement.</summary>
internal sealed record LoadPlan
{
    public int Couples { get; init; } = 200;

    /// <summary>This is the number of interactions per second.</summary>
    public int Rate { get; init; } = 200;

    /// <summary>Each phase of a round lasts this many seconds.</summary>
    public int Seconds { get; init; } = 5;

    public int Rounds { get; init; } = 3;

    public static LoadPlan Of(IReadOnlyList<string> words) => new LoadPlan().With(words);

    public LoadPlan With(IReadOnlyList<string> words)
    {
        var plan = this;
        foreach (var (name, number) in Numbers(words))
        {
            plan = name switch
            {
                "--couples" => plan with { Couples = number },
                "--rate" => plan with { Rate = number },
                "--seconds" => plan with { Seconds = number },
                "--rounds" => plan with { Rounds = number },
                _ => throw new ArgumentException($"{name} is not known.", nameof(words)),
            };
        }

        return plan;
    }

    /// <summary>Reads pairs of a name and a number.</summary>
    internal static IEnumerable<(string Name, int Number)> Numbers(IReadOnlyList<string> words) =>
        words.Chunk(2).Where(pair => pair.Length == 2).Select(pair => (pair[0], int.Parse(pair[1], CultureInfo.InvariantCulture)));
}
