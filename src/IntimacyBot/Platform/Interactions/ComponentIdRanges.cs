namespace IntimacyBot.Platform.Interactions;

/// <summary>A range of component ids that have the same meaning.</summary>
internal readonly record struct ComponentIdRange(int First, int Count)
{
    public bool Contains(int? id) => id - First is { } after && (uint)after < (uint)Count;
}

/// <summary>
/// The component ids that carry meaning. Discord keeps the messages in which they stand for ever, so a number never changes its meaning.
/// Discord itself numbers components without an id from 1 on.
/// </summary>
internal static class ComponentIdRanges
{
    /// <summary>
    /// The id of the first component of a message in a dance's room is the fingerprint of its card, by which the card is found again. It is
    /// compared only with other fingerprints, so it may equal an id of another range on another page.
    /// </summary>
    public static readonly ComponentIdRange CardFingerprints = new(1_000, 0x4000_0000);

    /// <summary>
    /// The id of the first component of a message in a room is in this range if somebody chose to show it there and it is no part of the
    /// dance. Such a message is left alone.
    /// </summary>
    public static readonly ComponentIdRange BesideTheDance = new(0x4100_0000, 0x1000_0000);

    /// <summary>
    /// An id in this range marks a line with an answer on a page of a solo practice. It encodes the step, the field and the choice;
    /// <c>SoloNotes</c> divides the range.
    /// </summary>
    public static readonly ComponentIdRange SoloAnswers = new(1_000_000, 400_000);

    /// <summary>
    /// An id in this range marks a line on a gate page that carries words over from another page. Its offset is the number of the field in
    /// the form.
    /// </summary>
    public static readonly ComponentIdRange CarriedWords = new(2_000_000, 5);
}
