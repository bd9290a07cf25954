using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Catalogue;

/// <summary>Where the files of practices come from: the bot itself, and a folder of whoever runs it.</summary>
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

    /// <summary>The folder's files in the order of their names. One that cannot be read is a problem and left out.</summary>
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
    /// One file, or null with a problem. What cannot be a script is not opened, since reading a pipe might wait for ever and reading a
    /// device might never end.
    /// </summary>
    /// <param name="path">Where it is.</param>
    /// <param name="shown">What it is called in messages.</param>
    /// <param name="problem">Takes the problem.</param>
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
            // Pipes and devices have no length either.
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

    // One byte more than a script may have says enough about a file that has grown in the meantime.
    private static ReadOnlyMemory<byte> Read(Stream stream)
    {
        var buffer = new byte[YamlReader.MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer.AsSpan(0, length).ToArray();
    }
}
