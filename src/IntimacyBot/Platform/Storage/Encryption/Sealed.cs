namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// An encrypted <typeparamref name="T"/> as it is stored: bytes that only <see cref="Vault"/> makes and opens. It is mapped to a BLOB
/// column.
/// </summary>
internal sealed class Sealed<T>(byte[] bytes) : IEquatable<Sealed<T>>
{
    /// <summary>These are the bytes in the column. Callers must not change them in place.</summary>
    public byte[] Bytes { get; } = bytes ?? throw new ArgumentNullException(nameof(bytes));

    public static implicit operator byte[](Sealed<T> value) => value.Bytes;

    public static implicit operator Sealed<T>(byte[] bytes) => new(bytes);

    public bool Equals(Sealed<T>? other) => other is not null && Bytes.AsSpan().SequenceEqual(other.Bytes);

    public override bool Equals(object? obj) => Equals(obj as Sealed<T>);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.AddBytes(Bytes);
        return hash.ToHashCode();
    }

    public override string ToString() => "[sealed]";
}
