using System.Globalization;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Describes how a card of words stands in a room, for the record: which edition of whose words, and whether their authors may change them.
/// The words are no part of it, so that the room of somebody who has left is changed at the same moments as every other.
/// </summary>
internal static class CardMark
{
    /// <summary>A card that was found in the room again and is of the right version has no mark yet.</summary>
    public const string Found = "";

    private const string Changeable = "changeable";

    public static string Of(CardModel model, RoomPost post) =>
        Edition(post) + (WordsView.IsChangeable(model, post) ? Changeable : "");

    /// <summary>True when the card with this mark shows the words of the post as they are now.</summary>
    public static bool HasSameWords(string mark, RoomPost post) =>
        mark.Length == Found.Length || mark.StartsWith(Edition(post), StringComparison.Ordinal);

    /// <summary>Says which edition of whose words a post shows.</summary>
    public static string Edition(RoomPost post) =>
        $"{post.Edition.ToString(CultureInfo.InvariantCulture)}.{string.Concat(post.By)}.";
}
