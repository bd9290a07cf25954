namespace Rehearsal.World;

/// <summary>What a request wants to change about a thread; null leaves it.</summary>
internal sealed record ThreadChange(string? Name, bool? Archived, bool? Locked, bool? Invitable, int? AutoArchiveMinutes)
{
    public bool OnlyUnarchives => Archived is false && this == new ThreadChange(null, false, null, null, null);
}

internal sealed partial class World
{
    private const int MaxActiveThreads = 1000;
    private const int MaxParticipants = 1000;

    internal WorldChannel CreateThread(
        WorldUser by, WorldChannel parent, string name, bool isPrivate, bool invitable, int autoArchiveMinutes)
    {
        RequireSight(by, parent);
        if (parent.Type != WorldChannelType.Text)
            throw RefusedException.WrongChannelType;
        Require(by, parent, isPrivate ? WorldPermission.CreatePrivateThreads : WorldPermission.CreatePublicThreads);
        var guild = parent.Guild!;
        if (guild.Threads.Count(t => !t.Thread!.IsArchived) >= MaxActiveThreads)
            throw RefusedException.TooManyThreads;
        var state = new ThreadDetails(isPrivate, by, Now) { IsInvitable = invitable, AutoArchiveMinutes = autoArchiveMinutes };
        state.Add(by, Now);
        var type = isPrivate ? WorldChannelType.PrivateThread : WorldChannelType.PublicThread;
        var thread = new WorldChannel(this, NextId(), type, name, guild) { Parent = parent, Thread = state };
        guild.Add(thread);
        Register(thread);
        RestartArchiveTimer(thread);
        Raise(new WorldEvent.ThreadCreated(thread));
        RefreshViews(thread);
        return thread;
    }

    internal void AddToThread(WorldUser by, WorldChannel channel, WorldUser user)
    {
        var thread = RequireThread(by, channel);
        if (thread.IsArchived)
            throw RefusedException.Archived;
        var held = WorldPermissions.Effective(by, channel);
        var mayManage = held.HasFlag(WorldPermission.ManageThreads);
        if (by != user
            && (!held.HasFlag(WorldPermission.SendMessagesInThreads) || (thread is { IsPrivate: true, IsInvitable: false } && !mayManage)))
            throw RefusedException.MissingPermissions;
        if (thread.IsLocked && !mayManage)
            throw RefusedException.Locked;
        if (channel.Guild!.Member(user) is null)
            throw RefusedException.UnknownMember;
        if (!WorldPermissions.CanSee(user, channel.Parent!))
            throw RefusedException.MissingAccess;
        if (thread.Members.Count >= MaxParticipants && !thread.Has(user))
            throw RefusedException.TooManyParticipants;
        Admit(by, channel, user);
    }

    internal void RemoveFromThread(WorldUser by, WorldChannel channel, WorldUser user)
    {
        var thread = RequireThread(by, channel);
        if (thread.IsArchived)
            throw RefusedException.Archived;
        var mayRemove = by == user || (thread.IsPrivate && thread.Creator == by)
            || WorldPermissions.Effective(by, channel).HasFlag(WorldPermission.ManageThreads);
        if (!mayRemove)
            throw RefusedException.MissingPermissions;
        if (!thread.Remove(user))
            throw RefusedException.UnknownMember;
        Raise(new WorldEvent.ThreadMembersChanged(channel, [], [user]));
        RefreshViews(channel);
        if (by != user)
            Notice(by, channel, 2, "", user);
    }

    internal void ChangeThread(WorldUser by, WorldChannel channel, ThreadChange change)
    {
        var thread = RequireThread(by, channel);
        var held = WorldPermissions.Effective(by, channel);
        var mayManage = held.HasFlag(WorldPermission.ManageThreads);
        if (thread.IsArchived && change.Archived is not false)
            throw RefusedException.Archived;
        var mayUnarchive = change.OnlyUnarchives && !thread.IsLocked && held.HasFlag(WorldPermission.SendMessagesInThreads);
        var mayChange = mayManage || mayUnarchive || (thread.Creator == by && change.Locked is null && !thread.IsLocked);
        if (!mayChange)
            throw RefusedException.MissingPermissions;
        Apply(by, channel, change);
    }

