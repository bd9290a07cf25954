using System.Diagnostics;
using System.Globalization;
using Discord.Gateway;
using Discord.Hosting;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest.Api;

namespace Tests.Benchmarks;

/// <summary>Measures what the library costs beyond the runtime's own client classes, with the same payloads and in alternation.</summary>
internal static class Overhead
{
    private const int Requests = 2000;
    private const int Events = 20_000;
    private const double Most = 1.3;

    /// <summary>
    /// The first complete version of the library allocated this many bytes for each interaction, measured with this program.
    /// </summary>
    private const double FirstVersionBytes = 8214;

    public static async Task<int> RunAsync(Report report, LoadPlan plan)
    {
        using var server = await WireProcess.StartAsync(Events);
        using var raw = new RawWire(server);
        await RestAsync(report, plan, server, raw);
        await DispatchAsync(report, plan, server, raw);
        return report.ExitCode;
    }

    private static async Task RestAsync(Report report, LoadPlan plan, WireProcess server, RawWire raw)
    {
        using var rest = new DiscordRest(Options(server));
        var press = new Interaction { Id = new(1), ApplicationId = new(100), Token = "token" };
        var edit =
            MessageEdit.V2(
                new Container([new TextDisplay(new string('w', 600)), new ActionRow([new Button(ButtonStyle.Primary, "Go", "go:1")])]));
        var (bare, library) = (new List<double>(), new List<double>());
        for (var round = 0; round <= plan.Rounds; round++)
            for (var i = 0; i < Requests; i++)
            {
                var (one, other) = (await TimeAsync(() => raw.EditAsync(edit)), await TimeAsync(() => rest.EditOriginalAsync(press, edit)));
                if (round == 0)
                    continue;
                bare.Add(one);
                library.Add(other);
            }
        var (least, ours) = (Percentiles.Of(bare), Percentiles.Of(library));
        report.Head();
        report.Row("edit, bare request", least);
        report.Row("edit, library", ours);
        report.AtMost("REST to bare request, p50", ours.P50 / least.P50, Most);
        var (bareBytes, bytes) =
            (await AllocatedAsync(() => raw.EditAsync(edit)), await AllocatedAsync(() => rest.EditOriginalAsync(press, edit)));
        report.Line(string.Create(CultureInfo.InvariantCulture, $"allocated for each edit: bare {bareBytes:F0} bytes, library {bytes:F0}"));
    }

    private static async Task DispatchAsync(Report report, LoadPlan plan, WireProcess server, RawWire raw)
    {
        var (bare, library) = (new List<Cost>(), new List<Cost>());
        for (var round = 0; round <= plan.Rounds; round++)
        {
            var (one, other) =
                (
                    await CostAsync((handle, done) => raw.ReceiveAsync(handle, done)),
                    await CostAsync((handle, done) => LibraryAsync(server, handle, done)));
            if (round == 0)
                continue;
            bare.Add(one);
            library.Add(other);
        }
        var (least, ours) =
            (
                Percentiles.Of(bare.Select(cost => cost.Microseconds / 1000)),
                Percentiles.Of(library.Select(cost => cost.Microseconds / 1000)));
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"an event, from socket to model, µs: bare {least.P50 * 1000:F1}, library {ours.P50 * 1000:F1}"));
        report.AtMost("dispatch to bare socket, p50", ours.P50 / least.P50, Most);
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"allocated for each interaction, its model included: bare {bare.Average(
                cost => cost.Bytes):F0} bytes, library {library.Average(cost => cost.Bytes):F0}"));
        report.AtMost("allocated for each interaction, to where it started", library.Average(cost => cost.Bytes) / FirstVersionBytes, 0.5);
        var read = await CostAsync((handle, done) => LibraryAsync(
            server,
            interaction =>
            {
                _ = interaction.Message!.Components.Count;
                handle(interaction);
            },
            done));
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"and where a handler looks at the components of the pressed message too: {read.Bytes:F0} bytes"));
    }

    private static async Task LibraryAsync(WireProcess server, Action<Interaction> handle, Task done)
    {
        var options = Options(server);
        using var rest = new DiscordRest(options);
        using var gateway = new GatewayClient(rest, options, new Handler(handle), new GatewayStores(new NoGatewaySessionStore()));
        using var stop = new CancellationTokenSource();
        var running = gateway.RunAsync(stop.Token);
        await Task.WhenAny(running, done);
        await stop.CancelAsync();
        await running;
    }

    /// <summary>Measures the cost from the first handled event to the last.</summary>
    private static async Task<Cost> CostAsync(Func<Action<Interaction>, Task, Task> receive)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var (count, start, bytes, cost) = (0, 0L, 0L, new Cost(0, 0));
        GC.Collect();
        await receive(
            interaction =>
            {
                var seen = Interlocked.Increment(ref count);
                if (seen == 1)
                    (start, bytes) = (Stopwatch.GetTimestamp(), GC.GetTotalAllocatedBytes());
                if (seen < Events)
                    return;
                cost = new Cost(
                    Stopwatch.GetElapsedTime(start).TotalMicroseconds / (Events - 1),
                    (GC.GetTotalAllocatedBytes() - bytes) / (Events - 1));
                done.SetResult();
            },
            done.Task);
        return cost;
    }

    private static async Task<double> TimeAsync(Func<Task> work)
    {
        var start = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    private static async Task<double> AllocatedAsync(Func<Task> work)
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);
        for (var i = 0; i < Requests; i++)
            await work();
        return (GC.GetTotalAllocatedBytes(precise: true) - before) / (double)Requests;
    }

    private static DiscordOptions Options(WireProcess server) => new() { Token = "fictional", ApiBaseUrl = server.Url + "/api/v10" };

    private sealed record Cost(double Microseconds, double Bytes);

    private sealed class Handler(Action<Interaction> handle) : IDispatchHandler
    {
        public Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken)
        {
            if (dispatch.EventName == GatewayEvents.InteractionCreate)
                handle(dispatch.As<Interaction>());
            return Task.CompletedTask;
        }
    }
}
