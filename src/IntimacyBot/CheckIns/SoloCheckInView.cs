using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>A check-in for somebody who has no partner here: a form, and its answers on the same page. No row is written.</summary>
internal sealed class SoloCheckInView(Texts texts)
{
    private const int Longest = 1000;

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
        var written = Fields.Select(f => (f.Label, Text: submitted.GetValueOrDefault(f.Field)?.Value?.Trim() ?? ""))
            .Where(f => f.Text.Length > 0)
            .ToList();
        return texts.Page(
            language,
            [
                .. written.Count == 0
                    ? Array.Empty<Component>()
                    : [WordsView.Framed(
                        WordsView.Fitting(show => string.Join(
                            '\n',
                            written.Select(f => $"**{texts[language, f.Label]}**\n{show(f.Text)}"))))],
                PageBuilder.Text(texts[language, CheckInText.AloneDone]),
            ]);
    }
}
