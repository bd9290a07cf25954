using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Rehearsal.Page.Markdown;

/// <summary>Reads what Discord's programs read within a line. The first rule that fits at a place wins.</summary>
internal static partial class InlineParser
{
    private static readonly (Regex Pattern, Func<Match, Inline> Make)[] _rules =
    [
        (Escape(), m => new Inline.Plain(m.Groups[1].Value)),
        (CodeSpan(), m => new Inline.Code(m.Groups[2].Value.Trim())),
        (BracketedUrl(), m => Bare(m.Groups[1].Value)),
        (User(), m => new Inline.UserMention(Id(m))),
        (Role(), m => new Inline.RoleMention(Id(m))),
        (Channel(), m => new Inline.ChannelMention(Id(m))),
        (Command(), m => new Inline.CommandMention(m.Groups[1].Value)),
        (Emoji(), m => new Inline.Plain($":{m.Groups[1].Value}:")),
        (Time(), Timestamp),
        (MaskedLink(), m => new Inline.Link(m.Groups[2].Value, Parse(m.Groups[1].Value))),
        (Url(), m => Bare(m.Value)),
        (Strong(), m => new Inline.Styled("strong", Parse(m.Groups[1].Value))),
        (Underline(), m => new Inline.Styled("u", Parse(m.Groups[1].Value))),
        (Starred(), m => new Inline.Styled("em", Parse(m.Groups[1].Value))),
        (Underscored(), m => new Inline.Styled("em", Parse(m.Groups[1].Value))),
        (Strike(), m => new Inline.Styled("s", Parse(m.Groups[1].Value))),
        (Hidden(), m => new Inline.Spoiler(Parse(m.Groups[1].Value))),
    ];

    public static IReadOnlyList<Inline> Parse(string text)
    {
        var found = new List<Inline>();
        var plain = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            if (At(text, at) is not var (node, length))
            {
                plain.Append(text[at++]);
                continue;
            }
            at += length;
            if (node is Inline.Plain { Text: var literal })
            {
                plain.Append(literal);
                continue;
            }
            Flush(plain, found);
            found.Add(node);
        }
        Flush(plain, found);
        return found;
    }

    private static (Inline Node, int Length)? At(string text, int at)
    {
        if (char.IsLetterOrDigit(text[at]) && text[at] != 'h')
            return null;
        foreach (var (pattern, make) in _rules)
        {
            if (pattern.Match(text, at) is { Success: true } match)
                return (make(match), match.Length);
        }
        return null;
    }

    private static void Flush(StringBuilder plain, List<Inline> found)
    {
        if (plain.Length > 0)
            found.Add(new Inline.Plain(plain.ToString()));
        plain.Clear();
    }

    private static Inline.Timestamp Timestamp(Match match)
    {
        var style = match.Groups[2] is { Success: true } letter ? letter.Value[0] : 'f';
        return new(long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), style);
    }

    private static Inline.Link Bare(string url) => new(url, [new Inline.Plain(url)]);

    private static ulong Id(Match match) => ulong.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\G\\([^0-9A-Za-z\s])")]
    private static partial Regex Escape();

    [GeneratedRegex(@"\G(`+)([\s\S]*?[^`])\1(?!`)")]
    private static partial Regex CodeSpan();

    [GeneratedRegex(@"\G<(https?://[^\s>]+)>")]
    private static partial Regex BracketedUrl();

    [GeneratedRegex(@"\G<@!?(\d{17,19})>")]
    private static partial Regex User();

    [GeneratedRegex(@"\G<@&(\d{17,19})>")]
    private static partial Regex Role();

    [GeneratedRegex(@"\G<#(\d{17,19})>")]
    private static partial Regex Channel();

    [GeneratedRegex(@"\G</([^:>]+):\d+>")]
    private static partial Regex Command();

    [GeneratedRegex(@"\G<a?:(\w+):\d+>")]
    private static partial Regex Emoji();

    [GeneratedRegex(@"\G<t:(-?\d{1,13})(?::([tTdDfFR]))?>")]
    private static partial Regex Time();

    [GeneratedRegex(@"\G\[((?:\\.|[^\]\\\n])+)\]\(<?(https?://[^\s)>]+)>?\)")]
    private static partial Regex MaskedLink();

    [GeneratedRegex(@"\Ghttps?://[^\s<]+[^<.,:;""')\]\s]")]
    private static partial Regex Url();

    [GeneratedRegex(@"\G\*\*((?:\\[\s\S]|[^\\])+?)\*\*(?!\*)")]
    private static partial Regex Strong();

    [GeneratedRegex(@"\G__((?:\\[\s\S]|[^\\])+?)__(?!_)")]
    private static partial Regex Underline();

    [GeneratedRegex(@"\G\*(?=\S)((?:\*\*|\\[\s\S]|\s+(?:\\[\s\S]|[^\s*\\]|\*\*)|[^\s*\\])+?)\*(?!\*)")]
    private static partial Regex Starred();

    [GeneratedRegex(@"\G(?<!\w)_((?:__|\\[\s\S]|[^\\_])+?)_(?!\w)")]
    private static partial Regex Underscored();

    [GeneratedRegex(@"\G~~((?:\\[\s\S]|[^\\])+?)~~")]
    private static partial Regex Strike();

    [GeneratedRegex(@"\G\|\|((?:\\[\s\S]|[^\\])+?)\|\|")]
    private static partial Regex Hidden();
}
