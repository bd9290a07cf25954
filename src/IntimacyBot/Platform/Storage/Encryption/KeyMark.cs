using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// A small file beside the key, which says that a database was made for it. A key with the mark and without its database is no first start:
/// the database was lost, or its disk is not there.
/// </summary>
internal static class KeyMark
{
    internal static string FileOf(StorageOptions options) => options.KeyFile + ".used";

    internal static bool Exists(StorageOptions options) => File.Exists(FileOf(options));

    /// <summary>Returns false if it cannot be written, because the key is on a disk that cannot be written to.</summary>
    internal static bool Write(StorageOptions options, IFileOperations files)
    {
        if (Exists(options)) return true;
        try
        {
            files.Write(FileOf(options), "A database was made for the key beside this file.\n"u8);
            return true;
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
