using System.Globalization;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Scheduling;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;

namespace Tests.Benchmarks.Soak;

/// <summary>
/// The bot as a separate process, with the host it is shipped with and settings from the environment. Only the clock is replaced: it skips
/// when a line on standard input says so. Every second the process reports its memory.
/// </summary>
internal static class SoakedBot
{
    public const string Command = "soaked-bot";
    public const string Skip = "skip";
    public const string Memory = "@memory";
    public const string Skipped = "@skipped";

    private static readonly TimeSpan EverySecond = TimeSpan.FromSeconds(1);

    public static async Task<int> RunAsync(TextReader orders, TextWriter answers, IReadOnlyList<string> words)
    {
        var clock = new WorldClock(default, TimeProvider.System);
        clock.Begin(new TimeSpan(long.Parse(words[0], CultureInfo.InvariantCulture)));
        using var stop = new CancellationTokenSource();
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var life = BotHost.RunAsync(settings, StandardError.Writer, services => services.AddSingleton(new MachineClock(clock)), stop.Token);
        _ = ReportMemoryAsync(answers, stop.Token);
        var handling = Task.Run(() => HandleSkipsAsync(orders, answers, clock), CancellationToken.None);
        await Task.WhenAny(handling, life);
        await stop.CancelAsync();
        return await life;
    }

    /// <summary>Handles commands until standard input is closed.</summary>
    private static async Task HandleSkipsAsync(TextReader orders, TextWriter answers, WorldClock clock)
    {
        while (await orders.ReadLineAsync() is { } line && line.Split(' ') is [Skip, var ticks])
        {
            clock.Skip(new TimeSpan(long.Parse(ticks, CultureInfo.InvariantCulture)));
            await answers.WriteLineAsync(Skipped);
        }
    }

    /// <summary>Reports the live bytes after a full collection, and the working set.</summary>
    private static async Task ReportMemoryAsync(TextWriter answers, CancellationToken stop)
    {
        using var ticks = new PeriodicTimer(EverySecond, TimeProvider.System);
        while (await ticks.WaitForNextTickAsync(stop))
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
            await answers.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{Memory} {GC.GetTotalMemory(forceFullCollection: false)} {Environment.WorkingSet}"));
        }
    }
}
