using System.Reflection;
using IntimacyBot.Notifications;
using NodaTime;

namespace Tests.Couples;

public sealed class NotificationStateTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 18, 0);
    private static readonly Instant Later = Now + Notifier.StandsFor;

    private static readonly NotificationState[] Rings =
        [
            new NotificationState.Waiting(),
            new NotificationState.Posted(Later, Sounds: true),
            new NotificationState.Quiet(),
            new NotificationState.Withdrawn()
        ];

    private static readonly NotificationMove[] Moves =
    [
        new NotificationMove.Show(Now, Allowed: true, MaySound: false), new NotificationMove.Open(), new NotificationMove.Tick(Later),
        new NotificationMove.Again(), new NotificationMove.Unreachable(), new NotificationMove.Withdraw(),
    ];

    // Each ring becomes, by the moves in this order: Show, Open, Tick, Again, Unheard, Drop.
    private static readonly Dictionary<Type, string[]> Table = new()
    {
        [typeof(NotificationState.Waiting)] = ["Standing", "Still", "Waiting", "Waiting", "Still", "Gone"],
        [typeof(NotificationState.Posted)] = ["Standing", "Still", "Still", "Standing", "Still", "Gone"],
        [typeof(NotificationState.Quiet)] = ["Still", "Still", "Still", "Waiting", "Still", "Gone"],
        [typeof(NotificationState.Withdrawn)] = ["Gone", "Gone", "Gone", "Waiting", "Gone", "Gone"],
    };

    [Fact]
    public void Every_ring_meets_every_move_as_the_table_says()
    {
        Assert.Equal(Cases(typeof(NotificationState)), Rings.Select(r => r.GetType()).ToHashSet());
        Assert.Equal(Cases(typeof(NotificationMove)), Moves.Select(m => m.GetType()).ToHashSet());
        foreach (var state in Rings)
            Assert.Equal(Table[state.GetType()], Moves.Select(m => state.Decide(m).GetType().Name));
    }

    [Fact]
    public void A_ring_that_may_not_be_shown_waits_and_one_that_stands_goes_back_to_waiting()
    {
        var hidden = new NotificationMove.Show(Now, Allowed: false, MaySound: true);
        Assert.Equal(new NotificationState.Waiting(), new NotificationState.Waiting().Decide(hidden));
        Assert.Equal(new NotificationState.Waiting(), new NotificationState.Posted(Later, Sounds: true).Decide(hidden));
    }

    [Fact]
    public void A_ring_stands_for_a_day_and_not_a_moment_less()
    {
        var standing = new NotificationState.Waiting().Decide(new NotificationMove.Show(Now, Allowed: true, MaySound: true));
        Assert.Equal(new NotificationState.Posted(Now + Duration.FromDays(1), Sounds: true), standing);
        Assert.Same(standing, standing.Decide(new NotificationMove.Tick(Later - Duration.FromMilliseconds(1))));
    }

    internal static HashSet<Type> Cases(Type closed) =>
        [.. closed.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(t => t.IsSubclassOf(closed))];
}
