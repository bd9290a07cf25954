using System.Collections.Concurrent;
using IntimacyBot.Platform.Storage.Sqlite;

namespace IntimacyBot.Platform.Storage;

/// <summary>
/// Knows whether the disk takes what is saved. After a save that it refused the bot is not ready, until a save on trial has gone through.
/// </summary>
internal sealed partial class DiskState(StorageOptions options, DiskReserve reserve, ILogger<DiskState> log)
{
    /// <summary>
    /// The problems that were logged since everything was saved last. Where the database and the journal share a disk, both are refused in
    /// turn, and each is one line.
    /// </summary>
    private readonly ConcurrentDictionary<string, bool> _told = new();

    private string? _problem;

    /// <summary>Says what cannot be done and why, and names the folder; null while everything is saved.</summary>
    public string? Problem => Volatile.Read(ref _problem);

    private string Folder => Path.GetDirectoryName(options.DatabaseFile)!;

    /// <summary>The room that is kept on the disk for leaving and erasing.</summary>
    public DiskReserve Reserve => reserve;

    public bool IsFull(Exception failed) => FullDisk.IsWhy(failed, Folder);

    /// <summary>Notes a save that failed. What has another reason than the disk changes nothing.</summary>
    public void Refused(Exception failed)
    {
        if (!StorageFailure.IsOfDisk(failed))
            return;
        var folder = (failed as FolderRefusedException)?.Folder ?? Folder;
        var lost = folder == options.ErasureJournal ? "nobody can leave" : "nothing can be saved";
        var problem = $"{lost}, because {(IsFull(failed) ? $"the disk of {folder} is full" : $"{folder} cannot be written")}";
        Volatile.Write(ref _problem, problem);
        if (_told.TryAdd(problem, true))
            NotSaved(problem);
    }

    public void Accepted()
    {
        if (Interlocked.Exchange(ref _problem, null) is null)
            return;
        _told.Clear();
        SavedAgain(Folder);
    }

    [LoggerMessage(LogLevel.Error, "The disk: {Problem}; whoever writes gets their words back, and it is tried again")]
    private partial void NotSaved(string problem);

    [LoggerMessage(LogLevel.Information, "Everything is saved again in {Folder}")]
    private partial void SavedAgain(string folder);
}
