using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>Runs SQL on a SQLite file directly, below the level of EF Core.</summary>
internal static class SqliteFile
{
    internal static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection(StorageOptions.Connection(file, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        Execute(connection, "PRAGMA secure_delete = ON");
        return connection;
    }

    /// <summary>Moves the write-ahead log into the file and truncates the log. Returns false if somebody still reads from it.</summary>
    internal static bool Truncate(SqliteConnection connection) =>
        Convert.ToInt64(Scalar(connection, "PRAGMA wal_checkpoint(TRUNCATE)"), CultureInfo.InvariantCulture) == 0;

    /// <summary>Moves what it can from the log into the file, and waits for nobody. Returns true if that was all of it.</summary>
    internal static bool MoveLog(SqliteConnection connection)
    {
        using var command = Command(connection, "PRAGMA wal_checkpoint(PASSIVE)");
        using var reader = command.ExecuteReader();
        return reader.Read() && reader.GetInt64(0) == 0 && reader.GetInt64(1) == reader.GetInt64(2);
    }

    internal static object? Scalar(SqliteConnection connection, string fixedSql)
    {
        using var command = Command(connection, fixedSql);
        return command.ExecuteScalar();
    }

    internal static void Execute(SqliteConnection connection, string fixedSql)
    {
        using var command = Command(connection, fixedSql);
        command.ExecuteNonQuery();
    }

    internal static List<string> Strings(SqliteConnection connection, string fixedSql)
    {
        using var command = Command(connection, fixedSql);
        using var reader = command.ExecuteReader();
        var found = new List<string>();
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    internal static List<string> Tables(SqliteConnection connection) =>
        Strings(connection, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");

#pragma warning disable CA2100 // Only constant SQL and the schema's own table names come here.
    private static SqliteCommand Command(SqliteConnection connection, string sql) => new(sql, connection);
#pragma warning restore CA2100
}
