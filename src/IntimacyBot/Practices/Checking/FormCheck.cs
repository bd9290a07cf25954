using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks forms: how many fields they have, how much text the fields can hold, and where their answers come from and go.</summary>
internal static class FormCheck
{
    /// <summary>The most characters that a short text can have.</summary>
    public const int ShortText = 300;

    /// <summary>The most characters that a long text can have.</summary>
    public const int LongText = 1_000;

    /// <summary>Returns the most characters that a text field accepts.</summary>
    public static int Longest(FieldKind kind) => kind == FieldKind.Long ? LongText : ShortText;

    /// <summary>
    /// Cuts a text to the length that a field accepts. Discord counts characters in the same way, so nothing is cut that a person could
    /// type there.
    /// </summary>
    public static string Fitting(string words, FormField field) => DiscordMarkdown.Cut(words, Longest(field.Kind));

    // A message has room for this many characters, besides the names of two people.
    private const int MostShown = 3_900;

    // The mark for small text before a heading and the line breaks around it fit into this many characters.
    private const int AroundLabel = 6;

    public static void Check(Script script, ScriptDiagnostics diagnostics)
    {
        var answers = new AnswerScope(script);
        foreach (var step in script.Flat())
        {
            if (step is PrepareStep prepare)
                Form(step, "form", prepare.Form, answers, diagnostics);
            else if (step is WriteStep write)
                Check(write, answers, diagnostics);
            else if (step is ShowStep show && script.Solo == false)
                Cards(script, show, diagnostics);
        }
    }

    /// <summary>Returns the most characters that an answer can have.</summary>
    public static int Size(FormField field) => field.Kind switch
    {
        FieldKind.Short => ShortText,
        FieldKind.Long => LongText,
        FieldKind.Choice => field.Options.Select(o => o.Label.Length).DefaultIfEmpty(60).Max(),
        _ when field.Options.Count == 0 => 600,
        _ => field.Options.Select(o => o.Label.Length + 2).OrderDescending().Take(field.Max ?? 10).Sum(),
    };

    private static void Check(WriteStep write, AnswerScope answers, ScriptDiagnostics diagnostics)
    {
        var path = $"steps.{write.Id}";
        Form(write, "form", write.Form, answers, diagnostics);
        Form(write, "deeper", write.Deeper, answers, diagnostics);
        foreach (var twice in write.Deeper.Where(d => write.Form.Any(f => f.Id == d.Id)))
            diagnostics.At($"{path}.deeper.{twice.Id}", $"'form' has a field {ScriptDiagnostics.Quote(twice.Id)} already");
        var shared = write.Form.Concat(write.Deeper).Where(f => !f.Private).ToList();
        if (write.Form.Count > 0 && shared.Count == 0)
            diagnostics.At($"{path}.form", "every field is private, so nothing would be shared");
        var authors = write.Who == Who.Both ? 2 : 1;
        if (shared.Sum(Size) * authors is var size && size > TextCheck.MaxCard)
        {
            var ofWhom = authors == 2 ? " of both" : "";
            diagnostics.At(
                $"{path}.form",
                $"the shared fields can hold {size} characters{ofWhom}, at most {TextCheck.MaxCard} fit one card");
        }
        if (write.Starters.Count > ScriptKeywords.MostStarters)
            diagnostics.At($"{path}.starters", $"{write.Starters.Count} starters, at most {ScriptKeywords.MostStarters} fit");
        if (write.Starters.Count > 0 && !write.Form.Any(f => f is { Private: false, IsText: true }))
            diagnostics.At($"{path}.starters", "'starters' need a shared text field to begin");
        if (write is { OwnLoop: true, Form.Count: ScriptKeywords.MostFields })
            diagnostics.At($"{path}.loop", $"a form of {ScriptKeywords.MostFields} fields has no room for the loop above them");
        if (write.Common && (write.Who != Who.Both || !shared.TrueForAll(f => f.Kind == FieldKind.Choices)))
            diagnostics.At($"{path}.common", "'common' is for 'choices' in a step of both");
    }

