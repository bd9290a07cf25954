using Discord.Models;
using IntimacyBot.Couples;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Describes a room that is to be made.</summary>
/// <param name="Id">The row of what it is for.</param>
/// <param name="Home">The channel under which it is made.</param>
/// <param name="Couple">The two who are in it.</param>
internal sealed record WantedRoom(Guid Id, Snowflake Home, Couple Couple);
