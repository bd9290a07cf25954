using System.Net;
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
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Sends the requests that concern a room to Discord. Each request may be repeated.</summary>
internal sealed class RoomClient(DiscordRest rest, GuildCache guilds, ThreadStarter starter, PictureCards pictures)
{
    public static readonly TimeSpan Week = TimeSpan.FromDays(7);

    private const int MostRead = 100;

    /// <summary>A card that somebody deletes again and again is posted so often within the minutes for which a nonce holds.</summary>
    private const int MostNonces = 9;

    private static readonly ComponentIdRange Fingerprints = ComponentIdRanges.CardFingerprints;

    // Locking and deleting rooms that are over yields to other requests, because nobody waits for it.
    private readonly DiscordRest _later = rest.At(RequestPriority.Scheduled);

    public Task<Snowflake> CreateAsync(Snowflake home, Guid dance, string name, CancellationToken cancel) => starter.StartRoomAsync(
        home, dance, new StartThread(name) { Invitable = false, AutoArchiveDuration = (int)Week.TotalMinutes }, cancel);

    /// <summary>
    /// Adds the two. Whoever cannot come in is left out silently, so that the other sees nothing of it: Discord does not say with which
    /// code it refuses somebody who is not in the server any more, or cannot view the channel.
    /// </summary>
    public async Task AddMembersAsync(Snowflake room, Couple couple, CancellationToken cancel)
    {
        var refused = new List<DiscordApiException>();
        foreach (var side in Sides.Both)
        {
            try
            {
                await AddMemberAsync(room, couple[side].User, cancel);
            }
            catch (DiscordApiException e) when (CannotComeIn(e))
            {
                refused.Add(e);
            }
        }

        // If both are refused for a missing permission, it is the bot that lacks it.
        if (refused.Count == Sides.Both.Length && refused.TrueForAll(e => e.Code == ErrorCode.MissingPermissions))
            throw refused[0];
    }

    public Task AddMemberAsync(Snowflake room, Snowflake user, CancellationToken cancel) =>
        AwakeAsync(room, () => Done(rest.AddThreadMemberAsync(room, user, cancel)), cancel);

    private static bool CannotComeIn(DiscordApiException e) =>
        e.Status is HttpStatusCode.BadRequest or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            && e.Code is not (ErrorCode.UnknownChannel or ErrorCode.ThreadArchived);

