using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>How much memory the bot held at a moment.</summary>
internal sealed record MemorySample(int Life, long At, long Live, long Resident);

/// <summary>The lives of the bot whose clock skips together with the world's.</summary>
internal sealed class SoakedBotProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
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
            Takes = Take,
            Settings = { ["Health:Url"] = "http://127.0.0.1:0", ["Timing:Sweep"] = "00:00:01" },
        };
    }

    public int Lives => _process.Lives;

    public int Warnings => _process.Warnings.Count(IsWarning);

    /// <summary>Every line that was worse than a warning.</summary>
    public IReadOnlyList<string> Errors => [.. _process.Warnings.Where(l => !IsWarning(l))];

    public IReadOnlyList<MemorySample> Samples => [.. _samples];

    public string DatabaseFile => BotSettings.DatabaseIn(_folder);

    /// <summary>The same files, for a bot that calls nobody.</summary>
    public Dictionary<string, string?> SettingsWithoutDiscord => BotSettings.WithoutDiscord(_folder);

    public Task StartAsync() => InTurnAsync(_process.StartAsync);

    public Task KillAsync() => InTurnAsync(_process.KillAsync);

    /// <summary>As a host would stop it; it ends with 0.</summary>
    public Task StopAsync() => InTurnAsync(_process.StopAsync);

    /// <summary>World and bot skip together; where there is no bot, its next life begins with it.</summary>
    public Task SkipAsync(TimeSpan by) => InTurnAsync(async () =>
    {
        _clock.Skip(by);
        if (!_process.IsRunning)
            return;
        var skipped = _skipped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await _process.SayAsync($"{SoakedBot.Skip} {Ticks(by)}");
        await skipped.Task.WaitAsync(Patience);
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

    private bool Take(string line)
    {
        if (line == SoakedBot.Skipped)
            return _skipped?.TrySetResult() is not null;
        if (line.Split(' ') is [SoakedBot.Memory, var live, var resident])
        {
            var (held, given) = (long.Parse(live, CultureInfo.InvariantCulture), long.Parse(resident, CultureInfo.InvariantCulture));
            _samples.Enqueue(new MemorySample(Lives, Stopwatch.GetTimestamp(), held, given));
            return true;
        }

        _log.Hear(line);
        return false;
    }
}
