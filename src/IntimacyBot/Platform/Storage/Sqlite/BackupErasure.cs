using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Deletes from each backup the wrapped keys of people who were erased and what was put aside of them, and nothing else. A backup in which
/// that fails is deleted as a whole. After a kill the next run does the rest.
/// </summary>
internal sealed class BackupErasure(StorageOptions options, IFileOperations files, ErasureJournal journal)
{
    private const string Changing = ".erasing";

    /// <summary>Returns when no backup holds a key of anybody in the journal. The caller holds the write lock.</summary>
    /// <exception cref="IOException">A backup could neither be changed nor deleted.</exception>
    public void Run()
    {
        // A kill left it half changed, and SQLite's own way back from that would be a file with the keys in it.
        foreach (var left in BackupFiles.Ending(options, Changing)) files.Delete(left);
        foreach (var (file, _) in BackupFiles.Of(options))
        {
            try
            {
                if (journal.Erased(Owners(file)) is { Count: > 0 } erased) Erase(file, erased);
            }
            catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or FormatException)
            {
                files.Delete(file + Changing);
                files.Delete(file);
            }
        }
    }

    internal static List<Guid> Owners(string file)
    {
        using var connection = ReadOnlySqlite.OpenWithoutLog(file);
        return [.. SqliteFile.Strings(connection, "SELECT \"Owner\" FROM \"DataKeys\"").Select(Guid.Parse)];
    }

    private void Erase(string file, IReadOnlyList<Guid> owners)
    {
        var changing = file + Changing;
        files.Move(file, changing);
        var wrapped = new List<byte[]>();
        using (var connection = SqliteFile.Open(changing))
        {
            // SQLite overwrites what is deleted in place. With a rollback journal on disk it would write the old page there first.
            SqliteFile.Execute(connection, "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL");
            using var transaction = connection.BeginTransaction();
            foreach (var owner in owners) wrapped.Add(Delete(connection, transaction, owner));
            transaction.Commit();
        }

        if (wrapped.Exists(key => FileSearch.Contains(changing, key))) throw new IOException("A key is still there.");
        files.Secure(changing);
        files.Move(changing, file);
    }

    private static byte[] Delete(SqliteConnection connection, SqliteTransaction transaction, Guid owner)
    {
        // A key that could not be read was put aside, and may be readable to somebody who mends it.
        using var aside = new SqliteCommand("DELETE FROM \"DamagedRecords\" WHERE \"Person\" = $owner", connection, transaction);
        aside.Parameters.AddWithValue("$owner", owner);
        aside.ExecuteNonQuery();
        using var command = new SqliteCommand(
            "DELETE FROM \"DataKeys\" WHERE \"Owner\" = $owner RETURNING \"Wrapped\"", connection, transaction);
        command.Parameters.AddWithValue("$owner", owner);
        return (byte[])command.ExecuteScalar()!;
    }
}
