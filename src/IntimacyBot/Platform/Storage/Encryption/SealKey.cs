using System.Diagnostics;
using System.Security.Cryptography;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>A key of 256 bits, and a short id for it that reveals nothing about it.</summary>
[DebuggerDisplay("[key]")]
internal sealed class SealKey
{
    internal const int Size = 32;
    internal const int IdSize = 4;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _bytes;

    internal SealKey(byte[] bytes)
    {
        if (bytes.Length != Size) throw new ArgumentException("A key has 32 bytes.", nameof(bytes));
        _bytes = bytes;
        Id = Derive("id", IdSize);
    }

    internal byte[] Id { get; }

    internal static SealKey Random() => new(RandomNumberGenerator.GetBytes(Size));

    internal AesGcm Cipher(int tagSize) => new(_bytes, tagSize);

    /// <summary>Derives another key for one purpose. Knowing it reveals nothing about this key or about its other derived keys.</summary>
    internal byte[] Derive(string purpose, int size = Size) => HKDF.DeriveKey(
        HashAlgorithmName.SHA256, _bytes, size, salt: null, info: System.Text.Encoding.UTF8.GetBytes($"intimacybot/1/{purpose}"));

    /// <summary>Returns the bytes of the key. Use them only to wrap this key under another, or to write the master key's file.</summary>
    internal ReadOnlySpan<byte> Expose() => _bytes;

    public override string ToString() => "[key]";
}
