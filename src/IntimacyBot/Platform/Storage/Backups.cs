using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage;

/// <summary>The bot's own backups: whole databases, named after the moment they were begun.</summary>
internal static class BackupFiles
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private const string Making = ".making";

    internal static string Name(StorageOptions options, DateTimeOffset at) =>
        Path.Combine(options.Backups!, $"{Path.GetFileName(options.DatabaseFile)}.{at.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}");

    internal static string Unfinished(StorageOptions options) => Path.Combine(options.Backups!, Path.GetFileName(options.DatabaseFile) + Making);

    /// <summary>The oldest first.</summary>
    internal static IReadOnlyList<(string File, DateTimeOffset At)> Of(StorageOptions options)
    {
        if (options.Backups is not { } folder || !Directory.Exists(folder)) return [];
        var prefix = Path.GetFileName(options.DatabaseFile) + ".";
        return [.. Directory.GetFiles(folder, prefix + "*").Select(file => (File: file, At: Read(Path.GetFileName(file)[prefix.Length..])))
            .Where(b => b.At is not null).Select(b => (b.File, b.At!.Value)).OrderBy(b => b.Value)];
    }

    /// <summary>Also one that was never finished.</summary>
    internal static void Remove(StorageOptions options)
    {
        foreach (var (file, _) in Of(options)) File.Delete(file);
        if (Directory.Exists(options.Backups)) File.Delete(Unfinished(options));
    }

    private static DateTimeOffset? Read(string stamp) =>
        DateTimeOffset.TryParseExact(stamp, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>
/// Copies the database beside everything that goes on, looks at the copy, and only then counts it. What somebody had destroyed is in none:
/// an erasure takes all of them along (<see cref="ErasureSweep"/>), also the one that is being made, and the next run makes a new one.
/// </summary>
internal sealed partial class Backups(
    Store store, ErasureSweep sweep, StorageOptions options, Vault vault, MasterKey key, TimeProvider clock, ILogger<Backups> log, Action? copied = null)
{
    private volatile string? _failed;

    /// <summary>How old the newest is, and what became of the last try; for whoever runs the bot.</summary>
    public string Stand
    {
        get
        {
            if (options.Backups is null) return "off";
            var newest = BackupFiles.Of(options) is [.., var last] ? $"{Math.Max(0, (int)(clock.GetUtcNow() - last.At).TotalHours).ToString(CultureInfo.InvariantCulture)} h old, whole, and its key opens it" : "none yet";
            return _failed is { } failed ? $"{newest}; the last try failed ({failed})" : newest;
        }
    }

    /// <summary>One is made if the newest is older than <paramref name="every"/>; those older than <paramref name="kept"/> go, but for the newest.</summary>
    public async Task<bool> RunAsync(TimeSpan every, TimeSpan kept, CancellationToken cancel)
    {
        if (options.Backups is not { } folder) return false;
        var now = clock.GetUtcNow();
        var erasures = await store.BetweenAsync(() => sweep.Erasures, cancel);
        try
        {
            PrivateFiles.CreateFolder(folder);
            var made = IsDue(now, every) && await MakeAsync(now, erasures, cancel);
            _failed = null;
            foreach (var (file, at) in BackupFiles.Of(options).SkipLast(1).Where(b => now - b.At > kept)) File.Delete(file);
            return made;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or SealBrokenException)
        {
            GiveBack(BackupFiles.Unfinished(options));
            if (sweep.Erasures != erasures) return false;
            _failed = failed.GetType().Name;
            BackupFailed(_failed);
            return false;
        }
    }

    /// <summary>One from the future speaks of a clock that was set back, and counts for nothing.</summary>
    private bool IsDue(DateTimeOffset now, TimeSpan every) => !BackupFiles.Of(options).Any(b => b.At <= now && now - b.At < every);

    private async Task<bool> MakeAsync(DateTimeOffset now, int erasures, CancellationToken cancel)
    {
        var making = BackupFiles.Unfinished(options);
        PrivateFiles.Write(making, []);
        Copy(making);
        copied?.Invoke();
        Verify(making);
        PrivateFiles.ToDisk(making);
        // Between two moves nobody is half erased; and nobody was since the copy was begun.
        return await store.BetweenAsync(() => Keep(making, BackupFiles.Name(options, now), erasures), cancel);
    }

    /// <summary>On a full disk it would keep everybody else from saving.</summary>
    private static void GiveBack(string unfinished)
    {
        try
        {
            File.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is not there or not ours; the next one begins with this file again.
        }
    }

    private bool Keep(string making, string name, int erasures)
    {
        if (sweep.Erasures != erasures)
        {
            File.Delete(making);
            return false;
        }

        File.Move(making, name, overwrite: true);
        return true;
    }

    /// <summary>One snapshot, without what was deleted and without a log; writers go on meanwhile.</summary>
    private void Copy(string making)
    {
        using var connection = new SqliteConnection(StorageOptions.Connection(options.DatabaseFile, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        using var command = new SqliteCommand("VACUUM INTO $file", connection);
        command.Parameters.AddWithValue("$file", making);
        command.ExecuteNonQuery();
    }

    /// <summary>Whole, of this key, and with every person's key to be opened: what a restored one needs.</summary>
    private void Verify(string making)
    {
        using (var connection = SqliteFile.Open(making))
        {
            if (SqliteFile.Strings(connection, "PRAGMA integrity_check") is not ["ok"]) throw new IOException("integrity_check");
            if (SqliteFile.Strings(connection, "PRAGMA foreign_key_check").Count > 0) throw new IOException("foreign_key_check");
            using var keys = new SqliteCommand("SELECT \"Owner\", \"Wrapped\" FROM \"DataKeys\"", connection);
            using var reader = keys.ExecuteReader();
            while (reader.Read()) vault.Unwrap(reader.GetGuid(0), reader.GetFieldValue<byte[]>(1));
        }

        if (SealedState.Of(making).Check is not { } check || !key.Matches(check)) throw new IOException("key");
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A backup could not be made ({Error}); the ones there are stay, and it is tried again")]
    private partial void BackupFailed(string error);
}
