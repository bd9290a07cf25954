using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Looks, before anything is changed, whether the database file is the one that was here last, and whole. What is refused keeps every
/// byte, so that it can still be looked at and put right.
/// </summary>
internal sealed class DatabaseCheck(StorageOptions options)
{
    private const int NotADatabase = 26;
    private const int Corrupt = 11;
    private readonly string _file = options.DatabaseFile;

    /// <exception cref="StartupException">The file is missing, empty, damaged, another one, or cannot be opened.</exception>
    internal SealedState Inspect()
    {
        if (!File.Exists(_file)) return Missing();
        if (new FileInfo(_file).Length == 0) throw Problem($"{_file} is empty", "move it away and run \"dotnet IntimacyBot.dll new\"");
        if (FileStatus.Of(_file) is { Links: > 1 })
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{_file} has a second name (a hard link), under which something else can change it or keep what was erased",
                "Remove the other name, or put a copy in its place");
        }

        try
        {
            return Read();
        }
        catch (SqliteException bad) when (bad.SqliteErrorCode is NotADatabase or Corrupt)
        {
            throw Problem($"{_file} is not a readable SQLite database", "name another file", bad);
        }
        catch (SqliteException bad)
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{_file} cannot be opened ({bad.Message.TrimEnd('.')})",
                "Let the bot's user read and write it",
                bad);
        }
    }

    private SealedState Missing()
    {
        if (File.Exists(_file + "-wal")) throw Problem($"{_file} is missing and its log {_file}-wal is there", "move the log away as well");
        if (!KeyMark.Exists(options) && !File.Exists(GenerationFile.Of(_file))) return new SealedState(null, IsSealed: false);
        throw Problem(
            $"{_file} is missing, and {options.KeyFile} has had a database",
            "run \"dotnet IntimacyBot.dll new\" to begin with an empty one");
    }

    private SealedState Read()
    {
        CheckGeneration();
        using var connection = ReadOnlySqlite.Open(_file);
        // The log is there when the last stop was a kill or a power failure. After a stop in order this would only cost time.
        if (File.Exists(_file + "-wal") && SqliteFile.Strings(connection, "PRAGMA quick_check(1)") is not ["ok"])
        {
            throw Problem($"{_file} is damaged", "move it and what is beside it away and run \"dotnet IntimacyBot.dll new\"");
        }

        var tables = SqliteFile.Tables(connection);
        if (tables.Count > 0 && !tables.Contains("__EFMigrationsHistory"))
        {
            throw new StartupException(
                StorageOptions.ConnectionKey,
                $"{_file} belongs to another program",
                "Name a file of the bot's own, for example \"Data Source=data/intimacybot.db\"");
        }

        var state = SealedState.Of(connection, tables);
        return state.IsSealed || !KeyMark.Exists(options)
            ? state
            : throw Problem(
                $"{_file} holds nothing, and {options.KeyFile} has had a database",
                "move it away and run \"dotnet IntimacyBot.dll new\"");
    }

    private void CheckGeneration()
    {
        if (GenerationFile.Read(_file) is not { } beside) return;
        var hasLog = ReadOnlySqlite.HasLog(_file);
        var inFile = InFileAlone(hasLog);
        // A kill while the log was moved leaves a file that is whole only together with its log.
        if (!beside.Knows(inFile) && !(hasLog && inFile is null)) throw NotTheLast("is not the file that was here last");
        using var whole = ReadOnlySqlite.Open(_file);
        var latest = Of(whole);
        if (beside.Saved ? latest != beside.Latest : !beside.Knows(latest))
        {
            throw hasLog
                ? NotTheLast("and the log beside it do not belong together")
                : NotTheLast("is not the file that was here last, or has lost its log");
        }
    }

    private string? InFileAlone(bool hasLog)
    {
        try
        {
            using var alone = ReadOnlySqlite.OpenWithoutLog(_file);
            return Of(alone);
        }
        catch (SqliteException) when (hasLog)
        {
            return null;
        }
    }

    private static string? Of(SqliteConnection connection) => SealedState.Value(connection, SystemValues.Generation) is { } value
        ? Convert.ToHexStringLower(value)
        : null;

    private StartupException NotTheLast(string how) =>
        Problem($"{_file} {how}", "to use it on purpose, put it alone into an empty folder");

    private StartupException Problem(string wrong, string otherwise, Exception? cause = null) => new(
        StorageOptions.ConnectionKey,
        $"{wrong}. Nothing was changed",
        $"Put the right files back or restore a backup ({Backups()}), or {otherwise}",
        cause);

    private string Backups() => (options.Backups, BackupFiles.Of(options)) switch
    {
        (null, _) => "the bot makes none here",
        (var folder, []) => $"there is none in {folder}",
        (_, var backups) => string.Join(", ", backups.Reverse().Select(backup => backup.File)),
    };
}
