using System.Globalization;
using Discord.Models;

namespace Discord.Rest.Api;

/// <content>Messages. Source: docs.discord.com/developers/resources/message.</content>
public sealed partial class DiscordRest
{
    private const string Messages = "/channels/{channel}/messages";
    private const string OneMessage = "/channels/{channel}/messages/{message}";

    /// <summary>
    /// Up to 100 messages, newest first; those before or after a message where one is given. Ephemeral ones are never among them.
    /// </summary>
    public Task<IReadOnlyList<Message>> GetMessagesAsync(
        Snowflake channel, int limit = 50, Snowflake? before = null, Snowflake? after = null, CancellationToken cancellationToken = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, 100);
        var query = $"?limit={limit.ToString(CultureInfo.InvariantCulture)}";
        if (before is not null)
            query += $"&before={before}";
        if (after is not null)
            query += $"&after={after}";
        return SendAsync<IReadOnlyList<Message>>(
            new(RestRoute.Get(Messages, $"channels/{channel}/messages{query}", Major(channel))),
            cancellationToken);
    }

    /// <summary>A message.</summary>
    public Task<Message> GetMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default) =>
        SendAsync<Message>(new(RestRoute.Get(OneMessage, $"channels/{channel}/messages/{message}", Major(channel))), cancellationToken);

    /// <summary>
    /// Posts a message. Posts to one channel arrive in the order of the calls. After a failure of the network it is sent again
    /// only when its nonce is enforced.
    /// </summary>
    public Task<Message> CreateMessageAsync(Snowflake channel, MessageCreate message, CancellationToken cancellationToken = default) =>
        SendAsync<Message>(
            new(RestRoute.Post(Messages, $"channels/{channel}/messages", Major(channel)))
            {
                Body = message,
                Files = message.Files,
                IsRepeatable = message is { Nonce: not null, EnforceNonce: true },
            },
            cancellationToken);

    /// <summary>Changes a message of the bot.</summary>
    public Task<Message> EditMessageAsync(
        Snowflake channel, Snowflake message, MessageEdit edit, CancellationToken cancellationToken = default) =>
        SendAsync<Message>(
            new(RestRoute.Patch(OneMessage, $"channels/{channel}/messages/{message}", Major(channel))) { Body = edit, Files = edit.Files },
            cancellationToken);

    /// <summary>Deletes a message.</summary>
    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, CancellationToken cancellationToken = default) =>
        SendAsync(new(RestRoute.Delete(OneMessage, $"channels/{channel}/messages/{message}", Major(channel))), cancellationToken);

    /// <summary>Deletes a message with a reason for the audit log: 1 to 512 characters that moderators read.</summary>
    public Task DeleteMessageAsync(Snowflake channel, Snowflake message, string reason, CancellationToken cancellationToken = default) =>
        SendAsync(
            new(RestRoute.Delete(OneMessage, $"channels/{channel}/messages/{message}", Major(channel))) { Reason = reason },
            cancellationToken);
}
