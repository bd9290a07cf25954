namespace Tests.Benchmarks.Soak;

/// <summary>How much is soaked. The seed decides what everybody wants to do; what really happens depends on the machine as well.</summary>
internal sealed record SoakPlan
{
    public int Couples { get; init; } = 50;

    /// <summary>Real minutes in one life of the bot. The kills come after them, in another fifth of that time.</summary>
    public int Minutes { get; init; } = 10;

    public int Seed { get; init; } = 1;

    public TimeSpan InOneLife => TimeSpan.FromMinutes(Minutes);

    public TimeSpan InManyLives => InOneLife / 5;

    public static SoakPlan Of(IReadOnlyList<string> words)
    {
        var plan = new SoakPlan();
        foreach (var (name, number) in LoadPlan.Numbers(words))
        {
            plan = name switch
            {
                "--couples" => plan with { Couples = number },
                "--minutes" => plan with { Minutes = number },
                "--seed" => plan with { Seed = number },
                _ => throw new ArgumentException($"{name} is not known.", nameof(words)),
            };
        }

        return plan;
    }
}
