namespace Rehearsal;

/// <summary>
/// What the documentation leaves open or only one reading of it says. The defaults are what is believed; any other value makes a platform
/// that answers otherwise.
/// </summary>
internal sealed record PlatformBehavior
{
    /// <summary>True when a new private thread is announced in its channel, as a public one is.</summary>
    public bool AnnouncesPrivateThreads { get; init; }

    /// <summary>True when an add leaves a notice in the thread.</summary>
    public bool AddsPostNotices { get; init; } = true;

    /// <summary>These acts need Manage Threads in the whole server; an overwrite of the channel is not enough.</summary>
    public ThreadActs NeedServerWidePermission { get; init; }

    public bool ArchivedThreadsTakeEdits { get; init; }

    public bool ArchivedThreadsTakeMembers { get; init; }

    /// <summary>True when a message in an archived thread cannot be deleted.</summary>
    public bool ArchivedThreadsKeepMessages { get; init; }

    public bool ButtonsWorkInArchivedThreads { get; init; }

    /// <summary>True when a message with the enforced nonce of an earlier one is not posted.</summary>
    public bool EnforcesNonces { get; init; } = true;

    /// <summary>True when a nonce is refused (10008) while it is remembered and its message is deleted.</summary>
    public bool NoncesOutliveDeletion { get; init; } = true;

    /// <summary>True when a nonce is remembered for one channel only, and not for its author.</summary>
    public bool NoncesBelongToChannels { get; init; }

    /// <summary>True when an edit numbers all components anew, also those that came with an id.</summary>
    public bool EditsRenumberComponents { get; init; }

    public int MaxComponentId { get; init; } = int.MaxValue;

    /// <summary>This many threads may be created in this time, of which no header tells.</summary>
    public Allowance UnannouncedThreadLimit { get; init; } = new(int.MaxValue, TimeSpan.FromSeconds(1));

    /// <summary>True when the account that owns the application has two-factor authentication.</summary>
    public bool OwnerHasTwoFactor { get; set; } = true;

    /// <summary>True when a server that asks for two-factor authentication asks bots for that of their owner.</summary>
    public bool EnforcesTwoFactor { get; init; } = true;

    public bool MentionsAddMembers { get; init; } = true;

    public bool EditedMentionsAddMembers { get; init; }

    /// <summary>True when somebody who does not see the channel can be added to its threads.</summary>
    public bool AddsWhoCannotSee { get; init; }

    /// <summary>True when a message reaches somebody whose direct messages are closed.</summary>
    public bool DeliversToClosedDms { get; init; }
}

/// <summary>What can be done to a thread with Manage Threads.</summary>
[Flags]
internal enum ThreadActs
{
    None = 0,
    Archive = 1 << 0,
    Lock = 1 << 1,

    /// <summary>To open a thread that is archived and locked.</summary>
    Wake = 1 << 2,
    Delete = 1 << 3,
}
