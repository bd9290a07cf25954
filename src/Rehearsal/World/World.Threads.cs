namespace Rehearsal.World;

/// <summary>What a request wants to change about a thread; null leaves it.</summary>
internal sealed record ThreadChange(string? Name, bool? Archived, bool? Locked, bool? Invitable, int? AutoArchiveMinutes)
{
    public bool OnlyUnarchives => Archived is false && this == new ThreadChange(null, false, null, null, null);
}

internal sealed partial class World
{
    private const int MostActiveThreads = 1000;
    private const int MostParticipants = 1000;

    internal Channel CreateThread(User by, Channel parent, string name, bool isPrivate, bool invitable, int autoArchiveMinutes)
    {
        RequireSight(by, parent);
        if (parent.Type != ChannelType.Text)
            throw Refused.WrongChannelType;
        Require(by, parent, isPrivate ? Permission.CreatePrivateThreads : Permission.CreatePublicThreads);
        var guild = parent.Guild!;
        if (guild.Threads.Count(t => !t.Thread!.IsArchived) >= MostActiveThreads)
            throw Refused.TooManyThreads;
        var state = new ThreadDetails(isPrivate, by, Now) { IsInvitable = invitable, AutoArchiveMinutes = autoArchiveMinutes };
        state.Add(by, Now);
        var type = isPrivate ? ChannelType.PrivateThread : ChannelType.PublicThread;
        var thread = new Channel(this, NextId(), type, name, guild) { Parent = parent, Thread = state };
        guild.Add(thread);
        Register(thread);
        Rest(thread);
        Raise(new WorldEvent.ThreadCreated(thread));
        RefreshViews(thread);
        return thread;
    }

    internal void AddToThread(User by, Channel channel, User user)
    {
        var thread = RequireThread(by, channel);
        if (thread.IsArchived)
            throw Refused.Archived;
        var held = Permissions.Effective(by, channel);
        var mayManage = held.HasFlag(Permission.ManageThreads);
        if (by != user && (!held.HasFlag(Permission.SendMessagesInThreads) || (thread is { IsPrivate: true, IsInvitable: false } && !mayManage)))
            throw Refused.MissingPermissions;
        if (thread.IsLocked && !mayManage)
            throw Refused.Locked;
        if (channel.Guild!.Member(user) is null)
            throw Refused.UnknownMember;
        if (!Permissions.CanSee(user, channel.Parent!))
            throw Refused.MissingAccess;
        if (thread.Members.Count >= MostParticipants && !thread.Has(user))
            throw Refused.TooManyParticipants;
        Admit(by, channel, user);
    }

    internal void RemoveFromThread(User by, Channel channel, User user)
    {
        var thread = RequireThread(by, channel);
        if (thread.IsArchived)
            throw Refused.Archived;
        var mayRemove = by == user || (thread.IsPrivate && thread.Creator == by)
            || Permissions.Effective(by, channel).HasFlag(Permission.ManageThreads);
        if (!mayRemove)
            throw Refused.MissingPermissions;
        if (!thread.Remove(user))
            throw Refused.UnknownMember;
        Raise(new WorldEvent.ThreadMembersChanged(channel, [], [user]));
        RefreshViews(channel);
        if (by != user)
            Notice(by, channel, 2, "", user);
    }

    internal void ChangeThread(User by, Channel channel, ThreadChange change)
    {
        var thread = RequireThread(by, channel);
        var held = Permissions.Effective(by, channel);
        var mayManage = held.HasFlag(Permission.ManageThreads);
        if (thread.IsArchived && change.Archived is not false)
            throw Refused.Archived;
        var mayUnarchive = change.OnlyUnarchives && !thread.IsLocked && held.HasFlag(Permission.SendMessagesInThreads);
        var mayChange = mayManage || mayUnarchive || (thread.Creator == by && change.Locked is null && !thread.IsLocked);
        if (!mayChange)
            throw Refused.MissingPermissions;
        Apply(by, channel, change);
    }

