namespace Rehearsal.Page;

/// <summary>The files, the address, the token and the clock that a bot gets in a rehearsal.</summary>
internal sealed record BotLocation(string DatabaseFile, string KeyFile, Uri ApiBaseUrl, string Token, TimeProvider Clock)
{
    /// <summary>This is the folder of the host's own practices; it is null when there is none.</summary>
    public string? Practices { get; init; }
}

/// <summary>Starts a bot. The program provides this, so that nothing else in the rehearsal references a bot.</summary>
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
