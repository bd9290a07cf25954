using CsCheck;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Rules;
using NodaTime;

namespace Tests.Couples;

public sealed class InvitationTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 18, 0);
    private static readonly Instant Until = Now + Duration.FromDays(7);

    private static readonly Invitation[] Invitations =
    [
        new Invitation.Sent(Until, Rings: true),
            new Invitation.Pending(Until, Calls: true),
            new Invitation.Lapsed(),
            new Invitation.Accepted(),
            new Invitation.Over(),
    ];

    private static readonly InvitationMove[] Moves =
    [
        Delivered(),
        new InvitationMove.Accept(Now, InviterFree: true, MutedByInviter: false),
        new InvitationMove.Tick(Until),
        new InvitationMove.Read(),
    ];

    // Each row lists what an invitation in that state becomes by these moves, in this order: Deliver, Accept, Tick at its end, Read.
    private static readonly Dictionary<Type, string[]> Table = new()
    {
        [typeof(Invitation.Sent)] = ["Pending", "NotAvailable", "Lapsed", "MovedOn"],
        [typeof(Invitation.Pending)] = ["MovedOn", "Accepted", "Lapsed", "MovedOn"],
        [typeof(Invitation.Lapsed)] = ["MovedOn", "NotAvailable", "Lapsed", "Over"],
        [typeof(Invitation.Accepted)] = ["MovedOn", "Repeated", "Accepted", "MovedOn"],
        [typeof(Invitation.Over)] = ["MovedOn", "NotAvailable", "Over", "MovedOn"],
    };

    [Fact]
    public void Every_invitation_meets_every_move_as_the_table_says()
    {
        Assert.Equal(NotificationStateTests.Cases(typeof(Invitation)), Invitations.Select(i => i.GetType()).ToHashSet());
        Assert.Equal(NotificationStateTests.Cases(typeof(InvitationMove)), Moves.Select(m => m.GetType()).ToHashSet());
        foreach (var invitation in Invitations)
            Assert.Equal(Table[invitation.GetType()], Moves.Select(m => Name(invitation.Decide(m))));
    }

    [Theory]
    [InlineData(true, true, true, false, false, "Accepted")]
    [InlineData(true, false, true, false, false, "Pending")]
    [InlineData(true, true, false, false, false, "Pending")]
    [InlineData(false, true, true, false, false, "Pending")]
    [InlineData(true, true, true, true, false, "Pending")]
    [InlineData(true, true, true, false, true, "Pending")]
    public void Only_two_free_people_who_chose_each_other_and_said_no_more_to_neither_are_paired_by_the_second_choice(
        bool mutual,
        bool inviterFree,
        bool invitedFree,
        bool mutedByInvited,
        bool mutedByInviter,
        string expected)
    {
        var delivered = Delivered() with
        {
            Mutual = mutual,
            InviterFree = inviterFree,
            InvitedFree = invitedFree,
            MutedByInvited = mutedByInvited,
            MutedByInviter = mutedByInviter,
        };
        Assert.Equal(expected, Name(new Invitation.Sent(Until, Rings: true).Decide(delivered)));
    }

    [Theory]
    [InlineData(true, true, false, true)]
    [InlineData(false, true, false, false)]
    [InlineData(true, false, false, false)]
    [InlineData(true, true, true, false)]
    public void Somebody_hears_of_it_who_is_free_and_has_not_said_no_more_within_the_inviters_budget(
        bool rings,
        bool invitedFree,
        bool muted,
        bool calls)
    {
        var decision = new Invitation.Sent(Until, rings).Decide(
            Delivered() with { InvitedFree = invitedFree, MutedByInvited = muted });
        Assert.Equal(new Invitation.Pending(Until, calls), decision.Next);
    }

    [Fact]
    public void A_choice_after_the_end_or_for_somebody_who_is_no_longer_free_or_said_no_more_is_not_available()
    {
        var standing = new Invitation.Pending(Until, Calls: true);
        var accepted = new InvitationMove.Accept(Now, InviterFree: true, MutedByInviter: false);
        foreach (var refused in new[]
        {
            accepted with { At = Until }, accepted with { InviterFree = false }, accepted with { MutedByInviter = true },
        })
            Assert.Equal(Refusal.NotAvailable, standing.Decide(refused).Refusal);
    }

    /// <summary>The limits hold in every window of time, whatever somebody sends and when.</summary>
    [Fact]
    public void At_most_one_rings_for_a_pair_in_30_days_and_three_in_a_day() =>
        Gen.Select(Gen.Int[0, 4], Gen.Int[0, 90 * 24]).Array[0, 120].Sample(sent =>
        {
            var rung = new List<(int To, Instant At)>();
            foreach (var (to, hour) in sent.OrderBy(s => s.Item2))
            {
                var at = Now + Duration.FromHours(hour);
                if (InvitationBudget.MayRing(rung.Where(r => r.To == to).Select(r => r.At), rung.Select(r => r.At), at))
                    rung.Add((to, at));
            }

            Assert.All(rung, r => Assert.Single(rung, o => o.To == r.To && IsWithin(o.At, r.At, days: 30)));
            Assert.All(rung, r => Assert.InRange(rung.Count(o => IsWithin(o.At, r.At, days: 1)), 0, 3));
            Assert.Equal(sent.Length > 0, rung.Count > 0);
        });

    private static InvitationMove.Deliver Delivered() => new(
        Now, Mutual: false, InviterFree: true, InvitedFree: true, MutedByInvited: false, MutedByInviter: false);

    private static bool IsWithin(Instant at, Instant from, int days) => (at - from).TotalDays is >= 0 and var after && after < days;

    private static string Name(Decision<Invitation> decision) => decision.Next?.GetType().Name ?? decision.Refusal.ToString()!;
}
