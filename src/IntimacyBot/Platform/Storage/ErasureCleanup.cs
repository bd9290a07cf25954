using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Removes the bytes of a destroyed key from the copies kept by the migrator, from the write-ahead log, and from backups. Before the commit
/// the journal says who it is, and the copies are deleted. After it the log is moved into the file, where deleted content is overwritten,
/// and truncated, and the key is deleted from each backup. A cleanup is also due after every start, because the previous process may have
/// been killed in between.
/// </summary>
internal sealed class ErasureCleanup(
    IDbContextFactory<BotContext> contexts, StorageOptions options, Generation generation, ErasureJournal journal, BackupErasure backups)
{
    /// <summary>
    /// True while a destroyed key may still be in the log or in a backup: because something prevented the last cleanup, or because this
    /// process has not run one yet.
    /// </summary>
    public bool IsDue { get; private set; } = true;

    /// <summary>Returns false if a reader or the disk prevents it; the caller should try again soon.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        var cleared = ClearBackups();
        var done = await Truncate(cancel) && cleared;
        IsDue = !done;
        return done;
    }

    /// <summary>
    /// Moves what it can from the log into the file without waiting for readers or writers. A caller who holds the write lock begins a
    /// new generation when all of it was moved.
    /// </summary>
    public async Task MoveLog(bool beginGeneration)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(CancellationToken.None);
            await context.Database.OpenConnectionAsync(CancellationToken.None);
            var moved = SqliteFile.MoveLog((SqliteConnection)context.Database.GetDbConnection());
            if (moved && beginGeneration) await generation.AdvanceAsync(context, CancellationToken.None);
        }
        catch (Exception later) when (IsTriedAgain(later))
        {
            // A later run moves what remains.
        }
    }

    /// <summary>This counts the moves that have destroyed a key. It changes while such a move is being committed.</summary>
    public int Erasures { get; private set; }

    /// <summary>Looks whether an erasure would be written into the journal.</summary>
    public bool TryJournal()
    {
        journal.Try();
        return true;
    }

    /// <summary>Does what comes before the commit of a move that destroys the keys of these people.</summary>
    public void Begin(IReadOnlyCollection<Guid> people)
    {
        Erasures++;
        journal.Begin(people);
        foreach (var kept in MigrationCopies.Of(options.DatabaseFile)) File.Delete(kept);
        if (Directory.Exists(options.Backups)) File.Delete(BackupFiles.Unfinished(options));
    }

    public int KeepJournal()
    {
        journal.KeepDay();
        return Erasures;
    }

    /// <summary>Does what comes after the commit. What cannot be done now is done by a later <see cref="RunAsync"/>.</summary>
    public Task EndAsync(IReadOnlyCollection<Guid> people)
    {
        journal.Committed(people);
        return RunAsync(CancellationToken.None);
    }

    private bool ClearBackups()
    {
        try
        {
            journal.Finish();
            backups.Run();
            return true;
        }
        catch (Exception later) when (IsTriedAgain(later))
        {
            return false;
        }
    }

    private async Task<bool> Truncate(CancellationToken cancel)
    {
        try
        {
            await using var context = await contexts.CreateDbContextAsync(cancel);
            await context.Database.OpenConnectionAsync(cancel);
            if (!SqliteFile.Truncate((SqliteConnection)context.Database.GetDbConnection())) return false;
            await BeginGeneration(context);
            return true;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    /// <summary>What was erased is gone already, so that a disk which is full only leaves the generation as it was.</summary>
    private async Task BeginGeneration(BotContext context)
    {
        try
        {
            await generation.AdvanceAsync(context, CancellationToken.None);
        }
        catch (Exception later) when (IsTriedAgain(later))
        {
            // The next move of the log begins a new one.
        }
    }

    private static bool IsTriedAgain(Exception failed) =>
        failed is SqliteException or DbUpdateException or IOException or UnauthorizedAccessException;
}
