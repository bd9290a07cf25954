using Discord.Models.Components;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Texts;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Makes the first card of a room that serves a day, in the couple's language.</summary>
internal sealed class DayRoomCards(Texts texts, TimeProvider clock, IOptions<Timing> timing)
{
    public Texts Texts => texts;

    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    /// <summary>Says who can read the room, and what is safer said aloud.</summary>
    public IReadOnlyList<Component> First(DesiredDayRoom desired) =>
        DayRoomView.First(texts, desired.Couple!, desired.Readers);

    /// <summary>Says until when the closed room can be read.</summary>
    public IReadOnlyList<Component> Closed(DesiredDayRoom desired) => DayRoomView.Closed(
        texts, desired.Couple!, DayRoomRules.DayOf(desired.Room, Duration.FromTimeSpan(timing.Value.RoomKept), Now));
}
