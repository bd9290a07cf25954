using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Discord.Models;
using Discord.Models.Components;
using Discord.Models.Json;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Rooms;

/// <summary>The few things that are done to a room in Discord. Each may be repeated.</summary>
internal sealed class RoomClient(DiscordRest rest, GuildCache guilds)
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private const int MostRead = 100;

    private static readonly ComponentIdRange Fingerprints = ComponentIdRanges.CardFingerprints;

    // A room that is over is put away when its time has come; nobody waits for that.
    private readonly DiscordRest _later = rest.At(RequestPriority.Scheduled);

    public async Task<Snowflake> CreateAsync(Snowflake home, string name, CancellationToken cancel) =>
        (await rest.StartThreadAsync(
            home,
            new StartThread(name) { Invitable = false, AutoArchiveDuration = (int)Week.TotalMinutes },
            cancel)).Id;

    public async Task AddMembersAsync(Snowflake room, Couple couple, CancellationToken cancel)
    {
        foreach (var side in Sides.Both)
        {
            try
            {
                await UnarchivedAsync(room, () => Done(rest.AddThreadMemberAsync(room, couple[side].User, cancel)), cancel);
            }
            catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMember or ErrorCode.UnknownUser or ErrorCode.MissingAccess)
            {
                // Somebody who is not in the server any more: silence, and nothing that the other could see.
            }
        }
    }

    /// <summary>Posts once: the nonce recognises a repeated send within minutes, the component id one of long ago.</summary>
    public async Task<RenderedMessage> PostAsync(
        Snowflake room,
        int fingerprint,
        IReadOnlyList<Component> components,
        CancellationToken cancel)
    {
        var message =
            await UnarchivedAsync(room, () => rest.CreateMessageAsync(room, SilentMessage(components, fingerprint), cancel), cancel);
        return new RenderedMessage(message.Id.Value, CardHash(components));
    }

    /// <summary>The room as it is now; null if it is gone.</summary>
    public async Task<Channel?> FindAsync(Snowflake room, CancellationToken cancel)
    {
        try
        {
            return await rest.GetChannelAsync(room, cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel)
        {
            return null;
        }
    }

    /// <summary>Our own cards that stand in the room, by their fingerprints.</summary>
    public async Task<RoomSnapshot> SnapshotAsync(Snowflake room, CancellationToken cancel)
    {
        var self = await guilds.SelfAsync(cancel);
        var messages = await rest.GetMessagesAsync(room, MostRead, cancellationToken: cancel);
        var cards = messages.Where(m => m.Author?.Id == self && m.Components is [var first, ..] && Fingerprints.Contains(first.Id))
            .Select(m => (m.Components[0].Id!.Value, m.Id));
        return new RoomSnapshot([.. cards], messages.Count < MostRead ? 0 : messages.Min(m => m.Id.Value));
    }

    public async Task EditAsync(Snowflake room, Snowflake message, IReadOnlyList<Component> components, CancellationToken cancel)
    {
        try
        {
            await UnarchivedAsync(room, () => rest.EditMessageAsync(room, message, MessageEdit.V2(components), cancel), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.TooManyEditsOfOldMessages)
        {
            // Deleted by a moderator, or too old to be edited often: the next card brings the buttons.
        }
    }

    public async Task DeleteAsync(Snowflake room, Snowflake message, CancellationToken cancel)
    {
        try
        {
            await UnarchivedAsync(room, () => Done(rest.DeleteMessageAsync(room, message, cancel)), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage)
        {
            // It is gone, which is what was wanted.
        }
    }

    /// <summary>
    /// It looks first: what we change comes back as an event, which must not make us change it again. An archived one is woken to be
    /// locked.
    /// </summary>
    public async Task LockAsync(Snowflake room, CancellationToken cancel)
    {
        var now = (await _later.GetChannelAsync(room, cancel)).ThreadMetadata;
        if (now is { Archived: true, Locked: true })
            return;
        if (now is { Archived: true })
            await _later.ModifyChannelAsync(room, new ModifyChannel { Archived = false, Locked = true }, cancel);
        await _later.ModifyChannelAsync(room, new ModifyChannel { Archived = true, Locked = true }, cancel);
    }

    public async Task RemoveRoomAsync(Snowflake room, CancellationToken cancel)
    {
        try
        {
            await _later.DeleteChannelAsync(room, cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel)
        {
            // Somebody deleted it before.
        }
    }

    public async Task<Snowflake?> FindLostAsync(
        Snowflake guild,
        Snowflake home,
        long since,
        IReadOnlySet<ulong> known,
        CancellationToken cancel)
    {
        var self = await guilds.SelfAsync(cancel);
        var active = await rest.GetActiveThreadsAsync(guild, cancel);
        var earliest = DateTimeOffset.FromUnixTimeMilliseconds(since).AddMinutes(-1);
        foreach (var thread in active.Threads.Where(t => t.ParentId == home
            && t.OwnerId == self
            && t is { Type: ChannelType.PrivateThread, MemberCount: null or <= 1 }))
            if (!known.Contains(thread.Id.Value)
                && thread.Name?.StartsWith(ThreadNames.Room, StringComparison.Ordinal) == true
                && thread.Id.CreatedAt >= earliest
                && (await rest.GetMessagesAsync(thread.Id, 1, cancellationToken: cancel)).Count == 0)
                return thread.Id;
        return null;
    }

    /// <summary>A short name of what a message says; it cannot be read back.</summary>
    public static string CardHash(IReadOnlyList<Component> components) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(components, DiscordJson.Options)))[..16];

    /// <summary>Every message here carries words or a practice's name: it never lights up a screen.</summary>
    internal static MessageCreate SilentMessage(IReadOnlyList<Component> components, int fingerprint) =>
        MessageCreate.V2([components[0] with { Id = fingerprint }, .. components.Skip(1)]) with
        {
            Flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
            Nonce = $"d{fingerprint}",
            EnforceNonce = true,
        };

    private static async Task<bool> Done(Task act)
    {
        await act;
        return true;
    }

    /// <summary>An archived room wakes up for its next card.</summary>
    private async Task<T> UnarchivedAsync<T>(Snowflake room, Func<Task<T>> act, CancellationToken cancel)
    {
        try
        {
            return await act();
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.ThreadArchived or ErrorCode.ThreadLocked)
        {
            await rest.ModifyChannelAsync(room, new ModifyChannel { Archived = false, Locked = false }, cancel);
            return await act();
        }
    }

    /// <summary>Positive, and the same for the same card of the same version of a dance.</summary>
    public static int CardFingerprint(Guid dance, long version, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{dance:N}:{version}:{key}"));
        return (int)(BitConverter.ToUInt32(hash) % Fingerprints.Count) + Fingerprints.First;
    }
}
