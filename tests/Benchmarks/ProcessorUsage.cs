using System.Diagnostics;
using System.Globalization;

namespace Tests.Benchmarks;

/// <summary>
/// Measures the processor use of other programs meanwhile, because results from a busy machine mean little. It works only where
/// <c>/proc/stat</c> exists.
/// </summary>
internal sealed class ProcessorUsage
{
    private const string Counters = "/proc/stat";
    private const double TicksPerSecond = 100;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _own = Own();
    private readonly double _all = All();

    /// <summary>This is the use in cores; it is null where the system does not tell.</summary>
    public double? Others
    {
        get
        {
            if (!File.Exists(Counters))
                return null;
            var (all, own) = (All() - _all, Own() - _own);
            return Math.Max(0, (all - own) / Stopwatch.GetElapsedTime(_start).TotalSeconds);
        }
    }

    private static double Own()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>Returns the seconds in which any program ran: user, nice and system.</summary>
    private static double All() => File.Exists(Counters)
        ? File.ReadLines(Counters)
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..4]
            .Sum(t => double.Parse(t, CultureInfo.InvariantCulture)) / TicksPerSecond
        : 0;
}
