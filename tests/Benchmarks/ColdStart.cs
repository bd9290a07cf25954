using System.Diagnostics;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks;

/// <summary>
/// Starts the bot again and again as a process of its own, while other programs want more processors than there are, and asks for a page
/// as soon as it is connected. Each start is a cold one: nothing of the process before is left but its files.
/// </summary>
internal static class ColdStart
{
    private const int Starts = 10;
    private const int Loops = 4;

    /// <summary>Discord waits this long for the first answer; a page that comes later is not seen.</summary>
    private const double MostMilliseconds = 3_000;

    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(2);

    /// <summary>Each start is asked for another of these, because what one page needs is not what the next one does.</summary>
    private static readonly string[] Pages =
        ["home", "help", "safety", "settings", "pause", "reach", "goodstuff mine", "checkin status", "privacy see", "learn"];

    /// <param name="report">Where the results go.</param>
    /// <param name="program">The published <c>IntimacyBot.dll</c>; null for the one beside this program.</param>
    public static async Task<int> RunAsync(Report report, string? program = null)
    {
        var folder = Directory.CreateTempSubdirectory("cold");
        try
        {
            await using var server = await RehearsalServer.StartAsync(new RehearsalOptions { AnswerWithin = WaitLimit });
            await using var bot = program is null
                ? new BotProcess(server, folder.FullName) { WaitLimit = WaitLimit }
                : new BotProcess(server, folder.FullName) { WaitLimit = WaitLimit, Arguments = () => [program] };
            var (home, person) = await LivedInAsync(server, bot);
            await bot.KillAsync();
            var (connected, answered) = await MeasureAsync(bot, home, person);
            report.Line($"{Starts} cold starts beside {Loops} busy loops, {Environment.ProcessorCount} processors");
            report.Head();
            report.Row("start to connected", Percentiles.Of(connected));
            report.Row("first press to its page", Percentiles.Of(answered));
            var slowest = Pages[answered.ToList().IndexOf(answered.Max()) % Pages.Length];
            report.Line($"slowest was /{slowest}");
            report.AtMost("the first page, at most", answered.Max(), MostMilliseconds, " ms");
            report.Verdict(bot.Warnings.Count == 0, $"log lines above Information: {bot.Warnings.Count}");
            foreach (var line in bot.Warnings)
                report.Line($"      {line}");
            return report.ExitCode;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Begins with a couple and a home channel, so that the pages are whole ones.</summary>
    private static async Task<(WorldChannel Home, WorldPerson Person)> LivedInAsync(RehearsalServer server, BotProcess bot)
    {
        var guild = server.World.CreateGuild("Garden");
        var home = guild.AddText("couples");
        guild.AddBot();
        var (alex, sam) = (server.World.CreatePerson("Alex"), server.World.CreatePerson("Sam"));
        guild.Join(alex);
        guild.Join(sam);
        await bot.StartAsync();
        var pairing = new PairingFlow(server.World, home);
        await pairing.SetUpAsync(guild.Owner);
        await pairing.PairAsync(alex, sam);
        return (home, alex);
    }

    private static async Task<(IReadOnlyList<double> Connected, IReadOnlyList<double> Answered)> MeasureAsync(
        BotProcess bot, WorldChannel home, WorldPerson person)
    {
        var (connected, answered) = (new List<double>(), new List<double>());
        using var loops = BusyLoops.Start(Loops);
        for (var start = 0; start < Starts; start++)
        {
            var since = Stopwatch.GetTimestamp();
            await bot.StartAsync();
            connected.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            since = Stopwatch.GetTimestamp();
            var page = await (await person.CommandAsync(home, Pages[start % Pages.Length])).DoneAsync(WaitLimit);
            answered.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (page.Message is null)
                throw new InvalidOperationException($"/{Pages[start % Pages.Length]} brought no page.");
            await bot.KillAsync();
        }

        return (connected, answered);
    }
}
