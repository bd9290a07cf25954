using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// After a key was destroyed its bytes may still stand in the write-ahead log, in the copy kept from before the last migration, and in
/// backups. The copies go before the commit. Then the log is moved into the file, where deleted content is overwritten, and cut to nothing.
/// One is due after every start too, so that a kill in between leaves nothing behind.
/// </summary>
internal sealed class ErasureCleanup(IDbContextFactory<BotContext> contexts, StorageOptions options)
{
    /// <summary>
    /// Something destroyed may still be in the log: a reader was in the way, or this process has not looked yet and the one before
    /// it may have been killed.
    /// </summary>
    public bool IsDue { get; private set; } = true;

    /// <summary>False if a reader is in the way: try again soon.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var done = await Truncate(cancel);
        IsDue = !done;
        return done;
    }

    /// <summary>Moves what can be moved from the log into the file, and waits for nobody.</summary>
    public async Task MoveLog()
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await context.Database.OpenConnectionAsync(CancellationToken.None);
            SqliteFile.Execute((SqliteConnection)context.Database.GetDbConnection(), "PRAGMA wal_checkpoint(PASSIVE)");
        }
        catch (SqliteException)
        {
            // The next one moves more.
        }
    }

    /// <summary>How many moves have destroyed a key. It changes inside of such a move.</summary>
    public int Erasures { get; private set; }

    public void DropCopies()
    {
        Erasures++;
        foreach (var kept in MigrationCopies.Of(options.DatabaseFile)) File.Delete(kept);
        BackupFiles.Remove(options);
    }

    private async Task<bool> Truncate(CancellationToken cancel)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            await context.Database.OpenConnectionAsync(cancel);
            return SqliteFile.Truncate((SqliteConnection)context.Database.GetDbConnection());
        }
        catch (SqliteException)
        {
            return false;
        }
    }
}
