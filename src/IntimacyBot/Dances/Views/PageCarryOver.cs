using System.Collections.Frozen;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// Carries words from another page of the same person to the gate, and into the form that is opened from there. They are read back from the
/// message itself; nothing of them is stored until the form is sent.
/// </summary>
internal static class PageCarryOver
{
    private static readonly ComponentIdRange Ids = ComponentIdRanges.CarriedWords;

    public static IReadOnlyDictionary<string, string> Nothing { get; } = FrozenDictionary<string, string>.Empty;

    /// <summary>Returns the words for which this form has a text field, cut to the length of the field.</summary>
    public static AuthorWords.FormAnswers Into(WriteStep step, IReadOnlyDictionary<string, string> words) =>
        AuthorWords.FormAnswers.Of(Takes(step)
            .Where(f => words.ContainsKey(f.Field.Id))
            .Select(f => (f.Field.Id, FormCheck.Fitting(words[f.Field.Id], f.Field))));

    /// <summary>Builds the frame on the gate; null if no words are brought along.</summary>
    public static Container? Frame(CardModel model, WriteStep step)
    {
        var words = Into(step, model.Brought);
        var lines = Takes(step).Where(f => words[f.Field.Id] is not null)
            .Select(
                f => (f.Index, Text: $"**{ScriptText.Label(f.Field, model.Now)}**\n{DiscordMarkdown.Escape(words[f.Field.Id]!.Reveal())}"))
            .Select(l => new TextDisplay(l.Text) { Id = Ids.First + l.Index }).ToList();
        return lines.Count == 0
            ? null
            : new Container([PageBuilder.Text(model.Say(DanceText.Carried)), .. lines])
            {
                AccentColor = model.Color(model.Reader!.Value).Accent,
            };
    }

    /// <summary>Reads the words back from a gate page.</summary>
    public static AuthorWords.FormAnswers Read(Message? page, WriteStep step)
    {
        var lines = (page?.Components ?? []).OfType<Container>().SelectMany(c => c.Components).OfType<TextDisplay>()
            .Where(t => Ids.Contains(t.Id)).ToDictionary(t => t.Id!.Value - Ids.First, t => t.Content);
        return AuthorWords.FormAnswers.Of(Takes(step)
            .Where(f => lines.ContainsKey(f.Index))
            .Select(f => (f.Field.Id, FormCheck.Fitting(Below(lines[f.Index]), f.Field))));
    }

    /// <summary>Returns the same words with a beginning before the first text.</summary>
    public static AuthorWords.FormAnswers Begun(AuthorWords.FormAnswers words, WriteStep step, string? beginning) =>
        beginning is null ? words : AuthorWords.FormAnswers.Of(Takes(step)
            .Where(f => words[f.Field.Id] is not null)
            .Select(
                f =>
                    (f.Field.Id, FormCheck.Fitting(
                        (f.Field == Takes(step).First().Field ? beginning : "") + words[f.Field.Id]!.Reveal(),
                        f.Field))));

    private static IEnumerable<(FormField Field, int Index)> Takes(WriteStep step) =>
        step.Form.Select((f, i) => (Field: f, Index: i)).Where(f => f.Field is { Private: false, Kind: FieldKind.Short or FieldKind.Long });

    private static string Below(string line) => DiscordMarkdown.Unescape(line[(line.IndexOf('\n', StringComparison.Ordinal) + 1)..]);
}
