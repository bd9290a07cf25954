namespace Rehearsal.World;

/// <summary>The requested changes of a thread; null leaves a property unchanged.</summary>
internal sealed record ThreadChange(string? Name, bool? Archived, bool? Locked, bool? Invitable, int? AutoArchiveMinutes)
{
    public bool OnlyUnarchives => Archived is false && this == new ThreadChange(null, false, null, null, null);
}

internal sealed partial class World
{
    private const int MaxActiveThreads = 1000;
    private const int MaxParticipants = 1000;
    private readonly Queue<long> _threadsCreated = [];

    internal WorldChannel CreateThread(
        WorldUser by, WorldChannel parent, string name, bool isPrivate, bool invitable, int autoArchiveMinutes)
    {
        RequireSight(by, parent);
        if (parent.Type != WorldChannelType.Text)
            throw RefusedException.WrongChannelType;
        Require(by, parent, isPrivate ? WorldPermission.CreatePrivateThreads : WorldPermission.CreatePublicThreads);
        var guild = parent.Guild!;
        RequireThreadLeft(guild);
        var state = new ThreadDetails(isPrivate, by, Now) { IsInvitable = invitable, AutoArchiveMinutes = autoArchiveMinutes };
        state.Add(by, Now);
        var type = isPrivate ? WorldChannelType.PrivateThread : WorldChannelType.PublicThread;
        var thread = new WorldChannel(this, NextId(), type, name, guild) { Parent = parent, Thread = state };
        guild.Add(thread);
        Register(thread);
        RestartArchiveTimer(thread);
        Raise(new WorldEvent.ThreadCreated(thread));
        RefreshViews(thread);
        if (isPrivate && Platform.AnnouncesPrivateThreads)
            Notice(by, parent, 18, name, null);
        return thread;
    }

    /// <summary>Counts a thread against the limit that no header tells of; returns how long to wait if it is one too many.</summary>
    internal TimeSpan? SharedThreadLimit()
    {
        var (clock, allowance) = (Options.TransportClock, Platform.UnannouncedThreadLimit);
        while (_threadsCreated.TryPeek(out var oldest) && clock.GetElapsedTime(oldest) > allowance.Per)
            _threadsCreated.Dequeue();
        if (_threadsCreated.Count >= allowance.Requests)
            return allowance.Per - clock.GetElapsedTime(_threadsCreated.Peek());
        _threadsCreated.Enqueue(clock.GetTimestamp());
        return null;
    }

    internal void AddToThread(WorldUser by, WorldChannel channel, WorldUser user)
    {
        var thread = RequireThread(by, channel);
        if (thread.IsArchived && !Platform.ArchivedThreadsTakeMembers)
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
        if (!Platform.AddsWhoCannotSee && !WorldPermissions.CanSee(user, channel.Parent!))
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
            Notice(by, channel, WorldMessage.RecipientRemoved, "", user);
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
        if (!mayChange || NeedsMore(by, channel, ActsOf(thread, change)))
            throw RefusedException.MissingPermissions;
        if (thread.IsArchived && change.Archived is false)
            RequireThreadLeft(channel.Guild!);
        Apply(by, channel, change);
    }

    internal void DeleteChannel(WorldUser by, WorldChannel channel)
    {
        RequireSight(by, channel);
        if (channel.Guild is null)
            return;
        Require(by, channel, channel.IsThread ? WorldPermission.ManageThreads : WorldPermission.ManageChannels);
        if (channel.IsThread && NeedsMore(by, channel, ThreadActs.Delete))
            throw RefusedException.MissingPermissions;
        Demolish(channel);
    }

    /// <summary>True when this platform asks for a permission in the whole server, and only the channel grants it.</summary>
    private bool NeedsMore(WorldUser by, WorldChannel thread, ThreadActs acts) =>
        (Platform.NeedServerWidePermission & acts) != 0
        && !WorldPermissions.Of(by, thread.Guild!).HasFlag(WorldPermission.ManageThreads);

    private static ThreadActs ActsOf(ThreadDetails thread, ThreadChange change)
    {
        var acts = change.Archived is true ? ThreadActs.Archive : ThreadActs.None;
        if (change.Locked is true)
            acts |= ThreadActs.Lock;
        return change.Archived is false && thread is { IsArchived: true, IsLocked: true } ? acts | ThreadActs.Wake : acts;
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
            Notice(by, channel, WorldMessage.NameChanged, channel.Name, null);
    }

    private static string Describe(WorldChannel channel)
    {
        var thread = channel.Thread!;
        var (archived, locked) = (thread.IsArchived ? ", archived" : "", thread.IsLocked ? ", locked" : "");
        return $"is now \"{channel.Name}\"{archived}{locked}{(thread.IsInvitable ? "" : ", not invitable")}";
    }

    /// <summary>
    /// Creating a thread and opening an archived one are refused when the server has as many active threads as it may have.
    /// </summary>
    private static void RequireThreadLeft(WorldGuild guild)
    {
        if (guild.Threads.Count(t => !t.Thread!.IsArchived) >= MaxActiveThreads)
            throw RefusedException.TooManyThreads;
    }

    private static ThreadDetails RequireThread(WorldUser by, WorldChannel channel)
    {
        RequireSight(by, channel);
        return channel.Thread ?? throw RefusedException.WrongChannelType;
    }

    /// <summary>Unarchives a thread to which somebody sends a message, and makes the sender a member.</summary>
    private void EnterThread(WorldUser by, WorldChannel channel, ThreadDetails thread, NewMessage posting)
    {
        if (thread.IsArchived && posting.Type is 0 or 20)
        {
            RequireThreadLeft(channel.Guild!);
            Apply(by, channel, new(null, false, null, null, null));
        }
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
        if (by != user && Platform.AddsPostNotices)
            Notice(by, channel, WorldMessage.RecipientAdded, "", user);
    }

    private void Notice(WorldUser by, WorldChannel channel, int type, string text, WorldUser? about) =>
        Post(by, channel, new(new() { Content = text, Mentions = about is null ? [] : [about] }) { Type = type });

    /// <summary>Restarts the timer after which a thread is archived.</summary>
    private void RestartArchiveTimer(WorldChannel channel)
    {
        var thread = channel.Thread!;
        var stays = thread.IsArchived || !Options.ArchivesByItself;
        var due = stays ? Timeout.InfiniteTimeSpan : TimeSpan.FromMinutes(thread.AutoArchiveMinutes);
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
