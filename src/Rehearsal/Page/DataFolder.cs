namespace Rehearsal.Page;

/// <summary>The folder in which a run keeps its files. The key is not beside the database it protects.</summary>
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

    /// <summary>Deletes the files of the bot and of the world. The host's own practices are not in this folder.</summary>
    public void Empty()
    {
        foreach (var folder in (string[])["data", "keys"])
        {
            if (Directory.Exists(Path.Combine(Root, folder)))
                Directory.Delete(Path.Combine(Root, folder), recursive: true);
        }
        File.Delete(WorldFile);
    }

    public void Dispose()
    {
        if (!_isKept && Directory.Exists(Root))
            Directory.Delete(Root, recursive: true);
    }
}
