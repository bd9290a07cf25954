using Tests.TestKit;

namespace Tests.Contracts;

/// <summary>
/// Compares what is stored on disk and in old messages with golden files, one for each concern. A difference fails the test, and its
/// message says what to do.
/// </summary>
internal static class Golden
{
    private const string Folder = "tests/IntimacyBot.Tests/Contracts";

    /// <summary>Returns the lines of a golden file that is never regenerated.</summary>
    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(SourceFiles.Root, Folder, file));

    public static void Holds(string file, IEnumerable<string> lines)
    {
        var actual = string.Join('\n', lines) + "\n";
        var golden = Path.Combine(SourceFiles.Root, Folder, file);
        var expected = File.Exists(golden) ? File.ReadAllText(golden) : "";
        if (actual == expected)
            return;
        var written = Path.Combine(AppContext.BaseDirectory, file);
        File.WriteAllText(written, actual);
        Assert.Fail(
            $"""
            What is stored, or what old messages carry, would no longer be what {Folder}/{file} says.
            {Difference(expected.Split('\n'), actual.Split('\n'))}
            If a name in the code was changed: put the old literal back, for a name in the code is free to change and a stored one is not.
            If something new is stored: look at the new lines, and take them over. A changed or missing line breaks every existing database
            or every old message; that is allowed until the first release only, with one line in src/DECISIONS.md.
            cp {written} {golden}
            """);
    }

    private static string Difference(string[] expected, string[] actual)
    {
        var gone = expected.Except(actual).Select(line => $"- {line}");
        var added = actual.Except(expected).Select(line => $"+ {line}");
        var all = gone.Concat(added).ToList();
        return all.Count == 0 ? "The same lines stand in another order." : string.Join('\n', all);
    }
}
