using System.Diagnostics;

namespace Tests.Benchmarks;

/// <summary>Sends ordinary requests while something else is measured.</summary>
internal static class Backlog
{
    private const int PerSecond = 50;

    /// <summary>Sends requests at the rate of the platform's global limit.</summary>
    public static Task SteadyAsync(Func<CancellationToken, Task> post, Func<Task> measure) => BesideAsync(
        async over =>
        {
            using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1.0 / PerSecond), TimeProvider.System);
            while (await timer.WaitForNextTickAsync(over))
                await post(over);
        },
        measure);

    /// <summary>Keeps a queue of four seconds of requests at every moment, and returns how long each waited.</summary>
    public static async Task<IReadOnlyList<double>> FullAsync(Func<CancellationToken, Task> post, Func<Task> measure)
    {
        var waits = new List<double>();
        await BesideAsync(AllAsync, measure);
        return waits;

        Task AllAsync(CancellationToken over) =>
            Task.WhenAll(Enumerable.Range(0, PerSecond * 4).Select(_ => AgainAsync(post, waits, over)));
    }

    private static async Task AgainAsync(Func<CancellationToken, Task> post, List<double> waits, CancellationToken over)
    {
        while (true)
        {
            var since = Stopwatch.GetTimestamp();
            await post(over);
            lock (waits)
                waits.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
        }
    }

    private static async Task BesideAsync(Func<CancellationToken, Task> work, Func<Task> measure)
    {
        using var over = new CancellationTokenSource();
        var working = work(over.Token);
        await measure();
        await over.CancelAsync();
        try
        {
            await working;
        }
        catch (OperationCanceledException)
        {
            // The measurement is over, so the waiting requests are cancelled.
        }
    }
}
