using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Solo;

/// <summary>Forms of a practice for one, and what was written in them. Pure.</summary>
internal static class SoloForms
{
    private const int MostTicks = 10;

    /// <summary>The form of the step the walk stands at, with what the page has of it already.</summary>
    public static Modal Of(SoloWalk walk, Write step, int opening, string? beginning, Instant now)
    {
        var id = new SoloFormId(walk.Script.Id, SoloMark.Of(walk.Script), step.Id, walk.Times, opening);
        return new Modal(id.Write(), walk.Script.Title, [.. step.Form.Select(f => Part(walk, step, f, beginning, now))]);
    }

    /// <summary>The answers, without what is private; null if something is missing that cannot be left empty.</summary>
    public static IReadOnlyList<Note>? Read(SoloWalk walk, Write step, IReadOnlyDictionary<string, SubmittedField> submitted)
    {
        var answers = step.Form.Select(f => (Field: f, Answer: Read(walk, f, submitted.GetValueOrDefault(f.Id)))).ToList();
        return answers.Exists(a => a.Field.Required && a.Answer.Length == 0)
            ? null
            : [.. answers.Where(a => a.Answer.Length > 0 && !a.Field.Private).Select(a => new Note(step.Id, a.Field.Id, new Words(a.Answer)))];
    }

    private static string Read(SoloWalk walk, Field field, SubmittedField? submitted) => submitted is null ? "" : field.Kind switch
    {
        FieldKind.Short or FieldKind.Long => Answer.Fitting(Answer.Plain(submitted.Value ?? "").Trim(), field),
        _ => string.Join(',', walk.Options(field).Select(o => o.Id).Where(submitted.Values.Contains)),
    };

    private static Label Part(SoloWalk walk, Write step, Field field, string? beginning, Instant now)
    {
        var noted = walk.Answer(new FieldRef(step.Id, field.Id)) ?? (field.Prefill is { } from ? walk.Answer(from) : null);
        var begins = step.Form.FirstOrDefault(f => f is { Private: false, Kind: FieldKind.Short or FieldKind.Long }) == field ? beginning : null;
        return new Label(ScriptText.Label(field, now), Input(walk, field, begins + noted?.Reveal())) { Description = field.Hint };
    }

    private static Component Input(SoloWalk walk, Field field, string filled) => field.Kind switch
    {
        FieldKind.Choice => new RadioGroup(field.Id, Ticks(walk, field, filled)) { Required = field.Required },
        FieldKind.Choices => new CheckboxGroup(field.Id, Ticks(walk, field, filled))
        {
            Required = field.Required,
            MinValues = field.Required ? 1 : 0,
            MaxValues = Math.Min(field.Max ?? MostTicks, walk.Options(field).Count),
        },
        _ => new TextInput(field.Id, field.Kind == FieldKind.Long ? TextInputStyle.Paragraph : TextInputStyle.Short)
        {
            Required = field.Required,
            MaxLength = FormCheck.Longest(field.Kind),
            Value = filled.Length == 0 ? null : Answer.Fitting(filled, field),
        },
    };

    private static SelectOption[] Ticks(SoloWalk walk, Field field, string ticked) =>
        [.. walk.Options(field).Select(o => new SelectOption(o.Label, o.Id) { Default = ticked.Split(',').Contains(o.Id) ? true : null })];
}
