using System.Collections.Concurrent;
using System.Diagnostics;
using Rehearsal;

namespace IntimacyBot.Tests.Stories;

/// <summary>The program itself as a process of its own, configured by its environment as a host would do it. Kills are real.</summary>
internal sealed class RealBot : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _folder = Directory.CreateTempSubdirectory("bot").FullName;
    private readonly RehearsalServer _server;
    private readonly ConcurrentQueue<string> _lines = new();
    private Process? _process;

    public RealBot(RehearsalServer server) => _server = server;

    /// <summary>What it said above Information.</summary>
    public IEnumerable<string> Loud => _lines.Where(l => !l.Contains(" info: "));

    /// <summary>Starts it and waits until Discord has met it.</summary>
    public async Task StartAsync()
    {
        var met = Met();
        var start = new ProcessStartInfo("dotnet", Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = _folder,
        };
        foreach (var (key, value) in Settings())
            start.Environment[key] = value;
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, said) => Hear(said.Data);
        _process.ErrorDataReceived += (_, said) => Hear(said.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        await _server.World.WaitForAsync(_ => Met() > met || _process.HasExited, "the program to connect", Patience);
        if (!_process.HasExited)
            return;
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Fail($"It ended with {_process.ExitCode}.\n{string.Join('\n', _lines)}\n{_server.World.History.Recent(40)}");
    }

    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        _process.Dispose();
        _process = null;
    }

    public async Task KillAndStartAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
            await KillAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private int Met() => _server.World.History.Entries.Count(e => e.What is "the bot identified" or "the bot resumed");

    private void Hear(string? line)
    {
        if (!string.IsNullOrEmpty(line))
            _lines.Enqueue(line);
    }

    private Dictionary<string, string> Settings() => new()
    {
        ["Discord__Token"] = _server.BotToken,
        ["Discord__ApiBaseUrl"] = _server.ApiBaseUrl.ToString(),
        ["Storage__ConnectionString"] = $"Data Source={Path.Combine(_folder, "data", "bot.db")}",
        ["Sealing__KeyFile"] = Path.Combine(_folder, "keys", "master.key"),
        ["Health__Url"] = "http://127.0.0.1:0",
        ["Timing__Sweep"] = "00:00:01",
        ["DOTNET_TieredPGO"] = "0",
    };
}
