using System.Globalization;

namespace Tests.Benchmarks;

/// <summary>
/// Measures how long an acknowledgement takes: for a dance move, which is saved first, for a bot that only acknowledges, and for a request
/// without any library. They alternate in one run, so that other load on the machine affects all of them equally.
/// </summary>
internal static class Acknowledgement
{
    private const int WarmSeconds = 20;

    public static async Task<int> RunAsync(Report report, LoadPlan plan)
    {
        await using var rawServer = await ServerFixture.BuildAsync();
        await using var raw = await SocketBot.StartAsync(rawServer.Server);
        await using var pongServer = await ServerFixture.BuildAsync();
        await using var pong = await PongBot.StartAsync(pongServer.Server);
        await using var couples = await LoadFixture.BuildAsync();
        await couples.AddDancesAsync(plan.Couples, number => number % 4 == 3);
        await couples.StartAsync();
        var run = new AcknowledgementRun(report, plan, rawServer, raw, pongServer, pong, couples);
        await run.RoundAsync(WarmSeconds);
        run.DiscardWarmUp();
        for (var i = 0; i < plan.Rounds; i++)
            await run.RoundAsync(plan.Seconds);
        await run.ReportAsync();
        return report.ExitCode;
    }
}
