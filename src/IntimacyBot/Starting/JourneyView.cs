using Discord.Models.Components;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Starting;

/// <summary>
/// One talk of the journey for one of the two. <paramref name="Chosen"/> is their own choice, where the talk opens when both have chosen
/// it; otherwise null.
/// </summary>
internal sealed record JourneyTalk(Script Script, bool Danced, bool? Chosen)
{
    /// <summary>True when its reader may begin it, as far as they can know: nothing is said of the other's choice.</summary>
    public bool IsOpen(IEnumerable<JourneyTalk> talks)
    {
        var danced = talks.Where(t => t.Danced).Select(t => t.Script.Id);
        return Chosen != false && Script.After.All(danced.Contains);
    }
}

/// <summary>
/// Builds the page of the journey. It shows what the two have done together and the reader's own choices, and nothing of the other.
/// </summary>
internal sealed class JourneyView(PictureCards pictures, Texts texts)
{
    private const string Touch = "touch";
    private const int LongestOption = 100;

    /// <summary>
    /// Returns the page with the path of the two. The picture is waited for, a few milliseconds the first time: whether somebody had it
    /// drawn before must not be seen. What a press on the page leads to is drawn meanwhile, so that no press waits.
    /// </summary>
    public async Task<Reply.Page> PageAsync(string language, IReadOnlyList<JourneyTalk> talks, CancellationToken cancel)
    {
        if (talks.Count == 0)
            return Page(language, talks);
        var drawing = pictures.DrawAsync(new CaptionedPicture(Path(talks), language), cancel);
        pictures.Prepare(PathsFromHere(talks));
        return Page(language, talks, await drawing);
    }

    private Reply.Page Page(string language, IReadOnlyList<JourneyTalk> talks, DrawnPicture? picture = null)
    {
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

    /// <summary>Returns the path of the two as it is now.</summary>
    private static Picture.Path Path(IReadOnlyList<JourneyTalk> talks) => Picture.Path.Of(talks.Select(t => (t.Danced, t.IsOpen(talks))));

    /// <summary>Returns the paths as they would be after each of the reader's own choices on the page.</summary>
    private static IEnumerable<Picture> PathsFromHere(IReadOnlyList<JourneyTalk> talks)
    {
        foreach (var talk in talks.Where(t => t.Chosen is not null))
        {
            var changed = talk with { Chosen = talk.Chosen == false };
            yield return Path([.. talks.Select(t => t == talk ? changed : t)]);
        }
    }

    private IEnumerable<Component> Talks(string language, IReadOnlyList<JourneyTalk> talks)
    {
        yield return PageBuilder.Text(string.Join('\n', talks.Select(t => $"{(t.Danced ? "✓ " : "")}**{t.Script.Title}**")));
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
