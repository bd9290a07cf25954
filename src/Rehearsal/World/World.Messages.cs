namespace Rehearsal.World;

/// <summary>A message about to be posted.</summary>
internal sealed record NewMessage(WorldMessageBody Body)
{
    public int Type { get; init; }
    public WorldPerson? EphemeralFor { get; init; }
    public WorldInteraction? AnswerTo { get; init; }
    public string? Nonce { get; init; }
    public bool EnforceNonce { get; init; }
    public WorldMessage? ReplyTo { get; init; }
}

internal sealed partial class World
{
    private static readonly TimeSpan _nonceWindow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _oldAge = TimeSpan.FromHours(1);
    private const int OldEditsPerHour = 30;
    private readonly Dictionary<(ulong Author, ulong Channel, string Nonce), (WorldMessage Message, long At)> _nonces = [];
    private readonly Dictionary<ulong, List<DateTimeOffset>> _oldEdits = [];

    /// <summary>
    /// Posts a message if permissions, closed DMs and locked threads allow it. A repeated nonce returns the first message.
    /// </summary>
    internal WorldMessage Send(WorldUser by, WorldChannel channel, NewMessage posting)
    {
        RequireSending(by, channel);
        if (Earlier(by, channel, posting) is { } same)
            return same;
        var held = WorldPermissions.Effective(by, channel);
        var body = posting.Body;
        if (body.Attachments.Count > 0 && !held.HasFlag(WorldPermission.AttachFiles))
            throw RefusedException.MissingPermissions;
        if (!held.HasFlag(WorldPermission.EmbedLinks))
            body = body with { Embeds = [] };
        if (!held.HasFlag(WorldPermission.MentionEveryone))
            body = body with { MentionsEveryone = false, MentionRoles = [] };
        if (body.IsEmpty)
            throw RefusedException.EmptyMessage;
        var message = Post(by, channel, posting with { Body = body });
        if (posting.Nonce is { } remembered)
            _nonces[NonceKey(by, channel, remembered)] = (message, Options.NonceClock.GetTimestamp());
        return message;
    }

    /// <summary>
    /// Returns the message of a nonce that is still remembered. A client repeats a request by the wire's clock, so the nonce expires by
    /// that clock too.
    /// </summary>
    private WorldMessage? Earlier(WorldUser by, WorldChannel channel, NewMessage posting)
    {
        if (posting is not { EnforceNonce: true, Nonce: { } nonce } || !Platform.EnforcesNonces)
            return null;
        if (!_nonces.TryGetValue(NonceKey(by, channel, nonce), out var same))
            return null;
        if (Options.NonceClock.GetElapsedTime(same.At) >= _nonceWindow)
            return null;
        if (!same.Message.IsDeleted)
            return same.Message;
        return Platform.NoncesOutliveDeletion ? throw RefusedException.UnknownMessage : null;
    }

    private (ulong Author, ulong Channel, string Nonce) NonceKey(WorldUser by, WorldChannel channel, string nonce) =>
        (by.Id, Platform.NoncesBelongToChannels ? channel.Id : 0, nonce);

    /// <summary>Adds a message to a channel without checking permissions.</summary>
    internal WorldMessage Post(WorldUser by, WorldChannel channel, NewMessage posting)
    {
        if (channel.Thread is { } thread && posting.EphemeralFor is null)
            EnterThread(by, channel, thread, posting);
        var message = new WorldMessage(NextId(), channel, by, Now)
        {
            Body = posting.Body,
            Type = posting.Type,
            EphemeralFor = posting.EphemeralFor,
            AnswerTo = posting.AnswerTo,
            Nonce = posting.Nonce,
            ReplyTo = posting.ReplyTo,
        };
        if (posting.EphemeralFor is { } only)
            only.Keep(message);
        else
            channel.Log.Add(message);
        Raise(new WorldEvent.MessageCreated(message));
        var admits = Platform.MentionsAddMembers && posting is { EphemeralFor: null, Type: 0 or 19 or 20 };
        if (admits && channel.Thread is { IsPrivate: true })
        {
            foreach (var mentioned in posting.Body.Mentions)
                AddMentioned(by, channel, mentioned);
        }
        return message;
    }

