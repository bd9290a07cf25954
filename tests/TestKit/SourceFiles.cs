using System.Runtime.CompilerServices;

namespace Tests.TestKit;

/// <summary>Finds the source files of the repository.</summary>
internal static class SourceFiles
{
    private static readonly string[] Generated = ["/obj/", "/bin/", "/Migrations/"];

    public static string Root { get; } = Find();

    /// <summary>Returns the files below a folder such as <c>src</c> that are not generated, each with its path from the root.</summary>
    public static IEnumerable<(string Path, string Text)> Below(string folder, string pattern = "*.cs") =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(file => (File: file, Path: Path.GetRelativePath(Root, file).Replace('\\', '/')))
            .Where(f => !Generated.Any(g => f.Path.Contains(g, StringComparison.Ordinal)))
            .Select(f => (f.Path, File.ReadAllText(f.File)));

    /// <summary>Returns the path of every file of the repository, except build output, downloaded packages and git's own files.</summary>
    public static IEnumerable<string> All() =>
        Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
            .Where(path => !path.Split('/').Any(part => part is "obj" or "bin" or "node_modules" or ".git"));

    private static string Find([CallerFilePath] string here = "")
    {
        var folder = new DirectoryInfo(Path.GetDirectoryName(here)!);
        while (!File.Exists(Path.Combine(folder.FullName, "IntimacyBot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run where the sources are.");
        return folder.FullName;
    }
}
