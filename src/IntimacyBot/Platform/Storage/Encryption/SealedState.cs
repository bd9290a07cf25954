using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>What the database file says about its key. It is read before anything is changed.</summary>
internal sealed record SealedState(byte[]? Check, bool IsSealed)
{
    internal static SealedState Of(SqliteConnection connection, IReadOnlyCollection<string> tables)
    {
        var check = Value(connection, SystemValues.KeyCheck, tables);
        var hasKeys = tables.Contains("DataKeys") && SqliteFile.Scalar(connection, "SELECT 1 FROM \"DataKeys\" LIMIT 1") is not null;
        return new SealedState(check, check is not null || hasKeys);
    }

    /// <summary>Returns a value about the database; null if it has none of this name, or is not the bot's.</summary>
    internal static byte[]? Value(SqliteConnection connection, string name) => Value(connection, name, SqliteFile.Tables(connection));

    private static byte[]? Value(SqliteConnection connection, string name, IReadOnlyCollection<string> tables) =>
        tables.Contains("SystemValues")
            ? SqliteFile.Scalar(connection, $"SELECT \"Value\" FROM \"SystemValues\" WHERE \"Name\" = '{name}'") as byte[]
            : null;
}
