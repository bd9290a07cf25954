using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>
/// Builds a check-in for somebody who has no partner here. The answers to its form appear on the same page, and nothing is stored.
/// </summary>
internal sealed class SoloCheckInView(Texts texts)
{
    private const int Longest = 1000;
    private const int MostText = 3400;

    private static readonly (string Field, CheckInText Label, TextInputStyle Style)[] Fields =
    [
        ("thanks", CheckInText.AloneThanks, TextInputStyle.Short),
        ("now", CheckInText.AloneNow, TextInputStyle.Paragraph),
        ("wish", CheckInText.AloneWish, TextInputStyle.Short),
    ];

    public Reply.Page Page(string language) => texts.Page(
        language,
        PageBuilder.Text(texts[language, CheckInText.Alone, ("title", texts[language, CheckInText.AloneTitle])]),
        PageBuilder.Row(PageBuilder.Likely(texts[language, CheckInText.LabelWrite], new PromptId(PromptAct.Write, Guid.Empty))));

    public Reply.Form Form(string language, int opening) => new(new Modal(
        new SoloCheckInFormId(opening).Write(),
        texts[language, CheckInText.AloneTitle],
        [.. Fields.Select(f => new Label(
            texts[language, f.Label],
            new TextInput(f.Field, f.Style) { Required = false, MaxLength = Longest }))]));

    public Reply.Page Written(string language, IReadOnlyDictionary<string, SubmittedField> submitted)
    {
        var written = Fields.Select(f => (f.Label, Text: TextNormalizer.Visible(submitted.GetValueOrDefault(f.Field)?.Value)))
            .Where(f => f.Text.Length > 0)
            .ToList();
        return texts.Page(
            language,
            [
                PageBuilder.Text(texts[language, CheckInText.AloneDone]),
                .. written.Count == 0 ? Array.Empty<Component>() : [new Container([.. Lines(language, written, ShownBy(written))])],
            ]);
    }

    /// <summary>Shows each question as a small line above its answer, with an empty space between two answers.</summary>
    private IEnumerable<Component> Lines(
        string language,
        List<(CheckInText Label, string Text)> written,
        Func<string, string> show)
    {
        foreach (var (index, (label, text)) in written.Index())
        {
            if (index > 0)
                yield return new Separator { Divider = false, Spacing = 2 };
            yield return PageBuilder.Text($"-# {texts[language, label]}\n{show(text)}");
        }
    }

    /// <summary>
    /// Returns how answers are made safe to show. Escaping may double their length; answers that would then be too long for a page are
    /// shown without escapes.
    /// </summary>
    private static Func<string, string> ShownBy(List<(CheckInText Label, string Text)> written) =>
        written.Sum(f => DiscordMarkdown.Escape(f.Text).Length) <= MostText ? DiscordMarkdown.Escape : DiscordMarkdown.Plain;
}
