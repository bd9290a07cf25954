using System.Globalization;
using System.Numerics;
using System.Text;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Practices;
using NodaTime;

namespace IntimacyBot.Solo;

/// <summary>
/// Answers as lines of the page, and back. A line's component id says which step and field it answers and, where something was chosen, what;
/// words are read from the line itself, below its label. Pure.
/// </summary>
internal static class SoloNotes
{
    private static readonly ComponentIdRange Range = ComponentIdRanges.SoloAnswers;

    // The number of a line, counted from the beginning of its step. Pages out there carry it, so that none of these ever changes.
    private const int PerStep = 10_000;
    private const int Plain = 10;
    private const int Picks = 100;
    private const int Ticks = 1_000;
    private const int PerField = 1_024;

    // What else stands on a page has its room besides; see SoloCheck for what answers and texts can have together.
    private const int MostText = 3_700;
    private const int MostBytes = 9_500;

    /// <summary>The lines, where <paramref name="besides"/> stands on the same page. Escaping may double what was typed: where it would not fit, the words stand as they are.</summary>
    public static IReadOnlyList<TextDisplay> Lines(SoloWalk walk, Instant now, string besides)
    {
        var escaped = walk.Notes.Select(n => Line(walk, n, now, escape: true)).ToList();
        return Length(escaped, besides) <= MostText && Bytes(escaped, besides) <= MostBytes
            ? escaped
            : [.. walk.Notes.Select(n => Line(walk, n, now, escape: false))];
    }

    /// <summary>What stands on a page, as far as this script knows it.</summary>
    public static IReadOnlyList<Note> Read(Script script, Message? page)
    {
        var lines = Texts(page?.Components ?? []).Where(t => Range.Contains(t.Id)).ToList();
        var notes = new List<Note>();
        foreach (var line in lines.OrderBy(t => t.Id))
            if (Note(script, notes, (line.Id!.Value - Range.First) / PerStep, line.Id.Value % PerStep, line.Content) is { } note)
                notes.Add(note);
        return SoloWalk.Ordered(script, notes);
    }

    private static TextDisplay Line(SoloWalk walk, Note note, Instant now, bool escape)
    {
        var place = Range.First + (walk.Script.Steps.TakeWhile(s => s.Id != note.Step).Count() * PerStep);
        if (walk.Script.Find(note.Step) is Choose choose)
            return new TextDisplay(walk.Chosen(note.Step) ?? "…") { Id = place + Picks + IndexOf(IdsOf(choose, walk.Notes), note.Value.Reveal()) };
        var (write, id) = ((Write)walk.Script.Find(note.Step)!, note.Field!);
        var index = write.Form.TakeWhile(f => f.Id != id).Count();
        var field = write.Form[index];
        var words = note.Value.Reveal();
        return field.Kind is FieldKind.Short or FieldKind.Long
            ? new TextDisplay(Labelled(field, now, escape ? Answer.Escape(words) : Answer.Plain(words))) { Id = place + index + (escape ? 0 : Plain) }
            : new TextDisplay(Labelled(field, now, walk.Readable(new FieldRef(write.Id, id)) ?? "…")) { Id = place + Ticks + (index * PerField) + Ticked(walk.Script, field, words) };
    }

    private static string Labelled(Field field, Instant now, string answer) => $"**{ScriptText.Label(field, now)}**\n{answer}";

    private static Note? Note(Script script, List<Note> before, int step, int part, string text) => script.Steps.ElementAtOrDefault(step) switch
    {
        Write write when part >= Ticks && write.Form.ElementAtOrDefault((part - Ticks) / PerField) is { } field => Ids(script, field, (part - Ticks) % PerField) is { Length: > 0 } ids ? new Note(write.Id, field.Id, new Words(ids)) : null,
        Write write when part < Picks && write.Form.ElementAtOrDefault(part % Plain) is { } field => new Note(write.Id, field.Id, new Words(Words(text, part < Plain))),
        Choose choose when part is >= Picks and < Ticks && IdsOf(choose, before).ElementAtOrDefault(part - Picks) is { } id => new Note(choose.Id, null, new Words(id)),
        _ => null,
    };

    private static string Words(string text, bool escaped)
    {
        var below = text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..];
        return escaped ? Answer.Unescape(below) : below;
    }

    private static IEnumerable<string> IdsOf(Choose choose, IReadOnlyList<Note> before) => choose switch
    {
        { List: { } list, Under: { } under } => WordLists.Finer(list, before.FirstOrDefault(n => n.Step == under && n.Field is null)?.Value.Reveal()).Select(f => f.Id),
        { List: { } list } => WordLists.Of(list).Select(w => w.Id),
        _ => choose.Options.Select(o => o.Id),
    };

    private static int IndexOf(IEnumerable<string> ids, string id) => ids.ToList().IndexOf(id);

    private static int Ticked(Script script, Field field, string ids) =>
        ids.Split(',').Select(id => IndexOf(Answers(script, field).Select(o => o.Id), id)).Where(i => i >= 0).Aggregate(0, (mask, i) => mask | (1 << i));

    private static string Ids(Script script, Field field, int mask) =>
        string.Join(',', Answers(script, field).Where((_, i) => (mask & (1 << i)) != 0).Select(o => o.Id));

    private static IReadOnlyList<FieldOption> Answers(Script script, Field field) =>
        field.From is { } from ? (script.Find(from.Step) as Write)?.Form.FirstOrDefault(f => f.Id == from.Field)?.Options ?? [] : field.Options;

    private static IEnumerable<TextDisplay> Texts(IEnumerable<Component> components) => components.SelectMany(c => c switch
    {
        TextDisplay text => [text],
        Container container => Texts(container.Components),
        _ => Enumerable.Empty<TextDisplay>(),
    });

    private static int Length(List<TextDisplay> lines, string besides) => besides.Length + lines.Sum(l => l.Content.Length);

    private static int Bytes(List<TextDisplay> lines, string besides) => Encoding.UTF8.GetByteCount(besides) + lines.Sum(l => Encoding.UTF8.GetByteCount(l.Content));
}
