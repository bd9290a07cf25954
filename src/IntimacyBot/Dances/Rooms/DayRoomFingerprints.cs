using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Divides the fingerprints of cards in a room that serves a day: each dance has its own range there, by its number, and so has the room
/// itself. Whoever looks for cards that are not recorded therefore never takes those of another dance for them, whether that one is being
/// posted just now or is long over. Fingerprints stand in old messages, so the numbers must never change.
/// </summary>
internal static class DayRoomFingerprints
{
    /// <summary>The number of the room itself.</summary>
    public const int OfRoom = 255;

    private const int CardsOfEach = 0x40_0000;

    private static readonly ComponentIdRange All = ComponentIdRanges.CardFingerprints;

    /// <summary>
    /// Returns the fingerprint within the range of this number. A dance with a room of its own has the number 0 and all of them.
    /// </summary>
    public static int Of(int number, int fingerprint)
    {
        if (number == 0)
            return fingerprint;
        var place = fingerprint - All.First;
        return RangeOf(number).First + (place % CardsOfEach);
    }

    /// <summary>
    /// True for a card that may be of this number. In a room that serves a day, a card without a fingerprint may be anybody's, so it is
    /// left alone there.
    /// </summary>
    public static bool MayBeOf(int number, int? fingerprint) => number == 0 || RangeOf(number).Contains(fingerprint);

    /// <summary>The numbers begin again after the last one below the room's own.</summary>
    private static ComponentIdRange RangeOf(int number)
    {
        var place = number == OfRoom ? OfRoom : ((number - 1) % (OfRoom - 1)) + 1;
        return new ComponentIdRange(All.First + (place * CardsOfEach), CardsOfEach);
    }
}