    internal void DeleteChannel(User by, Channel channel)
    {
        RequireSight(by, channel);
        if (channel.Guild is null)
            return;
        Require(by, channel, channel.IsThread ? Permission.ManageThreads : Permission.ManageChannels);
        Demolish(channel);
    }

    internal void Demolish(Channel channel)
    {
        foreach (var thread in channel.Threads.ToList())
            Demolish(thread);
        var botSawIt = Permissions.CanSee(Bot, channel);
        Forget(channel);
        Raise(channel.IsThread ? new WorldEvent.ThreadDeleted(channel, botSawIt) : new WorldEvent.ChannelDeleted(channel, botSawIt));
        RefreshViews(channel);
    }

    internal void Apply(User by, Channel channel, ThreadChange change)
    {
        var thread = channel.Thread!;
        var wasArchived = thread.IsArchived;
        var renamed = change.Name is { } name && name != channel.Name;
        channel.Name = change.Name ?? channel.Name;
        thread.IsLocked = change.Locked ?? thread.IsLocked;
        thread.IsInvitable = change.Invitable ?? thread.IsInvitable;
        thread.AutoArchiveMinutes = change.AutoArchiveMinutes ?? thread.AutoArchiveMinutes;
        if (change.Archived is { } archived && archived != thread.IsArchived)
        {
            thread.IsArchived = archived;
            thread.ArchiveTimestamp = Now;
        }
        Rest(channel);
        Raise(new WorldEvent.ThreadUpdated(channel, Describe(channel), wasArchived));
        if (renamed)
            Notice(by, channel, 4, channel.Name, null);
    }

    private static string Describe(Channel channel) => $"is now \"{channel.Name}\""
        + (channel.Thread!.IsArchived ? ", archived" : "") + (channel.Thread.IsLocked ? ", locked" : "")
        + (channel.Thread.IsInvitable ? "" : ", not invitable");

    private static ThreadDetails RequireThread(User by, Channel channel)
    {
        RequireSight(by, channel);
        return channel.Thread ?? throw Refused.WrongChannelType;
    }

    /// <summary>Sending opens an archived thread again and makes the sender a member.</summary>
    private void EnterThread(User by, Channel channel, ThreadDetails thread, Posting posting)
    {
        if (thread.IsArchived && posting.Type is 0 or 20)
            Apply(by, channel, new(null, false, null, null, null));
        if (posting.AnswerTo is null && thread.Add(by, Now))
            Raise(new WorldEvent.ThreadMembersChanged(channel, [by], []));
        thread.MessageCount++;
        thread.TotalMessagesSent++;
        Rest(channel);
    }

    private void AddMentioned(User by, Channel channel, User mentioned)
    {
        if (!channel.Thread!.Has(mentioned) && Permissions.CanSee(mentioned, channel.Parent!))
            Admit(by, channel, mentioned);
    }

    private void Admit(User by, Channel channel, User user)
    {
        if (!channel.Thread!.Add(user, Now))
            return;
        Raise(new WorldEvent.ThreadMembersChanged(channel, [user], []));
        RefreshViews(channel);
        if (by != user)
            Notice(by, channel, 1, "", user);
    }

    private void Notice(User by, Channel channel, int type, string text, User? about) => Post(by, channel, new(new MessageBody
    {
        Content = text,
        Mentions = about is null ? [] : [about],
    })
    {
        Type = type,
    });

    /// <summary>Starts the countdown to archiving anew.</summary>
    private void Rest(Channel channel)
    {
        var thread = channel.Thread!;
        var due = thread.IsArchived ? Timeout.InfiniteTimeSpan : TimeSpan.FromMinutes(thread.AutoArchiveMinutes);
        if (thread.ArchiveTimer is { } timer)
            timer.Change(due, Timeout.InfiniteTimeSpan);
        else
            thread.ArchiveTimer = Options.Clock.CreateTimer(_ => FallAsleep(channel), null, due, Timeout.InfiniteTimeSpan);
    }

    private void FallAsleep(Channel channel) => Locked(() =>
    {
        if (!channel.IsDeleted && channel.Thread is { IsArchived: false })
            Apply(Bot, channel, new(null, true, null, null, null));
    });
}
