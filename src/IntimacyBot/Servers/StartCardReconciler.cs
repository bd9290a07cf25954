using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Discord.Models;
using Discord.Models.Components;
using Discord.Models.Json;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Servers;

/// <summary>
/// Keeps exactly one start card in each server's home channel: it posts the card, reposts it when the home channel changes, and edits it
/// when its content changes.
/// </summary>
internal sealed class StartCardReconciler(
    Store store,
    ServerSettingsStore servers,
    GuildCache guilds,
    DiscordRest rest,
    IEnumerable<IStartCard> cards) : IReconciled
{
    public const string Kind = "start";
    private const int LookBack = 100;
    private const int MostNonces = 9;

    private readonly IStartCard? _card = cards.LastOrDefault();

    public string Name => Kind;

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) =>
        [.. (await store.ReadAsync(servers.AllAsync, cancel)).Where(s => IsBehind(s.Settings)).Select(s => s.Row)];

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        var settings = await store.ReadAsync((context, token) => servers.ByRowAsync(context, row, token), cancel);
        if (_card is null || settings is not { Home: { } home } || !IsBehind(settings))
            return;
        var components = _card.Components(settings.Language);
        var message = await _card.MessageAsync(settings.Language, cancel);
        if (settings is { StartCard: { } card, StartCardIn: { } place })
        {
            if (place == home && await EditAsync(place, card, message, cancel))
            {
                await SaveAsync(
                    row,
                    s => s with { StartCardHash = CardHash(components), StartChecksDone = settings.StartChecksRequested },
                    cancel);
                return;
            }

            if (place != home)
                await DeleteAsync(place, card, cancel);
            settings = settings with { StartCardNumber = settings.StartCardNumber + 1 };
            await SaveAsync(row, s => s with { StartCard = null, StartCardIn = null, StartCardNumber = settings.StartCardNumber }, cancel);
        }

        var found = await FindAsync(home, components, cancel);
        if (found is { } lost && !await EditAsync(home, lost.Value, message, cancel))
            found = null;
        var shown = found ?? await PostAsync(row, settings.StartCardNumber, home, message, cancel);
        await SaveAsync(
            row,
            s => s with
            {
                StartCard = shown.Value,
                StartCardIn = home,
                StartCardHash = CardHash(components),
                StartChecksDone = settings.StartChecksRequested,
            },
            cancel);
    }

    private bool IsBehind(ServerSettings settings)
    {
        if (_card is null || settings.Home is not { } home)
            return false;
        var posted = settings.StartCard is not null && settings.StartCardIn == home;
        return !posted
            || settings.StartChecksDone != settings.StartChecksRequested
            || settings.StartCardHash != CardHash(_card.Components(settings.Language));
    }

    private Task SaveAsync(Guid row, Func<ServerSettings, ServerSettings> change, CancellationToken cancel) =>
        store.WriteAsync((context, token) => servers.SaveRowAsync(context, row, change, token), cancel);

    /// <summary>Returns false when the message or its channel no longer exists.</summary>
    private async Task<bool> EditAsync(ulong channel, ulong card, IllustratedMessage shown, CancellationToken cancel)
    {
        try
        {
            await rest.EditMessageAsync(new Snowflake(channel), new Snowflake(card), EditOf(shown), cancel);
            return true;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.MissingPermissions && shown.File is not null)
        {
            return await EditAsync(channel, card, shown.WithoutPicture(), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.UnknownChannel)
        {
            return false;
        }
    }

    /// <summary>A card that no longer exists or that the bot may no longer touch is left as it is.</summary>
    private async Task DeleteAsync(ulong channel, ulong card, CancellationToken cancel)
    {
        try
        {
            await rest.DeleteMessageAsync(new Snowflake(channel), new Snowflake(card), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage
            or ErrorCode.UnknownChannel
            or ErrorCode.MissingAccess
            or ErrorCode.MissingPermissions)
        {
            // Nothing can be done about a card that is gone or out of reach, so the new one is posted all the same.
        }
    }

    /// <summary>
    /// Finds a card that was posted by a process which ended before it could save the message's id; null when there is none.
    /// </summary>
    private async Task<Snowflake?> FindAsync(ulong channel, IReadOnlyList<Component> components, CancellationToken cancel)
    {
        var self = await guilds.SelfAsync(cancel);
        var ours = Ids(components).ToList();
        var messages = await rest.GetMessagesAsync(new Snowflake(channel), LookBack, cancellationToken: cancel);
        return messages.FirstOrDefault(m => m.Author?.Id == self && ours.Count > 0 && Ids(m.Components).SequenceEqual(ours))?.Id;
    }

    private async Task<Snowflake> PostAsync(
        Guid row,
        int turn,
        ulong channel,
        IllustratedMessage shown,
        CancellationToken cancel)
    {
        for (var again = 0; ; again++)
        {
            var message = MessageCreate.V2(shown.Components) with
            {
                Nonce = NonceOf(row, turn, channel, again),
                EnforceNonce = true,
                Files = shown.Files,
                Flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
            };
            try
            {
                return (await rest.CreateMessageAsync(new Snowflake(channel), message, cancel)).Id;
            }
            catch (DiscordApiException e) when (e.Code is ErrorCode.MissingPermissions && shown.File is not null)
            {
                // The bot may post here, but no files. The text of the card is complete without the picture.
                shown = shown.WithoutPicture();
            }
            catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage && again < MostNonces)
            {
                // The card stood there and is gone within the minutes for which its nonce holds, so it is posted with another one.
            }
        }
    }

    /// <summary>A picture that stood there before is replaced, and goes if the card has none now.</summary>
    private static MessageEdit EditOf(IllustratedMessage shown) =>
        MessageEdit.V2(shown.Components) with { Files = shown.Files, KeepAttachments = [] };

    private static IEnumerable<string> Ids(IEnumerable<Component> components) => components.SelectMany(c => c switch
    {
        ActionRow row => Ids(row.Components),
        Container container => Ids(container.Components),
        Section section => Ids([section.Accessory]),
        Button { CustomId: { } id } => [id],
        Select select => [select.CustomId],
        _ => [],
    });

    internal static string CardHash(IReadOnlyList<Component> components) =>
        Short(JsonSerializer.Serialize(components, DiscordJson.Options));

    internal static string NonceOf(Guid row, int turn, ulong channel, int again = 0) =>
        Short(again == 0 ? $"{row:N} {turn} {channel}" : $"{row:N} {turn} {channel} {again}");

    /// <summary>Returns a hash of 24 characters, because Discord accepts at most 25 in a nonce.</summary>
    private static string Short(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 18));
}
