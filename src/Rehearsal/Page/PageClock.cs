using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The clock as the page uses it: what is skipped is saved first, and the bot knows when the next check-in is.</summary>
internal sealed class PageClock(WorldClock world, BotSwitch bot, SavedWorld saved)
{
    private readonly Lock _lock = new();

    /// <summary>
    /// The local Discord tells its time in whole seconds, so the bot's time may be behind by the part that is cut off.
    /// </summary>
    private static readonly TimeSpan _cutOff = TimeSpan.FromSeconds(1);

    public WorldClock World => world;

    public DateTimeOffset Now => world.GetUtcNow();

    public void Skip(TimeSpan by)
    {
        lock (_lock)
        {
            saved.Skip(world.Ahead + by);
            world.Skip(by);
        }

        _ = bot.SkippedAsync();
    }

    /// <summary>When somebody has a check-in next; null if nobody has, or the bot is not there to say.</summary>
    public Task<DateTimeOffset?> NextCheckInAsync() => bot.NextCheckInAsync();

    /// <summary>
    /// Skips to the second after the time of the next check-in and not past it, because a bot that is much too late skips the check-in.
    /// </summary>
    public async Task SkipToNextCheckInAsync()
    {
        if (await NextCheckInAsync() is { } next)
            SkipTo(next);
    }

    private void SkipTo(DateTimeOffset time)
    {
        lock (_lock)
            if (time - Now is { Ticks: > 0 } by)
                Skip(by + _cutOff);
    }
}
