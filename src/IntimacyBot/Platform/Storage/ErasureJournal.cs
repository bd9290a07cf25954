using System.Buffers.Binary;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Storage.Sqlite;
using NodaTime;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Says who was erased, so that a restored backup can erase them again. An entry is a keyed hash of the person's id, which is new each time
/// somebody comes, so that nobody who came back is meant. It is written before the commit as unfinished, and moved into the bucket of its
/// day after the commit: only then it counts. Callers hold the write lock.
/// </summary>
internal sealed class ErasureJournal(Vault vault, StorageOptions options, IFileOperations files, TimeProvider clock)
{
    /// <summary>An entry is kept so long. No backup that is older is restored.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    private readonly ErasureJournalFolder _folder = new(options.ErasureJournal, files);
    private readonly HashSet<Guid> _committed = [];

    /// <summary>Writes, to disk, who is about to be erased. The caller commits afterwards.</summary>
    /// <exception cref="FolderRefusedException">It could not be written.</exception>
    public void Begin(IReadOnlyCollection<Guid> people)
    {
        var unfinished = _folder.Unfinished();
        unfinished.UnionWith(people.Select(Entry));
        FolderRefusedException.Around(options.ErasureJournal, () => _folder.SaveUnfinished(unfinished));
    }

    /// <summary>Writes as much on trial as an erasure would at most, and removes it again.</summary>
    /// <exception cref="FolderRefusedException">It could not be written.</exception>
    public void Try() => FolderRefusedException.Around(options.ErasureJournal, _folder.Try);

    /// <summary>Notes that the erasures were committed. <see cref="Finish"/> writes it.</summary>
    public void Committed(IReadOnlyCollection<Guid> people) => _committed.UnionWith(people);

    /// <summary>Moves what was committed into today's bucket, and returns when that is on disk. It may be repeated.</summary>
    public void Finish()
    {
        if (_committed.Count == 0) return;
        var entries = _committed.Select(Entry).ToHashSet();
        Move(entries, _folder.Unfinished().Except(entries));
        _committed.Clear();
    }

    /// <summary>
    /// Decides, once after a start, what becomes of erasures that a kill has cut off. Those that were committed count. The others never
    /// happened, unless the database was restored: it cannot say then which ones they are, and all of them count.
    /// </summary>
    public void Settle(IEnumerable<Guid> people, bool restored)
    {
        var unfinished = _folder.Unfinished();
        if (unfinished.Count == 0) return;
        if (!restored) unfinished.ExceptWith(people.Select(Entry));
        Move(unfinished, []);
    }

    /// <summary>Returns those of the people who were erased. Where this database was here all the time, there are none.</summary>
    public IReadOnlyList<Guid> Erased(IEnumerable<Guid> people)
    {
        var entries = _folder.Entries();
        return entries.Count == 0 ? [] : [.. people.Where(person => entries.Contains(Entry(person)))];
    }

    /// <summary>True when anybody among the people was erased, or is being erased at this moment.</summary>
    public bool Concerns(IEnumerable<Guid> people)
    {
        var entries = _folder.Unfinished();
        entries.UnionWith(_folder.Entries());
        return people.Any(person => entries.Contains(Entry(person)));
    }

    /// <summary>
    /// Makes today's bucket, which shows that the journal was kept today, and deletes the buckets that are too old. Each backup is made
    /// after it.
    /// </summary>
    public void KeepDay()
    {
        var today = Today;
        BeginDay();
        foreach (var (file, day) in _folder.Buckets().Where(b => b.Day < today.AddDays(-(int)Kept.TotalDays))) files.Delete(file);
    }

    public void BeginDay()
    {
        if (!File.Exists(_folder.Bucket(Today))) _folder.Save(_folder.Bucket(Today), []);
    }

    /// <summary>
    /// True when the journal says of everybody who was erased after this moment that they were: its bucket of that day, or of the day
    /// before when midnight came in between, is still there.
    /// </summary>
    public bool Covers(DateTimeOffset at)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return clock.GetUtcNow() - at <= Kept && _folder.Buckets().Any(b => b.Day == day || b.Day == day.AddDays(-1));
    }

    /// <summary>The moment at which an erasure is repeated.</summary>
    public Instant Now => Instant.FromDateTimeOffset(clock.GetUtcNow());

    internal static StartupException DoesNotCover(string file) => new(
        StorageOptions.ErasureJournalKey,
        $"{file} is a backup that is older than the erasure journal reaches, and would bring back who was erased since",
        "Restore a newer backup, or put back the journal as it was kept beside the key");

    private DateOnly Today => DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);

    private void Move(IEnumerable<string> finished, IEnumerable<string> unfinished)
    {
        var known = _folder.Entries();
        var added = finished.Where(entry => !known.Contains(entry)).ToList();
        var bucket = _folder.Bucket(Today);
        if (added.Count > 0) _folder.Save(bucket, [.. ErasureJournalFolder.Read(bucket), .. added]);
        _folder.SaveUnfinished(unfinished);
    }

    private string Entry(Guid person)
    {
        Span<byte> id = stackalloc byte[16];
        person.TryWriteBytes(id, bigEndian: true, out _);
        return Convert.ToHexString(vault.BlindIndex(
            BlindIndexKinds.Erased, BinaryPrimitives.ReadUInt64BigEndian(id), BinaryPrimitives.ReadUInt64BigEndian(id[8..])));
    }
}
