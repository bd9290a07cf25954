using IntimacyBot.Members;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Says how a notification changes.</summary>
internal enum NotificationTurn
{
    /// <summary>Something begins to wait and rings.</summary>
    Begins,

    /// <summary>It does not wait any more. Only its person knows that, so its ring stays until its time.</summary>
    Settles,

    /// <summary>It does not wait any more. Both can see that, so its ring is removed.</summary>
    Ends,
}

/// <summary>Something begins or ceases to wait for somebody. A null person or kind means all of them.</summary>
internal sealed record NotificationChange(Guid? Person, string? Kind, NotificationTurn Turn)
{
    /// <summary>The terms of a ring that begins.</summary>
    public NotificationTerms Terms { get; init; } = new(NotificationPurpose.Notice);
}

/// <summary>
/// Says how a notification rings: its purpose, the consent that its person must have given, and until when its ring stays. A null consent
/// stands for anybody who takes part; a null time means two days from when the ring is posted.
/// </summary>
internal sealed record NotificationTerms(NotificationPurpose Purpose, Consent? Needs = null, Instant? Until = null);
