using System.Buffers.Binary;
using System.Text;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// The place where a sealed value is stored. It is authenticated with the value, so that bytes moved to another table, column, row, author
/// or version do not open. <paramref name="Version"/> is the version of the row (or of the value) when it was sealed.
/// </summary>
internal readonly record struct AssociatedData(string Table, string Column, Guid Row, Guid Author, long Version)
{
    private const int Fixed = 16 + 16 + sizeof(long);

    /// <summary>Encodes the place unambiguously, with the length before each name.</summary>
    internal byte[] ToBytes(ReadOnlySpan<byte> header)
    {
        var (table, column) = (Encoding.UTF8.GetByteCount(Table), Encoding.UTF8.GetByteCount(Column));
        var bytes = new byte[header.Length + sizeof(int) + table + sizeof(int) + column + Fixed];
        header.CopyTo(bytes);
        var rest = bytes.AsSpan(header.Length);
        rest = Name(rest, Table, table);
        rest = Name(rest, Column, column);
        Row.TryWriteBytes(rest, bigEndian: true, out _);
        Author.TryWriteBytes(rest[16..], bigEndian: true, out _);
        BinaryPrimitives.WriteInt64BigEndian(rest[32..], Version);
        return bytes;
    }

    private static Span<byte> Name(Span<byte> into, string name, int length)
    {
        BinaryPrimitives.WriteInt32BigEndian(into, length);
        Encoding.UTF8.GetBytes(name, into[sizeof(int)..]);
        return into[(sizeof(int) + length)..];
    }
}
