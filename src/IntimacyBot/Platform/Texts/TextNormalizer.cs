using System.Globalization;
using System.Text;

namespace IntimacyBot.Platform.Texts;

/// <summary>
/// Normalises what people type, so that it can be compared without accents, case and punctuation, and without characters that nobody sees.
/// </summary>
internal static class TextNormalizer
{
    /// <summary>
    /// Returns one line as it looks: without invisible characters, which keyboards and copied texts leave behind, with wide letters and
    /// digits in their usual form, and without spaces around it.
    /// </summary>
    public static string Seen(string? typed)
    {
        var seen = new StringBuilder();
        foreach (var rune in Whole(typed ?? "").EnumerateRunes())
            if (!IsInvisible(rune))
                seen.Append(rune.ToString());
        return seen.ToString().Normalize(NormalizationForm.FormKC).Trim();
    }

    /// <summary>True for a text in which nothing can be seen: it is empty, or has spaces and invisible characters only.</summary>
    public static bool IsBlank(string? typed) =>
        typed is null || typed.EnumerateRunes().All(r => Rune.IsWhiteSpace(r) || Rune.IsControl(r) || IsInvisible(r));

    /// <summary>Returns the words without spaces around them; they are empty when nothing in them can be seen.</summary>
    public static string Visible(string? typed) => IsBlank(typed) ? "" : typed!.Trim();

    /// <summary>Returns lower-case letters and digits without accents, with one space between words.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (IsInvisible(rune))
                continue;
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark
                && rune.Value != '\''
                && folded.Length > 0
                && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// True for characters that take no room or show an empty one. Unicode counts some of them as letters or symbols (the fillers of
    /// Hangul, the empty pattern of Braille) or as marks (variation selectors).
    /// </summary>
    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
        or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF);

    // An unpaired surrogate cannot be normalised, so it is replaced first.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
