using System.Globalization;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Pictures;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Solo;

/// <summary>Builds the page of a practice for one person, which shows the step they are at and their answers so far. Pure.</summary>
internal static class SoloView
{
    private const int MostButtons = 5;
    private const int LongLabel = 12;
    private const int MostLong = 3;
    private const int MostOffers = 2;

    /// <param name="texts">The texts of all languages.</param>
    /// <param name="language">The language of the person who reads the page.</param>
    /// <param name="position">The step that the page shows, and the answers so far.</param>
    /// <param name="now">The time at which the page is shown.</param>
    /// <param name="offered">The practices that are offered because of what was just picked; at most two of them are shown.</param>
    /// <param name="back">The custom id of the page that this page replaces; null if it replaces none.</param>
    /// <param name="picture">The picture of the step, which stands above its choices; null if it has none, or none that is drawn.</param>
    public static Reply.Page Page(
        Texts texts,
        string language,
        SoloPosition position,
        Instant now,
        IReadOnlyList<Script>? offered = null,
        string? back = null,
        DrawnPicture? picture = null)
    {
        var said = Said(texts, language, position, now);
        var small = Small(texts, language, position, now);
        var parts = new List<Component> { PageBuilder.Text(said) };
        if (SoloAnswerLines.Lines(position, now, said + small) is { Count: > 0 } lines)
            parts.Add(new Container([.. Apart(lines)]));
        if (small.Length > 0)
            parts.Add(PageBuilder.Small(small));
        if (picture is not null)
            parts.Add(picture.Gallery);
        if (position.Now is { } step)
            parts.AddRange(Rows(texts, language, position, step));
        if (offered is { Count: > 0 })
            parts.Add(PageBuilder.Row([.. offered.Take(MostOffers).Select(s => PageBuilder.Quiet(s.Title, new OpenPracticeId(s.Id)))]));
        if (back is not null)
            parts.Add(PageBuilder.Row(texts.Back(language, back)));
        return texts.Page(language, parts) with { Files = picture is null ? null : [picture.File] };
    }

    /// <summary>Builds the page of a practice that was stopped before its end. It no longer holds the answers.</summary>
    public static Reply.Page Stopped(Texts texts, string language) =>
        texts.Page(language, PageBuilder.Text(texts[language, SoloText.Stopped]));

    /// <summary>Puts a blank line between two answers.</summary>
    private static IEnumerable<Component> Apart(IReadOnlyList<TextDisplay> lines) =>
        lines.SelectMany((line, i) => i == 0 ? [line] : new Component[] { new Separator { Divider = false, Spacing = 2 }, line });

    /// <summary>
    /// Returns the text above the answers. The practice's title heads its first page; on later pages the first sentence of the step is the
    /// heading if it is short enough.
    /// </summary>
    private static string Said(Texts texts, string language, SoloPosition position, Instant now)
    {
        if (position.Now is not { } step)
            return texts[language, SoloText.Ended];
        var title = texts[language, SoloText.Title, ("title", position.Script.Title)];
        var says = Says(position, step, now);
        var headed = IsFirst(position) || says is null ? GatePages.Joined([title, says]) : PracticeTitle.Says(title, says);
        return GatePages.Joined([headed, .. Counts(position, step)]);
    }

    /// <summary>
    /// Returns true for the first step of the script. Only the step is compared, because a page that comes back from Discord says nothing
    /// about the way that was taken.
    /// </summary>
    private static bool IsFirst(SoloPosition position) => position.Now == position.Script.Steps[0];

    private static string Small(Texts texts, string language, SoloPosition position, Instant now)
    {
        var lines = new List<string>();
        if (position.Now is QuietStep quiet)
            lines.Add(texts[language, SoloText.QuietUntil, ("time", Clock(now + Duration.FromTimeSpan(quiet.For)))]);
        if (IsFirst(position) && position.Notes.Count == 0)
            lines.Add(texts[language, SoloText.Begins, ("minutes", position.Script.Minutes.ToString(CultureInfo.InvariantCulture))]);
        return string.Join('\n', lines);
    }

