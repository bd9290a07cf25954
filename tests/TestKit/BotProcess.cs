using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal;
using Rehearsal.World;

namespace Tests.TestKit;

/// <summary>
/// The bot as a separate process, configured by environment variables as a host would do it. A kill ends the operating-system process.
/// </summary>
internal sealed class BotProcess(RehearsalServer server, string folder) : IAsyncDisposable
{
    /// <summary>The process may take this long to connect, or to end.</summary>
    public TimeSpan WaitLimit { get; init; } = TimeSpan.FromSeconds(60);

    private readonly ConcurrentQueue<string> _warnings = new();
    private int _connections;
    private Process? _process;

    public Dictionary<string, string?> Settings { get; } = BotSettings.Of(server, folder);

    /// <summary>Returns the arguments of <c>dotnet</c> for each start; by default the shipped program.</summary>
    public Func<IEnumerable<string>> Arguments { get; init; } = () => [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll")];

    /// <summary>Called with every line of output. When it returns true, the line is not treated as a log line.</summary>
    public Func<string, bool> HandlesLine { get; init; } = _ => false;

    public int Starts { get; private set; }

    public bool IsRunning => _process is not null;

    /// <summary>These are the log lines above Information, of all runs.</summary>
    public IReadOnlyCollection<string> Warnings => _warnings;

    /// <summary>This is the working set of the process in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process!.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>Starts the process and waits until it has connected to Discord.</summary>
    public async Task StartAsync()
    {
        var before = Volatile.Read(ref _connections);
        var process = Begin();
        await server.World.WaitForAsync(
            _ => Volatile.Read(ref _connections) > before || process.HasExited,
            "the bot to connect",
            WaitLimit);
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

    /// <summary>Closes the standard input of the process; a program that reads it then ends in order.</summary>
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
        if (Starts++ == 0)
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
        process.OutputDataReceived += (_, output) => AddLine(output.Data);
        process.ErrorDataReceived += (_, output) => AddLine(output.Data);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private async Task EndAsync(Action<Process> end)
    {
        using var process = _process!;
        _process = null;
        end(process);
        await process.WaitForExitAsync(CancellationToken.None).WaitAsync(WaitLimit);
    }

    private void CountConnections(HistoryEntry entry)
    {
        if (entry.What is "the bot identified" or "the bot resumed")
            Interlocked.Increment(ref _connections);
    }

    private void AddLine(string? line)
    {
        if (string.IsNullOrEmpty(line))
            return;
        if (!HandlesLine(line) && !line.Contains(" info: ", StringComparison.Ordinal))
            _warnings.Enqueue(line);
    }
}
