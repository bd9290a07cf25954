using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Brings a SQLite file to the program's schema, all or nothing: migrates a copy, verifies it, and renames it over the file. EF's own
/// migration of a file in place can be cut off halfway, and its lock row then stops every later start.
/// The file must be locked (<see cref="FileLock"/>).
/// </summary>
internal sealed class Migrator<TContext>(string file, Func<string, TContext> open, IFileOperations files)
    where TContext : DbContext
{
    private readonly string _copy = file + ".migrating";
    private readonly string _keeping = file + ".keeping";

    /// <summary>False if there was nothing to do.</summary>
    /// <exception cref="StartupException">The file is newer than the program, or its migration did not hold. The file is as it
    /// was.</exception>
    public async Task<bool> RunAsync(CancellationToken cancel)
    {
        RemoveLeftovers();
        var exists = File.Exists(file);
        if (!exists && File.Exists(file + "-wal"))
        {
            throw Problem($"{file} is missing and its log {file}-wal is there", "Restore both, or move the log away to start anew");
        }

        var pending = await Pending(exists, cancel);
        if (pending.Count == 0) return false;
        if (exists) SetAside();

        if (exists) files.Copy(file, _copy);
        await MigrateCopy(cancel);
        MigrationCheck.Verify(exists ? file : null, _copy);
        files.Secure(_copy);
        if (exists) Keep(pending[^1]);
        files.Move(_copy, file);
        return true;
    }

    private void RemoveLeftovers()
    {
        foreach (var ending in (string[])["", "-wal", "-shm", "-journal"]) files.Delete(_copy + ending);
        files.Delete(_keeping);
    }

    private async Task<IReadOnlyList<string>> Pending(bool exists, CancellationToken cancel)
    {
        await using var context = open(Connection(file, SqliteOpenMode.ReadWrite));
        var known = context.Database.GetMigrations().ToList();
        if (!exists) return known;
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList();
        return applied.Except(known).LastOrDefault() is { } newer
            ? throw Problem(
                $"{file} was written by a newer version of this program ({newer})",
                "Start that version, or restore a backup made before it")
            : known.Except(applied).ToList();
    }

    /// <summary>Everything into the one file, and no log beside it that could speak for another.</summary>
    private void SetAside()
    {
        using (var connection = SqliteFile.Open(file))
        {
            if (!SqliteFile.Truncate(connection)) throw Problem($"something else reads {file}", "Close it and start again");
        }

        if (File.Exists(file + "-wal")) throw Problem($"something else has {file} open", "Close it and start again");
    }

    private async Task MigrateCopy(CancellationToken cancel)
    {
        try
        {
            if (File.Exists(_copy))
            {
                using var connection = SqliteFile.Open(_copy);
                SqliteFile.Execute(connection, "DROP TABLE IF EXISTS \"__EFMigrationsLock\"");
            }

            await using (var context = open(Connection(_copy, SqliteOpenMode.ReadWriteCreate)))
            {
                await context.Database.MigrateAsync(cancel);
                if ((await context.Database.GetPendingMigrationsAsync(cancel)).Any()) throw Broken("migrations are still pending after it");
            }

            using var done = SqliteFile.Open(_copy);
            SqliteFile.Truncate(done);
        }
        catch (SqliteException failed)
        {
            throw Broken(failed.Message.TrimEnd('.'), failed);
        }
    }

    /// <summary>A whole copy under its last name, so that the file itself is never missing.</summary>
    private void Keep(string migration)
    {
        files.Copy(file, _keeping);
        files.Secure(_keeping);
        foreach (var older in MigrationCopies.Of(file)) files.Delete(older);
        files.Move(_keeping, MigrationCopies.Name(file, migration));
    }

    private StartupException Broken(string why, Exception? cause = null) =>
        Problem($"{file} could not be migrated and is unchanged ({why})", "Start the version you had, and report this", cause);

    private static string Connection(string name, SqliteOpenMode mode) => StorageOptions.Connection(name, mode, pooling: false);

    private static StartupException Problem(string wrong, string todo, Exception? cause = null) =>
        new(StorageOptions.ConnectionKey, wrong, todo, cause);
}
