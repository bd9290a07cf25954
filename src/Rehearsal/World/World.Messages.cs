namespace Rehearsal.World;

/// <summary>A message about to be posted.</summary>
internal sealed record Posting(MessageBody Body)
{
    public int Type { get; init; }
    public Person? EphemeralFor { get; init; }
    public Interaction? AnswerTo { get; init; }
    public string? Nonce { get; init; }
    public bool EnforceNonce { get; init; }
    public Message? ReplyTo { get; init; }
}

internal sealed partial class World
{
    private static readonly TimeSpan _nonceWindow = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan _old = TimeSpan.FromHours(1);
    private const int OldEditsPerHour = 30;
    private readonly Dictionary<(ulong Author, string Nonce), (Message Message, long At)> _nonces = [];
    private readonly Dictionary<ulong, List<DateTimeOffset>> _oldEdits = [];

    /// <summary>Posts as an account may: permissions, closed DMs, locked threads and nonces decide.</summary>
    internal Message Send(User by, Channel channel, Posting posting)
    {
        RequireSending(by, channel);
        // Who repeats a request waits by the wire's clock, whatever the world's does meanwhile.
        if (posting is { EnforceNonce: true, Nonce: { } nonce } && _nonces.TryGetValue((by.Id, nonce), out var same)
            && !same.Message.IsDeleted && Options.NonceClock.GetElapsedTime(same.At) < _nonceWindow)
        {
            return same.Message;
        }
        var held = Permissions.Effective(by, channel);
        var body = posting.Body;
        if (body.Attachments.Count > 0 && !held.HasFlag(Permission.AttachFiles))
            throw Refused.MissingPermissions;
        if (!held.HasFlag(Permission.EmbedLinks))
            body = body with { Embeds = [] };
        if (!held.HasFlag(Permission.MentionEveryone))
            body = body with { MentionsEveryone = false, MentionRoles = [] };
        if (body.IsEmpty)
            throw Refused.EmptyMessage;
        var message = Post(by, channel, posting with { Body = body });
        if (posting.Nonce is { } remembered)
            _nonces[(by.Id, remembered)] = (message, Options.NonceClock.GetTimestamp());
        return message;
    }

    /// <summary>Puts a message into a channel; who may is already decided.</summary>
    internal Message Post(User by, Channel channel, Posting posting)
    {
        if (channel.Thread is { } thread && posting.EphemeralFor is null)
            EnterThread(by, channel, thread, posting);
        var message = new Message(NextId(), channel, by, Now)
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
        if (channel.Thread is { IsPrivate: true } && posting is { EphemeralFor: null, Type: 0 or 19 or 20 })
        {
            foreach (var mentioned in posting.Body.Mentions)
                AddMentioned(by, channel, mentioned);
        }
        return message;
    }

    internal void Edit(User by, Message message, MessageBody body)
    {
        RequireSight(by, message.Channel);
        if (message.Author != by)
            throw Refused.NotYourMessage;
        if (message.Channel.Thread is { IsArchived: true })
            throw Refused.Archived;
        CountOldEdit(message);
        Change(message, body);
    }

    /// <summary>Edits without asking who; interactions and the author's checks come before.</summary>
    internal void Change(Message message, MessageBody body)
    {
        if (message.IsDeleted)
            throw Refused.UnknownMessage;
        if (message.Channel.Thread is { IsArchived: true } && !message.IsEphemeral)
            throw Refused.Archived;
        if (body.IsEmpty)
            throw Refused.EmptyMessage;
        message.Replace(body);
        message.EditedAt = Now;
        Raise(new WorldEvent.MessageEdited(message));
    }

    internal void Delete(User by, Message message)
    {
        RequireSight(by, message.Channel);
        if (message.Author != by && !Permissions.Effective(by, message.Channel).HasFlag(Permission.ManageMessages))
            throw message.Channel.Guild is null ? new Refused(403, 50003, "Cannot execute action on a DM channel") : Refused.MissingPermissions;
        if (message.Channel.Thread is { IsArchived: true })
            throw Refused.Archived;
        Erase(message);
    }

    internal void Erase(Message message)
    {
        if (message.IsDeleted)
            throw Refused.UnknownMessage;
        message.IsDeleted = true;
        message.EphemeralFor?.Drop(message);
        if (message.Channel.Log.Remove(message) && message.Channel.Thread is { } thread)
            thread.MessageCount = Math.Max(0, thread.MessageCount - 1);
        Raise(new WorldEvent.MessageDeleted(message));
    }

    internal static void RequireSight(User by, Channel channel)
    {
        if (channel.IsDeleted)
            throw Refused.UnknownChannel;
        if (!Permissions.CanSee(by, channel))
            throw Refused.MissingAccess;
    }

    internal static void Require(User by, Channel channel, Permission permission)
    {
        RequireSight(by, channel);
        if (!Permissions.Effective(by, channel).HasFlag(permission))
            throw Refused.MissingPermissions;
    }

    private void RequireSending(User by, Channel channel)
    {
        RequireSight(by, channel);
        if (channel.Recipient is { } person && by.IsBot)
            RequireOpenDoor(person);
        if (channel.Type is ChannelType.Category or ChannelType.Forum)
            throw new Refused(400, 50008, "Cannot send messages in a non-text channel");
        var held = Permissions.Effective(by, channel);
        if (!held.HasFlag(channel.IsThread ? Permission.SendMessagesInThreads : Permission.SendMessages))
            throw Refused.MissingPermissions;
        if (channel.Thread is { IsLocked: true } && !held.HasFlag(Permission.ManageThreads))
            throw Refused.Locked;
    }

    private void CountOldEdit(Message message)
    {
        if (Now - message.Timestamp <= _old)
            return;
        if (!_oldEdits.TryGetValue(message.Channel.Id, out var edits))
            _oldEdits[message.Channel.Id] = edits = [];
        edits.RemoveAll(at => Now - at > _old);
        if (edits.Count >= OldEditsPerHour)
            throw new Refused(429, 30046, "Maximum number of edits to messages older than 1 hour reached. Try again later");
        edits.Add(Now);
    }
}
