using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace IntimacyBot.Practices.Checking;

/// <summary>
/// Checks that a practice for one person fits a single page. All answers are on that page, since they are kept nowhere else.
/// </summary>
internal static class SoloCheck
{
    /// <summary>The most answers that a page can hold.</summary>
    public const int MostAnswers = 18;

    /// <summary>
    /// The most characters that the answers and the longest text can have together. Even at three bytes each they fit a page.
    /// </summary>
    public const int MostText = 3_000;

    /// <summary>The most options that can lead back. Every button carries a count for each of them.</summary>
    public const int MostReturns = 20;

    // The mark for small text before a label and the line break after it fit into this many characters.
    private const int AroundAnswer = 5;
    private const int ListedWord = 30;

    public static void Check(Script script, ScriptDiagnostics diagnostics)
    {
        var answers = script.Steps.SelectMany(Answers).ToList();
        if (answers.Count > MostAnswers)
            diagnostics.At("solo", $"{answers.Count} answers, at most {MostAnswers} fit the one page of a practice for one");
        var size = answers.Sum() + script.Steps.Select(s => Longest(script, s)).DefaultIfEmpty().Max();
        if (size > MostText)
            diagnostics.At(
                "solo",
                $"with every answer on it the page can have {size} characters, at most {MostText} fit a practice for one");
        var returns = StepGraph.Returns(script).Count();
        if (returns > MostReturns)
            diagnostics.At("solo", $"{returns} options lead back, at most {MostReturns} can in a practice for one");
    }

    private static IEnumerable<int> Answers(Step step) => step switch
    {
        WriteStep write => write.Form.Where(f => !f.Private).Select(WithLabel),
        ChooseStep { List: not null } => [ListedWord],
        ChooseStep choose => [choose.Options.Select(o => o.Label.Length).DefaultIfEmpty().Max()],
        _ => [],
    };

    private static int WithLabel(FormField field) =>
        FormCheck.Size(field) + AroundAnswer + field.Vary.Append(field.Label).Max(l => l.Length);

    private static int Longest(Script script, Step step)
    {
        var says = step.Vary.Append(step.Say ?? "").Max(text => Filled(script, text));
        return step is ShowStep show ? says + Most(script, show.Most) + Most(script, show.Least) : says;
    }

    private static int Most(Script script, IReadOnlyDictionary<string, string> texts) =>
        texts.Values.Select(t => Filled(script, t)).DefaultIfEmpty().Max();

    private static int Filled(Script script, string text)
    {
        var length = text.Length;
        ScriptText.Render(text, _ => null, answer =>
        {
            length += script.Find(answer) is { } field ? FormCheck.Size(field) : 0;
            return null;
        });
        return length;
    }
}
