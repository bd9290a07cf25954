using System.IO.Compression;

namespace Rehearsal.Wire.Gateway;

/// <summary>One zlib stream for all frames of a connection; each ends with 00 00 FF FF, where a reader may go on.</summary>
internal sealed class Deflater : IDisposable
{
    private readonly MemoryStream _out = new();
    private readonly ZLibStream _zlib;

    public Deflater() => _zlib = new(_out, CompressionLevel.Fastest, leaveOpen: true);

    /// <summary>Compresses a frame. The result is valid until the next call.</summary>
    public ReadOnlyMemory<byte> Take(byte[] frame)
    {
        _out.SetLength(0);
        _zlib.Write(frame);
        _zlib.Flush();
        return _out.GetBuffer().AsMemory(0, (int)_out.Length);
    }

    public void Dispose()
    {
        _zlib.Dispose();
        _out.Dispose();
    }
}
