using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Guilds;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Describes what a room that serves a day should show, and what the bot has recorded about what it shows now.</summary>
internal sealed record DesiredDayRoom(Guid Id, DayRoom Room, RenderedRoom Rendered, long Version)
{
    /// <summary>The two; null if the couple is gone.</summary>
    public Couple? Couple { get; init; }

    /// <summary>The channel under which rooms are made; null if the server has none.</summary>
    public Snowflake? Home { get; init; }

    /// <summary>Who can read the room; null while that is not known.</summary>
    public RoomReaders? Readers { get; init; }

    /// <summary>The dances in the room that are not over.</summary>
    public IReadOnlyList<Guid> Dances { get; init; } = [];

    /// <summary>True when the day and all its dances are over.</summary>
    public bool Closes { get; init; }

    /// <summary>
    /// True when the first card is to say that the room has closed. In a thread that somebody has locked nothing is changed.
    /// </summary>
    public bool SaysItCloses => !Rendered.IsLocked || Rendered.Posts.ContainsKey(ClosingKey);

    /// <summary>
    /// The key of the record under which it is noted that the room itself closes its thread. It is stored, so it never changes.
    /// </summary>
    public const string ClosingKey = "closing";

    /// <summary>Identifies the first card in this thread.</summary>
    public int Fingerprint => DayRoomFingerprints.Of(
        DayRoomFingerprints.OfRoom, RoomClient.CardFingerprint(Id, $"{Rendered.Generation}.first"));
}
