using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage;

/// <summary>Where the database and its key are.</summary>
internal sealed record StorageOptions(string DatabaseFile, string KeyFile)
{
    internal const string ProviderKey = "Storage:Provider";
    internal const string ConnectionKey = "Storage:ConnectionString";
    internal const string KeyFileKey = "Sealing:KeyFile";
    internal const string ErasureJournalKey = "Sealing:ErasureJournal";
    internal const string BackupsKey = "Storage:Backups";
    internal const string ReserveKey = "Storage:ReserveMegabytes";
    internal const int DefaultReserve = 16;
    private const long Megabyte = 1024 * 1024;
    private const int MostReserve = 1024;
    private const string DefaultConnection = "Data Source=data/intimacybot.db";
    private const string DefaultKeyFile = "keys/master.key";
    private const string DefaultBackups = "backups";

    /// <summary>Every command waits at most this long for another process, such as a backup tool, to release the file.</summary>
    internal static readonly TimeSpan BusyTimeout = TimeSpan.FromMilliseconds(1200);

    /// <summary>This is the folder of the bot's own backups; it is null when no backups are made.</summary>
    internal string? Backups { get; init; }

    /// <summary>This many bytes are kept beside the database for leaving and erasing on a full disk.</summary>
    internal long Reserve { get; init; }

    /// <summary>This is the folder that says who was erased. It lies beside the key when no other is named.</summary>
    internal string ErasureJournal { get; init; } = KeyFile + ".erased";

    /// <summary>
    /// This connection string never creates the file, because a database that has disappeared must not be replaced by an empty one.
    /// </summary>
    internal string ConnectionString => Connection(DatabaseFile, SqliteOpenMode.ReadWrite, pooling: true);

    /// <exception cref="StartupException">The configuration is not valid.</exception>
    internal static StorageOptions From(IConfiguration configuration)
    {
        var provider = configuration[ProviderKey] ?? "sqlite";
        if (!provider.Equals("sqlite", StringComparison.OrdinalIgnoreCase))
        {
            throw new StartupException(ProviderKey, $"\"{provider}\" is not known", "Use \"sqlite\"");
        }

        var database = DatabaseOf(configuration[ConnectionKey] ?? DefaultConnection);
        var file = CanonicalPath.Of(database);
        var options = new StorageOptions(file, CanonicalPath.Of(configuration[KeyFileKey] ?? DefaultKeyFile));
        return options with
        {
            Reserve = ReserveOf(configuration[ReserveKey]),
            ErasureJournal = configuration[ErasureJournalKey] is { Length: > 0 } journal
                ? CanonicalPath.Of(journal)
                : options.ErasureJournal,
            Backups = (configuration[BackupsKey] ?? Path.Combine(Path.GetDirectoryName(file)!, DefaultBackups)) is { Length: > 0 } folder
                ? CanonicalPath.Of(folder)
                : null,
        };
    }

    internal static string Connection(string file, SqliteOpenMode mode, bool pooling) => new SqliteConnectionStringBuilder
    {
        DataSource = file,
        Mode = mode,
        Pooling = pooling,
        DefaultTimeout = 1,
    }.ToString();

    private static long ReserveOf(string? megabytes)
    {
        if (megabytes is null) return DefaultReserve * Megabyte;
        if (int.TryParse(megabytes, NumberStyles.None, CultureInfo.InvariantCulture, out var size) && size <= MostReserve)
            return size * Megabyte;
        throw new StartupException(ReserveKey, $"\"{megabytes}\" is no number from 0 to {MostReserve}", $"Example: \"{DefaultReserve}\"");
    }

    private static string DatabaseOf(string connection)
    {
        const string example = $"Example: \"{DefaultConnection}\"";
        try
        {
            var source = new SqliteConnectionStringBuilder(connection).DataSource;
            var onDisk = source.Length > 0 && source != ":memory:" && !source.StartsWith("file:", StringComparison.Ordinal);
            return onDisk ? source : throw new StartupException(ConnectionKey, "it names no file on disk", example);
        }
        catch (ArgumentException bad)
        {
            throw new StartupException(ConnectionKey, "it is not a SQLite connection string", example, bad);
        }
    }
}
