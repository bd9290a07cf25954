using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Describes the room that serves a day for one of the dances in it.</summary>
/// <param name="Id">The room's row.</param>
/// <param name="Thread">The thread in which dances can be shown; null while there is none.</param>
internal sealed record DayRoomPlace(Guid Id, ulong? Thread)
{
    /// <summary>The last message that is recorded of the other dances; null if there is none.</summary>
    public ulong? LastOfOthers { get; init; }

    /// <summary>
    /// Returns the message of another dance that stands below the floor card of the one that goes on, which is to be the last message; null
    /// if none does.
    /// </summary>
    public ulong? BelowFloor(CoupleDance found, RenderedRoom rendered) =>
        DayRoomRules.IsOpen(found.Dance) && rendered.Floor?.Message < LastOfOthers ? LastOfOthers : null;

    /// <summary>Returns the last message that is recorded of a dance; null if there is none.</summary>
    public static ulong? LastOf(RenderedRoom rendered) =>
        rendered.Posts.Values.Append(rendered.Floor).OfType<RenderedMessage>().Max(m => (ulong?)m.Message);
}
