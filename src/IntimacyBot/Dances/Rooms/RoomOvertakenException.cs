namespace IntimacyBot.Dances.Rooms;

/// <summary>The room that is being painted is not the dance's any more.</summary>
internal sealed class RoomOvertakenException : Exception;