    internal void Edit(WorldUser by, WorldMessage message, WorldMessageBody body)
    {
        RequireSight(by, message.Channel);
        if (message.Author != by)
            throw RefusedException.NotYourMessage;
        if (message.IsNotice)
            throw RefusedException.SystemMessage;
        if (message.Channel.Thread is { IsArchived: true } && !Platform.ArchivedThreadsTakeEdits)
            throw RefusedException.Archived;
        CountOldEdit(message);
        Change(message, body);
        if (Platform.EditedMentionsAddMembers && message.Channel.Thread is { IsPrivate: true })
        {
            foreach (var mentioned in body.Mentions)
                AddMentioned(by, message.Channel, mentioned);
        }
    }

    /// <summary>Edits a message without checking permissions, which callers have checked.</summary>
    internal void Change(WorldMessage message, WorldMessageBody body)
    {
        if (message.IsDeleted)
            throw RefusedException.UnknownMessage;
        if (message.Channel.Thread is { IsArchived: true } && !message.IsEphemeral && !Platform.ArchivedThreadsTakeEdits)
            throw RefusedException.Archived;
        if (body.IsEmpty)
            throw RefusedException.EmptyMessage;
        message.Replace(body);
        message.EditedAt = Now;
        Raise(new WorldEvent.MessageEdited(message));
    }

    /// <summary>Deletes a message. This is the one change that an archived thread allows.</summary>
    internal void Delete(WorldUser by, WorldMessage message)
    {
        RequireSight(by, message.Channel);
        if (message.Author != by && !WorldPermissions.Effective(by, message.Channel).HasFlag(WorldPermission.ManageMessages))
            throw message.Channel.Guild is null
                ? new RefusedException(403, 50003, "Cannot execute action on a DM channel")
                : RefusedException.MissingPermissions;
        if (Platform.ArchivedThreadsKeepMessages && message.Channel.Thread is { IsArchived: true })
            throw RefusedException.Archived;
        if (message.IsNotice)
            throw RefusedException.SystemMessage;
        Erase(message);
    }

    internal void Erase(WorldMessage message)
    {
        if (message.IsDeleted)
            throw RefusedException.UnknownMessage;
        message.IsDeleted = true;
        message.EphemeralFor?.Drop(message);
        if (message.Channel.Log.Remove(message) && message.Channel.Thread is { } thread)
            thread.MessageCount = Math.Max(0, thread.MessageCount - 1);
        Raise(new WorldEvent.MessageDeleted(message));
    }

    internal static void RequireSight(WorldUser by, WorldChannel channel)
    {
        if (channel.IsDeleted)
            throw RefusedException.UnknownChannel;
        if (!WorldPermissions.CanSee(by, channel))
            throw RefusedException.MissingAccess;
    }

    internal static void Require(WorldUser by, WorldChannel channel, WorldPermission permission)
    {
        RequireSight(by, channel);
        if (!WorldPermissions.Effective(by, channel).HasFlag(permission))
            throw RefusedException.MissingPermissions;
    }

    private void RequireSending(WorldUser by, WorldChannel channel)
    {
        RequireSight(by, channel);
        if (channel.Recipient is { } person && by.IsBot)
            RequireOpenDoor(person);
        if (channel.Type is WorldChannelType.Category or WorldChannelType.Forum)
            throw new RefusedException(400, 50008, "Cannot send messages in a non-text channel");
        var held = WorldPermissions.Effective(by, channel);
        if (!held.HasFlag(channel.IsThread ? WorldPermission.SendMessagesInThreads : WorldPermission.SendMessages))
            throw RefusedException.MissingPermissions;
        if (channel.Thread is { IsLocked: true } && !held.HasFlag(WorldPermission.ManageThreads))
            throw RefusedException.Locked;
    }

    private void CountOldEdit(WorldMessage message)
    {
        if (Now - message.Timestamp <= _oldAge)
            return;
        if (!_oldEdits.TryGetValue(message.Channel.Id, out var edits))
            _oldEdits[message.Channel.Id] = edits = [];
        edits.RemoveAll(at => Now - at > _oldAge);
        if (edits.Count >= OldEditsPerHour)
            throw new RefusedException(429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later");
        edits.Add(Now);
    }
}
