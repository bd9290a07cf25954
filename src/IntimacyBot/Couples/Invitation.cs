using IntimacyBot.Platform.Rules;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>What happens to an invitation. A no is not among it: it changes nothing anywhere.</summary>
internal abstract record InvitationMove
{
    private InvitationMove()
    {
    }

    /// <summary>It sets out: has the other chosen the same, is each free, do they want none from here?</summary>
    internal sealed record Deliver(Instant At, bool Mutual, bool InviterFree, bool InvitedFree, bool Muted) : InvitationMove;

    internal sealed record Accept(Instant At, bool InviterFree) : InvitationMove;

    internal sealed record Tick(Instant At) : InvitationMove;

    /// <summary>The inviter reads that nothing came of it.</summary>
    internal sealed record Read : InvitationMove;
}

/// <summary>One person's choice of another, and how far it came. Its inviter sees the same whatever happens. Pure.</summary>
internal abstract record Invitation
{
    private Invitation()
    {
    }

    /// <summary>Chosen by the inviter. <paramref name="Rings"/>: their budget allows that somebody hears of it.</summary>
    internal sealed record Sent(Instant Until, bool Rings) : Invitation;

    /// <summary>The other may choose it too. <paramref name="Calls"/>: they are called for it.</summary>
    internal sealed record Pending(Instant Until, bool Calls) : Invitation;

    /// <summary>Its time is over, and its inviter has not read so.</summary>
    internal sealed record Lapsed : Invitation;

    /// <summary>Both have chosen.</summary>
    internal sealed record Accepted : Invitation;

    /// <summary>Nothing is left to say.</summary>
    internal sealed record Over : Invitation;

    public Decision<Invitation> Decide(InvitationMove move) => (this, move) switch
    {
        (Sent s, InvitationMove.Deliver d) when d.At >= s.Until => new Lapsed(),
        (Sent, InvitationMove.Deliver { Mutual: true, InviterFree: true, InvitedFree: true }) => new Accepted(),
        (Sent s, InvitationMove.Deliver d) => new Pending(s.Until, s.Rings && d is { InvitedFree: true, Muted: false }),
        (Sent s, InvitationMove.Tick t) => t.At >= s.Until ? new Lapsed() : this,
        (Pending s, InvitationMove.Tick t) => t.At >= s.Until ? new Lapsed() : this,
        (Pending s, InvitationMove.Accept a) => a.At < s.Until && a.InviterFree ? new Accepted() : Refusal.NotAvailable,
        (Sent or Lapsed or Over, InvitationMove.Accept) => Refusal.NotAvailable,
        (Accepted, InvitationMove.Accept) => Refusal.Repeated,
        (Lapsed, InvitationMove.Read) => new Over(),
        (_, InvitationMove.Tick) => this,
        _ => Refusal.MovedOn,
    };
}

/// <summary>How often one person's invitations may ring: once in 30 days for each person, and three in any 24 hours. Pure.</summary>
internal static class InvitationBudget
{
    public const int MostInADay = 3;

    public static readonly Duration Kept = Duration.FromDays(30);

    public static bool MayRing(IEnumerable<Instant> toThisPerson, IEnumerable<Instant> toAnybody, Instant at) =>
        !toThisPerson.Any(i => at - i < Kept) && toAnybody.Count(i => at - i < Duration.FromDays(1)) < MostInADay;
}
