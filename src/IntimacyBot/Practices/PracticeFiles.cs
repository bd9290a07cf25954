namespace IntimacyBot.Practices;

/// <summary>Where the files of practices come from: the bot itself, and a folder of whoever runs it.</summary>
internal static class PracticeFiles
{
    private const string Prefix = "IntimacyBot.Practices.Scripts.";

    public static IReadOnlyList<PracticeFile> BuiltIn()
    {
        var assembly = typeof(PracticeFiles).Assembly;
        var files = new List<PracticeFile>();
        foreach (var name in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)).Order(StringComparer.Ordinal))
        {
            using var resource = assembly.GetManifestResourceStream(name)!;
            files.Add(new PracticeFile(name[Prefix.Length..], Read(resource)));
        }
        return files;
    }

    /// <summary>The folder's files in the order of their names. One that cannot be opened is a problem and left out.</summary>
    public static IReadOnlyList<PracticeFile> In(string folder, Action<ScriptProblem> problem)
    {
        var files = new List<PracticeFile>();
        foreach (var path in Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal))
        {
            var name = Path.GetFileName(path);
            try
            {
                using var file = File.OpenRead(path);
                files.Add(new PracticeFile(name, Read(file)));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                problem(new ScriptProblem(name, 0, "the file cannot be opened"));
            }
        }
        return files;
    }

    // One byte more than a script may have says enough about a file that is too large.
    private static ReadOnlyMemory<byte> Read(Stream stream)
    {
        var buffer = new byte[YamlReader.MaxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        return buffer.AsSpan(0, length).ToArray();
    }
}
