using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Encryption;

/// <summary>What the database file says about its key. It is read before anything is changed.</summary>
internal sealed record SealedState(byte[]? Check, bool IsSealed)
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;

    /// <exception cref="StartupException">The file exists and is not a database of this bot, or cannot be opened.</exception>
    internal static SealedState Of(string database)
    {
        if (!File.Exists(database)) return new SealedState(null, IsSealed: false);
        try
        {
            using var connection = SqliteFile.Open(database);
            var tables = SqliteFile.Tables(connection);
            if (tables.Count > 0 && !tables.Contains("__EFMigrationsHistory")) throw NotOurs(database);
            var check = tables.Contains("SystemValues")
                ? SqliteFile.Scalar(
                    connection,
                    $"SELECT \"Value\" FROM \"SystemValues\" WHERE \"Name\" = '{SystemValues.KeyCheck}'") as byte[]
                : null;
            var hasKeys = tables.Contains("DataKeys") && SqliteFile.Scalar(connection, "SELECT 1 FROM \"DataKeys\" LIMIT 1") is not null;
            return new SealedState(check, check is not null || hasKeys);
        }
        catch (SqliteException bad) when (bad.SqliteErrorCode is NotADatabase or Corrupt)
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{database} is not a readable SQLite database",
                "Name another file, or restore a backup",
                bad);
        }
        catch (SqliteException bad)
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{database} cannot be opened ({bad.Message.TrimEnd('.')})",
                "Let the bot's user read and write it",
                bad);
        }
    }

    private static StartupException NotOurs(string database) =>
        new(
            StorageOptions.ConnectionKey,
            $"{database} belongs to another program",
            "Name a file of the bot's own, for example \"Data Source=data/intimacybot.db\"");
}
