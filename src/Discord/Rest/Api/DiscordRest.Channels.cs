using System.Globalization;
using Discord.Models;

namespace Discord.Rest.Api;

/// <content>Channels. Source: docs.discord.com/developers/resources/channel.</content>
public sealed partial class DiscordRest
{
    private static readonly TimeSpan LongestThreadWait = TimeSpan.FromSeconds(2);

    /// <summary>A channel or thread.</summary>
    public Task<Channel> GetChannelAsync(Snowflake channel, CancellationToken cancellationToken = default) =>
        SendAsync<Channel>(new(RestRoute.Get("/channels/{channel}", $"channels/{channel}", Major(channel))), cancellationToken);

    /// <summary>Changes a channel or thread and returns it as it is then.</summary>
    public Task<Channel> ModifyChannelAsync(Snowflake channel, ModifyChannel change, CancellationToken cancellationToken = default) =>
        SendAsync<Channel>(
            new(RestRoute.Patch("/channels/{channel}", $"channels/{channel}", Major(channel))) { Body = change },
            cancellationToken);

    /// <summary>Changes a channel or thread with a reason for the audit log: 1 to 512 characters that moderators read.</summary>
    public Task<Channel> ModifyChannelAsync(
        Snowflake channel, ModifyChannel change, string reason, CancellationToken cancellationToken = default) =>
        SendAsync<Channel>(
            new(RestRoute.Patch("/channels/{channel}", $"channels/{channel}", Major(channel))) { Body = change, Reason = reason },
            cancellationToken);

    /// <summary>Deletes a channel or thread, for good; closes a direct message.</summary>
    public Task DeleteChannelAsync(Snowflake channel, CancellationToken cancellationToken = default) =>
        SendAsync(new(RestRoute.Delete("/channels/{channel}", $"channels/{channel}", Major(channel))), cancellationToken);

    /// <summary>Deletes a channel or thread with a reason for the audit log: 1 to 512 characters that moderators read.</summary>
    public Task DeleteChannelAsync(Snowflake channel, string reason, CancellationToken cancellationToken = default) =>
        SendAsync(
            new(RestRoute.Delete("/channels/{channel}", $"channels/{channel}", Major(channel))) { Reason = reason },
            cancellationToken);

    /// <summary>
    /// Starts a thread without a message. The threads of a channel are limited for all who make some there, at times for minutes: a longer
    /// wait than a moment is a <see cref="DiscordApiException"/> with status 429, so that the caller can say so and choose what goes first.
    /// </summary>
    public Task<Channel> StartThreadAsync(Snowflake channel, StartThread thread, CancellationToken cancellationToken = default)
    {
        var route = RestRoute.Post("/channels/{channel}/threads", $"channels/{channel}/threads", Major(channel));
        return SendAsync<Channel>(new(route) { Body = thread, LongestRateLimitWait = LongestThreadWait }, cancellationToken);
    }

    /// <summary>Starts a thread with a reason for the audit log: 1 to 512 characters that moderators read.</summary>
    public Task<Channel> StartThreadAsync(
        Snowflake channel, StartThread thread, string reason, CancellationToken cancellationToken = default)
    {
        var route = RestRoute.Post("/channels/{channel}/threads", $"channels/{channel}/threads", Major(channel));
        return SendAsync<Channel>(
            new(route) { Body = thread, Reason = reason, LongestRateLimitWait = LongestThreadWait }, cancellationToken);
    }

    /// <summary>
    /// Up to 100 archived private threads of a channel, the last archived first; those archived before a time where one is given. Needs
    /// the permissions to manage threads and to read the history.
    /// </summary>
    public Task<ArchivedThreads> GetPrivateArchivedThreadsAsync(
        Snowflake channel, DateTimeOffset? before = null, CancellationToken cancellationToken = default)
    {
        const string Path = "threads/archived/private";
        var time = before?.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
        var query = time is null ? "" : $"&before={Uri.EscapeDataString(time)}";
        var route = RestRoute.Get($"/channels/{{channel}}/{Path}", $"channels/{channel}/{Path}?limit=100{query}", Major(channel));
        return SendAsync<ArchivedThreads>(new(route), cancellationToken);
    }

    /// <summary>Brings somebody into a thread; nothing happens where they are in it already.</summary>
    public Task AddThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken = default) =>
        SendAsync(
            new(RestRoute.Put("/channels/{thread}/thread-members/{user}", $"channels/{thread}/thread-members/{user}", Major(thread))),
            cancellationToken);

    /// <summary>Takes somebody out of a thread.</summary>
    public Task RemoveThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken = default) =>
        SendAsync(
            new(RestRoute.Delete("/channels/{thread}/thread-members/{user}", $"channels/{thread}/thread-members/{user}", Major(thread))),
            cancellationToken);

    /// <summary>Somebody's membership in a thread; null where they are not in it.</summary>
    public async Task<ThreadMember?> GetThreadMemberAsync(Snowflake thread, Snowflake user, CancellationToken cancellationToken = default)
    {
        try
        {
            return await SendAsync<ThreadMember>(
                new(RestRoute.Get("/channels/{thread}/thread-members/{user}", $"channels/{thread}/thread-members/{user}", Major(thread))),
                cancellationToken);
        }
        catch (DiscordApiException gone) when (gone.Status == System.Net.HttpStatusCode.NotFound && gone.Code != ErrorCode.UnknownChannel)
        {
            return null;
        }
    }
}
