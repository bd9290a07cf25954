namespace Rehearsal.Page;

/// <summary>What a bot is given to live in this rehearsal.</summary>
internal sealed record BotLocation(string DatabaseFile, string KeyFile, Uri ApiBaseUrl, string Token, TimeProvider Clock)
{
    /// <summary>A folder of practices of somebody's own, if there is one.</summary>
    public string? Practices { get; init; }
}

/// <summary>Starts a bot. Only the program knows which.</summary>
internal delegate Task<BotInstance> BotStarter(BotLocation place);

/// <summary>
/// A bot that was started. <paramref name="Ready"/> completes when it is connected; <paramref name="Ended"/> completes with its last
/// lines, whatever ended it; <paramref name="NextCheckInAsync"/> returns when the next check-in is due, or null;
/// <paramref name="SkippedAsync"/> tells the bot that its clock was set ahead. None of them fails.
/// </summary>
internal sealed record BotInstance(
    Task Ready,
    Task<IReadOnlyList<string>> Ended,
    Func<Task> StopAsync,
    Func<Task<DateTimeOffset?>> NextCheckInAsync,
    Func<Task> SkippedAsync);
