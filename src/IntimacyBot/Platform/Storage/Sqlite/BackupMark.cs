using System.Buffers.Binary;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// A value that only backups hold: when they were made. A start that finds it knows that the database was restored, and removes it after
/// those who were erased since are erased again.
/// </summary>
internal static class BackupMark
{
    internal static void Write(SqliteConnection backup, DateTimeOffset made)
    {
        var seconds = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(seconds, made.ToUnixTimeSeconds());
        using var command = new SqliteCommand(
            "INSERT OR REPLACE INTO \"SystemValues\" (\"Name\", \"Value\") VALUES ($name, $value)", backup);
        command.Parameters.AddWithValue("$name", SystemValues.BackupMade);
        command.Parameters.AddWithValue("$value", seconds);
        command.ExecuteNonQuery();
    }

    /// <summary>Returns when the backup was made; null if the value is not that of a backup.</summary>
    internal static DateTimeOffset? Read(byte[]? value) =>
        value is { Length: sizeof(long) } ? DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64BigEndian(value)) : null;
}
