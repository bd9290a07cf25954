using Rehearsal.Page.Markdown;

namespace Tests;

public sealed class MarkdownTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("**bold** and *soft*", "<strong>bold</strong> and <em>soft</em>")]
    [InlineData("_soft_ but snake_case_name", "<em>soft</em> but snake_case_name")]
    [InlineData("**bold *and soft***", "<strong>bold <em>and soft</em></strong>")]
    [InlineData("__under__ ~~gone~~", "<u>under</u> <s>gone</s>")]
    [InlineData(@"\*not soft\*", "*not soft*")]
    [InlineData(@"**a \*\* b**", "<strong>a ** b</strong>")]
    [InlineData("2 * 3 * 4", "2 * 3 * 4")]
    [InlineData("`a *b*`", "[code a *b*]")]
    [InlineData("||secret||", "[hidden secret]")]
    [InlineData(
        "<@1574294928031219712> <@&1574294928031219713> <#1574294928031219714>",
        "[user 1574294928031219712] [role 1574294928031219713] [channel 1574294928031219714]")]
    [InlineData("</home:1574294928031219712>", "[command home]")]
    [InlineData("<t:1700000000:R> <t:1700000000>", "[time 1700000000 R] [time 1700000000 f]")]
    [InlineData("[Read](https://example.org/a)", "[https://example.org/a: Read]")]
    [InlineData("See https://example.org/a.", "See [https://example.org/a: https://example.org/a].")]
    [InlineData("<https://example.org>", "[https://example.org: https://example.org]")]
    [InlineData("<b>", "<b>")]
    [InlineData("** **", "<strong> </strong>")]
    public void A_line_is_read_as_Discord_reads_it(string written, string read) => Assert.Equal(read, Write(InlineParser.Parse(written)));

    [Theory]
    [InlineData("# One\ntext", "h1(One) p(text)")]
    [InlineData("### Three", "h3(Three)")]
    [InlineData("#### Four", "p(#### Four)")]
    [InlineData("#no heading", "p(#no heading)")]
    [InlineData("-# small", "h0(small)")]
    [InlineData("> a\n> b\nc", "quote(p(a\nb)) p(c)")]
    [InlineData(">>> a\nb", "quote(p(a\nb))")]
    [InlineData("- a\n- b", "ul(a|b)")]
    [InlineData("3. a\n4. b", "ol3(a|b)")]
    [InlineData("a\n\nb", "p(a\n\nb)")]
    [InlineData("```\n*a*\n```", "code(*a*)")]
    [InlineData("```\nopen", "p(```\nopen)")]
    [InlineData("\n \n", "")]
    public void A_text_is_cut_into_blocks(string written, string read) => Assert.Equal(read, Write(BlockParser.Parse(written)));

    [Theory]
    [InlineData(0, "in 0 seconds")]
    [InlineData(60, "in 1 minute")]
    [InlineData(-7200, "2 hours ago")]
    [InlineData(604800, "in 7 days")]
    public void A_relative_time_says_how_far_it_is(int seconds, string said)
    {
        var now = new DateTimeOffset(2026, 11, 23, 8, 0, 0, TimeSpan.Zero);
        Assert.Equal(said, TimestampFormatter.Write(now.AddSeconds(seconds), 'R', now));
    }

    [Theory]
    [InlineData('t', "7:05 PM")]
    [InlineData('T', "7:05:09 PM")]
    [InlineData('d', "11/28/2026")]
    [InlineData('D', "November 28, 2026")]
    [InlineData('f', "November 28, 2026 at 7:05 PM")]
    [InlineData('F', "Saturday, November 28, 2026 at 7:05 PM")]
    public void Every_style_of_a_time_is_written_in_the_readers_own_zone(char style, string written)
    {
        var local = new DateTime(2026, 11, 28, 19, 5, 9);
        var moment = new DateTimeOffset(local, TimeZoneInfo.Local.GetUtcOffset(local)).ToUniversalTime();
        Assert.Equal(written, TimestampFormatter.Write(moment, style, moment));
    }

    private static string Write(IReadOnlyList<Block> blocks) => string.Join(' ', blocks.Select(b => b switch
    {
        Block.Heading h => $"h{h.Level}({Write(h.Content)})",
        Block.Paragraph p => $"p({Write(p.Content)})",
        Block.Quote q => $"quote({Write(q.Content)})",
        Block.Items l => $"{(l.IsOrdered ? $"ol{l.First}" : "ul")}({string.Join('|', l.All.Select(Write))})",
        Block.CodeBlock c => $"code({c.Text})",
        _ => "?",
    }));

    private static string Write(IReadOnlyList<Inline> line) => string.Concat(line.Select(i => i switch
    {
        Inline.Plain p => p.Text,
        Inline.Styled s => $"<{s.Element}>{Write(s.Children)}</{s.Element}>",
        Inline.Spoiler s => $"[hidden {Write(s.Children)}]",
        Inline.Code c => $"[code {c.Text}]",
        Inline.Link l => $"[{l.Url}: {Write(l.Children)}]",
        Inline.UserMention m => $"[user {m.Id}]",
        Inline.RoleMention m => $"[role {m.Id}]",
        Inline.ChannelMention m => $"[channel {m.Id}]",
        Inline.CommandMention m => $"[command {m.Path}]",
        Inline.Timestamp m => $"[time {m.Unix} {m.Style}]",
        _ => "?",
    }));
}
