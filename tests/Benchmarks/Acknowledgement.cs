using System.Globalization;
using Rehearsal.World;

namespace Benchmarks;

/// <summary>
/// How long an acknowledgement takes: of a dance move that is saved first, of a bare pong, and of a request without any library. All of
/// it in one run and in turns, so that what else the machine does hits each alike.
/// </summary>
internal static class Acknowledgement
{
    private const int WarmSeconds = 20;

    public static async Task<int> RunAsync(Report report, Plan plan)
    {
        await using var rawTown = await Town.BuildAsync();
        await using var raw = await RawBot.StartAsync(rawTown.Server);
        await using var pongTown = await Town.BuildAsync();
        await using var pong = await PongBot.StartAsync(pongTown.Server);
        await using var garden = await Garden.BuildAsync(plan.Couples);
        var run = new Run(report, plan, rawTown, raw, pongTown, pong, garden);
        await run.RoundAsync(WarmSeconds);
        run.Forget();
        for (var i = 0; i < plan.Rounds; i++)
            await run.RoundAsync(plan.Seconds);
        await run.TellAsync();
        return report.ExitCode;
    }
}
