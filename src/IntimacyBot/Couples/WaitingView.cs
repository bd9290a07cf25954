using Discord.Models.Components;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Shows each thing that waits as a line with its own button. It is pure.</summary>
internal sealed class WaitingView(Texts texts)
{
    public const int MostOnHome = 4;

    /// <summary>Each line has three components, and a Discord message holds forty.</summary>
    public const int MostOnPage = 10;

    /// <summary>
    /// Shows the first few lines and a button to the rest. If <paramref name="likely"/> is true, the first button may be blue, because no
    /// other button on the page is.
    /// </summary>
    public IReadOnlyList<Component> ForHome(string language, IReadOnlyList<WaitingLine> lines, bool likely = true)
    {
        if (lines.Count == 0)
            return [];
        return [List(lines.Take(MostOnHome), likely), .. Rest(language, lines)];
    }

    /// <summary>Shows that the reader is paused, a button that ends the pause, and the lines that came meanwhile.</summary>
    public IReadOnlyList<Component> Paused(string language, IReadOnlyList<WaitingLine> lines) =>
    [
        new Container(
        [
            PageBuilder.Text(texts[language, WaitingText.Paused]),
            PageBuilder.Row(PageBuilder.Likely(texts[language, CouplesText.LabelResume], default(ResumeId))),
            .. lines.Take(MostOnHome).Select(line => Section(line, likely: false)),
        ]),
        .. Rest(language, lines),
    ];

    /// <summary>Shows one page of all lines, beginning at index <paramref name="from"/>.</summary>
    public Reply.Page All(string language, IReadOnlyList<WaitingLine> lines, int from)
    {
        var rest = lines.Skip(from).ToList();
        var home = PageBuilder.Quiet(texts[language, WaitingText.LabelBack], new HomeId());
        if (rest.Count == 0)
            return texts.Page(language, PageBuilder.Text(texts[language, WaitingText.NothingWaits]), PageBuilder.Row(home));
        Button[] buttons = rest.Count > MostOnPage
            ? [PageBuilder.Quiet(texts[language, WaitingText.LabelMore], new AllWaitingId(from + MostOnPage)), home]
            : [home];
        return texts.Page(language, List(rest.Take(MostOnPage), likely: from == 0), PageBuilder.Row([.. buttons]));
    }

    private IEnumerable<Component> Rest(string language, IReadOnlyList<WaitingLine> lines) => lines.Count <= MostOnHome
        ? []
        : [PageBuilder.Row(PageBuilder.Quiet(texts[language, WaitingText.LabelShowAll], new AllWaitingId(0)))];

    private static Container List(IEnumerable<WaitingLine> lines, bool likely) =>
        new([.. lines.Select((line, at) => Section(line, likely && at == 0))]) { AccentColor = PersonColor.Both.Accent };

    private static Component Section(WaitingLine line, bool likely)
    {
        var small = line.Small is { Length: > 0 } text ? $"\n{PageBuilder.Small(text).Content}" : "";
        var said = $"**{line.Title}**{small}";
        if (line.Button is not { } button)
            return PageBuilder.Text(said);
        var wanted = line is { Rank: not (WaitingRank.Lapsed or WaitingRank.Trying), Answers: false };
        var mayBeBlue = likely && wanted && button.Style == ButtonStyle.Secondary;
        return PageBuilder.Section(said, mayBeBlue ? button with { Style = ButtonStyle.Primary } : button);
    }
}
