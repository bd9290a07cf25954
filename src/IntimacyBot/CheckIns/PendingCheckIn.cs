using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Describes a check-in that one of the two has shared and the other has not: its dance, the partner whose words it waits for, and until
/// when it waits.
/// </summary>
internal sealed record PendingCheckIn(DescribedState Dance, MemberName Partner, Instant Until);
