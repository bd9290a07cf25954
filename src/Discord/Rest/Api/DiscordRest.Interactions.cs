using Discord.Interactions;
using Discord.Models;

namespace Discord.Rest.Api;

/// <content>
/// Answers to interactions: with the interaction's own token, outside the global limit.
/// Source: docs.discord.com/developers/interactions/receiving-and-responding#endpoints.
/// </content>
public sealed partial class DiscordRest
{
    private const string Callback = "/interactions/{interaction}/{token}/callback";
    private const string Followups = "/webhooks/{application}/{token}";
    private const string Original = "/webhooks/{application}/{token}/messages/@original";
    private const string Followup = "/webhooks/{application}/{token}/messages/{message}";

    /// <summary>
    /// Gives the first answer. It waits for no queue. After a connection that broke or a failing server it is sent once more, and it
    /// counts as a success if the platform then says that the interaction is acknowledged already. A slow one is never sent twice.
    /// </summary>
    public Task CreateInteractionResponseAsync(
        Interaction interaction, InteractionResponse response, CancellationToken cancellationToken = default) =>
        CallbackAsync(
            new(RestRoute.Post(Callback, $"interactions/{interaction.Id}/{interaction.Token}/callback"))
            {
                Body = response,
                Files = FilesOf(response.Data),
                WithToken = false,
                IsRepeatable = true,
                IsRepeatableWhenSlow = false,
            },
            cancellationToken);

    /// <summary>The message that answered.</summary>
    public Task<Message> GetOriginalAsync(Interaction interaction, CancellationToken cancellationToken = default) =>
        SendAsync<Message>(
            new(RestRoute.Get(Original, Of(interaction, "/messages/@original"), Major(interaction))) { WithToken = false },
            cancellationToken);

    /// <summary>Changes the message that answered, also an ephemeral one or one that still says "thinking".</summary>
    public Task<Message> EditOriginalAsync(Interaction interaction, MessageEdit edit, CancellationToken cancellationToken = default)
    {
        var route = RestRoute.Patch(Original, Of(interaction, "/messages/@original"), Major(interaction));
        return SendAsync<Message>(new(route) { Body = edit, Files = edit.Files, WithToken = false }, cancellationToken);
    }

    /// <summary>Deletes the message that answered.</summary>
    public Task DeleteOriginalAsync(Interaction interaction, CancellationToken cancellationToken = default) =>
        SendAsync(
            new(RestRoute.Delete(Original, Of(interaction, "/messages/@original"), Major(interaction))) { WithToken = false },
            cancellationToken);

    /// <summary>
    /// Posts a further message, ephemeral where its flags say so. Directly after a deferred message it would replace that one.
    /// </summary>
    public Task<Message> CreateFollowupAsync(
        Interaction interaction, MessageCreate message, CancellationToken cancellationToken = default) =>
        SendAsync<Message>(
            new(RestRoute.Post(Followups, Of(interaction, "?wait=true"), Major(interaction)))
            {
                Body = message with { Nonce = null, EnforceNonce = null },
                Files = message.Files,
                WithToken = false,
            },
            cancellationToken);

    /// <summary>Changes a further message.</summary>
    public Task<Message> EditFollowupAsync(
        Interaction interaction, Snowflake message, MessageEdit edit, CancellationToken cancellationToken = default)
    {
        var route = RestRoute.Patch(Followup, Of(interaction, $"/messages/{message}"), Major(interaction));
        return SendAsync<Message>(new(route) { Body = edit, Files = edit.Files, WithToken = false }, cancellationToken);
    }

    /// <summary>Deletes a further message.</summary>
    public Task DeleteFollowupAsync(Interaction interaction, Snowflake message, CancellationToken cancellationToken = default) =>
        SendAsync(
            new(RestRoute.Delete(Followup, Of(interaction, $"/messages/{message}"), Major(interaction))) { WithToken = false },
            cancellationToken);

    private static string Of(Interaction interaction, string rest) => $"webhooks/{interaction.ApplicationId}/{interaction.Token}{rest}";

    private static string Major(Interaction interaction) => $"{interaction.ApplicationId}/{interaction.Token}";

    private static IReadOnlyList<AttachedFile>? FilesOf(object? data) => data switch
    {
        MessageCreate message => message.Files,
        MessageEdit edit => edit.Files,
        _ => null,
    };
}
