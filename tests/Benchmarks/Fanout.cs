using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks;

/// <summary>
/// Measures very many weekly prompts in the same minute: how fast they are sent, whether the platform refuses any, and how long people who
/// press something meanwhile wait.
/// </summary>
internal static class Fanout
{
    private const int PermittedPerSecond = 50;
    private const int Dancing = 100;
    private const double MostGrowth = 64;
    private const int WarmSeconds = 20;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Standstill = TimeSpan.FromMinutes(1);
    private static readonly Duration ToStart = Duration.FromSeconds(60 + WarmSeconds);

    public static LoadPlan Usual => new() { Couples = 10_000, Rate = 10, Seconds = 100 };

    public static async Task<int> RunAsync(Report report, LoadPlan plan)
    {
        await using var fixture = await LoadFixture.BuildAsync(RateLimitOptions.Realistic);
        await fixture.AddIdleCouplesAsync(plan.Couples);
        await fixture.AddDancesAsync(Dancing, _ => true);
        var at = fixture.MinuteAfter(ToStart + Duration.FromSeconds(plan.Seconds));
        await fixture.ScheduleCheckInsAsync(at);
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{fixture.Bells.Count} people are to be called at {at.InUtc():HH:mm}"));
        using var traffic = new Traffic(fixture);
        var bot = await fixture.StartProcessAsync();
        await DanceAsync(fixture, plan with { Seconds = WarmSeconds });
        var idle = await DanceAsync(fixture, plan);
        var before = bot.Megabytes;
        await fixture.UntilAsync(at);
        report.Line($"until here {traffic.Begin()} requests were refused with 429");
        var (busy, peak) = await MeasureUntilOverAsync(traffic, bot, () => DanceAsync(fixture, plan with { Seconds = 5 }));
        await fixture.Server.World.SettledAsync(WaitLimit);
        WriteTo(report, traffic, idle, busy);
        report.AtLeast("requests a second, of the permitted", 100.0 * traffic.PerSecond / PermittedPerSecond, 95, " %");
        report.Verdict(traffic.Refused == 0, $"{traffic.Refused} requests were refused with 429");
        report.AtMost("acknowledgement beside the prompts to one without, p99", Took(busy).P99 / Took(idle).P99, 1.5);
        report.AtMost($"memory grew from {before:F0} MB by", peak - before, MostGrowth, " MB");
        report.Verdict(fixture.Bells.All(WasNotifiedOnce), "each was called once");
        report.Verdict(
            fixture.Server.World.Violations.Count == 0,
            $"{fixture.Server.World.Violations.Count} requests broke the platform's rules");
        return report.ExitCode;
    }

    /// <summary>Continues until everybody has got their prompt, and returns the bot's peak memory.</summary>
    private static async Task<(List<SentInteraction> Sent, double Peak)> MeasureUntilOverAsync(
        Traffic traffic,
        BotProcess bot,
        Func<Task<IReadOnlyList<SentInteraction>>> dance)
    {
        var (sent, peak, called, moved) = (new List<SentInteraction>(), 0.0, 0, Stopwatch.GetTimestamp());
        while (!traffic.IsOver)
        {
            sent.AddRange(await dance());
            peak = Math.Max(peak, bot.Megabytes);
            if (traffic.Called > called)
                (called, moved) = (traffic.Called, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(moved) > Standstill)
                throw new TimeoutException($"Only {called} were called.");
        }

        return (sent, peak);
    }

    private static void WriteTo(Report report, Traffic traffic, IEnumerable<SentInteraction> idle, IEnumerable<SentInteraction> busy)
    {
        report.Head();
        report.Row("acknowledgement, idle", Took(idle));
        report.Row("acknowledgement, beside prompts", Took(busy));
        var seconds = traffic.Lasted.TotalSeconds;
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"the last of {traffic.Called} came after {seconds:F1} s; "
            + $"{traffic.PerSecond:F1} requests a second, of them {traffic.Called / seconds:F1} prompts"));
        foreach (var (route, count) in traffic.Routes)
            report.Line($"  {count,7} {route}");
    }

    private static async Task<IReadOnlyList<SentInteraction>> DanceAsync(LoadFixture fixture, LoadPlan plan)
    {
        var turn = 0;
        return await fixture.Load.SendAsync(
            plan.Seconds * plan.Rate,
            plan.Rate,
            () => fixture.Couples[turn++ % fixture.Couples.Count].Next());
    }

    private static bool WasNotifiedOnce(WorldChannel bell) => bell.Messages.Count(m => m.Author.IsBot && m.Type == 0) == 1;

    private static Percentiles Took(IEnumerable<SentInteraction> sent) => Percentiles.Of(sent.Select(s => s.Took));
}
