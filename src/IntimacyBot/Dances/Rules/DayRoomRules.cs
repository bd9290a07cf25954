using IntimacyBot.Dances.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rules;

/// <summary>Decides when a room that serves a day closes, and which of its dances are open. It is pure.</summary>
internal static class DayRoomRules
{
    /// <summary>Ends the day. A day that is over stays as it was.</summary>
    public static DayRoom End(DayRoom room, Instant at) => room.IsOver ? room : room with { OverAt = at };

    /// <summary>Ends the day, and has the room deleted as soon as it is closed.</summary>
    public static DayRoom Clear(DayRoom room, Instant at) => End(room, at) with { DeleteAt = at };

    /// <summary>Notes that a dance in the room has closed.</summary>
    public static DayRoom Closed(DayRoom room, Instant at) => room.ClosedAt > at ? room : room with { ClosedAt = at };

    /// <summary>
    /// Returns the day on which the room is deleted. It is counted from the close of its last dance; where none was in it, from the end of
    /// the day.
    /// </summary>
    public static Instant DayOf(DayRoom room, Duration kept, Instant now)
    {
        var closed = room.ClosedAt ?? room.OverAt ?? now;
        return room.DeleteAt ?? closed + kept;
    }

    /// <summary>
    /// True when the room closes: the day is over, and none of its dances needs it. One that is parked waits without a room.
    /// </summary>
    public static bool Closes(DayRoom room, IEnumerable<Dance> dances) => room.IsOver && dances.All(IsParked);

    /// <summary>True for a dance that goes on in its room. A couple has one of these at a time.</summary>
    public static bool IsOpen(Dance dance) => dance is { HasRoom: true } and not (Dance.Closing or Dance.Over) && !IsParked(dance);

    public static bool IsParked(Dance dance) => dance is Dance.Paused { Why: PauseReason.Parked, HasRoom: true };

    /// <summary>Returns when the dance closed that is over with this move.</summary>
    public static Instant ClosedAt(Dance before, Instant at, Duration closingOpen) =>
        before is Dance.Closing closing ? closing.Until - closingOpen : at;

    /// <summary>Returns a copy with this number in its room of the day; 0 for a room of its own.</summary>
    public static Dance Numbered(Dance dance, int number)
    {
        var position = dance.Position with { DayRoomNumber = number };
        return dance is Dance.Paused paused
            ? paused with { Position = position, Inner = Numbered(paused.Inner, number) }
            : dance with { Position = position };
    }
}
