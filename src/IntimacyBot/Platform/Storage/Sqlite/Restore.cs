using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Puts a backup in the place of the database. Until the backup is known to be whole nothing is changed, and from then on no start takes
/// the old file any more. A kill in between is made up for by running it again.
/// </summary>
internal sealed class Restore(StorageOptions options, StorageStartup startup, IServiceProvider services, IFileOperations files)
{
    private readonly string _database = options.DatabaseFile;
    private readonly string _copy = options.DatabaseFile + ".restoring";

    /// <summary>Returns when the backup was made.</summary>
    /// <exception cref="StartupException">The bot runs, or the file cannot be restored; the message is one line.</exception>
    public DateTimeOffset Run(string backup)
    {
        if (backup.Length == 0) throw Problem("no backup is named", "Example: \"dotnet IntimacyBot.dll restore data/backups/…\"");
        var file = CanonicalPath.Of(backup);
        if (!File.Exists(file)) throw Problem($"{file} is not there", "Name one of the bot's backups");
        if (file == _database) throw Problem($"{file} is no backup", "Name one of the bot's backups");
        if (File.Exists(file + "-wal")) throw Problem($"{file} has a log, so it is no backup", "Name one of the bot's backups");
        using var held = FileLock.Take(_database);
        try
        {
            ErasureJournalFolder.Check(options, files);
            startup.OpenKey(file);
            var (made, generation) = Copy(file);
            Replace(generation);
            return made;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or SealBrokenException)
        {
            throw Problem($"{file} could not be restored ({failed.Message.TrimEnd('.')})", "Restore another one, or try again", failed);
        }
    }

    private (DateTimeOffset Made, string Generation) Copy(string file)
    {
        files.Delete(_copy);
        files.Copy(file, _copy);
        services.GetRequiredService<BackupCheck>().Verify(_copy);
        files.Secure(_copy);
        using var connection = ReadOnlySqlite.OpenWithoutLog(_copy);
        if (BackupMark.Read(SealedState.Value(connection, SystemValues.BackupMade)) is not { } made
            || SealedState.Value(connection, SystemValues.Generation) is not { } generation)
        {
            throw Problem($"{file} does not say when it was made", "Name one of the bot's backups");
        }

        return services.GetRequiredService<ErasureJournal>().Covers(made)
            ? (made, Convert.ToHexStringLower(generation))
            : throw ErasureJournal.DoesNotCover(file);
    }

    private void Replace(string generation)
    {
        // From here on the old file is not the one that the next start expects, so that it is never taken without its log.
        files.Write(GenerationFile.Of(_database), new GenerationFile(generation, Before: null, Saved: true).Bytes());
        foreach (var ending in (string[])["-wal", "-shm", "-journal"]) files.Delete(_database + ending);
        files.Move(_copy, _database);
        files.Secure(_database);
    }

    private static StartupException Problem(string wrong, string todo, Exception? cause = null) =>
        new(StorageOptions.ConnectionKey, wrong, todo, cause);
}
