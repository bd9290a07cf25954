using System.Text.Json.Serialization;

namespace IntimacyBot.Dances.Model;

/// <summary>Says why words or an ask are back with whoever began.</summary>
internal enum ReturnReason
{
    [JsonStringEnumMemberName("No")] No,
    [JsonStringEnumMemberName("Unmet")] Unmet,
    [JsonStringEnumMemberName("Kindly")] Kindly,
    [JsonStringEnumMemberName("TakenBack")] TakenBack,

    /// <summary>A room of the two opened, and only one is open at a time.</summary>
    [JsonStringEnumMemberName("RoomOpened")] RoomOpened,

    /// <summary>Their room has closed before they were shared. Their author can read and discard them, and share them nowhere.</summary>
    [JsonStringEnumMemberName("RoomClosed")] RoomClosed,
}
