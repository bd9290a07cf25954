using System.Globalization;
using System.Numerics;
using System.Text;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Solo;

/// <summary>
/// Writes answers as lines of the page and reads them back. The component id of a line says which step and field it answers and which
/// options were picked; a written answer is read from the line's text, below its label. Pure.
/// </summary>
internal static class SoloAnswerLines
{
    private static readonly ComponentIdRange Range = ComponentIdRanges.SoloAnswers;

    // These numbers make up the component id of a line, counted from the first id of its step. Never change them, because pages in Discord
    // already carry such ids.
    private const int PerStep = 10_000;
    private const int Plain = 10;
    private const int Picks = 100;
    private const int Ticks = 1_000;
    private const int PerField = 1_024;

    // A page takes a little more; the rest is left for what else is on it. SoloCheck limits how long answers and texts can be together.
    private const int MostText = 3_700;
    private const int MostBytes = 9_500;

    /// <summary>
    /// Returns the lines for a page that also holds <paramref name="besides"/>. Escaping may double what was typed; where that would not
    /// fit, the words are shown without escaping.
    /// </summary>
    public static IReadOnlyList<TextDisplay> Lines(SoloPosition position, Instant now, string besides)
    {
        var escaped = position.Notes.Select(n => Line(position, n, now, escape: true)).ToList();
        return Length(escaped, besides) <= MostText && Bytes(escaped, besides) <= MostBytes
            ? escaped
            : [.. position.Notes.Select(n => Line(position, n, now, escape: false))];
    }

    /// <summary>Reads the answers from a page. Lines that do not fit this script are left out.</summary>
    public static IReadOnlyList<SoloAnswer> Read(Script script, Message? page)
    {
        var lines = Texts(page?.Components ?? []).Where(t => Range.Contains(t.Id)).ToList();
        var notes = new List<SoloAnswer>();
        foreach (var line in lines.OrderBy(t => t.Id))
            if (Note(script, notes, (line.Id!.Value - Range.First) / PerStep, line.Id.Value % PerStep, line.Content) is { } note)
                notes.Add(note);
        return SoloPosition.Ordered(script, notes);
    }

    private static TextDisplay Line(SoloPosition position, SoloAnswer note, Instant now, bool escape)
    {
        var place = Range.First + (StepGraph.Of(position.Script).IndexOf(note.Step) * PerStep);
        if (position.Script.Find(note.Step) is ChooseStep choose)
        {
            var picked = IndexOf(IdsOf(choose, position.Notes), note.Value.Reveal());
            return new TextDisplay(position.Chosen(note.Step) ?? "…") { Id = place + Picks + picked };
        }
        var (write, id) = ((WriteStep)position.Script.Find(note.Step)!, note.Field!);
        var index = write.Form.TakeWhile(f => f.Id != id).Count();
        var field = write.Form[index];
        var words = note.Value.Reveal();
        if (!field.IsText)
        {
            var ticked = (index * PerField) + Ticked(position.Script, field, words);
            return new TextDisplay(Labelled(field, now, position.Readable(new FieldRef(write.Id, id)) ?? "…"))
            {
                Id = place + Ticks + ticked
            };
        }

        return escape
            ? new TextDisplay(Labelled(field, now, DiscordMarkdown.Escape(words))) { Id = place + index }
            : new TextDisplay(Labelled(field, now, DiscordMarkdown.Plain(words))) { Id = place + index + Plain };
    }

    private static string Labelled(FormField field, Instant now, string answer) => $"-# {ScriptText.Label(field, now)}\n{answer}";

    private static SoloAnswer? Note(Script script, List<SoloAnswer> before, int step, int part, string text)
    {
        var (at, picks, ticks) = (script.Steps.ElementAtOrDefault(step), part - Picks, part - Ticks);
        return at switch
        {
            WriteStep write when ticks >= 0 => TickedIn(script, write, ticks / PerField, ticks % PerField),
            WriteStep write when picks < 0 && write.Form.ElementAtOrDefault(part % Plain) is { } field =>
                new SoloAnswer(write.Id, field.Id, new Words(Words(text, part < Plain))),
            ChooseStep choose when picks >= 0 && ticks < 0 && IdsOf(choose, before).ElementAtOrDefault(picks) is { } id =>
                new SoloAnswer(choose.Id, null, new Words(id)),
            _ => null,
        };
    }

    /// <summary>Returns what was ticked in a field; null if nothing was, or if there is no such field.</summary>
    private static SoloAnswer? TickedIn(Script script, WriteStep write, int index, int mask) =>
        write.Form.ElementAtOrDefault(index) is { } field && Ids(script, field, mask) is { Length: > 0 } ids
            ? new SoloAnswer(write.Id, field.Id, new Words(ids))
            : null;

    private static string Words(string text, bool escaped)
    {
        var below = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        return escaped ? DiscordMarkdown.Unescape(below) : below;
    }

    private static IEnumerable<string> IdsOf(ChooseStep choose, IReadOnlyList<SoloAnswer> before) =>
        WordLists.WithOptions(choose, under => SoloPosition.Picked(before, under)).Options.Select(o => o.Id);

    private static int IndexOf(IEnumerable<string> ids, string id) => ids.ToList().IndexOf(id);

    /// <summary>Returns a bit mask with one bit for each option that was ticked.</summary>
    private static int Ticked(Script script, FormField field, string ids)
    {
        var indexes = ids.Split(',').Select(id => IndexOf(Answers(script, field).Select(o => o.Id), id));
        return indexes.Where(i => i >= 0).Aggregate(0, (mask, i) => mask | (1 << i));
    }

    private static string Ids(Script script, FormField field, int mask) =>
        string.Join(',', Answers(script, field).Where((_, i) => (mask & (1 << i)) != 0).Select(o => o.Id));

    private static IReadOnlyList<FieldOption> Answers(Script script, FormField field) =>
        field.From is { } from ? script.Find(from)?.Options ?? [] : field.Options;

    private static IEnumerable<TextDisplay> Texts(IEnumerable<Component> components) => components.SelectMany(c => c switch
    {
        TextDisplay text => [text],
        Container container => Texts(container.Components),
        _ => Enumerable.Empty<TextDisplay>(),
    });

    private static int Length(List<TextDisplay> lines, string besides) => besides.Length + lines.Sum(l => l.Content.Length);

    private static int Bytes(List<TextDisplay> lines, string besides) =>
        Encoding.UTF8.GetByteCount(besides) + lines.Sum(l => Encoding.UTF8.GetByteCount(l.Content));
}
