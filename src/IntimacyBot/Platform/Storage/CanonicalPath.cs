namespace IntimacyBot.Platform.Storage;

/// <summary>Resolves paths to full paths without symbolic links, so that one file has one name and two folders can be compared.</summary>
internal static class CanonicalPath
{
    internal static string Of(string path)
    {
        var full = Path.GetFullPath(path);
        var root = Path.GetPathRoot(full)!;
        var real = root;
        foreach (var part in full[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries))
        {
            real = Path.Combine(real, part);
            if (Path.Exists(real)) real = File.ResolveLinkTarget(real, returnFinalTarget: true)?.FullName ?? real;
        }

        return real;
    }

    /// <summary>True when the file is in the folder or anywhere below it.</summary>
    internal static bool Contains(string folder, string file)
    {
        var relative = Path.GetRelativePath(folder, file);
        return !Path.IsPathRooted(relative) && relative.Split(Path.DirectorySeparatorChar)[0] != "..";
    }
}
