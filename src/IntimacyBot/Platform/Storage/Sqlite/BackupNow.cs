using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Makes a backup when somebody asks for one, while the bot runs or not.</summary>
internal sealed class BackupNow(
    StorageOptions options, StorageStartup startup, IServiceProvider services, IFileOperations files, TimeProvider clock)
{
    private const string Making = ".making-now";

    /// <summary>Returns the backup's file. A kill at any point leaves no file that looks like a backup and is none.</summary>
    /// <exception cref="StartupException">No backup was made; the message is one line.</exception>
    public string Make()
    {
        var folder = options.Backups
            ?? throw Problem("no folder for backups is named", "Name one, for example \"data/backups\"", null);
        var alone = FileLock.TryTake(options.DatabaseFile);
        try
        {
            startup.OpenKey(options.DatabaseFile);
            PrivateFiles.CreateFolder(folder);
            return Make(Path.Combine(folder, Path.GetFileName(options.DatabaseFile) + Making), alone is not null);
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or SealBrokenException)
        {
            throw Problem(
                $"a backup could not be made ({failed.Message.TrimEnd('.')})", "The ones there are stay. Make room, or try again", failed);
        }
        finally
        {
            alone?.Dispose();
        }
    }

    private string Make(string making, bool alone)
    {
        var (now, journal) = (clock.GetUtcNow(), services.GetRequiredService<ErasureJournal>());
        // A bot that runs keeps the journal itself.
        if (alone) journal.KeepDay();
        files.Delete(making);
        files.Write(making, []);
        BackupCopy.Make(options.DatabaseFile, making, now);
        services.GetRequiredService<BackupCheck>().Verify(making);
        files.Secure(making);
        var made = BackupFiles.Name(options, now);
        files.Move(making, made);
        // The running bot clears the key of whoever is erased from now on. Whoever was being erased since the copy was begun is seen here.
        if (journal.Concerns(BackupErasure.Owners(made)))
        {
            files.Delete(made);
            throw Problem("somebody was erased meanwhile, and the backup was thrown away", "Make it again", null);
        }

        return made;
    }

    private static StartupException Problem(string wrong, string todo, Exception? cause) =>
        new(StorageOptions.BackupsKey, wrong, todo, cause);
}
