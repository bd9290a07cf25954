namespace IntimacyBot.Pictures;

/// <summary>
/// Draws what pages may show while the bot starts. A press never waits for a picture then, and its page has the picture also when somebody
/// goes on after a restart. The start does not wait for it: a page is complete without its picture, too.
/// </summary>
internal sealed class PicturesAhead(PictureDrawer drawer, IEnumerable<IPicturesAhead> parts, IHostApplicationLifetime lifetime)
    : IHostedService
{
    /// <summary>Ends when everything has been drawn.</summary>
    public Task Drawn { get; private set; } = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        var pictures = parts.SelectMany(p => p.All()).DistinctBy(p => p.Key).ToList();
        Drawn = drawer.DrawAheadAsync(pictures, lifetime.ApplicationStopping);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
