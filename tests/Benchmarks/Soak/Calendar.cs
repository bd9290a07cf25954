using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>Weeks in minutes: mostly minutes are skipped, sometimes a night, sometimes a weekend.</summary>
internal sealed class Calendar(Place place, int seed)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private readonly Random _dice = new(seed);

    public int Skips { get; private set; }

    public async Task PassAsync(CancellationToken end)
    {
        while (!end.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(2 + (_dice.NextDouble() * 4)), TimeProvider.System, CancellationToken.None);
            await SkipAsync(Next());
        }
    }

    public async Task SkipAsync(TimeSpan by)
    {
        await place.SkipAsync(by, Patience);
        Skips++;
    }

    private TimeSpan Next() => _dice.NextDouble() switch
    {
        < 0.7 => TimeSpan.FromMinutes(_dice.Next(5, 40)),
        < 0.9 => TimeSpan.FromHours(_dice.Next(2, 12)),
        _ => TimeSpan.FromHours(_dice.Next(24, 96)),
    };
}
