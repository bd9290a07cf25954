namespace IntimacyBot.Platform.Storage;

/// <summary>A file could not be written, and this is its folder: the data and the erasure journal may be on two disks.</summary>
internal sealed class FolderRefusedException(string folder, Exception cause) : IOException($"{folder} was not written", cause)
{
    public string Folder => folder;

    /// <exception cref="FolderRefusedException">The write failed.</exception>
    public static void Around(string folder, Action write)
    {
        try
        {
            write();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new FolderRefusedException(folder, refused);
        }
    }
}
