namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>Creates files and folders that only the bot's own user can read.</summary>
internal static class PrivateFiles
{
    private const UnixFileMode OwnerFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnerFolder = OwnerFile | UnixFileMode.UserExecute;

    /// <summary>Creates a folder; an existing folder keeps its permissions.</summary>
    internal static void CreateFolder(string folder)
    {
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerFolder);
    }

    /// <summary>Makes an existing file readable to the bot's own user only.</summary>
    internal static void Close(string file)
    {
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, OwnerFile);
    }

    /// <summary>Writes a new file that is private from its first byte on. The bytes are on disk when this returns.</summary>
    internal static void Write(string file, ReadOnlySpan<byte> content) => Write(file, content, FileMode.Create);

    /// <summary>
    /// Writes a private file over its old content of the same length, which is never missing meanwhile. The bytes are on disk when this
    /// returns.
    /// </summary>
    internal static void Overwrite(string file, ReadOnlySpan<byte> content) => Write(file, content, FileMode.OpenOrCreate);

    internal static void ToDisk(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Flush(flushToDisk: true);
    }

    private static void Write(string file, ReadOnlySpan<byte> content, FileMode mode)
    {
        var how = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) how.UnixCreateMode = OwnerFile;
        using var stream = new FileStream(file, how);
        stream.Write(content);
        stream.Flush(flushToDisk: true);
    }
}
