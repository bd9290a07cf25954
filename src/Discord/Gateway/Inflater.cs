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
    private byte[] _compressed = [];
    private int _compressedLength;
    private byte[] _inflated = new byte[16 * 1024];

    public Inflater() => _zlib = new ZLibStream(_feed, CompressionMode.Decompress);

    private static ReadOnlySpan<byte> Flush => [0, 0, 0xFF, 0xFF];

    /// <summary>
    /// Adds what arrived; returns the message, valid until the next call, when it is complete, and null before. Data that is not zlib is
    /// an <see cref="InvalidDataException"/>, after which the connection cannot be used any more.
    /// </summary>
    public ReadOnlyMemory<byte>? Take(ReadOnlyMemory<byte> part)
    {
        if (_compressedLength == 0 && part.Span.EndsWith(Flush))
            return Inflate(part);
        Keep(part.Span);
        if (!_compressed.AsSpan(0, _compressedLength).EndsWith(Flush))
            return null;
        var whole = _compressed.AsMemory(0, _compressedLength);
        _compressedLength = 0;
        return Inflate(whole);
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _feed.Dispose();
    }

    private ReadOnlyMemory<byte> Inflate(ReadOnlyMemory<byte> packed)
    {
        if (_inflated.Length > GatewaySocket.MaxRetainedBuffer)
            _inflated = new byte[GatewaySocket.MaxRetainedBuffer];
        _feed.Rest = packed;
        var length = 0;
        while (_zlib.Read(_inflated.AsSpan(length)) is var read and > 0)
        {
            length += read;
            if (length == _inflated.Length)
                GatewaySocket.Grow(ref _inflated);
        }
        return _inflated.AsMemory(0, length);
    }

    private void Keep(ReadOnlySpan<byte> part)
    {
        if (_compressedLength + part.Length > GatewaySocket.MaxMessageBytes)
            throw new InvalidDataException("The message is too long.");
        if (_compressed.Length < _compressedLength + part.Length)
            Array.Resize(ref _compressed, Math.Max(_compressed.Length * 2, _compressedLength + part.Length));
        part.CopyTo(_compressed.AsSpan(_compressedLength));
        _compressedLength += part.Length;
    }

    /// <summary>What the decompressor reads from: it has no data left after each message, and more with the next one.</summary>
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