    /// <summary>
    /// Posts a message once. The nonce recognises a repeated send within minutes, and the component id recognises an older one. A nonce
    /// whose message was deleted within these minutes is refused as an unknown message: it stood there and is gone. As the room is to show
    /// it, it is posted with another nonce then.
    /// </summary>
    public async Task<RenderedMessage> PostAsync(
        Snowflake room,
        int fingerprint,
        IReadOnlyList<Component> components,
        CaptionedPicture? picture,
        CancellationToken cancel)
    {
        var shown = await pictures.AboveAsync(components, picture, cancel);
        for (var nonce = 0; ; nonce++)
        {
            var message = SilentMessage(shown.Components, fingerprint, nonce) with { Files = shown.Files };
            try
            {
                var posted = await AwakeAsync(room, () => rest.CreateMessageAsync(room, message, cancel), cancel);
                return new RenderedMessage(posted.Id.Value, CardHash(components));
            }
            catch (DiscordApiException e) when (e.Code is ErrorCode.MissingPermissions && shown.File is not null)
            {
                // The bot may post here, but no files. The text is complete without the picture.
                shown = shown.WithoutPicture();
            }
            catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage && nonce < MostNonces)
            {
                // The next nonce has not been used in this room.
            }
        }
    }

    /// <summary>Returns the room as it is now; null if it no longer exists.</summary>
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

    /// <summary>True unless Discord says that this message is gone.</summary>
    public async Task<bool> StandsAsync(Snowflake room, Snowflake message, CancellationToken cancel)
    {
        try
        {
            await rest.GetMessageAsync(room, message, cancel);
            return true;
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return e is not DiscordApiException { Code: ErrorCode.UnknownMessage or ErrorCode.UnknownChannel };
        }
    }

    /// <summary>
    /// Returns the bot's own cards in the room. Each has its message id; one whose components were numbered anew has no fingerprint.
    /// </summary>
    public async Task<RoomSnapshot> SnapshotAsync(Snowflake room, CancellationToken cancel)
    {
        var self = await guilds.SelfAsync(cancel);
        var messages = await rest.GetMessagesAsync(room, MostRead, cancellationToken: cancel);
        var cards = messages.Where(m => m.Author?.Id == self && m.Components.Count > 0)
            .Where(m => !ComponentIdRanges.BesideTheDance.Contains(m.Components[0].Id))
            .Select(m => (m.Components[0].Id is { } id && Fingerprints.Contains(id) ? id : (int?)null, m.Id));
        return new RoomSnapshot([.. cards], messages.Count < MostRead ? 0 : messages.Min(m => m.Id.Value));
    }

    /// <summary>
    /// Edits a message and sets the fingerprint of its content, by which the reconciler recognises the message after a restart.
    /// </summary>
    public async Task EditAsync(
        Snowflake room,
        Snowflake message,
        int fingerprint,
        IReadOnlyList<Component> components,
        CancellationToken cancel)
    {
        var edit = MessageEdit.V2(Marked(components, fingerprint));
        try
        {
            await AwakeAsync(room, () => rest.EditMessageAsync(room, message, edit, cancel), cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.TooManyEditsOfOldMessages)
        {
            // A moderator deleted the message, or it is too old to be edited often. The next card brings the buttons.
        }
    }

    /// <summary>Deletes a message, which works in an archived room as well.</summary>
    public async Task DeleteAsync(Snowflake room, Snowflake message, CancellationToken cancel)
    {
        try
        {
            await rest.DeleteMessageAsync(room, message, cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage)
        {
            // The message no longer exists, which is what was wanted.
        }
    }

    /// <summary>
    /// Locks and archives a room. It reads the thread first, because Discord reports our own change as an event, which must not make us
    /// change it again. An archived thread has to be reopened before it can be locked. A refusal leaves the room as it is: the dance is
    /// over all the same, and its words have to leave the database.
    /// </summary>
    public async Task LockAsync(Snowflake room, CancellationToken cancel)
    {
        var now = (await _later.GetChannelAsync(room, cancel)).ThreadMetadata;
        if (now is { Archived: true, Locked: true })
            return;
        try
        {
            if (now is { Archived: true })
                await _later.ModifyChannelAsync(room, new ModifyChannel { Archived = false, Locked = true }, cancel);
            await _later.ModifyChannelAsync(room, new ModifyChannel { Archived = true, Locked = true }, cancel);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.MissingPermissions or ErrorCode.TwoFactorRequired)
        {
            // The missing permission is named by /setup and to whoever wants a room next.
        }
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

    /// <summary>Returns a short hash of what a message says. The text cannot be read from it.</summary>
    public static string CardHash(IReadOnlyList<Component> components) =>
        Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(components, DiscordJson.Options)))[..16];

    /// <summary>Every message here holds words or a practice's name, so it is sent without a notification on the lock screen.</summary>
    internal static MessageCreate SilentMessage(IReadOnlyList<Component> components, int fingerprint, int nonce = 0) =>
        MessageCreate.V2(Marked(components, fingerprint)) with
        {
            Flags = MessageFlags.IsComponentsV2 | MessageFlags.SuppressNotifications,
            Nonce = nonce == 0 ? $"d{fingerprint}" : $"d{fingerprint}.{nonce}",
            EnforceNonce = true,
        };

    private static Component[] Marked(IReadOnlyList<Component> components, int fingerprint) =>
        [components[0] with { Id = fingerprint }, .. components.Skip(1)];

    private static async Task<bool> Done(Task act)
    {
        await act;
        return true;
    }

    /// <summary>Wakes a room that is archived. A room that somebody has locked is left as it is.</summary>
    public async Task WakeAsync(Snowflake room, CancellationToken cancel)
    {
        if ((await rest.GetChannelAsync(room, cancel)).ThreadMetadata is { Archived: true, Locked: false })
            await rest.ModifyChannelAsync(room, new ModifyChannel { Archived = false }, cancel);
    }

    /// <summary>Runs the request, and if the room is archived, wakes it and runs the request once more.</summary>
    private async Task<T> AwakeAsync<T>(Snowflake room, Func<Task<T>> act, CancellationToken cancel)
    {
        try
        {
            return await act();
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.ThreadArchived)
        {
            await rest.ModifyChannelAsync(room, new ModifyChannel { Archived = false }, cancel);
            return await act();
        }
    }

    /// <summary>Returns a positive number that is the same for the same card.</summary>
    public static int CardFingerprint(Guid dance, string key)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{dance:N}:{key}"));
        return (int)(BitConverter.ToUInt32(hash) % Fingerprints.Count) + Fingerprints.First;
    }
}
