using System.Diagnostics;
using System.Globalization;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// Runs many couples for minutes in which weeks pass, with as many faults as possible: first in one run of the bot, by which its memory is
/// judged, then in many runs that each end with a kill. Then the faults end, and what people know of their words is compared with what is
/// stored and shown.
/// </summary>
internal sealed class SoakRun(Report report, SoakPlan plan, SoakFixture fixture)
{
    private const int CalmDays = 21;
    private readonly TypedTexts _texts = new();
    private readonly SharedWordsLog _words = new();

    public static async Task<int> RunAsync(Report report, SoakPlan plan)
    {
        using var log = new SoakLog(Path.Combine(Path.GetTempPath(), $"soak-{plan.Seed}.log"));
        await using var fixture = await SoakFixture.BuildAsync(plan.Couples, log);
        report.Line($"seed {plan.Seed}; everything that happens is in {log.Path}");
        await new SoakRun(report, plan, fixture).RunAsync();
        return report.ExitCode;
    }

    private async Task RunAsync()
    {
        var observer = new MessageObserver(fixture.World, _texts, fixture.Couples);
        await fixture.Bot.StartAsync();
        await PairAllAsync();
        report.Line($"{plan.Couples} couples are paired; it begins");
        var (faults, skipper) = (Faults(observer), new TimeSkipper(fixture, plan.Seed));
        var memory = await LiveWithFaultsAsync(faults, skipper);
        await SettleAsync(faults, skipper);
        WriteReport(faults, skipper, observer);
        memory.Judge(report);
        var audit = new SoakAudit(report, fixture, observer, _words, _texts);
        await audit.JudgeAsync("after the faults");
        await CalmAsync(skipper);
        await audit.JudgeAsync("three calm weeks later");
        await audit.JudgeEndAsync();
    }

    private async Task PairAllAsync()
    {
        var pairing = new PairingFlow(fixture.World, fixture.Home);
        await pairing.SetUpAsync(fixture.Owner);
        foreach (var couples in fixture.Couples.Chunk(5))
            await Task.WhenAll(couples.Select(c => pairing.PairAsync(c.One, c.Other)));
    }

    private FaultSchedule Faults(MessageObserver observer) =>
        new(fixture.Guild, fixture.Home, [.. fixture.Couples.SelectMany(c => new[] { c.One, c.Other })], observer.MarkDisturbed, plan.Seed);

    private async Task<MemoryTrend> LiveWithFaultsAsync(FaultSchedule faults, TimeSkipper skipper)
    {
        using var end = new CancellationTokenSource();
        var everybody = People().Select(p => Task.Run(() => p.LiveAsync(end.Token), CancellationToken.None))
            .Append(faults.RunAsync(end.Token)).ToList();
        var passing = skipper.PassAsync(end.Token);
        everybody.Add(passing);
        var began = Stopwatch.GetTimestamp();
        await LastAsync(plan.InOneLife, everybody);
        var memory = new MemoryTrend(fixture.Bot.Samples, began, Stopwatch.GetTimestamp());
        await KillAgainAndAgainAsync(plan.InManyLives, everybody);
        await end.CancelAsync();
        await Task.WhenAll(everybody);
        return memory;
    }

    private IEnumerable<SimulatedPerson> People()
    {
        var seed = plan.Seed * 1000;
        foreach (var couple in fixture.Couples)
        {
            yield return new SimulatedPerson(fixture, couple.One, couple.Other, seed++, _texts, _words);
            yield return new SimulatedPerson(fixture, couple.Other, couple.One, seed++, _texts, _words);
        }

        yield return new SimulatedPerson(fixture, fixture.Stranger, fixture.Moderator, seed++, _texts, _words);
        yield return new SimulatedPerson(fixture, fixture.Moderator, fixture.Stranger, seed, _texts, _words);
    }

    private async Task KillAgainAndAgainAsync(TimeSpan span, IReadOnlyList<Task> everybody)
    {
        var random = new Random(plan.Seed);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < span)
        {
            await LastAsync(TimeSpan.FromSeconds(3 + (random.NextDouble() * 5)), everybody);
            await fixture.Bot.KillAsync();
            await fixture.Bot.StartAsync();
        }
    }

    /// <summary>Waits for this time, and throws at once when one of the tasks fails.</summary>
    private static async Task LastAsync(TimeSpan span, IReadOnlyList<Task> everybody)
    {
        var over = Task.Delay(span, TimeProvider.System, CancellationToken.None);
        if (await Task.WhenAny([over, .. everybody]) is var first && first != over)
            await first;
    }

    /// <summary>Ends the faults and skips time without any action, so that postponed work is done.</summary>
    private async Task SettleAsync(FaultSchedule faults, TimeSkipper skipper)
    {
        faults.Clear();
        for (var time = 0; time < 3; time++)
        {
            await skipper.SkipAsync(TimeSpan.FromMinutes(6));
            await QuiescenceCheck.WaitAsync(fixture);
        }
    }

    /// <summary>Lets weeks pass in which nobody does anything, so that everything open ends by itself.</summary>
    private async Task CalmAsync(TimeSkipper skipper)
    {
        await fixture.Bot.StartAsync();
        for (var day = 0; day < CalmDays; day++)
        {
            await skipper.SkipAsync(TimeSpan.FromDays(1));
            await QuiescenceCheck.WaitAsync(fixture);
        }
    }

    private void WriteReport(FaultSchedule faults, TimeSkipper skipper, MessageObserver observer)
    {
        report.Line("");
        foreach (var (name, times) in faults.Happened.OrderBy(h => h.Key, StringComparer.Ordinal))
            report.Line($"{times,7}  {name}");
        report.Line("");
        foreach (var (name, times) in _words.Answers.OrderByDescending(a => a.Value))
            fixture.Log.WriteBotLine($"read {times} times: {name}");
        var pressedAgain = _words.Answers.GetValueOrDefault(SharedWordsLog.PressedAgain);
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"{fixture.Clock.Ahead.TotalDays:F1} days in {skipper.Skips} skips; {_words.Answers.Values.Sum()} answers; "
            + $"{pressedAgain} times nothing came and it was pressed again"));
        var acknowledged = _words.Utterances.Count(u => u.Told is not null);
        report.Line($"{_texts.Count} texts typed, {acknowledged} acknowledged as shared; {observer.Posts} posts in {observer.Rooms} rooms; "
            + $"{fixture.Bot.Starts} runs of the bot, {fixture.Bot.Warnings} warnings");
    }
}
