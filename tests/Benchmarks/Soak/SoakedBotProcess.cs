using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>A measurement of the bot's memory.</summary>
internal sealed record MemorySample(int Life, long At, long Live, long Resident);

/// <summary>Starts and ends the soaked bot, whose clock is skipped together with the world's.</summary>
internal sealed class SoakedBotProcess : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);
    private readonly ConcurrentQueue<MemorySample> _samples = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly string _folder;
    private readonly WorldClock _clock;
    private readonly SoakLog _log;
    private readonly BotProcess _process;
    private TaskCompletionSource? _skipped;

    public SoakedBotProcess(RehearsalServer server, string folder, WorldClock clock, SoakLog log)
    {
        (_folder, _clock, _log) = (folder, clock, log);
        _process = new BotProcess(server, folder)
        {
            Arguments = () => [typeof(SoakedBotProcess).Assembly.Location, SoakedBot.Command, Ticks(clock.Ahead)],
            HandlesLine = HandleLine,
            Settings = { ["Health:Url"] = "http://127.0.0.1:0", ["Timing:Sweep"] = "00:00:01" },
        };
    }

    public int Starts => _process.Starts;

    public int Warnings => _process.Warnings.Count(IsWarning);

    /// <summary>These are the log lines above Warning.</summary>
    public IReadOnlyList<string> Errors => [.. _process.Warnings.Where(l => !IsWarning(l))];

    public IReadOnlyList<MemorySample> Samples => [.. _samples];

    public string DatabaseFile => BotSettings.DatabaseIn(_folder);

    /// <summary>These settings use the same files, for a bot that does not connect to Discord.</summary>
    public Dictionary<string, string?> SettingsWithoutDiscord => BotSettings.WithoutDiscord(_folder);

    public Task StartAsync() => InTurnAsync(_process.StartAsync);

    public Task KillAsync() => InTurnAsync(_process.KillAsync);

    /// <summary>Stops the process as a host would; it must end with exit code 0.</summary>
    public Task StopAsync() => InTurnAsync(_process.StopAsync);

    /// <summary>Skips time in the world and in the bot. A bot that is not running takes over the world's time when it starts.</summary>
    public Task SkipAsync(TimeSpan by) => InTurnAsync(async () =>
    {
        _clock.Skip(by);
        if (!_process.IsRunning)
            return;
        var skipped = _skipped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.SayAsync($"{SoakedBot.Skip} {Ticks(by)}");
        await skipped.Task.WaitAsync(WaitLimit);
    });

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        _turn.Dispose();
    }

    private static string Ticks(TimeSpan time) => time.Ticks.ToString(CultureInfo.InvariantCulture);

    private static bool IsWarning(string line) => line.Contains(" warn: ", StringComparison.Ordinal);

    private async Task InTurnAsync(Func<Task> act)
    {
        await _turn.WaitAsync();
        try
        {
            await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    private bool HandleLine(string line)
    {
        if (line == SoakedBot.Skipped)
            return _skipped?.TrySetResult() is not null;
        if (line.Split(' ') is [SoakedBot.Memory, var live, var resident])
        {
            var (held, given) = (long.Parse(live, CultureInfo.InvariantCulture), long.Parse(resident, CultureInfo.InvariantCulture));
            _samples.Enqueue(new MemorySample(Starts, Stopwatch.GetTimestamp(), held, given));
            return true;
        }

        _log.WriteBotLine(line);
        return false;
    }
}
