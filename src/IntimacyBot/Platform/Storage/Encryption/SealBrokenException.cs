namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>Why sealed bytes did not open although a key was there.</summary>
public enum SealFault
{
    /// <summary>Changed, or moved to another row, column, author or version.</summary>
    Damaged,

    /// <summary>Shorter than any sealed value.</summary>
    Truncated,

    /// <summary>Sealed with another key than the one given.</summary>
    OtherKey,

    /// <summary>Written by a version of the program that this one does not know.</summary>
    UnknownFormat,
}

/// <summary>Sealed bytes did not open. It says where, never what. A key that is gone is no exception: the value is then null.</summary>
public sealed class SealBrokenException : Exception
{
    internal SealBrokenException(SealFault fault, AssociatedData place)
        : base($"A sealed value in {place.Table}.{place.Column}, row {place.Row}, did not open: {fault}.") => Fault = fault;

    public SealFault Fault { get; }
}
