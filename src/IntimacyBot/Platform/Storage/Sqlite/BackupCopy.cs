using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Copies a database while somebody writes to it, also another process.</summary>
internal static class BackupCopy
{
    /// <summary>Copies one snapshot of the database, without deleted content and without a log. Writers are not blocked.</summary>
    internal static void Make(string database, string making, DateTimeOffset now)
    {
        using var connection = new SqliteConnection(StorageOptions.Connection(database, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        using var command = new SqliteCommand("VACUUM INTO $file", connection);
        command.Parameters.AddWithValue("$file", making);
        command.ExecuteNonQuery();
        // A backup is another generation than the file that it was made of, so that a start tells one that was put in its place.
        using var copy = SqliteFile.Open(making);
        SqliteFile.Execute(
            copy,
            $"UPDATE \"SystemValues\" SET \"Value\" = randomblob(16) WHERE \"Name\" = '{SystemValues.Generation}'");
        BackupMark.Write(copy, now);
    }
}
