using System.Text;

namespace IntimacyBot.Platform.Texts;

/// <summary>
/// Says how much text of people a card holds. Discord takes 4,000 characters and 10,000 bytes; the rest is room for the bot's own words.
/// </summary>
internal static class CardText
{
    public const int MostCharacters = 3_600;
    public const int MostBytes = 9_400;

    public static bool Fits(string text) => text.Length <= MostCharacters && Encoding.UTF8.GetByteCount(text) <= MostBytes;
}
