namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Looks for bytes anywhere in a file, whatever the format says of the place.</summary>
internal static class FileSearch
{
    private const int Block = 1 << 20;

    internal static bool Contains(string file, ReadOnlySpan<byte> bytes)
    {
        using var stream = File.OpenRead(file);
        var buffer = new byte[Block + bytes.Length];
        var kept = 0;
        while (stream.Read(buffer, kept, Block) is var read and > 0)
        {
            var all = buffer.AsSpan(0, kept + read);
            if (all.IndexOf(bytes) >= 0) return true;
            // What is searched for may begin at the end of one block and end in the next.
            kept = Math.Min(all.Length, bytes.Length);
            all[^kept..].CopyTo(buffer);
        }

        return false;
    }
}
