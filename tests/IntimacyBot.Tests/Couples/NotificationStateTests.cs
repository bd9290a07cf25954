using System.Reflection;
using IntimacyBot.Notifications;
using NodaTime;
using Waiting = IntimacyBot.Notifications.NotificationState.Waiting;

namespace Tests.Couples;

/// <summary>The life of one ring.</summary>
public sealed class NotificationStateTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 18, 0);
    private static readonly Instant End = Now + Duration.FromDays(7);

    private static readonly NotificationState[] Rings =
    [
        new Waiting(End),
        new NotificationState.Posted(End, Sounds: true),
        new NotificationState.Settled(End),
        new NotificationState.Quiet(),
        new NotificationState.Withdrawn(),
    ];

    private static readonly NotificationMove[] Moves =
    [
        Shown(Now), new NotificationMove.Tick(End), new NotificationMove.Unreachable(), new NotificationMove.Settle(),
        new NotificationMove.Withdraw(),
    ];

    // What each state becomes by the moves in this order: Show, Tick, Unreachable, Settle, Withdraw.
    private static readonly Dictionary<Type, string[]> Table = new()
    {
        [typeof(Waiting)] = ["Posted", "Quiet", "Quiet", "Withdrawn", "Withdrawn"],
        [typeof(NotificationState.Posted)] = ["Posted", "Quiet", "Quiet", "Settled", "Withdrawn"],
        [typeof(NotificationState.Settled)] = ["Settled", "Withdrawn", "Withdrawn", "Settled", "Withdrawn"],
        [typeof(NotificationState.Quiet)] = ["Quiet", "Quiet", "Quiet", "Withdrawn", "Withdrawn"],
        [typeof(NotificationState.Withdrawn)] = ["Withdrawn", "Withdrawn", "Withdrawn", "Withdrawn", "Withdrawn"],
    };

    /// <summary>What happens to a ring, and what is left: whether it stands, and whether something waits behind it.</summary>
    public static TheoryData<string, bool, bool> Lives => new()
    {
        { "posted", true, true },
        { "posted, looked at again while nothing may ring", true, true },
        { "posted, nearly its time", true, true },
        { "posted, settled", true, false },
        { "posted, settled, looked at again while nothing may ring", true, false },
        { "posted, settled, settled", true, false },
        { "posted, settled, nearly its time", true, false },
        { "posted, its time", false, true },
        { "posted, settled, its time", false, false },
        { "posted, withdrawn", false, false },
        { "posted, settled, withdrawn", false, false },
        { "posted, its time, settled", false, false },
        { "never shown", false, true },
        { "never shown, settled", false, false },
        { "never shown, its time", false, true },
        { "never shown, its time, posted", false, true },
    };

    [Fact]
    public void Every_ring_meets_every_move_as_the_table_says()
    {
        Assert.Equal(Cases(typeof(NotificationState)), Rings.Select(r => r.GetType()).ToHashSet());
        Assert.Equal(Cases(typeof(NotificationMove)), Moves.Select(m => m.GetType()).ToHashSet());
        foreach (var state in Rings)
            Assert.Equal(Table[state.GetType()], Moves.Select(m => state.Decide(m).GetType().Name));
    }

    [Theory]
    [MemberData(nameof(Lives))]
    public void Only_its_time_and_what_both_see_take_a_ring_away(string life, bool stands, bool waits)
    {
        var ring = life.Split(", ").Aggregate((NotificationState)new Waiting(End), (state, next) => state.Decide(next switch
        {
            "posted" => Shown(End - Duration.FromDays(1)),
            "never shown" or "looked at again while nothing may ring" => new NotificationMove.Show(Now, Allowed: false, MaySound: true),
            "nearly its time" => new NotificationMove.Tick(End - Duration.FromMilliseconds(1)),
            "its time" => new NotificationMove.Tick(End),
            "settled" => new NotificationMove.Settle(),
            "withdrawn" => new NotificationMove.Withdraw(),
            _ => throw new ArgumentException(next),
        }));
        Assert.Equal((stands, waits), (ring.Stands, ring.Waits));
    }

    [Fact]
    public void A_ring_about_what_ends_stands_until_then_however_late_it_is_posted()
    {
        foreach (var at in new[] { Now, Now + Duration.FromDays(6) })
            Assert.Equal(new NotificationState.Posted(End, Sounds: true), new Waiting(End).Decide(Shown(at)));
        Assert.Equal(new NotificationState.Quiet(), new Waiting(End).Decide(Shown(End)));
    }

    [Fact]
    public void A_return_or_a_notice_stands_for_two_days_from_when_it_is_posted() =>
        Assert.Equal(
            new NotificationState.Posted(Now + Duration.FromDays(2), Sounds: false),
            new Waiting(null).Decide(new NotificationMove.Show(Now, Allowed: true, MaySound: false)));

    /// <summary>What is due is looked for by its moment: one that keeps it would be found again without end.</summary>
    [Fact]
    public void Whatever_is_due_leaves_its_moment_behind()
    {
        foreach (var state in Rings)
        {
            var row = new NotificationRow { Id = default, Person = default, Kind = "test", About = default, At = Now, State = state };
            Assert.Equal(state, row.State);
            row.State = row.State.Decide(new NotificationMove.Tick(End));
            Assert.Null(row.DueAt);
        }
    }

    internal static HashSet<Type> Cases(Type closed) =>
        [.. closed.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(t => t.IsSubclassOf(closed))];

    private static NotificationMove.Show Shown(Instant at) => new(at, Allowed: true, MaySound: true);
}