    /// <summary>Writes a time that Discord shows in the time zone of the person who reads it.</summary>
    private static string Clock(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:T>";

    private static string? Says(SoloPosition position, Step step, Instant now) =>
        ScriptText.Say(step, now) is { } say ? Render(position, say) : null;

    private static string Render(SoloPosition position, string text) => ScriptText.Render(text, _ => null, position.Readable);

    private static IEnumerable<string?> Counts(SoloPosition position, Step step) =>
        step is ShowStep show ? Counted(position, show).Select(t => Render(position, t)) : [];

    /// <summary>
    /// Returns the text of the field with the most ticks, and of the field with the fewest ticks; among equals the first one counts. No
    /// field is both, and a field without ticks is never called somebody's strength.
    /// </summary>
    private static IEnumerable<string> Counted(SoloPosition position, ShowStep show)
    {
        var fields = show.Fields.Where(f => position.Script.Find(f) is { Kind: FieldKind.Choices });
        var ticks = fields.Select(f => (f.Field, Count: position.Answer(f)?.Reveal().Split(',').Length ?? 0)).ToList();
        if (ticks.Count == 0)
            yield break;
        var most = ticks.MaxBy(t => t.Count);
        if (most.Count > 0 && show.Most.TryGetValue(most.Field, out var strength))
            yield return strength;
        var least = ticks.Where(t => ticks.Count == 1 || most.Count == 0 || t.Field != most.Field).MinBy(t => t.Count);
        if (least.Field is not null && show.Least.TryGetValue(least.Field, out var practise))
            yield return practise;
    }

    /// <summary>Returns the rows of controls: first the likely next press, then the choices, then what ends or undoes the step.</summary>
    private static IEnumerable<Component> Rows(Texts texts, string language, SoloPosition position, Step step)
    {
        if (Likely(texts, language, step, Act) is { } likely)
            yield return PageBuilder.Row(likely);
        if (step is WriteStep { Starters.Count: > 0 } begins)
            yield return Starters(texts, language, position, begins);
        if (step is ChooseStep choose)
            foreach (var row in Choices(texts, language, position, choose))
                yield return row;
        yield return PageBuilder.Row([.. Others(texts, language, position, step, Act)]);

        SoloId Act(SoloAct act) => new(position.Script.Id, ScriptShapeHash.Of(position.Script), step.Id, position.Times, act);
    }

    private static ActionRow Starters(Texts texts, string language, SoloPosition position, WriteStep step)
    {
        var starters = step.Starters.Select((s, i) => new SelectOption(ScriptText.Beginning(s), $"{i}"));
        var id = new SoloStarterSelectId(position.Script.Id, ScriptShapeHash.Of(position.Script), step.Id, position.Times);
        return PageBuilder.Row(new StringSelect(id.Write(), [.. starters])
        {
            Placeholder = texts[language, SoloText.PlaceholderStarters],
        });
    }

    private static IEnumerable<ActionRow> Choices(Texts texts, string language, SoloPosition position, ChooseStep step)
    {
        var (script, mark, choices) = (position.Script, ScriptShapeHash.Of(position.Script), position.Choices(step));
        if (step.List is null && choices.Count <= MostButtons)
        {
            var beside = choices.Any(c => c.Label.Length > LongLabel) ? MostLong : MostButtons;
            return choices.Select(c => PageBuilder.Quiet(c.Label, new SoloPickId(script.Id, mark, step.Id, position.Times, c.Id)))
                .Chunk(beside)
                .Select(row => PageBuilder.Row([.. row]));
        }

        var select = new StringSelect(
            new SoloOptionSelectId(script.Id, mark, step.Id, position.Times).Write(),
            [.. choices.Select(c => new SelectOption(c.Label, c.Id))])
        {
            Placeholder = texts[language, SoloText.PlaceholderChoose],
        };
        return [PageBuilder.Row(select)];
    }

    /// <summary>
    /// Returns the button that is most likely pressed next; null in a choice, where the options take its place. In a quiet step it is grey,
    /// so that nobody feels hurried.
    /// </summary>
    private static Button? Likely(Texts texts, string language, Step step, Func<SoloAct, SoloId> act) => step switch
    {
        WriteStep => PageBuilder.Likely(texts[language, SoloText.LabelWrite], act(SoloAct.Write)),
        ChooseStep => null,
        QuietStep => PageBuilder.Quiet(texts[language, SoloText.LabelGoOn], act(SoloAct.GoOn)),
        _ => PageBuilder.Likely(texts[language, SoloText.LabelGoOn], act(SoloAct.GoOn)),
    };

    private static IEnumerable<Component> Others(Texts texts, string language, SoloPosition position, Step step, Func<SoloAct, SoloId> act)
    {
        if (step.Optional is { } skip)
            yield return PageBuilder.Quiet(skip, act(SoloAct.Skip));
        if (position.Back() is not null)
            yield return PageBuilder.Quiet(texts[language, SoloText.LabelChange], act(SoloAct.Change));
        yield return PageBuilder.Quiet(texts[language, SoloText.LabelStop], act(SoloAct.Stop));
    }
}
