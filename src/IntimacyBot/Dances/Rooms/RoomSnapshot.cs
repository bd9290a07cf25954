using Discord.Models;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Lists the bot's cards in a room, as far back as the room was read. <see cref="Since"/> is the oldest message id that was read, or 0 if
/// all were.
/// </summary>
internal sealed record RoomSnapshot(IReadOnlyList<(int? Fingerprint, Snowflake Message)> Cards, ulong Since)
{
    public bool Lacks(ulong message) => message >= Since && !Cards.Any(c => c.Message.Value == message);
}
