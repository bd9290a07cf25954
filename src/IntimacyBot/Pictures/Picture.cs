namespace IntimacyBot.Pictures;

/// <summary>What a picture shows. The same content is always the same picture.</summary>
internal abstract record Picture
{
    private Picture()
    {
    }

    /// <summary>The kind alone, because what somebody has chosen must not come into a log.</summary>
    public sealed override string ToString() => GetType().Name;

    /// <summary>Tells pictures apart in memory. It is never stored or sent.</summary>
    public abstract string Key { get; }

    /// <summary>The words that it holds.</summary>
    public virtual IReadOnlyList<FixedWord> Words => [];

    /// <summary>Two lights that lean towards each other, for the start card.</summary>
    internal sealed record TwoLights : Picture
    {
        public override string Key => "lights";
    }

    /// <summary>
    /// A wheel with a word in each part. The word in the middle is the one that the others belong to; null for the core words.
    /// </summary>
    internal sealed record Wheel(FixedWord? Middle, IReadOnlyList<FixedWord> Parts) : Picture
    {
        /// <summary>
        /// The place of the word in the middle around the wheel of the core words, from 0 to 1, which gives it its colour.
        /// </summary>
        public float Turn { get; init; }

        public override string Key => $"wheel\n{Middle?.Text}\n{string.Join('\n', Parts.Select(p => p.Text))}";

        public override IReadOnlyList<FixedWord> Words => Middle is null ? Parts : [Middle, .. Parts];
    }

    /// <summary>What each of the two does when it goes wrong, and how one leads to the other.</summary>
    internal sealed record Loop(FixedWord Apricot, FixedWord Sea) : Picture
    {
        public override string Key => $"loop\n{Apricot.Text}\n{Sea.Text}";

        public override IReadOnlyList<FixedWord> Words => [Apricot, Sea];
    }

    /// <summary>The way of the two through talks that come one after another.</summary>
    internal sealed record Path(IReadOnlyList<PathStop> Stops) : Picture
    {
        public override string Key => $"path\n{string.Join(',', Stops)}";

        /// <summary>Makes the path of talks, of each of which is known whether the two have had it and whether it can be begun.</summary>
        public static Path Of(IEnumerable<(bool Done, bool Open)> talks) =>
            new([.. talks.Select(t => t.Done ? PathStop.Done : t.Open ? PathStop.Open : PathStop.Ahead)]);
    }
}

internal enum PathStop
{
    /// <summary>It comes later.</summary>
    Ahead,

    /// <summary>It can be begun.</summary>
    Open,

    /// <summary>The two have been there together.</summary>
    Done,
}
