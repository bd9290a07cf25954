using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>
/// Takes from others the permissions on the key, the database and their folders, where these belong to the bot's user. A backup that was
/// unpacked, or a copy made by hand, is often readable by everybody.
/// </summary>
internal static class FilePermissions
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Returns the files that stay open to others, because they belong to somebody else or cannot be changed.</summary>
    internal static IReadOnlyList<string> Narrow(StorageOptions options)
    {
        if (OperatingSystem.IsWindows()) return [];
        var database = options.DatabaseFile;
        string[] files =
            [options.KeyFile, database, database + "-wal", database + "-shm", .. BackupFiles.Of(options).Select(backup => backup.File)];
        foreach (var folder in Folders(options).Where(folder => HoldsNothingElse(options, folder))) Narrow(folder);
        return [.. files.Where(file => File.Exists(file) && !Narrow(file))];
    }

    private static IEnumerable<string> Folders(StorageOptions options) =>
        new[] { Path.GetDirectoryName(options.KeyFile)!, Path.GetDirectoryName(options.DatabaseFile)!, options.Backups }
            .OfType<string>()
            .Where(Directory.Exists);

    /// <summary>
    /// A folder that also holds something else, such as a home directory, is used by others too and keeps its permissions.
    /// </summary>
    private static bool HoldsNothingElse(StorageOptions options, string folder)
    {
        try
        {
            return Directory.EnumerateFileSystemEntries(folder).All(entry => IsOurs(options, entry));
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOurs(StorageOptions options, string entry) =>
        entry == options.Backups
        || entry.StartsWith(options.KeyFile, StringComparison.Ordinal)
        || Path.GetFileName(entry).StartsWith(Path.GetFileName(options.DatabaseFile), StringComparison.Ordinal);

    /// <summary>Returns false if it stays open to others.</summary>
    private static bool Narrow(string path)
    {
        if (OperatingSystem.IsWindows()) return true;
        try
        {
            var mode = File.GetUnixFileMode(path);
            if ((mode & Others) == 0) return true;
            if (FileStatus.Of(path) is { IsOurs: false }) return false;
            File.SetUnixFileMode(path, mode & ~Others);
            return true;
        }
        catch (Exception fixedMode) when (fixedMode is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
