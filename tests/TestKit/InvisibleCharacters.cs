using Xunit;

namespace Tests.TestKit;

/// <summary>Holds characters that a keyboard or a copied text leaves behind and that nobody sees.</summary>
public static class InvisibleCharacters
{
    /// <summary>
    /// These are, in this order: zero-width space, joiners, marks of direction, isolates, the mark at the beginning of a file, a soft
    /// hyphen, a word joiner, variation selectors, the fillers of Hangul, the empty pattern of Braille, a combining joiner, and a tag.
    /// </summary>
    public static TheoryData<string> All =>
    [
        "\u200B", "\u200C", "\u200D", "\u200E", "\u200F", "\u202B", "\u2067\u2069", "\uFEFF", "\u00AD", "\u2060", "\uFE0E", "\uFE0F",
        "\U000E0100", "\u180B", "\u180E", "\u115F", "\u1160", "\u3164", "\uFFA0", "\u2800", "\u034F", "\U000E0041",
    ];
}
