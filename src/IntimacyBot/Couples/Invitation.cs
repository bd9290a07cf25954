using IntimacyBot.Platform.Rules;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>The events that change an invitation. A no is not one of them, because it changes nothing.</summary>
internal abstract record InvitationMove
{
    private InvitationMove()
    {
    }

    /// <summary>
    /// The invitation is delivered. The flags say whether the other chose the same, who is free for a couple, and which of the two wants
    /// no invitations from the other. The inviter may have said so since they chose.
    /// </summary>
    internal sealed record Deliver(
        Instant At, bool Mutual, bool InviterFree, bool InvitedFree, bool MutedByInvited, bool MutedByInviter) : InvitationMove;

    internal sealed record Accept(Instant At, bool InviterFree, bool MutedByInviter) : InvitationMove;

    internal sealed record Tick(Instant At) : InvitationMove;

    /// <summary>The inviter has read that nothing came of the invitation.</summary>
    internal sealed record Read : InvitationMove;
}

/// <summary>One person's choice of another and its state. Its inviter sees the same whatever happens. It is pure.</summary>
internal abstract record Invitation
{
    private Invitation()
    {
    }

    /// <summary>The inviter has chosen. <paramref name="Rings"/> is true when their budget allows a notification.</summary>
    internal sealed record Sent(Instant Until, bool Rings) : Invitation;

    /// <summary>The other person may accept. <paramref name="Calls"/> is true when they are notified of it.</summary>
    internal sealed record Pending(Instant Until, bool Calls) : Invitation;

    /// <summary>The invitation has expired, and its inviter has not read so yet.</summary>
    internal sealed record Lapsed : Invitation;

    /// <summary>Both have chosen.</summary>
    internal sealed record Accepted : Invitation;

    /// <summary>Nothing is left to say.</summary>
    internal sealed record Over : Invitation;

    public Decision<Invitation> Decide(InvitationMove move) => (this, move) switch
    {
        (Sent s, InvitationMove.Deliver d) when d.At >= s.Until => new Lapsed(),
        (Sent, InvitationMove.Deliver
        {
            Mutual: true, InviterFree: true, InvitedFree: true, MutedByInvited: false, MutedByInviter: false,
        }) => new Accepted(),
        (Sent s, InvitationMove.Deliver d) => new Pending(s.Until, s.Rings && d is { InvitedFree: true, MutedByInvited: false }),
        (Sent s, InvitationMove.Tick t) => t.At >= s.Until ? new Lapsed() : this,
        (Pending s, InvitationMove.Tick t) => t.At >= s.Until ? new Lapsed() : this,
        (Pending s, InvitationMove.Accept { InviterFree: true, MutedByInviter: false } a) when a.At < s.Until => new Accepted(),
        (Pending, InvitationMove.Accept) => Refusal.NotAvailable,
        (Sent or Lapsed or Over, InvitationMove.Accept) => Refusal.NotAvailable,
        (Accepted, InvitationMove.Accept) => Refusal.Repeated,
        (Lapsed, InvitationMove.Read) => new Over(),
        (_, InvitationMove.Tick) => this,
        _ => Refusal.MovedOn,
    };
}

/// <summary>
/// Limits how often one person's invitations may notify: once in 30 days for each invited person, and three times in any 24 hours. It is
/// pure.
/// </summary>
internal static class InvitationBudget
{
    public const int MostInADay = 3;

    public static readonly Duration Kept = Duration.FromDays(30);

    public static bool MayRing(IEnumerable<Instant> toThisPerson, IEnumerable<Instant> toAnybody, Instant at) =>
        !toThisPerson.Any(i => at - i < Kept) && toAnybody.Count(i => at - i < Duration.FromDays(1)) < MostInADay;
}
