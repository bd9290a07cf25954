namespace Rehearsal.Page;

/// <summary>Where a run keeps its files. The key does not lie beside what it seals.</summary>
internal sealed class DataFolder : IDisposable
{
    private readonly bool _isKept;

    public DataFolder(string? kept)
    {
        _isKept = kept is not null;
        Root = kept is null ? Directory.CreateTempSubdirectory("rehearsal-").FullName : Path.GetFullPath(kept);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }
    public string DatabaseFile => Path.Combine(Root, "data", "bot.db");
    public string KeyFile => Path.Combine(Root, "keys", "master.key");
    public string WorldFile => Path.Combine(Root, "world.json");

    public void Dispose()
    {
        if (!_isKept && Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
