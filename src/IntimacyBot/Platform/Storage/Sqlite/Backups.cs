using System.Globalization;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.Data.Sqlite;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// Names and finds the files of the bot's own backups. Each is a whole database, named after the moment at which it was begun.
/// </summary>
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

    /// <summary>Returns the backups, the oldest first.</summary>
    internal static IReadOnlyList<(string File, DateTimeOffset At)> Of(StorageOptions options)
    {
        if (options.Backups is not { } folder || !Directory.Exists(folder)) return [];
        var prefix = Path.GetFileName(options.DatabaseFile) + ".";
        return [.. Directory.GetFiles(folder, prefix + "*").Select(file => (File: file, At: Read(Path.GetFileName(file)[prefix.Length..])))
            .Where(b => b.At is not null).Select(b => (b.File, b.At!.Value)).OrderBy(b => b.Value)];
    }

    /// <summary>Returns the files beside the backups whose names are those of backups with this ending.</summary>
    internal static string[] Ending(StorageOptions options, string ending) => Directory.Exists(options.Backups)
        ? Directory.GetFiles(options.Backups, $"{Path.GetFileName(options.DatabaseFile)}.*{ending}")
        : [];

    private static DateTimeOffset? Read(string stamp) =>
        DateTimeOffset.TryParseExact(stamp, Stamp, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}

/// <summary>
/// Makes backups while the bot runs: it copies the database, verifies the copy, and only then counts it as a backup. No backup contains
/// a key that was destroyed: an erasure deletes it from each (<see cref="BackupErasure"/>), and discards one that is being made.
/// </summary>
internal sealed partial class Backups(
    Store store, StorageOptions options, BackupCheck check, IFileOperations files, TimeProvider clock, ILogger<Backups> log)
{
    private volatile string? _failed;

    /// <summary>
    /// Describes the age of the newest backup and the result of the last attempt, and how many records could not be read since the start,
    /// for the operator.
    /// </summary>
    public string Status
    {
        get
        {
            if (options.Backups is null) return "off";
            // One from the future was named by a machine whose clock was wrong, and says nothing of today.
            var now = clock.GetUtcNow();
            var newest = BackupFiles.Of(options).LastOrDefault(b => b.At <= now) is { File: not null } last
                ? $"{Hours(last.At)} h old, whole, and its key opens it"
                : "none yet";
            var tried = _failed is { } failed ? $"{newest}; the last try failed ({failed})" : newest;
            return store.Damaged is > 0 and var damaged ? $"{tried}; records that cannot be read and are put aside: {damaged}" : tried;
        }
    }

    private string Hours(DateTimeOffset since) =>
        Math.Max(0, (int)(clock.GetUtcNow() - since).TotalHours).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Keeps the day of the erasure journal. Makes a backup if the newest is older than <paramref name="every"/>, and deletes those older
    /// than <paramref name="kept"/> except the newest.
    /// </summary>
    public async Task<bool> RunAsync(TimeSpan every, TimeSpan kept, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        int? erasures = null;
        try
        {
            erasures = await store.BetweenAsync(store.KeepJournal, cancel);
            if (options.Backups is not { } folder) return false;
            PrivateFiles.CreateFolder(folder);
            var made = IsDue(now, every) && await MakeAsync(now, erasures.Value, cancel);
            _failed = null;
            foreach (var (file, at) in BackupFiles.Of(options).SkipLast(1).Where(b => now - b.At > kept)) files.Delete(file);
            return made;
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException or SqliteException or SealBrokenException)
        {
            if (options.Backups is not null) DeleteUnfinished(BackupFiles.Unfinished(options));
            if (erasures is { } begun && store.Erasures != begun) return false;
            _failed = failed is SealBrokenException broken ? $"{broken.Place.Table}: {broken.Fault}" : failed.GetType().Name;
            BackupFailed(_failed);
            return false;
        }
    }

    /// <summary>
    /// True when a backup is due. A backup with a date in the future does not count, because the clock was set back after it.
    /// </summary>
    private bool IsDue(DateTimeOffset now, TimeSpan every) =>
        !BackupFiles.Of(options).Select(backup => now - backup.At).Any(age => age >= TimeSpan.Zero && age < every);

    private async Task<bool> MakeAsync(DateTimeOffset now, int erasures, CancellationToken cancel)
    {
        var making = BackupFiles.Unfinished(options);
        PrivateFiles.Write(making, []);
        BackupCopy.Make(options.DatabaseFile, making, now);
        await AllOpenAsync(check.Broken(making), cancel);
        files.Secure(making);
        // No erasure runs between two moves, and the count shows whether one has run since the copy was begun.
        return await store.BetweenAsync(() => Keep(making, BackupFiles.Name(options, now), erasures), cancel);
    }

    /// <summary>
    /// A copy in which anything cannot be read does not count. What cannot be read is put aside, so that the next try finds a whole
    /// database.
    /// </summary>
    private async Task AllOpenAsync(IReadOnlyList<AssociatedData> broken, CancellationToken cancel)
    {
        foreach (var place in broken) await store.PutAsideAsync(new SealBrokenException(SealFault.Damaged, place), cancel);
        if (broken is [var first, ..]) throw new SealBrokenException(SealFault.Damaged, first);
    }

    /// <summary>Deletes the unfinished copy, because on a full disk it would take the space that moves need.</summary>
    private void DeleteUnfinished(string unfinished)
    {
        try
        {
            files.Delete(unfinished);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The folder is missing or not writable. The next run overwrites this file.
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

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "A backup could not be made ({Error}); the ones there are stay, and it is tried again")]
    private partial void BackupFailed(string error);
}