    internal void DeleteChannel(WorldUser by, WorldChannel channel)
    {
        RequireSight(by, channel);
        if (channel.Guild is null)
            return;
        Require(by, channel, channel.IsThread ? WorldPermission.ManageThreads : WorldPermission.ManageChannels);
        Demolish(channel);
    }

    internal void Demolish(WorldChannel channel)
    {
        foreach (var thread in channel.Threads.ToList())
            Demolish(thread);
        var botSawIt = WorldPermissions.CanSee(Bot, channel);
        Forget(channel);
        Raise(channel.IsThread ? new WorldEvent.ThreadDeleted(channel, botSawIt) : new WorldEvent.ChannelDeleted(channel, botSawIt));
        RefreshViews(channel);
    }

    internal void Apply(WorldUser by, WorldChannel channel, ThreadChange change)
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
        RestartArchiveTimer(channel);
        Raise(new WorldEvent.ThreadUpdated(channel, Describe(channel), wasArchived));
        if (renamed)
            Notice(by, channel, 4, channel.Name, null);
    }

    private static string Describe(WorldChannel channel)
    {
        var thread = channel.Thread!;
        var (archived, locked) = (thread.IsArchived ? ", archived" : "", thread.IsLocked ? ", locked" : "");
        return $"is now \"{channel.Name}\"{archived}{locked}{(thread.IsInvitable ? "" : ", not invitable")}";
    }

    private static ThreadDetails RequireThread(WorldUser by, WorldChannel channel)
    {
        RequireSight(by, channel);
        return channel.Thread ?? throw RefusedException.WrongChannelType;
    }

    /// <summary>Sending opens an archived thread again and makes the sender a member.</summary>
    private void EnterThread(WorldUser by, WorldChannel channel, ThreadDetails thread, NewMessage posting)
    {
        if (thread.IsArchived && posting.Type is 0 or 20)
            Apply(by, channel, new(null, false, null, null, null));
        if (posting.AnswerTo is null && thread.Add(by, Now))
            Raise(new WorldEvent.ThreadMembersChanged(channel, [by], []));
        thread.MessageCount++;
        thread.TotalMessagesSent++;
        RestartArchiveTimer(channel);
    }

    private void AddMentioned(WorldUser by, WorldChannel channel, WorldUser mentioned)
    {
        if (!channel.Thread!.Has(mentioned) && WorldPermissions.CanSee(mentioned, channel.Parent!))
            Admit(by, channel, mentioned);
    }

    private void Admit(WorldUser by, WorldChannel channel, WorldUser user)
    {
        if (!channel.Thread!.Add(user, Now))
            return;
        Raise(new WorldEvent.ThreadMembersChanged(channel, [user], []));
        RefreshViews(channel);
        if (by != user)
            Notice(by, channel, 1, "", user);
    }

    private void Notice(WorldUser by, WorldChannel channel, int type, string text, WorldUser? about) =>
        Post(by, channel, new(new() { Content = text, Mentions = about is null ? [] : [about] }) { Type = type });

    /// <summary>Starts the countdown to archiving anew.</summary>
    private void RestartArchiveTimer(WorldChannel channel)
    {
        var thread = channel.Thread!;
        var due = thread.IsArchived ? Timeout.InfiniteTimeSpan : TimeSpan.FromMinutes(thread.AutoArchiveMinutes);
        if (thread.ArchiveTimer is { } timer)
            timer.Change(due, Timeout.InfiniteTimeSpan);
        else
            thread.ArchiveTimer = Options.Clock.CreateTimer(_ => ArchiveWhenIdle(channel), null, due, Timeout.InfiniteTimeSpan);
    }

    private void ArchiveWhenIdle(WorldChannel channel) => Locked(() =>
    {
        if (!channel.IsDeleted && channel.Thread is { IsArchived: false })
            Apply(Bot, channel, new(null, true, null, null, null));
    });
}
