using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Rehearsal;

namespace Benchmarks.Soak;

/// <summary>How much memory the bot held at a moment.</summary>
internal sealed record Weight(int Life, long At, long Live, long Resident);

/// <summary>The lives of the bot: each is a process on the files that the one before left. Kills are real.</summary>
internal sealed class BotProcess(RehearsalServer server, string folder, Func<TimeSpan> ahead) : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly string[] Harmless = [" info: ", " warn: "];
    private readonly ConcurrentQueue<string> _loud = new();
    private readonly ConcurrentQueue<Weight> _weights = new();
    private readonly ConcurrentQueue<string> _last = new();
    private Process? _process;
    private TaskCompletionSource? _skipped;

    public int Lives { get; private set; }

    public int Warnings { get; private set; }

    /// <summary>Every line that was worse than a warning.</summary>
    public IReadOnlyList<string> Loud => [.. _loud];

    public IReadOnlyList<Weight> Weights => [.. _weights];

    public string DatabaseFile => Path.Combine(folder, "data", "bot.db");

    public string KeyFile => Path.Combine(folder, "keys", "master.key");

    /// <summary>Starts it and waits until Discord has met it.</summary>
    public async Task StartAsync()
    {
        var met = Met();
        var start = new ProcessStartInfo("dotnet", [typeof(BotProcess).Assembly.Location, SoakedBot.Command, ahead().Ticks.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        foreach (var (key, value) in Settings())
            start.Environment[key] = value;
        var process = Process.Start(start)!;
        (_process, Lives) = (process, Lives + 1);
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => Complain(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        await server.World.WaitForAsync(_ => Met() > met || process.HasExited, "the bot to connect", Patience);
        if (process.HasExited)
            throw new InvalidOperationException($"The bot ended with {process.ExitCode}.\n{string.Join('\n', _last)}");
    }

    /// <summary>It skips when the world does. Nobody to tell: the next life begins with it.</summary>
    public async Task SkipAsync(TimeSpan by)
    {
        if (_process is not { } process)
            return;
        var skipped = _skipped = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await process.StandardInput.WriteLineAsync($"{SoakedBot.Skip} {by.Ticks.ToString(CultureInfo.InvariantCulture)}");
        await process.StandardInput.FlushAsync();
        await skipped.Task.WaitAsync(Patience, TimeProvider.System);
    }

    public Task KillAsync() => EndAsync(p => p.Kill());

    /// <summary>As a host would stop it; it ends with 0.</summary>
    public Task StopAsync() => EndAsync(p => p.StandardInput.Close());

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
    }

    private async Task EndAsync(Action<Process> end)
    {
        var process = _process!;
        _process = null;
        end(process);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience, TimeProvider.System);
        process.Dispose();
    }

    private int Met() => server.World.History.Entries.Count(e => e.What is "the bot identified" or "the bot resumed");

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

    private void Note(string line)
    {
        _last.Enqueue(line);
        if (_last.Count > 200)
            _last.TryDequeue(out _);
        if (line.Contains(" warn: ", StringComparison.Ordinal))
            Warnings++;
        if (!Array.Exists(Harmless, h => line.Contains(h, StringComparison.Ordinal)))
            _loud.Enqueue(line);
    }

    private void Complain(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            _loud.Enqueue(line);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Discord__Token"] = server.BotToken,
        ["Discord__ApiBaseUrl"] = server.ApiBaseUrl.ToString(),
        ["Storage__ConnectionString"] = $"Data Source={DatabaseFile}",
        ["Sealing__KeyFile"] = KeyFile,
        ["Operator__Name"] = "Robin",
        ["Operator__Contact"] = "robin@example.org",
        ["Health__Url"] = "http://127.0.0.1:0",
        ["Timing__Sweep"] = "00:00:01",
    };
}
