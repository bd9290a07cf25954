using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the first card of a room that serves a day. It is pure.</summary>
internal static class DayRoomView
{
    public static IReadOnlyList<Component> First(Texts texts, Couple couple, RoomReaders? readers)
    {
        var language = couple.Language;
        var aloud = texts[language, DanceText.GateGuidance];
        var small = readers is null ? aloud : string.Join('\n', ReadersView.OfThis(texts, language, readers, couple), aloud);
        return FloorView.Framed(PersonColor.Both, texts[language, DanceText.DayRoomFirst], small);
    }

    public static IReadOnlyList<Component> Closed(Texts texts, Couple couple, Instant until) => FloorView.Framed(
        PersonColor.Both,
        texts[couple.Language, DanceText.DayRoomClosed],
        texts[couple.Language, DanceText.RoomDay, ("time", CardModel.Day(until))]);
}
