using System.Globalization;
using System.Text.RegularExpressions;

namespace Rehearsal.Page.Markdown;

/// <summary>Reads a text line by line: headings, small print, quotes, lists, code; everything else is paragraphs.</summary>
internal static partial class BlockParser
{
    public static IReadOnlyList<Block> Parse(string text) => Parse(text.ReplaceLineEndings("\n").Split('\n'));

    private static List<Block> Parse(string[] lines)
    {
        var blocks = new List<Block>();
        var plain = new List<string>();
        for (var at = 0; at < lines.Length;)
        {
            if (Special(lines, at) is not var (block, length))
            {
                plain.Add(lines[at++]);
                continue;
            }
            Flush(plain, blocks);
            blocks.Add(block);
            at += length;
        }
        Flush(plain, blocks);
        return blocks;
    }

    private static (Block Block, int Lines)? Special(string[] lines, int at)
    {
        var line = lines[at];
        if (HeadingLine().Match(line) is { Success: true } heading)
            return (new Block.Heading(heading.Groups[1].Length, InlineParser.Parse(heading.Groups[2].Value)), 1);
        if (SmallLine().Match(line) is { Success: true } small)
            return (new Block.Heading(0, InlineParser.Parse(small.Groups[1].Value)), 1);
        if (line.StartsWith(">>> ", StringComparison.Ordinal))
            return (new Block.Quote(Parse([line[4..], .. lines[(at + 1)..]])), lines.Length - at);
        if (line.StartsWith("> ", StringComparison.Ordinal) || line == ">")
            return Quote(lines, at);
        if (line.StartsWith("```", StringComparison.Ordinal))
            return Code(lines, at);
        return ItemLine().IsMatch(line) ? Items(lines, at) : null;
    }

    private static (Block, int) Quote(string[] lines, int at)
    {
        var quoted = lines[at..].TakeWhile(l => l.StartsWith("> ", StringComparison.Ordinal) || l == ">").ToArray();
        return (new Block.Quote(Parse([.. quoted.Select(l => l.Length > 2 ? l[2..] : "")])), quoted.Length);
    }

    private static (Block, int)? Code(string[] lines, int at)
    {
        var end = Array.FindIndex(lines, at + 1, l => l.TrimEnd() == "```");
        return end < 0 ? null : (new Block.CodeBlock(string.Join('\n', lines[(at + 1)..end])), end - at + 1);
    }

    private static (Block, int) Items(string[] lines, int at)
    {
        var isOrdered = IsOrdered(lines[at]);
        var items = lines[at..].TakeWhile(l => ItemLine().IsMatch(l) && IsOrdered(l) == isOrdered).ToArray();
        var first = isOrdered ? int.Parse(ItemLine().Match(lines[at]).Groups[1].Value.TrimEnd('.'), CultureInfo.InvariantCulture) : 1;
        var contents = items.Select(l => InlineParser.Parse(ItemLine().Match(l).Groups[2].Value)).ToList();
        return (new Block.Items(isOrdered, first, contents), items.Length);
    }

    private static bool IsOrdered(string line) => char.IsDigit(line.TrimStart()[0]);

    private static void Flush(List<string> plain, List<Block> blocks)
    {
        var text = string.Join('\n', plain);
        if (blocks.Count > 0)
            text = text.TrimStart('\n');
        if (text.Trim().Length > 0)
            blocks.Add(new Block.Paragraph(InlineParser.Parse(text)));
        plain.Clear();
    }

    [GeneratedRegex(@"^(#{1,3}) +(.+)$")]
    private static partial Regex HeadingLine();

    [GeneratedRegex(@"^-# +(.+)$")]
    private static partial Regex SmallLine();

    [GeneratedRegex(@"^\s*([-*]|\d{1,4}\.) +(\S.*)$")]
    private static partial Regex ItemLine();
}
