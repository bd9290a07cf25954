using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>What happens to a ring.</summary>
internal abstract record NotificationMove
{
    private NotificationMove()
    {
    }

    /// <summary>It may be looked at now: does its person allow it, and may it sound?</summary>
    internal sealed record Show(Instant At, bool Allowed, bool MaySound) : NotificationMove;

    /// <summary>Its person has opened what it is about.</summary>
    internal sealed record Open : NotificationMove;

    /// <summary>Time has passed.</summary>
    internal sealed record Tick(Instant At) : NotificationMove;

    /// <summary>There is a new reason to ring for the same thing.</summary>
    internal sealed record Again : NotificationMove;

    /// <summary>Its person cannot be reached.</summary>
    internal sealed record Unreachable : NotificationMove;

    /// <summary>Nothing waits any more.</summary>
    internal sealed record Withdraw : NotificationMove;
}

/// <summary>Where the ring of a call stands; the call itself waits in /home however it rings. Pure.</summary>
internal abstract record NotificationState
{
    private NotificationState()
    {
    }

    /// <summary>It has not rung, perhaps because it may not now.</summary>
    internal sealed record Waiting : NotificationState;

    /// <summary>It stands in the bell.</summary>
    internal sealed record Posted(Instant Until, bool Sounds) : NotificationState;

    /// <summary>It has rung.</summary>
    internal sealed record Quiet : NotificationState;

    /// <summary>Nothing waits any more.</summary>
    internal sealed record Withdrawn : NotificationState;

    public NotificationState Decide(NotificationMove move) => (this, move) switch
    {
        (_, NotificationMove.Withdraw) => new Withdrawn(),
        (Quiet or Withdrawn, NotificationMove.Again) => new Waiting(),
        (Waiting, NotificationMove.Show { Allowed: true } show) => new Posted(show.At + Notifier.StandsFor, show.MaySound),
        (Posted, NotificationMove.Show { Allowed: false }) => new Waiting(),
        (Waiting or Posted, NotificationMove.Open or NotificationMove.Unreachable) => new Quiet(),
        (Posted standing, NotificationMove.Tick tick) when tick.At >= standing.Until => new Quiet(),
        _ => this,
    };
}
