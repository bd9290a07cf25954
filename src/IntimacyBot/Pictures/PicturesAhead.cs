using IntimacyBot.Platform.Hosting;

namespace IntimacyBot.Pictures;

/// <summary>
/// Draws what pages may show while the bot starts. A press never waits for a picture then, and its page has the picture also when somebody
/// goes on after a restart.
/// </summary>
internal sealed class PicturesAhead(PictureDrawer drawer, IEnumerable<IPicturesAhead> parts, IHostApplicationLifetime lifetime)
    : IHostedService, IWarmUp
{
    /// <summary>A start does not wait longer for a machine that draws slowly. The pages are complete without pictures.</summary>
    private static readonly TimeSpan MostWait = TimeSpan.FromSeconds(2);

    /// <summary>Ends when everything has been drawn.</summary>
    public Task Drawn { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var pictures = parts.SelectMany(p => p.All()).DistinctBy(p => p.Key).ToList();
        Drawn = drawer.DrawAheadAsync(pictures, lifetime.ApplicationStopping);
        return Task.CompletedTask;
    }

    /// <summary>Waits for the rest before the gateway opens. Most of it was drawn while the bot opened its files and met Discord.</summary>
    public async Task RunAsync(CancellationToken cancel) =>
        await Drawn.WaitAsync(MostWait, TimeProvider.System, cancel).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
