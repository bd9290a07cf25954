using System.Diagnostics;

namespace Tests.Benchmarks;

/// <summary>Other programs on the same machine, each of which would use a whole processor.</summary>
internal sealed class BusyLoops : IDisposable
{
    public const string Command = "busy";

    private readonly List<Process> _loops;

    private BusyLoops(List<Process> loops) => _loops = loops;

    public static BusyLoops Start(int count) => new([.. Enumerable.Range(0, count).Select(_ => Start())]);

    /// <summary>Is one loop. It ends when its standard input is closed, also when the measurement was killed.</summary>
    public static int Run(TextReader input)
    {
        var isOver = false;
        var waiting = new Thread(() =>
        {
            input.ReadToEnd();
            Volatile.Write(ref isOver, true);
        });
        waiting.Start();
        while (!Volatile.Read(ref isOver))
            continue;
        return 0;
    }

    public void Dispose()
    {
        foreach (var loop in _loops)
        {
            loop.StandardInput.Close();
            loop.WaitForExit();
            loop.Dispose();
        }
    }

    private static Process Start()
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
            start.ArgumentList.Add(typeof(BusyLoops).Assembly.Location);
        start.ArgumentList.Add(Command);
        return Process.Start(start)!;
    }
}
