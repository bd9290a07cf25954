using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Stores an instant as an INTEGER of milliseconds since 1970 UTC, so that "due by now" is a range of an index. Fractions of a millisecond
/// are cut off.
/// </summary>
internal sealed class InstantConverter() : ValueConverter<Instant, long>(
    instant => instant.ToUnixTimeMilliseconds(),
    milliseconds => Instant.FromUnixTimeMilliseconds(milliseconds));

internal sealed class SealedWordsConverter() : ValueConverter<Sealed<Words>, byte[]>(
    value => value.Bytes,
    bytes => new Sealed<Words>(bytes));

internal sealed class SealedWordsComparer() : ValueComparer<Sealed<Words>>(
    (left, right) => object.Equals(left, right),
    value => value.GetHashCode(),
    value => value);
