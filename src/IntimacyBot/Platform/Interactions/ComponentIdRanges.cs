namespace IntimacyBot.Platform.Interactions;

/// <summary>Numbers of components of one meaning.</summary>
internal readonly record struct ComponentIdRange(int First, int Count)
{
    public bool Contains(int? id) => id >= First && id - First < Count;
}

/// <summary>
/// The component ids that carry meaning, in messages that Discord keeps for ever. A number never changes its meaning. Discord gives small
/// numbers from 1 on to components that have none.
/// </summary>
internal static class ComponentIdRanges
{
    /// <summary>
    /// The first component of a message in a dance's room: the fingerprint of its card, by which a card is found again. It is compared with
    /// nothing but other fingerprints, so that it may be the same number as an answer on another page.
    /// </summary>
    public static readonly ComponentIdRange CardFingerprints = new(1_000, 0x4000_0000);

    /// <summary>Lines with answers on a page for one: step, field and what was chosen; <c>SoloNotes</c> divides the range.</summary>
    public static readonly ComponentIdRange SoloAnswers = new(1_000_000, 400_000);

    /// <summary>Lines on a gate page with words from another page, by the number of their field in the form.</summary>
    public static readonly ComponentIdRange CarriedWords = new(2_000_000, 5);
}
