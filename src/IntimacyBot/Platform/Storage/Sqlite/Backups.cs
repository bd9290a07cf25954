using System.Globalization;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>The bot's own backups: whole databases, named after the moment they were begun.</summary>
internal static class BackupFiles
{
    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";
    private const string Making = ".making";

    internal static string Name(StorageOptions options, DateTimeOffset at) =>
        Path.Combine(
            options.Backups!,
            $"{Path.GetFileName(options.DatabaseFile)}.{at.UtcDateTime.ToString(Stamp, CultureInfo.InvariantCulture)}");

    internal static string Unfinished(StorageOptions options) =>
        Path.Combine(options.Backups!, Path.GetFileName(options.DatabaseFile) + Making);

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
/// an erasure takes all of them along (<see cref="ErasureCleanup"/>), also the one that is being made, and the next run makes a new one.
/// </summary>
internal sealed partial class Backups(
    Store store, StorageOptions options, BackupCheck check, IFileOperations files, TimeProvider clock, ILogger<Backups> log)
{
    private volatile string? _failed;

    /// <summary>How old the newest is, and what became of the last try; for whoever runs the bot.</summary>
    public string Stand
    {
        get
        {
            if (options.Backups is null) return "off";
            var newest = BackupFiles.Of(options) is [.., var last] ? $"{Hours(last.At)} h old, whole, and its key opens it" : "none yet";
            return _failed is { } failed ? $"{newest}; the last try failed ({failed})" : newest;
        }
    }

    private string Hours(DateTimeOffset since) =>
        Math.Max(0, (int)(clock.GetUtcNow() - since).TotalHours).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// One is made if the newest is older than <paramref name="every"/>; those older than <paramref name="kept"/> go, but for the newest.
    /// </summary>
    public async Task<bool> RunAsync(TimeSpan every, TimeSpan kept, CancellationToken cancel)
    {
        if (options.Backups is not { } folder) return false;
        var now = clock.GetUtcNow();
        var erasures = await store.BetweenAsync(() => store.Erasures, cancel);
        try
        {
            PrivateFiles.CreateFolder(folder);
            var made = IsDue(now, every) && await MakeAsync(now, erasures, cancel);
            _failed = null;
            foreach (var (file, at) in BackupFiles.Of(options).SkipLast(1).Where(b => now - b.At > kept)) files.Delete(file);
            return made;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or SealBrokenException)
        {
            GiveBack(BackupFiles.Unfinished(options));
            if (store.Erasures != erasures) return false;
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
        check.Verify(making);
        files.Secure(making);
        // Between two moves nobody is half erased; and nobody was since the copy was begun.
        return await store.BetweenAsync(() => Keep(making, BackupFiles.Name(options, now), erasures), cancel);
    }

    /// <summary>On a full disk it would keep everybody else from saving.</summary>
    private void GiveBack(string unfinished)
    {
        try
        {
            files.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is not there or not ours; the next one begins with this file again.
        }
    }

    private bool Keep(string making, string name, int erasures)
    {
        if (store.Erasures != erasures)
        {
            files.Delete(making);
            return false;
        }

        files.Move(making, name);
        return true;
    }

    /// <summary>One snapshot, without what was deleted and without a log; writers go on meanwhile.</summary>
    private void Copy(string making)
    {
        using var connection =
            new SqliteConnection(StorageOptions.Connection(options.DatabaseFile, SqliteOpenMode.ReadWrite, pooling: false));
        connection.Open();
        using var command = new SqliteCommand("VACUUM INTO $file", connection);
        command.Parameters.AddWithValue("$file", making);
        command.ExecuteNonQuery();
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A backup could not be made ({Error}); the ones there are stay, and it is tried again")]
    private partial void BackupFailed(string error);
}
