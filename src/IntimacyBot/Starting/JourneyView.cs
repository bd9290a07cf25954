using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// One talk of the journey for one of the two. <paramref name="Chosen"/> is their own choice, where the talk opens when both have chosen
/// it; otherwise null.
/// </summary>
internal sealed record JourneyTalk(Script Script, bool Danced, bool? Chosen);

/// <summary>
/// Builds the page of the journey. It shows what the two have done together and the reader's own choices, and nothing of the other. It is
/// pure.
/// </summary>
internal sealed class JourneyView(Texts texts)
{
    private const string Touch = "touch";
    private const int LongestOption = 100;

    public Reply.Page Page(string language, IReadOnlyList<JourneyTalk> talks) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, StartingText.JourneyPage]),
            .. talks.Count == 0 ? [] : Talks(language, talks),
            .. Choices(language, talks),
        ]).FoundBy(default(JourneyId));

    private IEnumerable<Component> Talks(string language, IReadOnlyList<JourneyTalk> talks)
    {
        yield return PageBuilder.Text(string.Join('\n', talks.Select(t => $"{(t.Danced ? "✓ " : "")}**{t.Script.Title}**")));
        yield return PageBuilder.Small(texts[language, StartingText.JourneySmall]);
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
