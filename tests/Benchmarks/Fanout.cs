using System.Diagnostics;
using System.Globalization;
using NodaTime;
using Rehearsal.World;

namespace Benchmarks;

/// <summary>
/// Very many weekly prompts in the same minute: how fast they go out, whether the platform ever has to say no, and what people who press
/// something meanwhile notice of it.
/// </summary>
internal static class Fanout
{
    private const int PermittedPerSecond = 50;
    private const int Dancing = 100;
    private const double MostGrowth = 64;
    private const int WarmSeconds = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Standstill = TimeSpan.FromMinutes(1);
    private static readonly Duration ToStart = Duration.FromSeconds(60 + WarmSeconds);

    public static Plan Usual => new() { Couples = 10_000, Rate = 10, Seconds = 100 };

    public static async Task<int> RunAsync(Report report, Plan plan)
    {
        await using var crowd = await Crowd.GatherAsync(plan.Couples, Dancing);
        var at = NextMinute(Now(crowd) + ToStart + Duration.FromSeconds(plan.Seconds));
        await crowd.CallAtAsync(at);
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{crowd.Bells.Count} people are to be called at {at.InUtc():HH:mm}"));
        using var traffic = new Traffic(crowd);
        using var load = new Load(crowd.Server.World);
        using var bot = crowd.Start();
        var pairs = await MeetAsync(crowd);
        await DanceAsync(load, plan with { Seconds = WarmSeconds }, pairs);
        var idle = await DanceAsync(load, plan, pairs);
        var before = bot.Megabytes;
        await UntilAsync(crowd, at);
        report.Line($"until here {traffic.Begin()} requests were refused with 429");
        var (busy, peak) = await MeanwhileAsync(traffic, bot, () => DanceAsync(load, plan with { Seconds = 5 }, pairs));
        await crowd.Server.World.SettledAsync(Patience);
        Tell(report, traffic, idle, busy);
        report.AtLeast("requests a second, of the permitted", 100.0 * traffic.PerSecond / PermittedPerSecond, 95, " %");
        report.Verdict(traffic.Refused == 0, $"{traffic.Refused} requests were refused with 429");
        report.AtMost("acknowledgement beside the prompts to one without, p99", Took(busy).P99 / Took(idle).P99, 1.5);
        report.AtMost($"memory grew from {before:F0} MB by", peak - before, MostGrowth, " MB");
        report.Verdict(crowd.Bells.All(RangOnce), "each was called once");
        report.Verdict(crowd.Server.World.Violations.Count == 0, $"{crowd.Server.World.Violations.Count} requests broke the platform's rules");
        return report.ExitCode;
    }

    /// <summary>Goes on until everybody was called, and says how much memory the bot had at most.</summary>
    private static async Task<(List<Shot> Shots, double Peak)> MeanwhileAsync(Traffic traffic, BotProcess bot, Func<Task<IReadOnlyList<Shot>>> dance)
    {
        var (shots, peak, called, moved) = (new List<Shot>(), 0.0, 0, Stopwatch.GetTimestamp());
        while (!traffic.IsOver)
        {
            shots.AddRange(await dance());
            peak = Math.Max(peak, bot.Megabytes);
            if (traffic.Called > called)
                (called, moved) = (traffic.Called, Stopwatch.GetTimestamp());
            else if (Stopwatch.GetElapsedTime(moved) > Standstill)
                throw new TimeoutException($"Only {called} were called.");
        }

        return (shots, peak);
    }

    private static void Tell(Report report, Traffic traffic, IEnumerable<Shot> idle, IEnumerable<Shot> busy)
    {
        report.Head();
        report.Row("acknowledgement, idle", Took(idle));
        report.Row("acknowledgement, beside prompts", Took(busy));
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"the last of {traffic.Called} came after {traffic.Lasted.TotalSeconds:F1} s; {traffic.PerSecond:F1} requests a second, of them {traffic.Called / traffic.Lasted.TotalSeconds:F1} prompts"));
        foreach (var (route, count) in traffic.Routes)
            report.Line($"  {count,7} {route}");
    }

    private static async Task<IReadOnlyList<Pair>> MeetAsync(Crowd crowd)
    {
        await crowd.Server.World.WaitForAsync(_ => crowd.Dancing.All(d => Room(d) is { Messages.Count: > 0 }), "everybody's room to be painted", Patience);
        return [.. crowd.Dancing.Select(d => new Pair(d, Room(d)!))];
    }

    private static Channel? Room(Seed seed) => seed.Lead.VisibleChannels.LastOrDefault(c => c.IsThread);

    private static async Task<IReadOnlyList<Shot>> DanceAsync(Load load, Plan plan, IReadOnlyList<Pair> pairs)
    {
        var turn = 0;
        return await load.FireAsync(plan.Seconds * plan.Rate, plan.Rate, () => pairs[turn++ % pairs.Count].Next());
    }

    private static bool RangOnce(Channel bell) => bell.Messages.Count(m => m.Author.IsBot && m.Type == 0) == 1;

    private static async Task UntilAsync(Crowd crowd, Instant at)
    {
        if (at - Now(crowd) is var left && left > Duration.Zero)
            await Task.Delay(left.ToTimeSpan(), TimeProvider.System);
    }

    private static Instant Now(Crowd crowd) => Instant.FromDateTimeOffset(crowd.Server.World.Now);

    private static Instant NextMinute(Instant at) => Instant.FromUnixTimeSeconds(((at.ToUnixTimeSeconds() / 60) + 1) * 60);

    private static Spread Took(IEnumerable<Shot> shots) => Spread.Of(shots.Select(s => s.Took));
}
