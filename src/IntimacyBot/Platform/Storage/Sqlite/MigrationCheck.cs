using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Verifies a migrated copy before it becomes the database.</summary>
internal static class MigrationCheck
{
    /// <exception cref="StartupException">The copy is damaged or has lost rows.</exception>
    internal static void Verify(string? before, string after)
    {
        if (File.Exists(after + "-wal")) throw Broken(before ?? after, "its log was not closed");
        using var migrated = SqliteFile.Open(after);
        if (SqliteFile.Strings(migrated, "PRAGMA integrity_check") is not ["ok"]) throw Broken(before ?? after, "integrity_check");
        if (SqliteFile.Strings(
            migrated,
            "PRAGMA foreign_key_check") is [var table, ..]) throw Broken(before ?? after, $"foreign keys of {table}");
        if (before is null) return;

        using var old = SqliteFile.Open(before);
        foreach (var same in SqliteFile.Tables(old).Intersect(SqliteFile.Tables(migrated)))
        {
            if (same.StartsWith("__EF", StringComparison.Ordinal)) continue;
            if (Rows(migrated, same) < Rows(old, same)) throw Broken(before, $"rows of {same} were lost");
        }
    }

    private static long Rows(SqliteConnection connection, string table)
    {
        var name = table.Replace("\"", "\"\"", StringComparison.Ordinal);
        return Convert.ToInt64(SqliteFile.Scalar(connection, $"SELECT COUNT(*) FROM \"{name}\""), CultureInfo.InvariantCulture);
    }

    private static StartupException Broken(string file, string what) => new(
        StorageOptions.ConnectionKey,
        $"{file} could not be migrated and is unchanged (the check found: {what})",
        "Start the version you had, and report this");
}
