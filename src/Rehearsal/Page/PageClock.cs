using Rehearsal.World;

namespace Rehearsal.Page;

/// <summary>The clock as the page uses it: what is skipped is kept first, and the bot knows when the next check-in is.</summary>
internal sealed class PageClock(WorldClock world, BotSwitch bot, SavedWorld kept)
{
    private readonly Lock _lock = new();

    public WorldClock World => world;

    public DateTimeOffset Now => world.GetUtcNow();

    public void Skip(TimeSpan by)
    {
        lock (_lock)
        {
            kept.Skip(world.Ahead + by);
            world.Skip(by);
        }

        _ = bot.SkippedAsync();
    }

    /// <summary>When somebody has a check-in next; null if nobody has, or the bot is not there to say.</summary>
    public Task<DateTimeOffset?> NextCheckInAsync() => bot.NextCheckInAsync();

    /// <summary>Exactly to its time, and not past it: a bot that comes much too late leaves a check-in out.</summary>
    public async Task SkipToNextCheckInAsync()
    {
        if (await NextCheckInAsync() is { } next)
            SkipTo(next);
    }

    private void SkipTo(DateTimeOffset time)
    {
        lock (_lock)
            if (time - Now is { Ticks: > 0 } by)
                Skip(by);
    }
}
