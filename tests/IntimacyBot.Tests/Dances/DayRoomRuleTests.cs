using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Rules;
using NodaTime;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

public sealed class DayRoomRuleTests
{
    private static readonly Duration Kept = Duration.FromDays(7);
    private static readonly DayRoom Room = new(Start + Duration.FromHours(12));

    private static Instant At(int hours) => Start + Duration.FromHours(hours);

    [Fact]
    public void A_day_ends_once_and_by_itself_at_its_latest_time()
    {
        Assert.Equal(At(12), Room.Due);
        var over = DayRoomRules.End(Room, At(3));
        Assert.Equal((true, null), (over.IsOver, over.Due));
        Assert.Equal(over, DayRoomRules.End(over, At(5)));
    }

    [Fact]
    public void The_day_of_the_room_is_counted_from_its_last_dance_or_else_from_the_end_of_the_day()
    {
        var over = DayRoomRules.End(Room, At(3));
        Assert.Equal(At(3) + Kept, DayRoomRules.DayOf(over, Kept, At(4)));
        var closed = DayRoomRules.Closed(DayRoomRules.Closed(over, At(2)), At(1));
        Assert.Equal(At(2) + Kept, DayRoomRules.DayOf(closed, Kept, At(4)));
        Assert.Equal(At(4), DayRoomRules.DayOf(DayRoomRules.Clear(closed, At(4)), Kept, At(4)));
    }

    [Fact]
    public void The_room_closes_when_the_day_is_over_and_only_parked_dances_are_left()
    {
        var going = OfText(Minute).Rules.BeginInRoom(Lead, Start, "", 1, hasLoop: false)!;
        var parked = going.Decide(OfText(Minute).Rules, new Move.Park(Start)).Next!;
        var over = DayRoomRules.End(Room, At(3));

        Assert.Equal((true, false), (DayRoomRules.IsOpen(going), DayRoomRules.IsOpen(parked)));
        Assert.False(DayRoomRules.Closes(Room, []));
        Assert.False(DayRoomRules.Closes(over, [parked, going]));
        Assert.True(DayRoomRules.Closes(over, [parked]));
        Assert.Equal((true, false), (DanceRules.Blocks(going, Follow), DanceRules.Blocks(parked, Follow)));
    }

    [Fact]
    public void A_dance_begins_at_its_first_step_and_nobody_keeps_the_room_at_its_end()
    {
        var rules = OfText(Minute).Rules;
        var dance = Assert.IsType<Dance.Dancing>(rules.BeginInRoom(Follow, Start, "", 4, hasLoop: false));
        Assert.Equal((4, Follow), (dance.Position.DayRoomNumber, dance.Position.Starter));
        Assert.Null(rules.BeginInRoom(Follow, Start, "z", 4, hasLoop: false));
        var closing = new Dance.Closing(dance.Position, At(24));
        Assert.NotNull(rules.Decide(closing, new Act.KeepRoom(Lead, Start)).Refusal);
        Assert.Null(rules.Decide(DayRoomRules.Numbered(closing, 0), new Act.KeepRoom(Lead, Start)).Refusal);
        Assert.Equal(At(0), DayRoomRules.ClosedAt(closing, At(24), Duration.FromDays(1)));
    }

    [Fact]
    public void Cards_of_one_dance_are_never_taken_for_those_of_another()
    {
        int[] numbers = [1, 2, 254, DayRoomFingerprints.OfRoom];
        foreach (var number in numbers)
            foreach (var card in Enumerable.Range(0, 50))
            {
                var fingerprint = DayRoomFingerprints.Of(number, RoomClient.CardFingerprint(Guid.NewGuid(), $"{card}"));
                Assert.Equal([number], numbers.Where(n => DayRoomFingerprints.MayBeOf(n, fingerprint)));
            }

        Assert.False(DayRoomFingerprints.MayBeOf(1, null));
        Assert.True(DayRoomFingerprints.MayBeOf(0, null));
    }

    private const string Minute = """
        practice: minute
        title: Minute
        about: Quiet, together.
        minutes: 5
        steps:
          - { id: hush, quiet: 60s, together: true }
          - { id: word, close: both }

        """;
}
