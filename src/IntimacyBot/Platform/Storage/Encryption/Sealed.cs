namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>A <typeparamref name="T"/> at rest: bytes that only <see cref="Vault"/> makes and opens. Mapped to a BLOB column.</summary>
internal sealed class Sealed<T>(byte[] bytes) : IEquatable<Sealed<T>>
{
    /// <summary>What the column holds. Not to be changed in place.</summary>
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
