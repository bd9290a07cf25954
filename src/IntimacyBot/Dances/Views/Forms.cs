using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds forms from scripts, and reads what was written in them.</summary>
internal static class Forms
{
    private const int MostParts = 5;
    private const int MostPicks = 10;
    private const int LongestTitle = 45;
    private const int LongestText = 4000;

    /// <summary>
    /// Builds a form of a script's fields, filled with what is already written. Where there is room, the text above them says what the form
    /// answers, or what the step says.
    /// </summary>
    public static Modal Of<T>(
        CardModel model,
        T id,
        IReadOnlyList<FormField> fields,
        AuthorWords.FormAnswers? written,
        string? beginning,
        string? above)
        where T : struct, ICustomId
    {
        var fresh = fields.All(f => written?[f.Id] is null);
        var parts =
            fields.Select(f => (Component)Part(
                model,
                f,
                written?.Asked ?? model.Week,
                fresh ? Begin(f, fields, beginning) ?? Filled(model, f) : written![f.Id]?.Reveal())).ToList();
        return Modal(model, id, parts, above);
    }

    /// <summary>Returns what the other said, in the form in which it is shown above a form.</summary>
    public static string? Theirs(CardModel model, Side other, string? words) =>
        words is null ? null : $"{model.Say(DanceText.FormTheirWords, ("other", model.Bare(other)))}\n{words}";

    /// <summary>Builds a form with one long text that no script defines.</summary>
    public static Modal OneText(
        CardModel model, FormId id, DanceText label, bool required, string? written, string? above, DanceText? hint = null)
    {
        var input = new TextInput(Said, TextInputStyle.Paragraph) { Required = required, MaxLength = FormCheck.LongText, Value = written };
        var field = new Label(model.Say(label), input) { Description = hint is { } key ? model.Say(key) : null };
        return Modal(model, id, [field], above);
    }

    /// <summary>The id of the only field of such a form.</summary>
    public const string Said = "said";

    /// <summary>Reads what was written, in the order of the form and without private fields.</summary>
    public static AuthorWords.FormAnswers Read(IReadOnlyDictionary<string, SubmittedField> submitted, IEnumerable<FormField> fields) =>
        AuthorWords.FormAnswers.Of(fields
            .Where(f => !f.Private && submitted.ContainsKey(f.Id))
            .Select(f => (f.Id, f.Kind is FieldKind.Short or FieldKind.Long
                ? FormCheck.Fitting(TextNormalizer.Visible(string.Join(',', submitted[f.Id].Values)), f)
                : string.Join(',', submitted[f.Id].Values))));

    /// <summary>Reads the answers of a step whose questions may change by the week; the questions are those of this moment.</summary>
    public static AuthorWords.FormAnswers Read(
        IReadOnlyDictionary<string, SubmittedField> submitted,
        IReadOnlyList<FormField> fields,
        Instant asked) =>
        fields.Any(f => f.Vary.Count > 0) ? Read(submitted, fields).AskedAt(asked) : Read(submitted, fields);

    /// <summary>True when a shared text that the form asks for is missing, because nothing that was typed there can be seen.</summary>
    public static bool Lacks(IEnumerable<FormField> fields, AuthorWords.FormAnswers text) =>
        fields.Any(f => f is { Required: true, Private: false, IsText: true } && text[f.Id] is null);

    public static AuthorWords.FormAnswers Read(IReadOnlyDictionary<string, SubmittedField> submitted) =>
        AuthorWords.FormAnswers.Of(
            [(Said, DiscordMarkdown.Cut(TextNormalizer.Visible(submitted.GetValueOrDefault(Said)?.Value), FormCheck.LongText))]);

    /// <summary>Returns a stored answer as people read it, with the labels of what was picked.</summary>
    public static string Readable(FormField? field, string answer, CardModel model) =>
        field is { Kind: FieldKind.Choice or FieldKind.Choices }
            ? string.Join(", ", answer.Split(',').Select(id => OptionsOf(field, model).FirstOrDefault(o => o.Id == id)?.Label ?? id))
            : answer;

