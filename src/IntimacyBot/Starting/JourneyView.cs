using Discord.Models.Components;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// Builds the page of the journey. It shows what the two have done together and the reader's own choices, and nothing of the other.
/// </summary>
internal sealed class JourneyView(PictureCards pictures, Texts texts)
{
    private const string Touch = "touch";
    private const int LongestOption = 100;

    /// <summary>
    /// Returns the page with the path of the two, which was drawn when the bot started; if not, the page is complete without.
    /// </summary>
    public Reply.Page Page(string language, IReadOnlyList<JourneyTalk> talks)
    {
        var picture = talks.Count == 0 ? null : pictures.Ready(new CaptionedPicture(JourneyTalk.PathOf(talks), language));
        Component[] drawn = picture is null ? [] : [picture.Gallery];
        var page = texts.Page(
            language,
            [
                PageBuilder.Text(texts[language, StartingText.JourneyPage]),
                .. drawn,
                .. talks.Count == 0 ? [] : Talks(language, talks),
                .. Choices(language, talks),
            ]).FoundBy(default(JourneyId));
        return page with { Files = picture is null ? null : [picture.File] };
    }

    private IEnumerable<Component> Talks(string language, IReadOnlyList<JourneyTalk> talks)
    {
        yield return PageBuilder.Text(string.Join('\n', talks.Select((t, i) => $"{(t.Danced ? "✓ " : "")}**{i + 1} {t.Script.Title}**")));
        var small = talks.All(t => t.Danced) ? StartingText.JourneyDone : StartingText.JourneySmall;
        yield return PageBuilder.Small(texts[language, small]);
        yield return PageBuilder.Row(
            new StringSelect(default(JourneyBeginId).Write(), [.. talks.Select(Option)])
            {
                Placeholder = texts[language, StartingText.JourneyBegin],
            });
    }

    private IEnumerable<Component> Choices(string language, IReadOnlyList<JourneyTalk> talks)
    {
        var buttons = talks.Where(t => t.Chosen is not null).Select(t => Choice(language, t.Script, t.Chosen == true)).ToList();
        return buttons.Count == 0 ? [] : [PageBuilder.Row([.. buttons])];
    }

    private Button Choice(string language, Script script, bool chosen)
    {
        var name = script.Id == Touch ? texts[language, StartingText.JourneyTouch] : script.Title;
        var label = texts[language, chosen ? StartingText.LabelChosen : StartingText.LabelNotChosen, ("talk", name)];
        return PageBuilder.Quiet(label, new JourneyWantId(script.Id, !chosen));
    }

    private static SelectOption Option(JourneyTalk talk) => new(DiscordMarkdown.Cut(talk.Script.Title, LongestOption), talk.Script.Id)
    {
        Description = DiscordMarkdown.Cut(talk.Script.About, LongestOption),
    };
}
