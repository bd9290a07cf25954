namespace Tests.Benchmarks;

/// <summary>The percentiles of the durations of one kind of action, in milliseconds.</summary>
internal sealed record Percentiles(int Count, double P50, double P90, double P99, double Max)
{
    public static Percentiles Of(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0
            ? new Percentiles(0, 0, 0, 0, 0)
            : new Percentiles(sorted.Length, At(sorted, 0.5), At(sorted, 0.9), At(sorted, 0.99), sorted[^1]);
    }

    private static double At(double[] sorted, double part) =>
        sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(part * sorted.Length) - 1)];
}
