using System.Text.RegularExpressions;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks what people read: its length, and what stands in braces. A translation is checked by the same rules.</summary>
internal static partial class TextCheck
{
    public const int MaxCard = 3_400;
    private const int MaxWords = 90;
    private const int MaxAutocomplete = 98;

    // Both read a shared text, so it cannot say this of either. The words are those of each language that the bot comes with.
    private static readonly string[] WrongReader = ["your partner", "tu pareja"];

    public static void Check(Script script, ScriptDiagnostics diagnostics)
    {
        var answers = new AnswerScope(script);
        foreach (var text in ScriptTexts.Of(script))
        {
            Length(text, diagnostics);
            Braces(script, answers, text, diagnostics);
            if (text.Shared && WrongReader.FirstOrDefault(w => text.Text.Contains(w, StringComparison.OrdinalIgnoreCase)) is { } wrong)
                diagnostics.At(text.Path, $"both read this text, so it cannot say '{wrong}'; name a role");
        }
        if (script.Title.Length + script.About.Length is var length and > MaxAutocomplete)
            diagnostics.At("about", $"'title' and 'about' have {length} characters together, at most {MaxAutocomplete} fit one line");
    }

    /// <summary>How many characters a text of this kind can have.</summary>
    public static int Most(TextKind kind) => kind switch
    {
        TextKind.Option or TextKind.FieldLabel or TextKind.Title => 45,
        TextKind.Answer => 60,
        TextKind.About => MaxAutocomplete,
        TextKind.Hint or TextKind.Starter => 100,
        _ => 700,
    };

    private static void Length(LocatedText text, ScriptDiagnostics diagnostics)
    {
        if (text.Text.Length > Most(text.Kind))
            diagnostics.At(text.Path, $"this text has {text.Text.Length} characters, at most {Most(text.Kind)} fit");
        if (text.Kind is not (TextKind.Say or TextKind.Post) && text.Text.Contains('\n', StringComparison.Ordinal))
            diagnostics.At(text.Path, "this text is one line");
        var words = text.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        if (words > MaxWords)
            diagnostics.At(text.Path, $"this text has {words} words, at most {MaxWords} are read");
    }

    private static void Braces(Script script, AnswerScope answers, LocatedText text, ScriptDiagnostics diagnostics)
    {
        var found = Braced().Matches(text.Text);
        if (text.Text.Count(c => c is '{' or '}') != 2 * found.Count)
            diagnostics.At(text.Path, "a brace here has no other half");
        if (found.Count > 0 && text.Kind is not (TextKind.Say or TextKind.Post))
        {
            diagnostics.At(text.Path, "labels hold no '{…}': what stands there later could be too long");
            return;
        }
        var length = text.Text.Length;
        foreach (var name in found.GroupBy(m => m.Groups[1].Value))
            length += name.Count() * Name(script, answers, text, name.Key, diagnostics);
        if (length > MaxCard)
            diagnostics.At(text.Path, $"with its answers filled in this text can have {length} characters, at most {MaxCard} fit");
    }

    /// <summary>How many characters the name or answer in braces can become.</summary>
    private static int Name(Script script, AnswerScope answers, LocatedText text, string name, ScriptDiagnostics diagnostics)
    {
        if (name.Split('.') is [var step, var field])
        {
            var answer = new FieldRef(step, field);
            if (answers.Fault(answer, text.At, AnswerUse.Text) is { } fault)
                diagnostics.At(text.Path, fault.What, fault.Nearest);
            return script.Find(answer) is { } found ? FormCheck.Size(found) : 0;
        }
        string[] known = script.Solo ? [] : script.OpensBoth ? ["partner"] : [.. script.Roles, "partner"];
        if (!known.Contains(name))
            diagnostics.At(
                text.Path,
                $"'{{{ScriptDiagnostics.Quote(name)[1..^1]}}}' is neither a name nor an answer here",
                SpellingHint.To(name, known));
        else if (name == "partner" && text.Kind == TextKind.Post)
            diagnostics.At(text.Path, "both read a posted text, so it names a role and not '{partner}'");
        return 0;
    }

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();
}
