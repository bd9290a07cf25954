using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>What happens to a ring.</summary>
internal abstract record RingMove
{
    private RingMove()
    {
    }

    /// <summary>It may be looked at now: does its person allow it, and may it sound?</summary>
    internal sealed record Show(Instant At, bool Allowed, bool MaySound) : RingMove;

    /// <summary>Its person has opened what it is about.</summary>
    internal sealed record Open : RingMove;

    /// <summary>Time has passed.</summary>
    internal sealed record Tick(Instant At) : RingMove;

    /// <summary>There is a new reason to ring for the same thing.</summary>
    internal sealed record Again : RingMove;

    /// <summary>Its person cannot be reached.</summary>
    internal sealed record Unheard : RingMove;

    /// <summary>Nothing waits any more.</summary>
    internal sealed record Drop : RingMove;
}

/// <summary>Where the ring of a call stands; the call itself waits in /home however it rings. Pure.</summary>
internal abstract record Ring
{
    private Ring()
    {
    }

    /// <summary>It has not rung, perhaps because it may not now.</summary>
    internal sealed record Waiting : Ring;

    /// <summary>It stands in the bell.</summary>
    internal sealed record Standing(Instant Until, bool Sounds) : Ring;

    /// <summary>It has rung.</summary>
    internal sealed record Still : Ring;

    /// <summary>Nothing waits any more.</summary>
    internal sealed record Gone : Ring;

    public Ring Decide(RingMove move) => (this, move) switch
    {
        (_, RingMove.Drop) => new Gone(),
        (Still or Gone, RingMove.Again) => new Waiting(),
        (Waiting, RingMove.Show { Allowed: true } show) => new Standing(show.At + Bell.RingStands, show.MaySound),
        (Standing, RingMove.Show { Allowed: false }) => new Waiting(),
        (Waiting or Standing, RingMove.Open or RingMove.Unheard) => new Still(),
        (Standing standing, RingMove.Tick tick) when tick.At >= standing.Until => new Still(),
        _ => this,
    };
}
