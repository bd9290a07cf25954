using System.Diagnostics;
using System.Globalization;
using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>
/// Many couples for minutes in which weeks pass, with the weather as bad as it can be: first in one life of the bot, by which its memory is
/// judged, then in many, each ended by a kill. Then all is calm, and what people know of their words is compared with what is there.
/// </summary>
internal sealed class Soaking(Report report, SoakPlan plan, Place place)
{
    private const int CalmDays = 21;
    private readonly Marks _marks = new();
    private readonly Diary _diary = new();

    public static async Task<int> RunAsync(Report report, SoakPlan plan)
    {
        using var chronicle = new Chronicle(Path.Combine(Path.GetTempPath(), $"soak-{plan.Seed}.log"));
        await using var place = await Place.BuildAsync(plan.Couples, chronicle);
        report.Line($"seed {plan.Seed}; everything that happens is in {chronicle.Path}");
        await new Soaking(report, plan, place).RunAsync();
        return report.ExitCode;
    }

    private async Task RunAsync()
    {
        var watch = new Watch(place.World, _marks, place.Couples);
        await place.Bot.StartAsync();
        var wedding = new Wedding(place);
        await wedding.SetUpAsync();
        await wedding.PairAllAsync();
        report.Line($"{plan.Couples} couples are paired; it begins");
        var (weather, calendar) = (new Weather(place, watch, plan.Seed), new Calendar(place, plan.Seed));
        var memory = await StormAsync(weather, calendar);
        await SettleAsync(weather, calendar);
        Tell(weather, calendar, watch);
        memory.Judge(report);
        var audit = new Audit(report, place, watch, _diary, _marks);
        await audit.JudgeAsync("after the storm");
        await CalmAsync(calendar);
        await audit.JudgeAsync("three calm weeks later");
        await audit.JudgeEndAsync();
    }

    private async Task<Memory> StormAsync(Weather weather, Calendar calendar)
    {
        using var end = new CancellationTokenSource();
        var everybody = People().Select(p => Task.Run(() => p.LiveAsync(end.Token), CancellationToken.None))
            .Append(weather.BlowAsync(end.Token)).ToList();
        var passing = calendar.PassAsync(end.Token);
        everybody.Add(passing);
        var began = Stopwatch.GetTimestamp();
        await LastAsync(plan.InOneLife, everybody);
        var memory = new Memory(place.Bot.Weights, began, Stopwatch.GetTimestamp());
        await KillAgainAndAgainAsync(plan.InManyLives, everybody);
        await end.CancelAsync();
        await Task.WhenAll(everybody);
        return memory;
    }

    private IEnumerable<Human> People()
    {
        var seed = plan.Seed * 1000;
        foreach (var couple in place.Couples)
        {
            yield return new Human(place, couple.One, couple.Other, seed++, _marks, _diary);
            yield return new Human(place, couple.Other, couple.One, seed++, _marks, _diary);
        }

        yield return new Human(place, place.Stranger, place.Moderator, seed++, _marks, _diary);
        yield return new Human(place, place.Moderator, place.Stranger, seed, _marks, _diary);
    }

    private async Task KillAgainAndAgainAsync(TimeSpan span, IReadOnlyList<Task> everybody)
    {
        var dice = new Random(plan.Seed);
        var began = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(began) < span)
        {
            await LastAsync(TimeSpan.FromSeconds(3 + (dice.NextDouble() * 5)), everybody);
            await place.Bot.KillAsync();
            await place.Bot.StartAsync();
        }
    }

    /// <summary>Whoever falls over is heard at once.</summary>
    private static async Task LastAsync(TimeSpan span, IReadOnlyList<Task> everybody)
    {
        var over = Task.Delay(span, TimeProvider.System, CancellationToken.None);
        if (await Task.WhenAny([over, .. everybody]) is var first && first != over)
            await first;
    }

    /// <summary>The weather clears, nobody presses anything, and what was put off gets its time.</summary>
    private async Task SettleAsync(Weather weather, Calendar calendar)
    {
        weather.Clears();
        for (var time = 0; time < 3; time++)
        {
            await calendar.SkipAsync(TimeSpan.FromMinutes(6));
            await Stillness.WaitAsync(place);
        }
    }

    /// <summary>Nobody comes any more: everything that was open ends by itself.</summary>
    private async Task CalmAsync(Calendar calendar)
    {
        await place.Bot.StartAsync();
        for (var day = 0; day < CalmDays; day++)
        {
            await calendar.SkipAsync(TimeSpan.FromDays(1));
            await Stillness.WaitAsync(place);
        }
    }

    private void Tell(Weather weather, Calendar calendar, Watch watch)
    {
        report.Line("");
        foreach (var (name, times) in weather.Happened.OrderBy(h => h.Key, StringComparer.Ordinal))
            report.Line($"{times,7}  {name}");
        report.Line("");
        foreach (var (name, times) in _diary.Answers.OrderByDescending(a => a.Value))
            place.Chronicle.Hear($"read {times} times: {name}");
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{place.Clock.Ahead.TotalDays:F1} days in {calendar.Skips} skips; {_diary.Answers.Values.Sum()} answers; {_diary.Answers.GetValueOrDefault(Diary.PressedAgain)} times nothing came and it was pressed again"));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"{_marks.Count} texts typed, {_diary.Utterances.Count(u => u.Told is not null)} acknowledged as shared; {watch.Posts} posts in {watch.Rooms} rooms; {place.Bot.Lives} lives, {place.Bot.Warnings} warnings"));
    }
}
