using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// After a key was destroyed its bytes may still stand in the write-ahead log and in the copy kept from before the last migration.
/// This moves the log into the file, where deleted content is overwritten, cuts the log to nothing, and deletes the copy.
/// A start does the same, so that a kill in between leaves nothing behind.
/// </summary>
internal sealed class ErasureSweep(IDbContextFactory<BotContext> contexts, StorageOptions options)
{
    /// <summary>False if a reader is in the way.</summary>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        try
        {
            foreach (var kept in KeptCopies.Of(options.DatabaseFile)) File.Delete(kept);
            await using var context = await contexts.CreateDbContextAsync(cancel);
            await context.Database.OpenConnectionAsync(cancel);
            return SqliteFile.Truncate((SqliteConnection)context.Database.GetDbConnection());
        }
        catch (Exception failed) when (failed is SqliteException or IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
