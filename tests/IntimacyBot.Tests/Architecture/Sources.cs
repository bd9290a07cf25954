using System.Runtime.CompilerServices;

namespace Tests.Architecture;

/// <summary>The source files of the house.</summary>
internal static class Sources
{
    public static string Root { get; } = Find();

    /// <summary>Written by hand, below a folder such as <c>src</c>; each with its path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder, string pattern = "*.cs")
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(f => !f.Path.Contains("/obj/", StringComparison.Ordinal) && !f.Path.Contains("/bin/", StringComparison.Ordinal) && !f.Path.Contains("/Migrations/", StringComparison.Ordinal));
        return files.Select(f => (f.Path, File.ReadAllText(f.File)));
    }

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "IntimacyBot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run where the sources are.");
        return folder.FullName;
    }
}
