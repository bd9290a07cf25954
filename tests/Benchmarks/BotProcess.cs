using System.Diagnostics;
using Rehearsal;

namespace Benchmarks;

/// <summary>The bot's own program as a process of its own, so that its memory is its own.</summary>
internal sealed class BotProcess : IDisposable
{
    private readonly Process _process;

    private BotProcess(Process process) => _process = process;

    /// <summary>What it holds of the machine's memory, in megabytes.</summary>
    public double Megabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1024.0 / 1024.0;
        }
    }

    /// <summary>What it logs goes to the terminal's other stream.</summary>
    public static BotProcess Start(RehearsalServer server, string folder)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll")]) { WorkingDirectory = folder, RedirectStandardOutput = true };
        BotSettings.Of(server, folder).Into(start.Environment);
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var process = Process.Start(start)!;
        _ = TellAsync(process.StandardOutput);
        return new BotProcess(process);
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

#pragma warning disable RS0030 // The terminal is what this program is for.
    private static async Task TellAsync(StreamReader lines)
    {
        while (await lines.ReadLineAsync() is { } line)
            await Console.Error.WriteLineAsync(line);
    }
#pragma warning restore RS0030
}
