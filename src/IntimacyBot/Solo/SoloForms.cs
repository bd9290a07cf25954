using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Solo;

/// <summary>Builds the forms of a practice for one person and reads what was written in them. Pure.</summary>
internal static class SoloForms
{
    /// <summary>Builds the form of a step, filled with the answers that the page holds already.</summary>
    public static Modal Of(SoloPosition position, WriteStep step, int opening, string? beginning, Instant now)
    {
        var id = new SoloFormId(position.Script.Id, ScriptShapeHash.Of(position.Script), step.Id, position.Times, opening);
        return new Modal(id.Write(), position.Script.Title, [.. step.Form.Select(f => Part(position, step, f, beginning, now))]);
    }

    /// <summary>Returns the answers without the private ones; null if a required field was left empty.</summary>
    public static IReadOnlyList<SoloAnswer>? Read(
        SoloPosition position,
        WriteStep step,
        IReadOnlyDictionary<string, SubmittedField> submitted)
    {
        var answers = step.Form.Select(f => (Field: f, Text: Read(position, f, submitted.GetValueOrDefault(f.Id)))).ToList();
        if (answers.Exists(a => a.Field.Required && a.Text.Length == 0))
            return null;
        var noted = answers.Where(a => a.Text.Length > 0 && !a.Field.Private);
        return [.. noted.Select(a => new SoloAnswer(step.Id, a.Field.Id, new Words(a.Text)))];
    }

    private static string Read(SoloPosition position, FormField field, SubmittedField? submitted) => submitted switch
    {
        null => "",
        _ when field.IsText => FormCheck.Fitting(TextNormalizer.Visible(DiscordMarkdown.Plain(submitted.Value ?? "")), field),
        _ => string.Join(',', position.Options(field).Select(o => o.Id).Where(submitted.Values.Contains)),
    };

    private static Label Part(SoloPosition position, WriteStep step, FormField field, string? beginning, Instant now)
    {
        var filled = Filled(position, step, field, field == Forms.ToBegin(step.Form) ? beginning : null);
        return new Label(ScriptText.Label(field, now), Forms.Input(field, position.Options(field), filled)) { Description = field.Hint };
    }

    /// <summary>
    /// Returns what a field holds when its form opens: the answer it has already, or the one that it takes over from another field. The
    /// chosen beginning stands before it. Null if there is nothing to fill in.
    /// </summary>
    private static string? Filled(SoloPosition position, WriteStep step, FormField field, string? beginning)
    {
        var noted = position.Answer(new FieldRef(step.Id, field.Id)) ?? (field.Prefill is { } from ? position.Answer(from) : null);
        var filled = beginning + noted?.Reveal();
        if (filled.Length == 0)
            return null;
        return field.IsText ? FormCheck.Fitting(filled, field) : filled;
    }
}
