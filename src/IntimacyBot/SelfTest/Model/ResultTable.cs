using System.Globalization;
using IntimacyBot.Platform.Texts;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Model;

/// <summary>A line of the table, with its verdict for whoever colours it; the head has none.</summary>
internal sealed record ResultLine(string Text, Verdict? Verdict);

/// <summary>Writes results as sentences, and all of them as a table in Markdown. No id and no name gets in.</summary>
internal sealed class ResultTable(Texts texts, Redaction redaction)
{
    private const string English = Texts.English;

    public IReadOnlyList<ResultLine> Lines(IReadOnlyList<SelfTestResult> results)
    {
        var head = Row(texts[English, HeadVerdict], texts[English, HeadQuestion], texts[English, HeadAnswer], texts[English, HeadPage]);
        return
        [
            new(head, Verdict: null),
            new("|---|---|---|---|", Verdict: null),
            .. results.Select(r => new ResultLine(
                Row(Name(r.Verdict), texts[English, r.Question.Text], Answer(r.Finding), r.Question.Address), r.Verdict)),
        ];
    }

    public string Name(Verdict verdict) => texts[English, verdict switch
    {
        Verdict.Agrees => VerdictAgrees,
        Verdict.Disagrees => VerdictDisagrees,
        Verdict.Noted => VerdictNoted,
        _ => VerdictNotAsked,
    }];

    public string Answer(Finding finding) => finding switch
    {
        Finding.Said said => texts[English, said.Answer],
        Finding.Refused refused =>
            texts[English, AnswerRefused, ("status", Number(refused.Status)), ("code", Number(refused.Code))],
        Finding.Blocked blocked =>
            texts[English, AnswerBlocked, ("status", Number(blocked.Status)), ("code", Number(blocked.Code))],
        Finding.Messages { InChannel: { } channel } both =>
            texts[English, AnswerPlaces, ("thread", Kinds(both.InThread)), ("channel", Kinds(channel))],
        Finding.Messages one => texts[English, AnswerThread, ("thread", Kinds(one.InThread))],
        Finding.Speed speed => Limits(speed.Threads),
        Finding.InWords { Words.Length: 0 } => texts[English, AnswerNothing],
        Finding.InWords typed => texts[English, AnswerWords, ("words", redaction.Of(typed.Words))],
        Finding.NotAsked reason => texts[English, reason.Reason, ("most", Number(RefusalBudget.Most))],
        _ => throw new InvalidOperationException($"{finding.GetType().Name} has no sentence."),
    };

    private string Kinds(IReadOnlyList<int> types) => types.Count == 0
        ? texts[English, AnswerNothing]
        : string.Join(", ", types.CountBy(t => t).OrderBy(t => t.Key)
            .Select(t => texts[English, AnswerType, ("count", Number(t.Value)), ("type", Number(t.Key))]));

    private string Limits(ThreadSpeed speed)
    {
        var announced = speed.Announced.Select(
            a => texts[English, AnswerLimit, ("limit", Number(a.Limit)), ("seconds", Seconds(a.Per))]).ToList();
        return texts[
            English,
            AnswerLimits,
            ("made", Number(speed.Made)),
            ("wanted", Number(ThreadSpeed.Wanted)),
            ("seconds", Seconds(speed.Took)),
            ("announced", announced.Count == 0 ? texts[English, AnswerNothing] : string.Join(", ", announced)),
            ("refused", Number(speed.Refused)),
            ("surprises", Number(speed.Surprises)),
            ("wait", Seconds(speed.LongestWait))];
    }

    private static string Row(params string[] cells) => $"| {string.Join(" | ", cells.Select(Cell))} |";

    // A bar would end the cell, and a line break the row.
    private static string Cell(string text) =>
        text.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture);
}
