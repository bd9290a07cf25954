using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Rehearsal;
using Rehearsal.World;

namespace Benchmarks.Soak;

/// <summary>How much memory the bot held at a moment.</summary>
internal sealed record Weight(int Life, long At, long Live, long Resident);

/// <summary>The lives of the bot: each is a process on the files that the one before left. Kills are real.</summary>
internal sealed class BotLives(RehearsalServer server, string folder, WorldClock clock, Chronicle chronicle) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Harmless = [" info: ", " warn: "];
    private readonly ConcurrentQueue<string> _loud = new();
    private readonly ConcurrentQueue<Weight> _weights = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private Process? _process;
    private TaskCompletionSource? _skipped;

    private int _met;

    public int Lives { get; private set; }

    public int Warnings { get; private set; }

    /// <summary>Every line that was worse than a warning.</summary>
    public IReadOnlyList<string> Loud => [.. _loud];

    public IReadOnlyList<Weight> Weights => [.. _weights];

    public string DatabaseFile => BotSettings.DatabaseIn(folder);

    public string KeyFile => BotSettings.KeyIn(folder);

    /// <summary>Starts it and waits until Discord has met it.</summary>
    public async Task StartAsync()
    {
        var met = Volatile.Read(ref _met);
        var process = await InTurnAsync(() => Task.FromResult(_process = Begin()));
        await server.World.WaitForAsync(_ => Volatile.Read(ref _met) > met || process.HasExited, "the bot to connect", Patience);
        if (process.HasExited)
            throw new InvalidOperationException($"The bot ended with {process.ExitCode}. See {chronicle.Path}");
    }

    /// <summary>World and bot skip together; where there is no bot, its next life begins with it.</summary>
    public Task SkipAsync(TimeSpan by) => InTurnAsync(async () =>
    {
        clock.Skip(by);
        if (_process is not { } process)
            return true;
        var skipped = _skipped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await process.StandardInput.WriteLineAsync($"{SoakedBot.Skip} {by.Ticks.ToString(CultureInfo.InvariantCulture)}");
        await process.StandardInput.FlushAsync();
        await skipped.Task.WaitAsync(Patience, TimeProvider.System);
        return true;
    });

    public Task KillAsync() => EndAsync(p => p.Kill());

    /// <summary>As a host would stop it; it ends with 0.</summary>
    public Task StopAsync() => EndAsync(p => p.StandardInput.Close());

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        _turn.Dispose();
    }

    private Process Begin()
    {
        if (Lives == 0)
            server.World.History.Noted += Look;
        var start = new ProcessStartInfo("dotnet", [typeof(BotLives).Assembly.Location, SoakedBot.Command, clock.Ahead.Ticks.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        var settings = BotSettings.Of(server, folder);
        (settings["Health:Url"], settings["Timing:Sweep"]) = ("http://127.0.0.1:0", "00:00:01");
        settings.Into(start.Environment);
        var process = Process.Start(start)!;
        Lives++;
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => Note(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private Task<bool> EndAsync(Action<Process> end) => InTurnAsync(async () =>
    {
        using var process = _process!;
        _process = null;
        end(process);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        return true;
    });

    private async Task<T> InTurnAsync<T>(Func<Task<T>> act)
    {
        await _turn.WaitAsync();
        try
        {
            return await act();
        }
        finally
        {
            _turn.Release();
        }
    }

    private void Look(HistoryEntry entry)
    {
        if (entry.What is "the bot identified" or "the bot resumed")
            Interlocked.Increment(ref _met);
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        if (line == SoakedBot.Skipped)
            _skipped?.TrySetResult();
        else if (line.Split(' ') is [SoakedBot.Memory, var live, var resident])
            _weights.Enqueue(new(Lives, Stopwatch.GetTimestamp(), long.Parse(live, CultureInfo.InvariantCulture), long.Parse(resident, CultureInfo.InvariantCulture)));
        else
            Note(line);
    }

    /// <summary>What it says on standard error is never meant well.</summary>
    private void Note(string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        chronicle.Hear(line);
        if (line.Contains(" warn: ", StringComparison.Ordinal))
            Warnings++;
        if (!Array.Exists(Harmless, h => line.Contains(h, StringComparison.Ordinal)))
            _loud.Enqueue(line);
    }
}
