using IntimacyBot.Practices.Model;

namespace IntimacyBot.Pictures;

/// <summary>
/// A word that a picture may hold. It is made of a word list or of an option in a script only, so what somebody typed cannot be drawn.
/// </summary>
internal sealed record FixedWord
{
    private FixedWord(string text) => Text = text;

    public string Text { get; }

    /// <summary>What somebody has chosen must not come into a log.</summary>
    public override string ToString() => "…";

    public static FixedWord Of(WordListEntry word) => new(word.Label);

    public static FixedWord Of(FieldOption option) => new(option.Label);
}
