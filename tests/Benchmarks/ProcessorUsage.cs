using System.Diagnostics;
using System.Globalization;

namespace Tests.Benchmarks;

/// <summary>What other programs did meanwhile, where the system tells: numbers of a busy machine say little.</summary>
internal sealed class ProcessorUsage
{
    private const string Counters = "/proc/stat";
    private const double TicksPerSecond = 100;
    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _own = Own();
    private readonly double _all = All();

    /// <summary>In cores; null where nobody knows.</summary>
    public double? Others => File.Exists(Counters)
        ? Math.Max(0, (All() - _all - (Own() - _own)) / Stopwatch.GetElapsedTime(_start).TotalSeconds)
        : null;

    private static double Own()
    {
        using var self = Process.GetCurrentProcess();
        return self.TotalProcessorTime.TotalSeconds;
    }

    /// <summary>The seconds in which any program ran: user, nice and system.</summary>
    private static double All() => File.Exists(Counters)
        ? File.ReadLines(Counters)
            .First()
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..4]
            .Sum(t => double.Parse(t, CultureInfo.InvariantCulture)) / TicksPerSecond
        : 0;
}
