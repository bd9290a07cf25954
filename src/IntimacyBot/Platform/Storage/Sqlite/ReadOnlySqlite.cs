using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Opens a database so that neither reading nor closing changes a byte of it or of its log, and nothing new is put beside it. SQLite by
/// itself moves the log into the file when the last connection closes.
/// </summary>
internal static class ReadOnlySqlite
{
    private const int KeepLogOnClose = 1006;
    private const int Busy = 5;

    /// <summary>Opens the file together with its log, if it has one.</summary>
    internal static SqliteConnection Open(string file)
    {
        if (!HasLog(file)) return OpenWithoutLog(file);
        try
        {
            // An exclusive connection keeps the index of the log in its own memory instead of a file beside the database.
            return Open(file, SqliteOpenMode.ReadWrite, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON");
        }
        catch (SqliteException used) when (used.SqliteErrorCode == Busy)
        {
            // Somebody else reads it, so the index is there already.
            return Open(file, SqliteOpenMode.ReadOnly, "PRAGMA query_only = ON");
        }
    }

    /// <summary>Opens the file together with its log, while another process may write to it.</summary>
    internal static SqliteConnection OpenBeside(string file) => HasLog(file)
        ? Open(file, SqliteOpenMode.ReadWrite, "PRAGMA query_only = ON")
        : OpenWithoutLog(file);

    /// <summary>Opens the file as it is without its log: what the last move of the log left in it.</summary>
    internal static SqliteConnection OpenWithoutLog(string file) =>
        Open(new Uri(file).AbsoluteUri + "?immutable=1", SqliteOpenMode.ReadOnly, "PRAGMA query_only = ON");

    internal static bool HasLog(string file) => new FileInfo(file + "-wal") is { Exists: true, Length: > 0 };

    private static SqliteConnection Open(string source, SqliteOpenMode mode, string pragmas)
    {
        var connection = new SqliteConnection(StorageOptions.Connection(source, mode, pooling: false));
        try
        {
            connection.Open();
            raw.sqlite3_db_config(connection.Handle, KeepLogOnClose, 1, out _);
            SqliteFile.Execute(connection, pragmas);
            SqliteFile.Scalar(connection, "SELECT COUNT(*) FROM sqlite_schema");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
