using Discord.Rest;

namespace IntimacyBot.Platform.Guilds;

/// <summary>Asks Discord for what an answer can do without.</summary>
internal static class OptionalRead
{
    /// <summary>
    /// Returns what Discord says, or <paramref name="otherwise"/> if it refuses, cannot be reached, or has not said it after this time.
    /// </summary>
    public static async Task<T> WithinAsync<T>(
        TimeSpan time, Func<CancellationToken, Task<T>> ask, T otherwise, CancellationToken cancel)
    {
        using var deadline = new CancellationTokenSource(time > TimeSpan.Zero ? time : TimeSpan.Zero, TimeProvider.System);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel, deadline.Token);
        try
        {
            return await ask(limit.Token);
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException
            || (e is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return otherwise;
        }
    }
}