    private static Modal Modal<T>(CardModel model, T id, List<Component> parts, string? above)
        where T : struct, ICustomId
    {
        if (above is not null && parts.Count < MostParts)
            parts.Insert(0, new TextDisplay(DiscordMarkdown.Cut(above, LongestText)));
        var title = model.Script.Title;
        return new Modal(id.Write(), title.Length <= LongestTitle ? title : title[..LongestTitle], parts);
    }

    private static Label Part(CardModel model, FormField field, Instant asked, string? written) =>
        new(ScriptText.Label(field, asked), Input(field, OptionsOf(field, model), written)) { Description = field.Hint };

    /// <summary>Builds the input component of a field, filled with what was written before.</summary>
    public static Component Input(FormField field, IReadOnlyList<FieldOption> options, string? written) => field.Kind switch
    {
        // A choice with one option becomes a checkbox, because Discord requires at least two options where only one can be chosen.
        FieldKind.Choice when options.Count == 1 => Checkboxes(field, options, written, 1),
        FieldKind.Choice => new RadioGroup(field.Id, Options(field, options, written)) { Required = field.Required },
        FieldKind.Choices => Checkboxes(field, options, written, Math.Min(field.Max ?? MostPicks, options.Count)),
        _ => new TextInput(field.Id, field.Kind == FieldKind.Long ? TextInputStyle.Paragraph : TextInputStyle.Short)
        {
            Required = field.Required,
            MaxLength = FormCheck.Longest(field.Kind),
            Value = written,
        },
    };

    private static CheckboxGroup Checkboxes(FormField field, IReadOnlyList<FieldOption> options, string? picked, int most) =>
        new(field.Id, Options(field, options, picked)) { Required = field.Required, MinValues = field.Required ? 1 : 0, MaxValues = most };

    /// <summary>More may have been picked elsewhere than can be picked here.</summary>
    private static SelectOption[] Options(FormField field, IReadOnlyList<FieldOption> options, string? picked)
    {
        var filled = options.Select(o => o.Id).Where(id => picked?.Split(',').Contains(id) == true).Take(field.Max ?? MostPicks).ToList();
        return [.. options.Select(o => new SelectOption(o.Label, o.Id) { Default = filled.Contains(o.Id) ? true : null })];
    }

    /// <summary>Returns the options or, where the script says so, what the other picked.</summary>
    private static IReadOnlyList<FieldOption> OptionsOf(FormField field, CardModel model)
    {
        if (field.From is not { } from || model.Script.Find(from.Step) is not WriteStep source)
            return field.Options;
        var options = source.Form.First(f => f.Id == from.Field).Options;
        var side = model.Position.SideAt(model.Script, source.Id, source.Who) ?? model.Position.Lead;
        var picked = model.ShownBy(side, from.Step)?[from.Field]?.Reveal().Split(',');
        var theirs = options.Where(o => picked?.Contains(o.Id) == true).ToList();
        return theirs.Count == 0 ? options : theirs;
    }

    /// <summary>Returns what was said before, cut to what fits here; null if there is nothing.</summary>
    private static string? Filled(CardModel model, FormField field) => model.Prefilled(field) is not { } said ? null
        : field.Kind is FieldKind.Short or FieldKind.Long ? FormCheck.Fitting(said, field)
        : said;

    private static string? Begin(FormField field, IReadOnlyList<FormField> fields, string? beginning) =>
        field == ToBegin(fields) ? beginning : null;

    /// <summary>Returns the field for a prefilled beginning, which is the first text field that is shared; null if there is none.</summary>
    public static FormField? ToBegin(IEnumerable<FormField> fields) => fields.FirstOrDefault(f => f is { Private: false, IsText: true });
}
