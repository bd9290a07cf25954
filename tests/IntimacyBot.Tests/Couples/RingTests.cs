using System.Reflection;
using IntimacyBot.Notifications;
using NodaTime;

namespace Tests.Couples;

public sealed class RingTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 11, 23, 18, 0);
    private static readonly Instant Later = Now + Bell.RingStands;

    private static readonly Ring[] Rings = [new Ring.Waiting(), new Ring.Standing(Later, Sounds: true), new Ring.Still(), new Ring.Gone()];

    private static readonly RingMove[] Moves =
    [
        new RingMove.Show(Now, Allowed: true, MaySound: false), new RingMove.Open(), new RingMove.Tick(Later),
        new RingMove.Again(), new RingMove.Unheard(), new RingMove.Drop(),
    ];

    // Each ring becomes, by the moves in this order: Show, Open, Tick, Again, Unheard, Drop.
    private static readonly Dictionary<Type, string[]> Table = new()
    {
        [typeof(Ring.Waiting)] = ["Standing", "Still", "Waiting", "Waiting", "Still", "Gone"],
        [typeof(Ring.Standing)] = ["Standing", "Still", "Still", "Standing", "Still", "Gone"],
        [typeof(Ring.Still)] = ["Still", "Still", "Still", "Waiting", "Still", "Gone"],
        [typeof(Ring.Gone)] = ["Gone", "Gone", "Gone", "Waiting", "Gone", "Gone"],
    };

    [Fact]
    public void Every_ring_meets_every_move_as_the_table_says()
    {
        Assert.Equal(Cases(typeof(Ring)), Rings.Select(r => r.GetType()).ToHashSet());
        Assert.Equal(Cases(typeof(RingMove)), Moves.Select(m => m.GetType()).ToHashSet());
        foreach (var ring in Rings)
            Assert.Equal(Table[ring.GetType()], Moves.Select(m => ring.Decide(m).GetType().Name));
    }

    [Fact]
    public void A_ring_that_may_not_be_shown_waits_and_one_that_stands_goes_back_to_waiting()
    {
        var hidden = new RingMove.Show(Now, Allowed: false, MaySound: true);
        Assert.Equal(new Ring.Waiting(), new Ring.Waiting().Decide(hidden));
        Assert.Equal(new Ring.Waiting(), new Ring.Standing(Later, Sounds: true).Decide(hidden));
    }

    [Fact]
    public void A_ring_stands_for_a_day_and_not_a_moment_less()
    {
        var standing = new Ring.Waiting().Decide(new RingMove.Show(Now, Allowed: true, MaySound: true));
        Assert.Equal(new Ring.Standing(Now + Duration.FromDays(1), Sounds: true), standing);
        Assert.Same(standing, standing.Decide(new RingMove.Tick(Later - Duration.FromMilliseconds(1))));
    }

    internal static HashSet<Type> Cases(Type closed) =>
        [.. closed.GetNestedTypes(BindingFlags.NonPublic | BindingFlags.Public).Where(t => t.IsSubclassOf(closed))];
}
