using System.Data.Common;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Sets what the bot relies on, once on each connection to the file: an acknowledged move is on disk (FULL), deleted content is
/// overwritten, and foreign keys hold. The pool keeps the settings with the connection.
/// </summary>
internal sealed class SqliteSettings : DbConnectionInterceptor
{
    private static readonly string _pragmas = string.Create(CultureInfo.InvariantCulture, $"""
        PRAGMA busy_timeout = {(int)StorageOptions.BusyTimeout.TotalMilliseconds};
        PRAGMA journal_mode = WAL;
        PRAGMA synchronous = FULL;
        PRAGMA secure_delete = ON;
        PRAGMA foreign_keys = ON;
        PRAGMA wal_autocheckpoint = 0;
        """);

    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    internal static void Configure(DbContextOptionsBuilder options, string connectionString) => options
        .UseSqlite(connectionString)
        .AddInterceptors(new SqliteSettings())
        .ConfigureWarnings(warnings => warnings.Log(
            (RelationalEventId.CommandExecuted, LogLevel.Debug),
            (CoreEventId.SaveChangesFailed, LogLevel.Debug)));

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Apply((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default)
    {
        Apply((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Apply(SqliteConnection connection)
    {
        if (!_set.TryAdd(connection.Handle!, this)) return;
        SqliteFile.Execute(connection, _pragmas);
    }
}
