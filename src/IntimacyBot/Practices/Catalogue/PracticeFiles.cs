using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>Reads the files of practices, from the bot itself and from a folder of its operator.</summary>
internal static class PracticeFiles
{
    private const string Prefix = "IntimacyBot.Practices.Scripts.";
    private const string Missing = "there is no such file";

    public static IReadOnlyList<PracticeFile> BuiltIn()
    {
        var assembly = typeof(PracticeFiles).Assembly;
        var files = new List<PracticeFile>();
        var names = assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal));
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            files.Add(new PracticeFile(name[Prefix.Length..], Read(resource)));
        }
        return files;
    }

    /// <summary>Returns the folder's files in the order of their names. A file that cannot be read is reported and left out.</summary>
    public static IReadOnlyList<PracticeFile> In(string folder, Action<ScriptProblem> problem)
    {
        var files = new List<PracticeFile>();
        foreach (var path in Directory.EnumerateFileSystemEntries(folder).Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            if (name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase))
                problem(ScriptDiagnostics.Whole(name, "a practice's file ends in .yaml"));
            else if (name.EndsWith(".yaml", StringComparison.Ordinal) && Open(path, name, problem) is { } file)
                files.Add(file);
        }
        return files;
    }

    /// <summary>
    /// Opens one file; null if there was a problem, which is then reported. What cannot be a script is not opened, since reading a pipe
    /// might wait for ever and reading a device might never end.
    /// </summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="shown">The name of the file in messages.</param>
    /// <param name="problem">Receives the problem.</param>
    public static PracticeFile? Open(string path, string shown, Action<ScriptProblem> problem)
    {
        try
        {
            var entry = (FileInfo)(new FileInfo(path).ResolveLinkTarget(returnFinalTarget: true) ?? new FileInfo(path));
            if (Fault(entry) is { } fault)
            {
                problem(ScriptDiagnostics.Whole(shown, fault));
                return null;
            }
            using var file = entry.OpenRead();
            return new PracticeFile(Path.GetFileName(path), Read(file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            problem(ScriptDiagnostics.Whole(shown, Fault(e)));
            return null;
        }
    }

    private static string? Fault(FileInfo entry)
    {
        if (Directory.Exists(entry.FullName))
            return "this is a folder and no file";
        if (!entry.Exists)
            return Missing;
        return entry.Length switch
        {
            // Pipes and devices have no length either, so they are refused here.
            0 => "the file is empty",
            > YamlReader.MaxBytes => YamlReader.TooLarge,
            _ => null,
        };
    }

    private static string Fault(Exception e) => e switch
    {
        FileNotFoundException or DirectoryNotFoundException => Missing,
        UnauthorizedAccessException => "the file may not be read by this program",
        _ => "the file cannot be opened",
    };

    // Reading stops one byte after the largest allowed size, which is enough to refuse a file that has grown in the meantime.
    private static ReadOnlyMemory<byte> Read(Stream stream)
    {
        var buffer = new byte[YamlReader.MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer.AsSpan(0, length).ToArray();
    }
}
