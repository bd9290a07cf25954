using System.ComponentModel;
using System.Diagnostics;
using System.Text.Json;
using System.Threading.Channels;
using Rehearsal;

namespace Tests.Interop;

/// <summary>A public client library in a separate process, which writes what it sees as lines of JSON.</summary>
internal sealed class ForeignClient : IAsyncDisposable
{
    private static readonly TimeSpan _waitLimit = TimeSpan.FromSeconds(30);
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>();
    private readonly List<JsonElement> _unread = [];
    private readonly List<string> _heard = [];
    private readonly Process _process;

    private ForeignClient(Process process) => _process = process;

    private static string Folder => Path.Combine(Root(), "tests", "Interop");

    /// <summary>Starts one of the scripts, or skips the test when the libraries are not installed.</summary>
    public static ForeignClient Start(RehearsalServer server, string script)
    {
        Assert.SkipUnless(
            Directory.Exists(Path.Combine(Folder, "node_modules")),
            "The clients are not installed: npm ci --prefix tests/Interop");
        var start = new ProcessStartInfo("node", [script])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DISCORD_API"] = $"http://{server.ApiBaseUrl.Authority}/api";
        start.Environment["DISCORD_TOKEN"] = server.BotToken;
        start.Environment["DISCORD_SHARDS"] = $"{server.World.Options.Shards}";
        try
        {
            return new ForeignClient(Process.Start(start)!).Listen();
        }
        catch (Win32Exception)
        {
            Assert.Skip("There is no node on this machine: apt-get install nodejs npm");
            throw;
        }
    }

    /// <summary>Waits for the next thing of this kind that the client saw. Everything else is kept for later.</summary>
    public async Task<JsonElement> SawAsync(string what)
    {
        using var timeout = new CancellationTokenSource(_waitLimit, TimeProvider.System);
        while (true)
        {
            var at = _unread.FindIndex(s => What(s) == what);
            if (at >= 0)
            {
                var found = _unread[at];
                _unread.RemoveAt(at);
                return found;
            }
            if (_unread.Exists(IsTrouble))
                throw new InvalidOperationException($"The client is in trouble. It said:\n{string.Join('\n', _heard)}");
            try
            {
                Take(await _lines.Reader.ReadAsync(timeout.Token));
            }
            catch (Exception e) when (e is OperationCanceledException or ChannelClosedException)
            {
                throw new TimeoutException($"The client did not see \"{what}\". It said:\n{string.Join('\n', _heard)}", e);
            }
        }
    }

    /// <summary>Asserts that the client has reported no error.</summary>
    public void AssertContent()
    {
        while (_lines.Reader.TryRead(out var line))
            Take(line);
        Assert.DoesNotContain(_unread, IsTrouble);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private ForeignClient Listen()
    {
        _process.OutputDataReceived += (_, line) =>
        {
            Hear(line.Data);
            if (line.Data is null)
                _lines.Writer.TryComplete();
        };
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        return this;
    }

    private void Hear(string? line)
    {
        if (line is not null)
            _lines.Writer.TryWrite(line);
    }

    /// <summary>Adds one line of output. A line that is not JSON is an error message of Node.js.</summary>
    private void Take(string line)
    {
        _heard.Add(line);
        _unread.Add(line.StartsWith('{')
            ? JsonElement.Parse(line)
            : JsonSerializer.SerializeToElement(new { what = "broken", error = line }));
    }

    private static string? What(JsonElement seen) => seen.GetProperty("what").GetString();

    private static bool IsTrouble(JsonElement seen) => What(seen) is "broken" or "error" or "warned";

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "IntimacyBot.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder.FullName;
    }
}
