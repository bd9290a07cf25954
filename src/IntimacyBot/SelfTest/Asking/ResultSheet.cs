using System.Globalization;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace IntimacyBot.SelfTest.Asking;

/// <summary>Collects the findings, says each on the terminal when it is there, and all of them at the end.</summary>
internal sealed class ResultSheet(SelfTestConsole terminal, Texts texts)
{
    private readonly Dictionary<SelfTestQuestion, Finding> _findings = [];
    private ResultTable _table = new(texts, Redaction.Nothing);

    public RefusalBudget Refusals { get; } = new();

    /// <summary>The results in the order of the table. What has no finding was not asked.</summary>
    public IReadOnlyList<SelfTestResult> Results =>
    [
        .. SelfTestQuestions.All.Select(q => new SelfTestResult(q, _findings.GetValueOrDefault(q) ?? new Finding.NotAsked(ReasonEnded))),
    ];

    public bool IsEmpty => _findings.Count == 0;

    public bool AnyDisagrees => Count(Verdict.Disagrees) > 0;

    public bool AnyIsBlocked => _findings.Values.Any(f => f is Finding.Blocked);

    public bool Has(SelfTestQuestion question) => _findings.ContainsKey(question);

    /// <summary>Sets the names that may not stand in the table.</summary>
    public void Hide(IEnumerable<string?> names) => _table = new ResultTable(texts, new Redaction(names));

    public async Task RecordAsync(SelfTestQuestion question, Finding finding)
    {
        _findings.Add(question, finding);
        var verdict = question.Judge(finding);
        var line = texts[
            Texts.English,
            Asked,
            ("number", Number(_findings.Count)),
            ("count", Number(SelfTestQuestions.All.Count)),
            ("verdict", _table.Name(verdict)),
            ("question", texts[Texts.English, question.Text]),
            ("answer", _table.Answer(finding))];
        await terminal.SayAsync(line, verdict);
    }

    public async Task SayTableAsync()
    {
        await terminal.SayAsync("");
        foreach (var line in _table.Lines(Results))
            await terminal.SayAsync(line.Text, line.Verdict);
        await terminal.SayAsync("");
        await terminal.SayAsync(texts[
            Texts.English,
            Summary,
            ("agrees", Number(Count(Verdict.Agrees))),
            ("disagrees", Number(Count(Verdict.Disagrees))),
            ("noted", Number(Count(Verdict.Noted))),
            ("skipped", Number(Count(Verdict.NotAsked))),
            ("refusals", Number(Refusals.Used)),
            ("most", Number(RefusalBudget.Most))]);
    }

    private int Count(Verdict verdict) => Results.Count(r => r.Verdict == verdict);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
