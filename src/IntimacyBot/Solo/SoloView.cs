using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Solo;

/// <summary>Shows where somebody is in a practice for one, as one page. Pure.</summary>
internal static class SoloView
{
    private const int MostButtons = 5;
    private const int MostOffers = 2;

    /// <param name="texts">All sentences.</param>
    /// <param name="language">Of whoever reads it.</param>
    /// <param name="position">Where they are.</param>
    /// <param name="now">When it is shown.</param>
    /// <param name="offered">Practices that what was just picked leads to.</param>
    public static Reply.Page Page(Texts texts, string language, SoloPosition position, Instant now, params IReadOnlyList<Script> offered)
    {
        var said = Said(texts, language, position, now);
        var parts = new List<Component> { PageBuilder.Text(said) };
        if (SoloAnswerLines.Lines(position, now, said) is { Count: > 0 } lines)
            parts.Add(new Container([.. lines]));
        if (position.Now is { } step)
            parts.AddRange(Rows(texts, language, position, step));
        if (offered.Count > 0)
            parts.Add(
                PageBuilder.Row([.. offered.Take(MostOffers)
                    .Select(s => PageBuilder.Quiet(s.Title, new global::IntimacyBot.Dances.Model.OpenPracticeId(s.Id)))]));
        return texts.Page(language, parts);
    }

    /// <summary>The page of a practice that was stopped before its end: the answers are not on it any more.</summary>
    public static Reply.Page Stopped(Texts texts, string language, Script script) =>
        texts.Page(language, PageBuilder.Text($"### {script.Title}\n{texts[language, SoloText.Stopped]}"));

    private static string Said(Texts texts, string language, SoloPosition position, Instant now)
    {
        IEnumerable<string?> lines = position.Now is { } step
            ? [Says(position, step, now), .. Beneath(texts, language, position, step, now)]
            : [texts[language, SoloText.Ended]];
        return string.Join('\n', lines.OfType<string>().Prepend($"### {position.Script.Title}"));
    }

    /// <summary>Discord shows a time of day by the clock of whoever reads it.</summary>
    private static string Clock(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:T>";

    private static string? Says(SoloPosition position, Step step, Instant now) =>
        ScriptText.Say(step, now) is { } say ? Render(position, say) : null;

    private static string Render(SoloPosition position, string text) => ScriptText.Render(text, _ => null, position.Readable);

    private static IEnumerable<string?> Beneath(Texts texts, string language, SoloPosition position, Step step, Instant now) => step switch
    {
        QuietStep quiet => [$"-# {texts[language, SoloText.QuietUntil, ("time", Clock(now + Duration.FromTimeSpan(quiet.For)))]}"],
        ShowStep show => Counted(position, show).Select(t => Render(position, t)),
        _ => [],
    };

    /// <summary>
    /// The text of the field with the most ticks, and of the one with the fewest, the first of equals. No field is both, and nobody is told
    /// that they bring what they did not tick.
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

    private static IEnumerable<Component> Rows(Texts texts, string language, SoloPosition position, Step step)
    {
        var (script, mark) = (position.Script, ScriptShapeHash.Of(position.Script));
        if (step is WriteStep { Starters.Count: > 0 } begins)
        {
            var starters = begins.Starters.Select((s, i) => new SelectOption(ScriptText.Beginning(s), $"{i}"));
            yield return PageBuilder.Row(new StringSelect(
                new SoloStarterSelectId(script.Id, mark, step.Id, position.Times).Write(),
                [.. starters])
            {
                Placeholder = texts[language, SoloText.PlaceholderStarters],
            });
        }

        if (step is ChooseStep choose)
            yield return Choices(texts, language, position, choose);
        yield return PageBuilder.Row([.. Likely(texts, language, step, Act), .. Others(texts, language, position, step, Act)]);

        SoloId Act(SoloAct act) => new(script.Id, mark, step.Id, position.Times, act);
    }

    private static ActionRow Choices(Texts texts, string language, SoloPosition position, ChooseStep step)
    {
        var (script, mark, choices) = (position.Script, ScriptShapeHash.Of(position.Script), position.Choices(step));
        if (step.List is null && choices.Count <= MostButtons)
            return PageBuilder.Row(
                [.. choices.Select(c => PageBuilder.Quiet(c.Label, new SoloPickId(script.Id, mark, step.Id, position.Times, c.Id)))]);
        var options = choices.Select(c => new SelectOption(c.Label, c.Id));
        return PageBuilder.Row(new StringSelect(new SoloOptionSelectId(script.Id, mark, step.Id, position.Times).Write(), [.. options])
        {
            Placeholder = texts[language, SoloText.PlaceholderChoose],
        });
    }

    private static IEnumerable<Component> Likely(Texts texts, string language, Step step, Func<SoloAct, SoloId> act) => step switch
    {
        WriteStep => [PageBuilder.Likely(texts[language, SoloText.LabelWrite], act(SoloAct.Write))],
        ChooseStep => [],
        _ => [PageBuilder.Likely(texts[language, SoloText.LabelGoOn], act(SoloAct.GoOn))],
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
