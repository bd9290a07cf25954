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
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Servers;

/// <summary>Keeps one start card in each server's home channel: posted, moved with the home, brought up to date; never two.</summary>
internal sealed class StartCardReconciler(
    Store store,
    ServerSettingsStore servers,
    GuildCache guilds,
    DiscordRest rest,
    IEnumerable<IStartCard> cards) : IReconciled
{
    public const string Kind = "start";
    private const int LookBack = 100;

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
        if (settings is { StartCard: { } card, StartCardIn: { } place })
        {
            if (place == home && await EditAsync(place, card, components, cancel))
            {
                await SaveAsync(row, s => s with { StartMark = CardHash(components), StartSeen = settings.StartAsked }, cancel);
                return;
            }

            if (place != home)
                await DeleteAsync(place, card, cancel);
            settings = settings with { StartTurn = settings.StartTurn + 1 };
            await SaveAsync(row, s => s with { StartCard = null, StartCardIn = null, StartTurn = settings.StartTurn }, cancel);
        }

        var found = await FindAsync(home, components, cancel);
        if (found is { } lost && !await EditAsync(home, lost.Value, components, cancel))
            found = null;
        var shown = found ?? await PostAsync(row, settings.StartTurn, home, components, cancel);
        await SaveAsync(
            row,
            s => s with { StartCard = shown.Value, StartCardIn = home, StartMark = CardHash(components), StartSeen = settings.StartAsked },
            cancel);
    }

    private bool IsBehind(ServerSettings settings)
    {
        if (_card is null || settings.Home is not { } home)
            return false;
        var posted = settings.StartCard is not null && settings.StartCardIn == home;
        return !posted || settings.StartSeen != settings.StartAsked || settings.StartMark != CardHash(_card.Components(settings.Language));
    }

    private Task SaveAsync(Guid row, Func<ServerSettings, ServerSettings> change, CancellationToken cancel) =>
        store.WriteAsync((context, token) => servers.SaveRowAsync(context, row, change, token), cancel);

    /// <summary>False when it is gone.</summary>
    private async Task<bool> EditAsync(ulong channel, ulong card, IReadOnlyList<Component> components, CancellationToken cancel)
    {
        try
        {
            await rest.EditMessageAsync(new Snowflake(channel), new Snowflake(card), MessageEdit.V2(components), cancel);
            return true;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.UnknownChannel)
        {
            return false;
        }
    }

    /// <summary>What cannot be reached any more is left where it is.</summary>
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
            // Gone, or out of reach.
        }
    }

    /// <summary>A card that was posted by a process which died before it could save that.</summary>
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
        IReadOnlyList<Component> components,
        CancellationToken cancel)
    {
        var message = MessageCreate.V2(components) with { Nonce = NonceOf(row, turn, channel), EnforceNonce = true };
        return (await rest.CreateMessageAsync(new Snowflake(channel), message, cancel)).Id;
    }

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

    internal static string NonceOf(Guid row, int turn, ulong channel) => Short($"{row:N} {turn} {channel}");

    /// <summary>24 characters, which a nonce holds.</summary>
    private static string Short(string text) => Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, 18));
}
