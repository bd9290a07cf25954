using System.Net;
using Discord.Rest;

namespace IntimacyBot.Notifications;

/// <summary>Classifies Discord's refusals for bells.</summary>
internal static class DiscordRefusals
{
    /// <summary>True when the person is not in the server, or their account no longer exists.</summary>
    public static bool ByMember(DiscordApiException e) => e.Code is ErrorCode.UnknownMember or ErrorCode.UnknownUser;

    /// <summary>True when the thread no longer exists. No other code says so, also none that says "unknown".</summary>
    public static bool ByLostThread(DiscordApiException e) => e.Code is ErrorCode.UnknownChannel;

    /// <summary>
    /// True when a message was posted before with the same nonce, and has been deleted since: it stood there and is gone.
    /// </summary>
    public static bool ByGoneMessage(DiscordApiException e) => e.Code is ErrorCode.UnknownMessage;

    /// <summary>True when the thread was archived or locked.</summary>
    public static bool ByAsleep(DiscordApiException e)
    {
        var withoutCode = e.Code == 0 && e.Status == HttpStatusCode.BadRequest;
        return withoutCode || e.Code is ErrorCode.ThreadArchived or ErrorCode.ThreadLocked;
    }

    /// <summary>True when another attempt would be refused too: closed direct messages, no access, or a missing channel.</summary>
    public static bool ForGood(DiscordApiException e) =>
        e.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound or HttpStatusCode.BadRequest;

    public static async Task IgnoreAsync(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (DiscordApiException e) when (ForGood(e))
        {
        }
    }
}
