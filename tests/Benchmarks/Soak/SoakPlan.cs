namespace Tests.Benchmarks.Soak;

/// <summary>
/// The size of a soak test. The seed decides what everybody tries to do; what really happens also depends on the timing of the machine.
/// </summary>
internal sealed record SoakPlan
{
    public int Couples { get; init; } = 50;

    /// <summary>
    /// This is the length of the first run of the bot in real minutes. The runs that end with kills follow and take another fifth of that
    /// time.
    /// </summary>
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
