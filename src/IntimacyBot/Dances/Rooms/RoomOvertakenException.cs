namespace IntimacyBot.Dances.Rooms;

/// <summary>The room that is being reconciled no longer belongs to its dance.</summary>
internal sealed class RoomOvertakenException : Exception;