    private static void Form(Step step, string name, IReadOnlyList<FormField> form, AnswerScope answers, ScriptDiagnostics diagnostics)
    {
        var path = $"steps.{step.Id}.{name}";
        if (form.Count > ScriptKeywords.MostFields)
            diagnostics.At(path, $"{form.Count} fields, at most {ScriptKeywords.MostFields} fit a form");
        foreach (var field in form)
            Check(step, field, $"{path}.{field.Id}", answers, diagnostics);
    }

    private static void Check(Step step, FormField field, string path, AnswerScope answers, ScriptDiagnostics diagnostics)
    {
        var choice = $"{path}.{(field.Kind == FieldKind.Choices ? "choices" : "choice")}";
        if (field.From is { } from && answers.Fault(from, step, AnswerUse.From) is { } fault)
            diagnostics.At($"{choice}.from", fault.What, fault.Nearest);
        if (field.Prefill is { } prefill)
            Prefill(step, field, prefill, $"{path}.prefill", answers, diagnostics);
        if (field.Keep != KeepKind.Nothing && (field.Private || step is PrepareStep))
            diagnostics.At($"{path}.keep", "what is private or only prepared is not kept");
        if (field.Keep == KeepKind.Promise && !field.IsText)
            diagnostics.At($"{path}.keep", "a promise is a text");
        if (field.Keep == KeepKind.Week && !field.IsText)
            diagnostics.At($"{path}.keep", "what is tried for a week is a text");
        if (field.Max is { } max && field.Kind != FieldKind.Choices)
            diagnostics.At($"{path}.max", "'max' is for 'choices'");
        else if (field.Max > field.Options.Count && field.From is null)
            diagnostics.At($"{path}.max", $"'max' is {field.Max} but there are {field.Options.Count} answers");
        foreach (var option in field.Options.Where(o => o.Offer is not null && !field.Private))
            diagnostics.At($"{choice}.{option.Id}.offer", "only a private field may offer a practice");
    }

    private static void Prefill(
        Step step,
        FormField field,
        FieldRef prefill,
        string path,
        AnswerScope answers,
        ScriptDiagnostics diagnostics)
    {
        if (answers.Fault(prefill, step, AnswerUse.Prefill) is { } fault)
        {
            diagnostics.At(path, fault.What, fault.Nearest);
            return;
        }
        if (answers.Field(prefill) is not { } source)
            return;
        if (source.Kind != field.Kind && !(source.Kind == FieldKind.Short && field.Kind == FieldKind.Long))
            diagnostics.At(path, $"'{prefill.Step}.{prefill.Field}' is another kind of field");
        else if (field.From is null && source.Options.FirstOrDefault(o => field.Options.All(f => f.Id != o.Id)) is { } lost)
        {
            var nearest = SpellingHint.To(lost.Id, field.Options.Select(o => o.Id));
            diagnostics.At(
                path,
                $"'{prefill.Step}.{prefill.Field}' has the answer {ScriptDiagnostics.Quote(lost.Id)}, which is not here",
                nearest);
        }
    }

    private static IEnumerable<string> Headings(FormField field) =>
        field is { Card: { } card, StandsAlone: false, IsSmallLine: false } ? [card] : field.Vary.Append(field.Label);

    private static void Cards(Script script, ShowStep show, ScriptDiagnostics diagnostics)
    {
        var graph = StepGraph.Of(script);
        var (size, around) = (0, show.Vary.Append(show.Say ?? "").Max(s => s.Length));
        foreach (var shown in show.Fields)
        {
            if (script.Find(shown) is not { } field)
                continue;
            var authors = graph.Around(shown.Step) is not null || graph.Find(shown.Step) is WriteStep { Who: Who.Both } ? 2 : 1;
            size += authors * Size(field);
            around += authors * (Headings(field).Max(l => l.Length) + AroundLabel);
        }
        var path = $"steps.{show.Id}.show";
        if (size > TextCheck.MaxCard)
            diagnostics.At(path, $"these answers can have {size} characters together, at most {TextCheck.MaxCard} fit one card");
        else if (size + around > MostShown)
            diagnostics.At(path, $"with its text and labels this card can have {size + around} characters, at most {MostShown} fit");
    }
}
