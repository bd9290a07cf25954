using System.Diagnostics;
using System.Globalization;
using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Practices.Model;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Rehearsal;
using Tests.TestKit;

namespace Tests.Benchmarks;

/// <summary>
/// Measures what pictures cost: the drawing of each kind, the memory of twenty, the start of the bot, and the answers to presses while
/// pictures are drawn without a pause. With and without alternate in one run.
/// </summary>
internal static class PictureLoad
{
    private const int Drawings = 100;
    private const int Twenty = 20;
    private const int Starts = 9;
    private const double MostMilliseconds = 50;
    private const double MostMegabytes = 15;
    private const double MostRatio = 1.5;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(1);

    public static LoadPlan Usual => new() { Couples = 100, Seconds = 5, Rounds = 5 };

    public static async Task<int> RunAsync(Report report, LoadPlan plan)
    {
        report.Head();
        Memory(report);
        Draw(report);
        await StartAsync(report);
        await PressAsync(report, plan);
        return report.ExitCode;
    }

    private static IReadOnlyList<Picture> All()
    {
        var feelings = Wheels.InList("feelings").ToList();
        FixedWord Option(int i) => FixedWord.Of(new FieldOption($"{i}", WordLists.Of("feelings")[i].Label));
        var loops = Enumerable.Range(0, 6).Select(i => new Picture.Loop(Option(i), Option(i + 1)));
        return [.. feelings, .. loops, .. Enumerable.Range(0, 4).Select(Path), new Picture.TwoLights()];
    }

    /// <summary>Returns a path that is another one for each number.</summary>
    private static Picture.Path Path(int number)
    {
        bool Bit(int place) => (number >> place & 1) == 1;
        return Picture.Path.Of(Enumerable.Range(0, 7).Select(i => (Bit(i), Bit(i + 7))));
    }

