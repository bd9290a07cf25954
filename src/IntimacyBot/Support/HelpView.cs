using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>
/// Builds the page of <c>/help</c>, with the commands in groups. A command that this person cannot use here is left out. Pure.
/// </summary>
internal sealed class HelpView(Texts texts)
{
    private static readonly (HelpText Group, string[] Commands)[] Groups =
    [
        (HelpText.GroupTwo, ["reach", "sardines", "repair", "practice", "journey"]),
        (HelpText.GroupWeek, ["checkin status"]),
        (HelpText.GroupAlone, ["meta", "urge", "are"]),
        (HelpText.GroupGood, ["goodstuff open"]),
        (HelpText.GroupOwn, ["settings", "pause", "privacy see", "leave"]),
        (HelpText.GroupPeople, ["support", "safety"]),
        (HelpText.GroupServer, ["setup", "doctor"]),
    ];

    /// <param name="language">The language of the person who reads the page.</param>
    /// <param name="usable">The names of the commands that they can use here, without subcommands.</param>
    /// <param name="mention">Returns how a command is written.</param>
    /// <param name="home">True in a server. In direct messages there is no /home.</param>
    public Reply.Page Page(string language, IReadOnlySet<string> usable, Func<string, string> mention, bool home)
    {
        var body = new List<Component> { PageBuilder.Text(texts[language, HelpText.Help]) };
        foreach (var (group, commands) in Groups)
            if (commands.Where(c => usable.Contains(c.Split(' ')[0])).Select(mention).ToList() is { Count: > 0 } shown)
                body.Add(PageBuilder.Text($"{texts[language, group]}\n{PageBuilder.Small(string.Join(' ', shown)).Content}"));
        Button[] first = home ? [PageBuilder.Likely(texts[language, HelpText.LabelHome], default(HomeId))] : [];
        body.Add(PageBuilder.Row([.. first, PageBuilder.Quiet(texts[language, LearnText.LabelLearn], default(ReadFirstId))]));
        body.Add(PageBuilder.Row(
            PageBuilder.Quiet(texts[language, HelpText.LabelSettings], default(SettingsId)),
            PageBuilder.Quiet(texts[language, HelpText.LabelReport], default(ReportId))));
        return texts.Page(language, body).FoundBy(default(HelpId));
    }
}
