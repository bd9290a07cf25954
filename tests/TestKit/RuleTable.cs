using System.Reflection;
using System.Text.RegularExpressions;

namespace Tests.TestKit;

/// <summary>Reads the table of rules in a README, whose last column names the tests that prove each rule.</summary>
internal static partial class RuleTable
{
    /// <summary>
    /// Returns what is wrong with the table in a folder's README: rows without tests, and names of tests that do not exist.
    /// </summary>
    public static IReadOnlyList<string> Problems(string folder, Assembly tests)
    {
        var rows = File.ReadAllLines(Path.Combine(SourceFiles.Root, folder, "README.md"))
            .SkipWhile(line => !(line.StartsWith("| Rule ", StringComparison.Ordinal)))
            .Skip(2).TakeWhile(line => line.StartsWith('|')).ToList();
        return rows.Count == 0 ? ["There is no table of rules."] : [.. rows.SelectMany(row => OfRow(row, tests))];
    }

    private static IEnumerable<string> OfRow(string row, Assembly tests)
    {
        var tested = row.Trim().TrimEnd('|').Split('|')[^1];
        var names = Quoted().Matches(tested).Select(match => match.Groups[1].Value).ToList();
        if (names.Count == 0)
            yield return $"No test is named: {row}";
        Type? type = null;
        foreach (var name in names)
        {
            var parts = name.Split('.');
            if (parts.Length == 2 || parts[0].EndsWith("Tests", StringComparison.Ordinal))
                type = tests.GetTypes().SingleOrDefault(t => t.Name == parts[0]);
            if (type is null || !Names(type).Any(Pattern(parts[^1] == type.Name ? "…" : parts[^1]).IsMatch))
                yield return $"{name}: there is no such test";
        }
    }

    private static IEnumerable<string> Names(Type type) =>
        from method in type.GetMethods() where method.GetCustomAttributes().Any(a => a is Xunit.v3.IFactAttribute) select method.Name;

    /// <summary>Matches the name of a test. A long name may be shortened by an ellipsis.</summary>
    private static Regex Pattern(string name) =>
        new($"^{Regex.Escape(name).Replace("…", ".*", StringComparison.Ordinal)}$", RegexOptions.CultureInvariant);

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Quoted();
}