    /// <summary>The first thing that is measured, so that nothing of the drawing library has been loaded.</summary>
    private static void Memory(Report report)
    {
        var pictures = All();
        Assert(pictures.Count == Twenty);
        var before = Resident();
        var kept = pictures.Select(PictureDrawing.Png).ToList();
        var after = Resident();
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"resident before {before:F1} MB, after {Twenty} pictures of {kept.Sum(png => png!.Length) / 1024.0:F0} kB {after:F1} MB"));
        report.AtMost($"resident memory of {Twenty} pictures that are kept", after - before, MostMegabytes, " MB");
    }

    private static void Draw(Report report)
    {
        foreach (var kind in All().Where(p => p is not Picture.TwoLights).GroupBy(p => p.GetType().Name))
        {
            var pictures = kind.ToList();
            var took = Percentiles.Of(
                Enumerable.Range(0, Drawings).Select(i => Milliseconds(() => PictureDrawing.Png(pictures[i % pictures.Count]))));
            report.Row($"draw: {kind.Key}", took);
            report.AtMost($"draw: {kind.Key}, p50", took.P50, MostMilliseconds, " ms");
            report.AtMost($"draw: {kind.Key}, p99", took.P99, MostMilliseconds, " ms");
        }
    }

    /// <summary>Starts the bot in turns as it is and with a drawing that does nothing, on a server whose start card stands.</summary>
    private static async Task StartAsync(Report report)
    {
        await using var server = await RehearsalServer.StartAsync(new RehearsalOptions { KeepsTranscripts = false });
        var folder = Directory.CreateTempSubdirectory("pictures").FullName;
        var guild = server.World.CreateGuild("Garden");
        var home = guild.AddText("couples");
        guild.AddBot();
        var (with, without) = (new List<double>(), new List<double>());
        for (var i = 0; i <= Starts; i++)
        {
            var one = await StartAsync(server, folder, i == 0 ? b => SetHomeAsync(b, guild, home) : null, _ => { });
            var other = await StartAsync(server, folder, null, s => s.AddSingleton<DrawPicture>(_ => _ => null));
            if (i == 0)
                continue;
            with.Add(one);
            without.Add(other);
        }

        Directory.Delete(folder, recursive: true);
        report.Row("start to ready, with pictures", Percentiles.Of(with));
        report.Row("start to ready, without", Percentiles.Of(without));
        report.AtMost(
            "start to ready, more with pictures, p50", Percentiles.Of(with).P50 - Percentiles.Of(without).P50, MostMilliseconds, " ms");
    }

    private static async Task<double> StartAsync(
        RehearsalServer server, string folder, Func<IHost, Task>? then, Action<IServiceCollection> services)
    {
        var since = Stopwatch.GetTimestamp();
        using var bot = IntimacyBot.Bot.Build(BotSettings.Of(server, folder).Read(), all =>
        {
            all.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning));
            services(all);
        });
        await bot.StartAsync();
        await bot.Services.GetRequiredService<BotState>().Started.WaitAsync(WaitLimit);
        var took = Stopwatch.GetElapsedTime(since).TotalMilliseconds;
        if (then is not null)
            await then(bot);
        await bot.StopAsync();
        return took;
    }

    private static async Task SetHomeAsync(IHost bot, global::Rehearsal.World.WorldGuild guild, global::Rehearsal.World.WorldChannel home)
    {
        var seeder = new StorageSeeder(bot.Services, guild);
        await bot.Services.GetRequiredService<IntimacyBot.Platform.Storage.Store>().WriteAsync(
            (context, cancel) => seeder.SetHomeAsync(context, home, cancel), CancellationToken.None);
    }

    private static async Task PressAsync(Report report, LoadPlan plan)
    {
        await using var couples = await LoadFixture.BuildAsync();
        await couples.AddDancesAsync(plan.Couples, number => number % 4 == 3);
        await couples.StartAsync();
        var (turn, drawn, still, drawing) = (0, 0, new List<SentInteraction>(), new List<SentInteraction>());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            var alone = await SendAsync();
            using var enough = new CancellationTokenSource();
            var drawer = DrawOnAsync(couples.Get<PictureDrawer>(), round, enough.Token);
            var beside = await SendAsync();
            await enough.CancelAsync();
            var some = await drawer;
            await couples.QuietAsync();
            if (round == 0)
                continue;
            still.AddRange(alone);
            drawing.AddRange(beside);
            drawn += some;
        }

        var (one, other) = (Percentiles.Of(still.Select(s => s.Took)), Percentiles.Of(drawing.Select(s => s.Took)));
        report.Row("press, nothing is drawn", one);
        report.Row("press, pictures are drawn", other);
        var seconds = plan.Rounds * plan.Seconds;
        report.Line(string.Create(
            CultureInfo.InvariantCulture, $"{drawn} pictures were drawn meanwhile, {(double)drawn / seconds:F0} a second"));
        report.AtMost("press beside the drawing to one without, p50", other.P50 / one.P50, MostRatio);
        report.Ratio("press beside the drawing to one without", other, one);
        report.Verdict(drawn > seconds, "pictures were drawn all the while");

        Task<IReadOnlyList<SentInteraction>> SendAsync() => couples.Load.SendAsync(
            plan.Seconds * plan.Rate, plan.Rate, () => couples.Couples[turn++ % couples.Couples.Count].Next());
    }

    /// <summary>Draws one picture after another, each of them new, as the bot does: one at a time, beside everything else.</summary>
    private static async Task<int> DrawOnAsync(PictureDrawer drawer, int round, CancellationToken enough)
    {
        for (var drawn = 0; ; drawn++)
        {
            if (enough.IsCancellationRequested)
                return drawn;
            await drawer.DrawAsync(Path((round << 10) + drawn), CancellationToken.None);
        }
    }

    private static double Milliseconds(Action act)
    {
        var since = Stopwatch.GetTimestamp();
        act();
        return Stopwatch.GetElapsedTime(since).TotalMilliseconds;
    }

    private static double Resident()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Environment.WorkingSet / 1048576.0;
    }

    private static void Assert(bool holds)
    {
        if (!holds)
            throw new InvalidOperationException("There are not twenty pictures.");
    }
}
