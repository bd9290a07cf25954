using System.Text.Json;

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

    /// <summary>The bytes opened, and what they hold is not what this program stores there.</summary>
    NotUnderstood,
}

/// <summary>
/// Thrown when sealed bytes do not open. The message names the place and never the content. A destroyed key is no reason to throw: the
/// value is then null.
/// </summary>
public sealed class SealBrokenException : Exception
{
    internal SealBrokenException(SealFault fault, AssociatedData place)
        : base($"A sealed value in {place.Table}.{place.Column}, row {place.Row}, did not open: {fault}.") =>
        (Fault, Place) = (fault, place);

    public SealFault Fault { get; }

    internal AssociatedData Place { get; }

    /// <summary>
    /// Reads what a value holds. An error in it becomes a broken seal without the error itself, because its message may quote the content.
    /// </summary>
    /// <exception cref="SealBrokenException">The content is not what is stored at this place.</exception>
    internal static T Unless<T>(AssociatedData place, Func<T?> reads)
        where T : notnull
    {
        try
        {
            if (reads() is { } content) return content;
        }
        catch (Exception e) when (e is JsonException or NotSupportedException or FormatException or ArgumentException
            or NullReferenceException or InvalidOperationException)
        {
            // What was wrong is not said, because the message may quote what was sealed.
        }

        throw new SealBrokenException(SealFault.NotUnderstood, place);
    }
}
