using System.Text.RegularExpressions;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>Checks the texts that people read: their length, and what they have in braces. The same rules apply to translations.</summary>
internal static partial class TextCheck
{
    public const int MaxCard = 3_400;
    private const int MaxWords = 90;
    private const int MaxAutocomplete = 98;

    private static readonly TextKind[] OnlyNames = [TextKind.Invite, TextKind.Ask, TextKind.Last];
    private static readonly TextKind[] Named = [TextKind.Say, TextKind.Post, .. OnlyNames];

    // Both people read a shared text, so it cannot use these words, which cover every language that the bot comes with.
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

    /// <summary>Returns the most characters that a text of this kind can have.</summary>
    public static int Most(TextKind kind) => kind switch
    {
        TextKind.Option or TextKind.FieldLabel or TextKind.Title => 45,
        TextKind.Answer => 60,
        TextKind.About => MaxAutocomplete,
        TextKind.Hint or TextKind.Starter or TextKind.Last => 100,
        TextKind.Invite => 90,
        TextKind.Ask => 200,
        TextKind.Road => 24,
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
        if (found.Count > 0 && !Named.Contains(text.Kind))
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

    /// <summary>Returns the most characters that the answer in braces can have; zero for a name, which is not counted.</summary>
    private static int Name(Script script, AnswerScope answers, LocatedText text, string name, ScriptDiagnostics diagnostics)
    {
        if (name.Split('.') is [var step, var field])
        {
            var answer = new FieldRef(step, field);
            if (answers.Fault(answer, text.At, AnswerUse.Text) is { } fault)
                diagnostics.At(text.Path, fault.What, fault.Nearest);
            else if (OnlyNames.Contains(text.Kind))
                diagnostics.At(text.Path, $"'{{{name}}}' is an answer; a text of the first or the last card names only people");
            return script.Find(answer) is { } found ? FormCheck.Size(found) : 0;
        }
        var known = Known(script, text.Kind);
        if (!known.Contains(name))
            diagnostics.At(
                text.Path,
                $"'{{{ScriptDiagnostics.Quote(name)[1..^1]}}}' is neither a name nor an answer here",
                SpellingHint.To(name, known));
        else if (name == "partner" && text.Kind == TextKind.Post)
            diagnostics.At(text.Path, "both read a posted text, so it names a role and not '{partner}'");
        return 0;
    }

    private static string[] Known(Script script, TextKind kind) => (script, kind) switch
    {
        ({ Solo: true }, _) => [],
        ({ OpensBoth: true }, TextKind.Last) => [],
        ({ OpensBoth: true }, _) => ["partner"],
        (_, TextKind.Invite or TextKind.Ask) => [.. script.Roles, "starter"],
        (_, TextKind.Last) => [.. script.Roles],
        _ => [.. script.Roles, "partner"],
    };

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Braced();
}
