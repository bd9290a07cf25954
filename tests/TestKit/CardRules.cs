using System.Text.RegularExpressions;
using Discord.Models.Components;

namespace Tests.TestKit;

/// <summary>Checks what every page and card must fulfil whatever it says: its length, its colours, its rows and its emoji.</summary>
internal static partial class CardRules
{
    private const int MostWords = 90;
    private const int MostSmallWords = 60;
    private const int LineWidth = 36;
    private const int SmallLineWidth = 44;
    private const int LastLineOfFirstButton = 16;
    private const int MostRows = 5;
    private const int LongLabel = 12;
    private const int MostLongLabels = 3;

    /// <summary>These are the allowed emoji. Each has one meaning.</summary>
    private static readonly string[] Emoji = ["🟠", "🔵", "🤲", "🐚", "🧵", "🕯️", "🍯", "☕", "🧭", "📖", "🌿", "🌙", "🔔", "✓"];

    /// <summary>Returns the faults of a page, each as a sentence.</summary>
    public static IReadOnlyList<string> Faults(IReadOnlyList<Component> page, int mostSmallWords = MostSmallWords)
    {
        var flat = Flat(page).ToList();
        var texts = flat.OfType<TextDisplay>().SelectMany(t => t.Content.Split('\n')).ToList();
        var body = texts.Where(l => !IsSmall(l)).Sum(Words);
        var small = texts.Where(IsSmall).Sum(Words);
        var rows = flat.OfType<ActionRow>().ToList();
        var blue = flat.OfType<Button>().Count(b => b.Style == ButtonStyle.Primary);
        var line = LineOfFirstButton(page);
        List<(bool Wrong, string Fault)> all =
        [
            (body > MostWords, $"{body} words"),
            (small > mostSmallWords, $"{small} small words"),
            (blue > 1, $"{blue} blue buttons"),
            (rows.Count > MostRows, $"{rows.Count} rows"),
            (line > LastLineOfFirstButton, $"the first button stands in line {line}"),
            (texts.Count(l => l.StartsWith("### ", StringComparison.Ordinal)) > 1, "two titles"),
        ];
        var faults = all.Where(f => f.Wrong).Select(f => f.Fault);
        var wide = rows.Where(r => r.Components.OfType<Button>().Count(b => b.Label?.Length > LongLabel) > MostLongLabels)
            .Select(r => $"a row of {r.Components.Count} long labels");
        var titles = texts.Where(l => l.StartsWith("### ", StringComparison.Ordinal) && l.Length > 64).Select(l => $"a long title: {l}");
        return [.. faults, .. wide, .. titles, .. StrangeSigns(flat, texts)];
    }

    /// <summary>Counts every component with all that stand in it, as Discord does.</summary>
    public static int Count(IEnumerable<Component> parts) => parts.Sum(part => part switch
    {
        Container container => 1 + Count(container.Components),
        Section section => 2 + Count(section.Components),
        ActionRow row => 1 + Count(row.Components),
        _ => 1,
    });

    private static IEnumerable<string> StrangeSigns(List<Component> flat, List<string> texts)
    {
        var said = texts
            .Concat(flat.OfType<Button>().Select(b => b.Label ?? ""))
            .Concat(flat.OfType<StringSelect>().SelectMany(s => s.Options).SelectMany(o => new[] { o.Label, o.Emoji?.Name ?? "" }));
        foreach (var text in said)
        {
            var rest = Emoji.Aggregate(text, (left, sign) => left.Replace(sign, "", StringComparison.Ordinal));
            if (Pictures().IsMatch(rest))
                yield return $"a sign that has no meaning: {text}";
        }
    }

    /// <summary>
    /// Returns the line in which a phone shows the first button. Every text is wrapped, and every row before the first button counts as two
    /// lines.
    /// </summary>
    private static int LineOfFirstButton(IEnumerable<Component> page)
    {
        var line = 1;
        foreach (var part in Flat(page))
        {
            if (part is Button)
                return line;
            line += part switch
            {
                TextDisplay text => text.Content.Split('\n').Sum(Lines),
                StringSelect or UserSelect => 2,
                _ => 0,
            };
        }

        return 0;
    }

    private static int Lines(string line)
    {
        var width = IsSmall(line) ? SmallLineWidth : LineWidth;
        return Math.Max(1, (Plain(line).Length + width - 1) / width);
    }

    private static string Plain(string line) =>
        Mentions().Replace(Moments().Replace(line, "28 November 2026 18:00"), "@Somebody").Replace("-# ", "", StringComparison.Ordinal)
            .Replace("### ", "", StringComparison.Ordinal).Replace("**", "", StringComparison.Ordinal);

    private static bool IsSmall(string line) => line.StartsWith("-# ", StringComparison.Ordinal);

    private static int Words(string line) => Plain(line).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;

    private static IEnumerable<Component> Flat(IEnumerable<Component> parts) => parts.SelectMany(p => p switch
    {
        Container container => Flat(container.Components),
        Section section => [.. Flat(section.Components), section.Accessory],
        ActionRow row => [row, .. row.Components],
        _ => new[] { p },
    });

    [GeneratedRegex(@"<@\d+>")]
    private static partial Regex Mentions();

    [GeneratedRegex(@"<t:\d+:\w>")]
    private static partial Regex Moments();

    [GeneratedRegex(@"[\u2190-\u21FF\u2300-\u27BF\u2B00-\u2BFF]|[\uD83C-\uD83E][\uDC00-\uDFFF]")]
    private static partial Regex Pictures();
}
