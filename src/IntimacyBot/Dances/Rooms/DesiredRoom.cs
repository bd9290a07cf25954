using System.Globalization;
using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Describes what a room should show, and what the bot has recorded about what it shows now.</summary>
internal sealed record DesiredRoom(CardModel Model, long Version, RenderedRoom Rendered, Snowflake Home, string? Readers)
{
    /// <summary>True while Discord may not show this state yet.</summary>
    public bool IsPending { get; init; }

    /// <summary>The asks of the two that went back to their authors when this room opened. Empty once the room is made.</summary>
    public IReadOnlyList<DescribedState> GivenBack { get; init; } = [];

    /// <summary>The message that was posted below the floor card, which is the last message of a room; null if there is none.</summary>
    public ulong? Below { get; init; }

    /// <summary>The room that serves a day, in which the dance is; null for a dance with a room of its own.</summary>
    public DayRoomPlace? Day { get; init; }

    /// <summary>The number of the dance in that room; 0 in a room of its own.</summary>
    public int Number => Day is null ? 0 : Model.Position.DayRoomNumber;

    public string FloorPlace => PlaceOf(Model.Dance);

    /// <summary>
    /// Identifies the floor card as it stands, or would stand, in its place. Whoever sees a card can read this number, so it depends only
    /// on what both see: a version, too, is raised by what one of the two does silently.
    /// </summary>
    public int FloorFingerprint => FingerprintOf($"{FloorPlace}.{Model.Dance.Posts.Count.ToString(CultureInfo.InvariantCulture)}");

    /// <summary>Identifies the floor card with which it is posted now. The card that is moved below a message is another one.</summary>
    public int PostedFloorFingerprint => Below is { } message ? FingerprintOf($"below.{message}") : FloorFingerprint;

    /// <summary>Identifies a card of words, in the edition that its author has changed last.</summary>
    public int FingerprintOf(RoomPost post) => FingerprintOf($"{post.Key}.{CardMark.Edition(post)}");

    private int FingerprintOf(string key) =>
        DayRoomFingerprints.Of(Number, RoomClient.CardFingerprint(Model.Id, $"{Rendered.Generation}.{key}"));

    /// <summary>
    /// Returns the place in the dance of the floor card that is shown, from the mark with which it was recorded; empty if that names none.
    /// </summary>
    public static string ShownPlace(string recorded) => recorded.Split('|')[0].Split('.', 2).ElementAtOrDefault(1) ?? "";

    /// <summary>
    /// Returns the state of the step that the last card of a room shows. It is stored and hashed into the card's fingerprint, so its
    /// literals must never change.
    /// </summary>
    internal static string PlaceOf(Dance dance) => dance switch
    {
        Dance.Preparing => $"Preparing.{dance.Place}",
        Dance.Asking => $"Asking.{dance.Place}",
        Dance.Dancing => $"Dancing.{dance.Place}",
        Dance.Paused => $"Paused.{dance.Place}",
        Dance.Closing => $"Closing.{dance.Place}",
        Dance.Over => $"Over.{dance.Place}",
        _ => throw new ArgumentOutOfRangeException(nameof(dance)),
    };
}
