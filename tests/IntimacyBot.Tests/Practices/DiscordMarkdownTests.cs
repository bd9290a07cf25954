using System.Text;
using System.Text.RegularExpressions;
using CsCheck;
using IntimacyBot.Platform.Texts;

namespace Tests.Practices;

public sealed partial class DiscordMarkdownTests
{
    private static readonly string[] Pieces =
    [
        "*",
            "**",
            "_",
            "__",
            "~~",
            "||",
            "`",
            "```",
            "\\",
            "> ",
            ">>> ",
            "# ",
            "### ",
            "-# ",
            "- ",
            "* ",
            "+ ",
            "1. ",
            "12. ",
            "[",
            "](",
            ")",
            "<",
            ">",
            "<@123>",
            "<@&9>",
            "<#5>",
            "<:a:1>",
        "<t:1:R>",
            "</reach:7>",
            "@everyone",
            "@here",
            "@Everyone",
            "https://example.com/a_b",
            "discord://x",
            ":smile:",
            "\n",
            "\r\n",
            "  ",
            "\t",
            "it's",
            "ich",
            "日本",
            "🙂",
            "é",
            ".",
            ":",
            " ",
            "a",
    ];

    private static readonly Gen<string> Typed =
        Gen.OneOf(Gen.Int[0, Pieces.Length - 1].Array[0, 20].Select(at => string.Concat(at.Select(i => Pieces[i]))), Gen.String);

    [Theory]
    [InlineData("I am fine, aren't you? (yes) 7.5 well-known - and + so.", "I am fine, aren't you? (yes) 7.5 well-known - and + so.")]
    [InlineData("**so** _much_ ~~no~~ ||secret||", "\\*\\*so\\*\\* \\_much\\_ \\~\\~no\\~\\~ \\|\\|secret\\|\\|")]
    [InlineData("`code` ```block```", "\\`code\\` \\`\\`\\`block\\`\\`\\`")]
    [InlineData("[click](https://evil.example)", "\\[click\\](https\\://evil.example)")]
    [InlineData(
        "<https://evil.example> <@1> <#2> <:a:3> <t:4:R>",
        "\\<https\\://evil.example\\> \\<\\@1\\> \\<\\#2\\> \\<\\:a\\:3\\> \\<t\\:4\\:R\\>")]
    [InlineData("# big\n-# small\n> said\n- one\n + two\n12. three", "\\# big\n\\-\\# small\n\\> said\n\\- one\n \\+ two\n12\\. three")]
    [InlineData("@everyone and @here", "\\@\u2060everyone and \\@\u2060here")]
    [InlineData("a: b :smile: 19:30", "a: b \\:smile: 19\\:30")]
    [InlineData("C:\\temp", "C\\:\\\\temp")]
    [InlineData("one\r\ntwo\rthree", "one\ntwo\nthree")]
    [InlineData("a\u0000b\u202Ec\u001b", "abc")]
    public void Words_are_escaped_where_they_would_format_and_nowhere_else(string typed, string escaped) =>
        Assert.Equal(escaped, DiscordMarkdown.Escape(typed));

    [Fact]
    public void What_is_shown_is_what_was_typed() =>
        Typed.Sample(typed => Shown(DiscordMarkdown.Escape(typed)) == DiscordMarkdown.Plain(typed));

    [Fact]
    public void Nothing_that_formats_links_or_calls_is_left_bare() =>
        Typed.Sample(typed =>
        {
            var escaped = DiscordMarkdown.Escape(typed);
            var bare = Bare(escaped);
            return !Formats().IsMatch(bare)
                && !escaped.Contains("@everyone", StringComparison.OrdinalIgnoreCase)
                && !escaped.Contains("@here", StringComparison.OrdinalIgnoreCase);
        });

    [Fact]
    public void Newlines_stay_where_they_are() =>
        Typed.Sample(typed => DiscordMarkdown.Escape(typed).Count(c => c == '\n') == DiscordMarkdown.Plain(typed).Count(c => c == '\n'));

    [Fact]
    public void Escaping_at_most_doubles_beside_the_two_calls() =>
        Typed.Sample(typed => DiscordMarkdown.Escape(typed).Count(c => c != '\u2060') <= 2 * DiscordMarkdown.Plain(typed).Length);

    // Returns the text as Discord shows it: a backslash before a formatting character disappears, and the joiner is invisible.
    private static string Shown(string escaped)
    {
        var shown = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
        {
            if (escaped[i] == '\\'
                && i + 1 < escaped.Length
                && char.IsAscii(escaped[i + 1])
                && !char.IsLetterOrDigit(escaped[i + 1])
                && !char.IsWhiteSpace(escaped[i + 1]))
                i++;
            shown.Append(escaped[i]);
            if (escaped[i] == '@' && i + 1 < escaped.Length && escaped[i + 1] == '\u2060' && Follows(escaped, i + 2))
                i++;
        }
        return shown.ToString();
    }

    private static bool Follows(string text, int at) =>
        text[at..].StartsWith("everyone", StringComparison.OrdinalIgnoreCase)
            || text[at..].StartsWith("here", StringComparison.OrdinalIgnoreCase);

    // Replaces every escaped character by one without meaning.
    private static string Bare(string escaped)
    {
        var bare = new StringBuilder();
        for (var i = 0; i < escaped.Length; i++)
            bare.Append(escaped[i] == '\\' && i + 1 < escaped.Length ? (escaped[++i] is var _ ? '\u00B7' : ' ') : escaped[i]);
        return bare.ToString();
    }

    // This matches a formatting character, a link, an emoji's name, or the beginning of a list.
    [GeneratedRegex(@"[*_~|`\[\]<>@#\\]|:\S|^[ \t]*([-+]|[0-9]+\.)", RegexOptions.Multiline)]
    private static partial Regex Formats();
}
