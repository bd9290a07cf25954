using System.Globalization;

namespace Benchmarks;

/// <summary>How much is measured.</summary>
internal sealed record Plan
{
    public int Couples { get; init; } = 200;

    /// <summary>Interactions a second.</summary>
    public int Rate { get; init; } = 200;

    /// <summary>How long each phase of a round lasts.</summary>
    public int Seconds { get; init; } = 5;

    public int Rounds { get; init; } = 3;

    public static Plan Of(IReadOnlyList<string> words) => new Plan().With(words);

    public Plan With(IReadOnlyList<string> words)
    {
        var plan = this;
        for (var i = 0; i + 1 < words.Count; i += 2)
        {
            var number = int.Parse(words[i + 1], CultureInfo.InvariantCulture);
            plan = words[i] switch
            {
                "--couples" => plan with { Couples = number },
                "--rate" => plan with { Rate = number },
                "--seconds" => plan with { Seconds = number },
                "--rounds" => plan with { Rounds = number },
                _ => throw new ArgumentException($"{words[i]} is not known.", nameof(words)),
            };
        }

        return plan;
    }
}
