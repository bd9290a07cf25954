using Microsoft.Data.Sqlite;

namespace IntimacyBot.Tests.Walks;

/// <summary>Everything that is in the database: each table with its columns and its rows.</summary>
internal sealed class Ledger
{
    private readonly SortedDictionary<string, Table> _tables = new(StringComparer.Ordinal);

    private sealed record Table(string[] Columns, List<string[]> Rows);

    public IEnumerable<string> Tables => _tables.Keys;

    public static Ledger Of(string file)
    {
        var ledger = new Ledger();
        using var connection = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        connection.Open();
        foreach (var name in Names(connection))
            ledger._tables[name] = Read(connection, name);
        return ledger;
    }

    public string[] Columns(string table) => _tables[table].Columns;

    /// <summary>The rows as text, in an order of their own; only these columns, if any are named.</summary>
    public string[] Rows(string table, params string[] columns)
    {
        var (all, rows) = _tables[table];
        var chosen = columns.Length == 0 ? all : columns;
        return [.. rows.Select(r => string.Join(" | ", chosen.Select(c => $"{c}={r[Array.IndexOf(all, c)]}"))).Order(StringComparer.Ordinal)];
    }

    private static List<string> Names(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'";
        using var reader = command.ExecuteReader();
        var names = new List<string>();
        while (reader.Read())
            names.Add(reader.GetString(0));
        return names;
    }

    private static Table Read(SqliteConnection connection, string name)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // A name out of the file itself.
        command.CommandText = $"SELECT * FROM \"{name}\"";
#pragma warning restore CA2100
        using var reader = command.ExecuteReader();
        string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : $"{reader.GetValue(i)}")]);
        return new Table(columns, rows);
    }
}
