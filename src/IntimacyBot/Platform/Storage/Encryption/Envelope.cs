using System.Buffers.Binary;
using System.Numerics;
using System.Security.Cryptography;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// The format of sealed bytes: format (1 byte), key id (4), nonce (12), tag (16), then the AES-256-GCM ciphertext of length (4), content
/// and zeros up to the next bucket, so that the size of a value reveals little about it.
/// </summary>
internal static class Envelope
{
    internal const int Overhead = HeaderSize + NonceSize + TagSize;
    internal const int SmallestBucket = 64;
    private const byte Format = 1;
    private const int HeaderSize = 1 + SealKey.IdSize;
    private const int NonceSize = 12;
    private const int TagSize = 16;

    internal static byte[] Seal(SealKey key, AssociatedData place, ReadOnlySpan<byte> content)
    {
        var padded = new byte[Bucket(sizeof(int) + content.Length)];
        BinaryPrimitives.WriteInt32BigEndian(padded, content.Length);
        content.CopyTo(padded.AsSpan(sizeof(int)));

        var result = new byte[Overhead + padded.Length];
        var header = result.AsSpan(0, HeaderSize);
        var nonce = result.AsSpan(HeaderSize, NonceSize);
        var tag = result.AsSpan(HeaderSize + NonceSize, TagSize);
        header[0] = Format;
        key.Id.CopyTo(header[1..]);
        RandomNumberGenerator.Fill(nonce);
        using var aes = key.Cipher(TagSize);
        aes.Encrypt(nonce, padded, result.AsSpan(Overhead), tag, place.ToBytes(header));
        CryptographicOperations.ZeroMemory(padded);
        return result;
    }

    internal static byte[] Open(SealKey key, AssociatedData place, ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Overhead + SmallestBucket) throw new SealBrokenException(SealFault.Truncated, place);
        if (bytes[0] != Format) throw new SealBrokenException(SealFault.UnknownFormat, place);
        if (!bytes[1..HeaderSize].SequenceEqual(key.Id)) throw new SealBrokenException(SealFault.OtherKey, place);

        var nonce = bytes.Slice(HeaderSize, NonceSize);
        var tag = bytes.Slice(HeaderSize + NonceSize, TagSize);
        var padded = new byte[bytes.Length - Overhead];
        using var aes = key.Cipher(TagSize);
        try
        {
            aes.Decrypt(nonce, bytes[Overhead..], tag, padded, place.ToBytes(bytes[..HeaderSize]));
        }
        catch (AuthenticationTagMismatchException)
        {
            throw new SealBrokenException(SealFault.Damaged, place);
        }

        var content = padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded)).ToArray();
        CryptographicOperations.ZeroMemory(padded);
        return content;
    }

    /// <summary>Returns the padded length, which is a power of two and at least <see cref="SmallestBucket"/> bytes.</summary>
    internal static int Bucket(int length) => Math.Max(SmallestBucket, (int)BitOperations.RoundUpToPowerOf2((uint)length));
}
