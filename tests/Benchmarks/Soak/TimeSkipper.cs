namespace Tests.Benchmarks.Soak;

/// <summary>Lets weeks pass in minutes: mostly minutes are skipped, sometimes a night, sometimes a weekend.</summary>
internal sealed class TimeSkipper(SoakFixture fixture, int seed)
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(2);
    private readonly Random _random = new(seed);

    public int Skips { get; private set; }

    public async Task PassAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(2 + (_random.NextDouble() * 4)), TimeProvider.System, CancellationToken.None);
            await SkipAsync(Next());
        }
    }

    public async Task SkipAsync(TimeSpan by)
    {
        await fixture.SkipAsync(by, WaitLimit);
        Skips++;
    }

    private TimeSpan Next() => _random.NextDouble() switch
    {
        < 0.7 => TimeSpan.FromMinutes(_random.Next(5, 40)),
        < 0.9 => TimeSpan.FromHours(_random.Next(2, 12)),
        _ => TimeSpan.FromHours(_random.Next(24, 96)),
    };
}
