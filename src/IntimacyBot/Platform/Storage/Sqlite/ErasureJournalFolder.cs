using System.Globalization;
using System.Security.Cryptography;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Platform.Storage.Sqlite;

/// <summary>
/// The files of the erasure journal: one for each day, and one for erasures that are not committed yet. Each holds entries of 32 bytes in
/// the order of their values and nothing else, so that neither an order nor a time within the day can be read from it.
/// </summary>
internal sealed class ErasureJournalFolder(string folder, IFileOperations files)
{
    private const string Day = "yyyyMMdd";
    private const string UnfinishedName = "unfinished";
    private const string Writing = ".writing";
    private const string Trial = "trial";
    private const int EntrySize = 32;
    private const int TrialBytes = 16 * 1024;

    internal static string UnfinishedIn(string folder) => Path.Combine(folder, UnfinishedName);

    internal string Bucket(DateOnly day) => Path.Combine(folder, day.ToString(Day, CultureInfo.InvariantCulture));

    /// <summary>Returns the buckets in no order.</summary>
    internal IEnumerable<(string File, DateOnly Day)> Buckets()
    {
        if (!Directory.Exists(folder)) yield break;
        foreach (var file in Directory.GetFiles(folder))
        {
            if (DateOnly.TryParseExact(Path.GetFileName(file), Day, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                yield return (file, day);
        }
    }

    /// <summary>Returns the entries of all days as hexadecimal text.</summary>
    internal HashSet<string> Entries() => [.. Buckets().SelectMany(bucket => Read(bucket.File))];

    internal HashSet<string> Unfinished() => [.. Read(UnfinishedIn(folder))];

    internal void SaveUnfinished(IEnumerable<string> entries) => Save(UnfinishedIn(folder), entries);

    /// <summary>Replaces a file as a whole, and returns when it is on disk under its name.</summary>
    internal void Save(string file, IEnumerable<string> entries)
    {
        files.Delete(file + Writing);
        files.Write(file + Writing, [.. entries.Distinct().Order(StringComparer.Ordinal).SelectMany(Convert.FromHexString)]);
        files.Move(file + Writing, file);
        files.Secure(file);
    }

    internal void Try()
    {
        var trial = Path.Combine(folder, Trial);
        try
        {
            files.Write(trial, RandomNumberGenerator.GetBytes(TrialBytes));
        }
        finally
        {
            files.Delete(trial);
        }
    }

    internal static IEnumerable<string> Read(string file) =>
        File.Exists(file) ? File.ReadAllBytes(file).Chunk(EntrySize).Where(e => e.Length == EntrySize).Select(Convert.ToHexString) : [];

    /// <summary>Makes sure, before anything starts, that an erasure can be written.</summary>
    /// <exception cref="StartupException">The journal cannot be written, or lies where a restored copy would replace it.</exception>
    internal static void Check(StorageOptions options, IFileOperations files)
    {
        var journal = options.ErasureJournal;
        if (CanonicalPath.Contains(Path.GetDirectoryName(options.DatabaseFile)!, journal)
            || (options.Backups is { } backups && CanonicalPath.Contains(backups, journal)))
        {
            throw Problem(
                $"{journal} lies in the folder of the database or of its backups, so that it would be restored together with them",
                "Keep it elsewhere, for example \"keys/master.key.erased\"");
        }

        try
        {
            PrivateFiles.CreateFolder(journal);
            var checkedFolder = new ErasureJournalFolder(journal, files);
            checkedFolder.SaveUnfinished(checkedFolder.Unfinished());
        }
        catch (IOException full) when (FullDisk.IsWhy(full, Path.GetDirectoryName(journal)!))
        {
            throw FullDisk.Problem(StorageOptions.ErasureJournalKey, Path.GetDirectoryName(journal)!, full);
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw Problem(
                $"{journal} cannot be written ({denied.Message.TrimEnd('.')})",
                "Let the bot's user write there, or name another folder: without it a restored backup would bring back who was erased",
                denied);
        }
    }

    private static StartupException Problem(string wrong, string todo, Exception? cause = null) =>
        new(StorageOptions.ErasureJournalKey, wrong, todo, cause);
}
