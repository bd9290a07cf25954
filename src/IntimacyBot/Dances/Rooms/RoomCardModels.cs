using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Makes the card models of rooms, in the couple's language, with everything that a room shows.</summary>
internal sealed class RoomCardModels(DanceScripts scripts, Texts texts, TimeProvider clock)
{
    /// <summary>
    /// Returns the card model of a dance. If its practice no longer exists, the script is empty, so that the room can still be ended.
    /// </summary>
    public CardModel Of(CoupleDance found)
    {
        var practice = found.Dance.Position.Practice;
        var script = scripts.FindAny(practice, found.Couple.Language) ?? new Script(practice, "", "", 1, []);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return new CardModel(texts, found.Row.Id, found.Couple, found.Dance, script, found.Couple.Language, now)
        {
            A = found.A,
            B = found.B,
            Pictures = script.Flat().Any(s => s is ShowStep { Picture: not null }) ? Sources(found.Couple) : null,
        };
    }

    private RoomPictureSources Sources(Couple couple) =>
        new([.. scripts.LoopFields(couple.Language).Select(f => f.Field)], [.. scripts.Talks(couple)]);
}
