using System.IO.Compression;

namespace Discord.Gateway;

/// <summary>
/// Undoes the zlib-stream compression of one connection: one stream over all messages, each of which ends with the four bytes of a
/// flush. Source: docs.discord.com/developers/events/gateway#transport-compression.
/// </summary>
internal sealed class Inflater : IDisposable
{
    private readonly Feed _feed = new();
    private readonly ZLibStream _zlib;
    private byte[] _packed = [];
    private int _packedLength;
    private byte[] _plain = new byte[16 * 1024];

    public Inflater() => _zlib = new ZLibStream(_feed, CompressionMode.Decompress);

    private static ReadOnlySpan<byte> Flush => [0, 0, 0xFF, 0xFF];

    /// <summary>
    /// Takes what arrived; gives the message when it is whole, valid until the next call, and null before. What is no zlib is an
    /// <see cref="InvalidDataException"/>, after which the connection is of no use.
    /// </summary>
    public ReadOnlyMemory<byte>? Take(ReadOnlyMemory<byte> part)
    {
        if (_packedLength == 0 && part.Span.EndsWith(Flush))
            return Inflate(part);
        Keep(part.Span);
        if (!_packed.AsSpan(0, _packedLength).EndsWith(Flush))
            return null;
        var whole = _packed.AsMemory(0, _packedLength);
        _packedLength = 0;
        return Inflate(whole);
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _feed.Dispose();
    }

    private ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> packed)
    {
        if (_plain.Length > GatewaySocket.KeptBuffer)
            _plain = new byte[GatewaySocket.KeptBuffer];
        _feed.Rest = packed;
        var length = 0;
        while (_zlib.Read(_plain.AsSpan(length)) is var read and > 0)
        {
            length += read;
            if (length == _plain.Length)
                GatewaySocket.Grow(ref _plain);
        }
        return _plain.AsMemory(0, length);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_packedLength + part.Length > GatewaySocket.LargestMessage)
            throw new InvalidDataException("The message is too long.");
        if (_packed.Length < _packedLength + part.Length)
            Array.Resize(ref _packed, Math.Max(_packed.Length * 2, _packedLength + part.Length));
        part.CopyTo(_packed.AsSpan(_packedLength));
        _packedLength += part.Length;
    }

    /// <summary>What the decompressor reads from: it runs dry after each message, and goes on with the next one.</summary>
    private sealed class Feed : Stream
    {
        public ReadOnlyMemory<byte> Rest { get; set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var length = Math.Min(buffer.Length, Rest.Length);
            Rest.Span[..length].CopyTo(buffer);
            Rest = Rest[length..];
            return length;
        }

        public override void Flush()
        {
            // Nothing is written.
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
