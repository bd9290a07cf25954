using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Rehearsal;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>
/// Measures how many forms open without the words that they answer while very many weekly prompts of the same minute use up the permitted
/// rate, with a network in between. A form takes the words from the room and does not wait longer than 700 ms for them.
/// </summary>
internal static class FormWords
{
    private const string Words = "I am afraid of being too much.";
    private const int Dancing = 40;
    private static readonly TimeSpan Network = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(3);
    private static readonly Duration ToStart = Duration.FromSeconds(60);

    public static LoadPlan Usual => new() { Couples = 2_000, Rate = 10, Seconds = 40 };

    public static async Task<int> RunAsync(Report report, LoadPlan plan)
    {
        await using var fixture = await LoadFixture.BuildAsync(RateLimitOptions.Realistic);
        await fixture.AddIdleCouplesAsync(plan.Couples);
        await fixture.AddDancesAsync(Dancing, _ => false);
        var at = fixture.MinuteAfter(ToStart);
        await fixture.ScheduleCheckInsAsync(at);
        using var traffic = new Traffic(fixture);
        await fixture.StartProcessAsync();
        var (opened, without) = (0, 0);
        fixture.Server.World.Raised += happened =>
        {
            if (happened is not WorldEvent.Answered { Interaction.Answer: { Kind: SeenAnswerKind.Modal, Modal: { } form } })
                return;
            opened++;
            without += form.Texts.Any(t => t.Contains(Words, StringComparison.Ordinal)) ? 0 : 1;
        };
        await fixture.UntilAsync(at);
        await fixture.Server.World.WaitForAsync(_ => traffic.Called > 0, "the first prompt", WaitLimit);
        fixture.Server.World.Faults.RestDelay = Network;
        var before = traffic.Called;
        var began = Stopwatch.GetTimestamp();
        var sent = await OpenFormsAsync(fixture, plan);
        WriteTo(report, sent, traffic.Called - before, Stopwatch.GetElapsedTime(began).TotalSeconds);
        report.Verdict(!traffic.IsOver, "the prompts went on all the while");
        report.Verdict(opened == sent.Count, $"{opened} of {sent.Count} presses opened a form");
        report.AtMost("forms that opened without the words", 100.0 * without / Math.Max(1, opened), 1, " %");
        return report.ExitCode;
    }

    private static async Task<IReadOnlyList<SentInteraction>> OpenFormsAsync(LoadFixture fixture, LoadPlan plan)
    {
        var turn = 0;
        return await fixture.Load.SendAsync(
            plan.Seconds * plan.Rate, plan.Rate, () => fixture.Couples[turn++ % fixture.Couples.Count].OpenForm());
    }

    private static void WriteTo(Report report, IReadOnlyList<SentInteraction> sent, int called, double seconds)
    {
        report.Head();
        report.Row("a form with the words above it", Percentiles.Of(sent.Select(s => s.Took)));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{called} were called meanwhile, {called / seconds:F1} a second"));
    }
}
