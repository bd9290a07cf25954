using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Brings a SQLite file to the program's schema, all or nothing: it migrates a copy, verifies it, and renames it over the file. EF Core
/// migrates a file in place, which a crash can interrupt halfway; its lock row then blocks every later start. The caller must hold the
/// file's <see cref="FileLock"/>.
/// </summary>
internal sealed class Migrator<TContext>(string file, Func<string, TContext> open, IFileOperations files)
    where TContext : DbContext
{
    private readonly string _copy = file + ".migrating";
    private readonly string _keeping = file + ".keeping";

    /// <summary>Returns false if there was nothing to migrate.</summary>
    /// <exception cref="StartupException">The file is newer than the program, or its migration failed. The file is unchanged.</exception>
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
        if (exists) EmptyLog();

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

    /// <summary>
    /// Moves the log into the file, so that the copy is complete and no log remains that would later be applied to the migrated file.
    /// </summary>
    private void EmptyLog()
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
        catch (SqliteException failed) when (FullDisk.IsWhy(failed, Path.GetDirectoryName(file)!))
        {
            // What the copy took is given back at once.
            RemoveLeftovers();
            throw FullDisk.Problem(StorageOptions.ConnectionKey, Path.GetDirectoryName(file)!, failed);
        }
        catch (SqliteException failed)
        {
            throw Broken(failed.Message.TrimEnd('.'), failed);
        }
    }

    /// <summary>
    /// Keeps a copy of the old database. It is copied and then renamed, so that the database itself is never missing and a copy with the
    /// final name is complete.
    /// </summary>
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
