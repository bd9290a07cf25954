using Discord.Models;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Our cards in a room, as far back as its messages were read.</summary>
internal sealed record RoomSnapshot(IReadOnlyList<(int Fingerprint, Snowflake Message)> Cards, ulong Since)
{
    public bool Lacks(ulong message) => message >= Since && !Cards.Any(c => c.Message.Value == message);
}
