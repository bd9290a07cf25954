using IntimacyBot.Platform.Storage;
using Microsoft.Data.Sqlite;

namespace Tests.TestKit;

/// <summary>
/// A copy of everything in the database: each table with its columns and rows. The value by which the file knows itself is left out,
/// because it changes whenever the log is moved into the file.
/// </summary>
internal sealed class DatabaseSnapshot
{
    private readonly SortedDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    private sealed record Table(string[] Columns, List<string[]> Rows);

    public IEnumerable<string> Tables => _tables.Keys;

    public static DatabaseSnapshot Of(string file)
    {
        var snapshot = new DatabaseSnapshot();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var name in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").Rows)
            snapshot._tables[name[0]] = Read(connection, $"SELECT * FROM \"{name[0]}\"");
        return snapshot;
    }

    /// <summary>Runs a SQL statement on the file without the program's knowledge and returns its first value.</summary>
    public static object? Ask(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = Command(connection, sql);
        return command.ExecuteScalar();
    }

    public static long Count(string file, string sql) => (long)Ask(file, sql)!;

    public string[] Columns(string table) => _tables[table].Columns;

    /// <summary>Returns the rows of a table as sorted text. If columns are named, it contains only these.</summary>
    public string[] Rows(string table, params string[] columns)
    {
        var (all, rows) = _tables[table];
        var chosen = columns.Length == 0 ? all : columns;
        var written = rows.Select(r => string.Join(" | ", chosen.Select(c => $"{c}={r[Array.IndexOf(all, c)]}")));
        return [.. written.Order(StringComparer.Ordinal)];
    }

    private static Table Read(SqliteConnection connection, string sql)
    {
        using var command = Command(connection, sql);
        using var reader = command.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader.GetValue(i)))]);
        rows.RemoveAll(row => row.Contains(SystemValues.Generation));
        return new Table(columns, rows);
    }

    private static string Text(object value) => value is byte[] bytes ? Convert.ToHexString(bytes) : $"{value}";

    private static SqliteCommand Command(SqliteConnection connection, string sql)
    {
        var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own sentences, and names out of the file itself.
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
