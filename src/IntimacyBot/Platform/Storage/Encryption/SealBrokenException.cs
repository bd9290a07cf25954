namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>The reason why sealed bytes did not open although a key was there.</summary>
public enum SealFault
{
    /// <summary>The bytes were changed, or moved to another row, column, author or version.</summary>
    Damaged,

    /// <summary>The bytes are shorter than any sealed value.</summary>
    Truncated,

    /// <summary>The bytes were sealed with another key than the given one.</summary>
    OtherKey,

    /// <summary>The bytes were written by a version of the program that this one does not know.</summary>
    UnknownFormat,
}

/// <summary>
/// Thrown when sealed bytes do not open. The message names the place and never the content. A destroyed key is no reason to throw: the
/// value is then null.
/// </summary>
public sealed class SealBrokenException : Exception
{
    internal SealBrokenException(SealFault fault, AssociatedData place)
        : base($"A sealed value in {place.Table}.{place.Column}, row {place.Row}, did not open: {fault}.") => Fault = fault;

    public SealFault Fault { get; }
}
