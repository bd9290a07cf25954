using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal;
using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>The bot as a process of its own, configured by its environment as a host would do it. Kills are real.</summary>
internal sealed class BotProcess(RehearsalServer server, string folder) : IAsyncDisposable
{
    /// <summary>How long a life may take to connect, or to end.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _warnings = new();
    private int _connections;
    private Process? _process;

    public Dictionary<string, string?> Settings { get; } = BotSettings.Of(server, folder);

    /// <summary>What is run, asked anew for each life: the shipped program, unless this says otherwise.</summary>
    public Func<IEnumerable<string>> Arguments { get; init; } = () => [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll")];

    /// <summary>Gets every line that it says, and answers whether it has taken it: then it is no line of the log.</summary>
    public Func<string, bool> Takes { get; init; } = _ => false;

    public int Lives { get; private set; }

    public bool IsRunning => _process is not null;

    /// <summary>Every line above Information, of all lives.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>What it holds of the machine's memory, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Starts it and waits until Discord has met it.</summary>
    public async Task StartAsync()
    {
        var before = Volatile.Read(ref _connections);
        var process = Begin();
        await server.World.WaitForAsync(_ => Volatile.Read(ref _connections) > before || process.HasExited, "the bot to connect", Patience);
        if (process.HasExited)
        {
            var said = string.Join('\n', Warnings);
            throw new InvalidOperationException($"The bot ended with {process.ExitCode}.\n{said}\n{server.World.History.Recent(40)}");
        }
    }

    public async Task SayAsync(string line)
    {
        await _process!.StandardInput.WriteLineAsync(line);
        await _process.StandardInput.FlushAsync();
    }

    public Task KillAsync() => EndAsync(p => p.Kill(entireProcessTree: true));

    /// <summary>Closes its standard input, by which a program that listens to it ends in order.</summary>
    public Task StopAsync() => EndAsync(p => p.StandardInput.Close());

    public async Task KillAndStartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (IsRunning)
            await KillAsync();
    }

    private Process Begin()
    {
        if (Lives++ == 0)
            server.World.History.Noted += CountConnections;
        var start = new ProcessStartInfo("dotnet", Arguments())
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder,
        };
        Settings.CopyTo(start.Environment);
        var process = _process = Process.Start(start)!;
        process.OutputDataReceived += (_, said) => Hear(said.Data);
        process.ErrorDataReceived += (_, said) => Hear(said.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task EndAsync(Action<Process> end)
    {
        using var process = _process!;
        _process = null;
        end(process);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(Patience);
    }

    private void CountConnections(HistoryEntry entry)
    {
        if (entry.What is "the bot identified" or "the bot resumed")
            Interlocked.Increment(ref _connections);
    }

    private void Hear(string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        if (!Takes(line) && !line.Contains(" info: ", StringComparison.Ordinal))
            _warnings.Enqueue(line);
    }
}
