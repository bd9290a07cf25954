using Microsoft.Data.Sqlite;

namespace Tests.Benchmarks;

/// <summary>
/// The minimum that can be saved before an acknowledgement: one prepared statement, one row of a few hundred bytes and one commit, with the
/// settings of the bot's own file. Its time is the disk's share of every move.
/// </summary>
internal sealed class SingleRowStore : IDisposable
{
    private const int RowBytes = 700;
    private const int Rows = 400;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("ledger");
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _save;
    private readonly Lock _writer = new();
    private long _next;

    public SingleRowStore()
    {
        _connection = new SqliteConnection($"Data Source={Path.Combine(_folder.FullName, "ledger.db")};Pooling=False");
        _connection.Open();
        using var begin = _connection.CreateCommand();
        begin.CommandText =
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; "
            + "CREATE TABLE line (id INTEGER PRIMARY KEY, content BLOB)";
        begin.ExecuteNonQuery();
        _save = _connection.CreateCommand();
        _save.CommandText = "INSERT OR REPLACE INTO line (id, content) VALUES ($id, $content)";
        _save.Parameters.AddWithValue("$id", 0L);
        _save.Parameters.AddWithValue("$content", new byte[RowBytes]);
        _save.Prepare();
    }

    public void Save()
    {
        lock (_writer)
        {
            _save.Parameters[0].Value = _next++ % Rows;
            _save.ExecuteNonQuery();
        }
    }

    public void Dispose()
    {
        _save.Dispose();
        _connection.Dispose();
        _folder.Delete(recursive: true);
    }
}
