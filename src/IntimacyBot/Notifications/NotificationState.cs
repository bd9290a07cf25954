using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>The events that change a ring.</summary>
internal abstract record NotificationMove
{
    private NotificationMove()
    {
    }

    /// <summary>
    /// The ring may be posted now, if its person allows it. <paramref name="MaySound"/> is true when it may make a sound.
    /// </summary>
    internal sealed record Show(Instant At, bool Allowed, bool MaySound) : NotificationMove;

    internal sealed record Tick(Instant At) : NotificationMove;

    /// <summary>The person cannot be reached.</summary>
    internal sealed record Unreachable : NotificationMove;

    /// <summary>Nothing waits any more, and only the person knows that: a posted ring stays until its time.</summary>
    internal sealed record Settle : NotificationMove;

    /// <summary>Nothing waits any more, and both can see that: a posted ring is removed now.</summary>
    internal sealed record Withdraw : NotificationMove;
}

/// <summary>
/// The state of the one ring of a notification. What the notification is about waits in /home in every state. A ring is removed at a time
/// that is fixed when it is posted, so that somebody who looks into a bell cannot tell what its person did. It is pure.
/// </summary>
internal abstract record NotificationState
{
    private NotificationState()
    {
    }

    /// <summary>
    /// The ring is not posted, perhaps because it may not be now. <paramref name="Until"/> is the time when what it is about is over; null
    /// where that is open.
    /// </summary>
    internal sealed record Waiting(Instant? Until) : NotificationState;

    /// <summary>The ring is posted in the bell.</summary>
    internal sealed record Posted(Instant Until, bool Sounds) : NotificationState;

    /// <summary>The ring stays posted until its time, although nothing waits behind it any more.</summary>
    internal sealed record Settled(Instant Until) : NotificationState;

    /// <summary>The ring is removed or was never posted, and what it is about still waits.</summary>
    internal sealed record Quiet : NotificationState;

    /// <summary>Nothing waits any more, and no ring is posted.</summary>
    internal sealed record Withdrawn : NotificationState;

    /// <summary>True when something still waits behind the ring.</summary>
    public bool Waits => this is Waiting or Posted or Quiet;

    /// <summary>True when a ring is posted.</summary>
    public bool Stands => this is Posted or Settled;

    public NotificationState Decide(NotificationMove move) => (this, move) switch
    {
        (_, NotificationMove.Withdraw) => new Withdrawn(),
        (Posted standing, NotificationMove.Settle) => new Settled(standing.Until),
        (Waiting or Quiet, NotificationMove.Settle) => new Withdrawn(),
        (Waiting { Until: { } over }, NotificationMove.Show show) when over <= show.At => new Quiet(),
        (Waiting waiting, NotificationMove.Show { Allowed: true } show) =>
            new Posted(waiting.Until ?? show.At + Notifier.StandsFor, show.MaySound),
        (Waiting or Posted, NotificationMove.Unreachable) => new Quiet(),
        (Settled, NotificationMove.Unreachable) => new Withdrawn(),
        (Waiting { Until: { } over }, NotificationMove.Tick tick) when over <= tick.At => new Quiet(),
        (Posted standing, NotificationMove.Tick tick) when standing.Until <= tick.At => new Quiet(),
        (Settled standing, NotificationMove.Tick tick) when standing.Until <= tick.At => new Withdrawn(),
        _ => this,
    };
}
