using System.Net;
using Discord.Rest;

namespace IntimacyBot.Notifications;

/// <summary>What Discord's refusals mean for a bell.</summary>
internal static class DiscordRefusals
{
    /// <summary>The person is not in the server, or is nobody any more.</summary>
    public static bool ByMember(DiscordApiException e) => e.Code is ErrorCode.UnknownMember or ErrorCode.UnknownUser;

    /// <summary>The thread or message is gone.</summary>
    public static bool ByMissing(DiscordApiException e) => e.Status == HttpStatusCode.NotFound && !ByMember(e);

    /// <summary>The thread was archived or locked.</summary>
    public static bool ByAsleep(DiscordApiException e)
    {
        var withoutCode = e.Code == 0 && e.Status == HttpStatusCode.BadRequest;
        return withoutCode || e.Code is ErrorCode.ThreadArchived or ErrorCode.ThreadLocked;
    }

    /// <summary>Trying again would be refused again: closed messages, no access, gone.</summary>
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
