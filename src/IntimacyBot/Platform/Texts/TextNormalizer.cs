using System.Globalization;
using System.Text;

namespace IntimacyBot.Platform.Texts;

/// <summary>Normalises what people type, so that it can be compared without accents, case and punctuation.</summary>
internal static class TextNormalizer
{
    /// <summary>Returns lower-case letters and digits without accents, with one space between words.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in Whole(text).Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
                folded.Append(Rune.ToLowerInvariant(rune).ToString());
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
                && rune.Value != '\''
                && folded.Length > 0
                && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    // An unpaired surrogate cannot be normalised, so it is replaced first.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune.ToString());
        return whole.ToString();
    }
}
