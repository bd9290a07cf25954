using System.Diagnostics;
using System.Globalization;

namespace Tests.Benchmarks;

/// <summary>Runs a <see cref="WireServer"/> in a separate process, so that only the client's allocations are counted here.</summary>
internal sealed class WireProcess : IDisposable
{
    private readonly Process _process;

    private WireProcess(Process process, string url) => (_process, Url) = (process, url);

    public string Url { get; }

    public string SocketUrl => SocketOf(Url);

    public static string SocketOf(string url) => url.Replace("http", "ws", StringComparison.Ordinal) + "/gateway";

    public static async Task<WireProcess> StartAsync(int events)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(WireProcess).Assembly.Location);
        start.ArgumentList.Add("wire-server");
        start.ArgumentList.Add(events.ToString(CultureInfo.InvariantCulture));
        var process = Process.Start(start)!;
        return new WireProcess(process, (await process.StandardOutput.ReadLineAsync())!);
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
