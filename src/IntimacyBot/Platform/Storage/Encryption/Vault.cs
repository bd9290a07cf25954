using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// Seals and opens values. Words are sealed under their author's key; what must remain after one person's erasure is sealed under the bot's
/// key.
/// </summary>
[SuppressMessage("Performance", "CA1822", Justification = "A vault exists only where the master key does: sealing is asked of it.")]
internal sealed class Vault(MasterKey master)
{
    private readonly SealKey _wrapping = new(master.WrappingKey);
    private readonly SealKey _bot = new(master.BotKey);
    private readonly byte[] _index = master.IndexKey;

    public Sealed<Words> Seal(DataKey key, AssociatedData place, Words words)
    {
        if (place.Author != key.Owner) throw new ArgumentException("Words are sealed under their author's key.", nameof(place));
        return Envelope.Seal(key.Key, place, Encoding.UTF8.GetBytes(words.Reveal()));
    }

    /// <summary>Returns null if <paramref name="key"/> is null, because its owner had it destroyed.</summary>
    /// <exception cref="SealBrokenException">The bytes are not what was sealed at this place under this key.</exception>
    public Words? Open(DataKey? key, AssociatedData place, Sealed<Words> bytes)
    {
        if (key is null) return null;
        if (place.Author != key.Owner) throw new SealBrokenException(SealFault.OtherKey, place);
        return new Words(Encoding.UTF8.GetString(Envelope.Open(key.Key, place, bytes.Bytes)));
    }

    /// <summary>Seals Discord ids and state that belong to no single person.</summary>
    public byte[] SealForBot(AssociatedData place, ReadOnlySpan<byte> content) => Envelope.Seal(_bot, place, content);

    /// <exception cref="SealBrokenException">The bytes are not what was sealed at this place.</exception>
    public byte[] OpenForBot(AssociatedData place, ReadOnlySpan<byte> bytes) => Envelope.Open(_bot, place, bytes);

    /// <summary>Opens what was sealed as JSON.</summary>
    /// <exception cref="SealBrokenException">The bytes are not what was sealed at this place, or hold something else.</exception>
    [SuppressMessage("Usage", "CA2263", Justification = "Types that are stored are found by generic calls, and here the type is open.")]
    public T ReadForBot<T>(AssociatedData place, ReadOnlySpan<byte> bytes, JsonSerializerOptions? options = null)
        where T : notnull
    {
        var json = OpenForBot(place, bytes);
        return SealBrokenException.Unless(place, () => (T?)JsonSerializer.Deserialize(json, typeof(T), options));
    }

    /// <summary>
    /// Returns 32 bytes by which a row can be found without storing the ids readably. The order of the ids matters, so callers sort them
    /// where order has no meaning.
    /// </summary>
    public byte[] BlindIndex(string kind, params ReadOnlySpan<ulong> ids)
    {
        var name = Encoding.UTF8.GetByteCount(kind);
        Span<byte> data = stackalloc byte[sizeof(int) + name + (ids.Length * sizeof(ulong))];
        BinaryPrimitives.WriteInt32BigEndian(data, name);
        Encoding.UTF8.GetBytes(kind, data[sizeof(int)..]);
        for (var i = 0; i < ids.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(data[(sizeof(int) + name + (i * sizeof(ulong)))..], ids[i]);
        }

        return HMACSHA256.HashData(_index, data);
    }

    internal byte[] Wrap(DataKey key) => Envelope.Seal(_wrapping, SealedColumns.DataKeyWrapped(key.Owner), key.Key.Expose());

    internal DataKey Unwrap(Guid owner, byte[] wrapped) =>
        new(owner, new SealKey(Envelope.Open(_wrapping, SealedColumns.DataKeyWrapped(owner), wrapped)));
}
