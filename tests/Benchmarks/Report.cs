using System.Globalization;

namespace Tests.Benchmarks;

/// <summary>Writes the results, one line for each requirement.</summary>
internal sealed class Report(TextWriter output)
{
    private bool _failed;

    public int ExitCode => _failed ? 1 : 0;

#pragma warning disable RS0030 // This program writes its results to the terminal.
    public static Report ToTerminal() => new(Console.Out);

    public static int Usage()
    {
        Console.Error.WriteLine("usage: Benchmarks ack [--couples 200] [--rate 200] [--seconds 5] [--rounds 3]");
        Console.Error.WriteLine("       Benchmarks wire [--rounds 3]");
        Console.Error.WriteLine("       Benchmarks due");
        Console.Error.WriteLine("       Benchmarks pictures [--couples 100] [--rate 200] [--seconds 5] [--rounds 5]");
        Console.Error.WriteLine("       Benchmarks cold [--program IntimacyBot.dll]");
        Console.Error.WriteLine("       Benchmarks soak [--couples 50] [--minutes 10] [--seed 1]");
        Console.Error.WriteLine("       Benchmarks forms [--couples 2000] [--rate 10] [--seconds 40]");
        Console.Error.WriteLine("       Benchmarks fanout [--couples 10000] [--rate 10] [--seconds 100]");
        return 2;
    }
#pragma warning restore RS0030

    public void Line(string text) => output.WriteLine(text);

    public void Head() => Line($"{"",-34}{"count",7}{"p50 ms",9}{"p90 ms",9}{"p99 ms",9}{"max ms",9}");

    public void Row(string name, Percentiles spread) => Line(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-34}{spread.Count,7}{spread.P50,9:F2}{spread.P90,9:F2}{spread.P99,9:F2}{spread.Max,9:F2}"));

    public void Ratio(string what, Percentiles one, Percentiles other) => Line(string.Create(
        CultureInfo.InvariantCulture, $"ratio  {what}: p50 {one.P50 / other.P50:F2}, p99 {one.P99 / other.P99:F2}"));

    public void AtMost(string what, double value, double limit, string unit = "") => Verdict(value <= limit, string.Create(
        CultureInfo.InvariantCulture, $"{what}: {value:F2}{unit}, at most {limit:F2}{unit}"));

    public void AtLeast(string what, double value, double limit, string unit = "") => Verdict(value >= limit, string.Create(
        CultureInfo.InvariantCulture, $"{what}: {value:F2}{unit}, at least {limit:F2}{unit}"));

    public void Verdict(bool passed, string what)
    {
        _failed |= !passed;
        Line($"{(passed ? "PASS" : "FAIL")}  {what}");
    }
}
