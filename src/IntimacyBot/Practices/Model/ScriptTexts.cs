using System.Globalization;

namespace IntimacyBot.Practices.Model;

internal enum TextKind
{
    /// <summary>The title of the practice, which is also the title of its forms.</summary>
    Title,
    About,

    /// <summary>A label on a button or in a list of options.</summary>
    Option,
    FieldLabel,
    Hint,

    /// <summary>The label of one answer of a choice in a form.</summary>
    Answer,
    Starter,

    /// <summary>Running text on a card or page. It may contain names and answers.</summary>
    Say,

    /// <summary>A fixed sentence that is posted for both.</summary>
    Post,

    /// <summary>The sentence on the other person's first card, before anything of the practice has happened.</summary>
    Invite,

    /// <summary>The question that the first card asks the other person.</summary>
    Ask,

    /// <summary>The name of one part of the road.</summary>
    Road,

    /// <summary>The first line of the last card.</summary>
    Last,
}

/// <summary>One text of a script with its path in the file. Shared is true when both people read it.</summary>
internal sealed record LocatedText(string Path, string Text, TextKind Kind, Step? At = null, bool Shared = false);

/// <summary>Lists every text of a script that people read, with its path.</summary>
internal static class ScriptTexts
{
    public static IEnumerable<LocatedText> Of(Script script)
    {
        yield return new("title", script.Title, TextKind.Title);
        yield return new("about", script.About, TextKind.About);
        if (script.Here is { } here)
            yield return new("here", here, TextKind.Option);
        if (script.Small is { } small)
            yield return new("small", small, TextKind.Say, null, !script.Solo);
        foreach (var text in OfCards(script))
            yield return text;
        foreach (var text in script.Flat().SelectMany(s => OfStep(s, Shared(script, s))))
            yield return text;
    }

    /// <summary>Returns the texts that a practice puts on its gate, its first card and its last card.</summary>
    private static IEnumerable<LocatedText> OfCards(Script script)
    {
        if (script.Invites is { } invites)
            yield return new("invites", invites, TextKind.Invite, null, true);
        if (script.Asks is { } asks)
            yield return new("asks", asks, TextKind.Ask, null, true);
        foreach (var (at, text) in Numbered(script.Road))
            yield return new($"road.{at}", text, TextKind.Road, null, true);
        if (script.Last is { } last)
            yield return new("last", last, TextKind.Last, null, true);
    }

    private static bool Shared(Script script, Step step) => !script.Solo && step is not (PrepareStep or ChooseStep { Private: true });

    private static IEnumerable<LocatedText> OfStep(Step step, bool shared)
    {
        var path = $"steps.{step.Id}";
        if (step.Say is { } say)
            yield return new($"{path}.say", say, TextKind.Say, step, shared);
        foreach (var (at, text) in Numbered(step.Vary))
            yield return new($"{path}.vary.{at}", text, TextKind.Say, step, shared);
        if (step.Optional is { } optional)
            yield return new($"{path}.optional", optional, TextKind.Option, step);
        var own = step switch
        {
            PrepareStep p => p.Form.SelectMany(f => OfField(step, $"{path}.form", f, false)),
            WriteStep w => OfWrite(w, path, shared),
            ChooseStep c => c.Options.SelectMany(o => OfOption(c, $"{path}.options.{o.Id}", o)),
            ShowStep s => s.Most.Select(m => new LocatedText($"{path}.most.{m.Key}", m.Value, TextKind.Say, step, shared))
                .Concat(s.Least.Select(m => new LocatedText($"{path}.least.{m.Key}", m.Value, TextKind.Say, step, shared))),
            _ => [],
        };
        foreach (var text in own)
            yield return text;
    }

    private static IEnumerable<LocatedText> OfWrite(WriteStep write, string path, bool shared) =>
        Numbered(write.Starters).Select(s => new LocatedText($"{path}.starters.{s.At}", s.Text, TextKind.Starter, write))
            .Concat(write.Form.SelectMany(f => OfField(write, $"{path}.form", f, shared)))
            .Concat(write.Deeper.SelectMany(f => OfField(write, $"{path}.deeper", f, shared)))
            .Concat(write.Post is { } post ? [new LocatedText($"{path}.post", post, TextKind.Post, write, true)] : []);

    private static IEnumerable<LocatedText> OfField(Step step, string form, FormField field, bool shared)
    {
        var path = $"{form}.{field.Id}";
        shared &= !field.Private;
        if (field.Label.Length > 0)
            yield return new($"{path}.label", field.Label, TextKind.FieldLabel, step, shared);
        foreach (var (at, text) in Numbered(field.Vary))
            yield return new($"{path}.vary.{at}", text, TextKind.FieldLabel, step, shared);
        if (field is { Card: { } card, StandsAlone: false, IsSmallLine: false })
            yield return new($"{path}.card", card, TextKind.FieldLabel, step, shared);
        if (field.Hint is { } hint)
            yield return new($"{path}.hint", hint, TextKind.Hint, step);
        var choice = field.Kind == FieldKind.Choices ? "choices" : "choice";
        foreach (var option in field.Options)
            yield return new($"{path}.{choice}.{option.Id}.label", option.Label, TextKind.Answer, step, shared);
    }

    private static IEnumerable<LocatedText> OfOption(Step step, string path, StepOption option)
    {
        yield return new($"{path}.label", option.Label, TextKind.Option, step);
        if (option.Post is { } post)
            yield return new($"{path}.post", post, TextKind.Post, step, true);
        if (option.Last is { } last)
            yield return new($"{path}.last", last, TextKind.Last, step, true);
    }

    private static IEnumerable<(string At, string Text)> Numbered(IReadOnlyList<string> texts) =>
        texts.Select((t, i) => (i.ToString(CultureInfo.InvariantCulture), t));
}
