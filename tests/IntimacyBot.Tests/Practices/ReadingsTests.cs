using System.Text.RegularExpressions;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Tests.TestKit;

namespace Tests.Practices;

/// <summary>Three people have read every card of every practice, and docs/readings.md says what each of them found.</summary>
public sealed partial class ReadingsTests
{
    private const int Cells = 5;

    private static readonly string Text = File.ReadAllText(Path.Combine(SourceFiles.Root, "docs", "readings.md"));

    private static readonly IReadOnlyList<Script> Scripts = new PracticeCatalogue([]).All();

    [Fact]
    public void Every_card_of_every_practice_was_read()
    {
        var read = Read();

        Assert.NotEmpty(Scripts);
        Assert.Empty(Scripts.SelectMany(CardsOf).Except(read));
        Assert.Empty(read.Except(Scripts.SelectMany(CardsOf)));
    }

    [Fact]
    public void Every_row_has_what_each_of_the_three_found_and_what_was_changed()
    {
        var rows = Text.Split('\n').Where(l => l.StartsWith("| ", StringComparison.Ordinal)).ToList();

        Assert.True(rows.Count > 200);
        Assert.DoesNotContain(rows, row => !IsComplete(row));
    }

    private static bool IsComplete(string row)
    {
        var cells = row.Trim().Trim('|').Split(" | ");
        return cells.Length == Cells && !cells.Any(string.IsNullOrWhiteSpace);
    }

    private static HashSet<string> Read() => [.. Named().Matches(Text).Select(m => m.Groups[1].Value)];

    /// <summary>Turns have no card of their own, and a closing word is the same in every practice.</summary>
    private static IEnumerable<string> CardsOf(Script script)
    {
        foreach (var step in script.Flat().Where(s => s is not (TurnsStep or CloseStep)))
            yield return $"{script.Id}.{step.Id}";
        if (script is { Solo: false, OpensBoth: false })
            yield return $"{script.Id}.invites";
        if (!script.Solo)
            yield return $"{script.Id}.last";
    }

    [GeneratedRegex("`([a-z]+\\.[a-z]+)`")]
    private static partial Regex Named();
}
