using System.Globalization;

namespace Tests.Benchmarks.Soak;

/// <summary>Compares the memory of one run of the bot across ten equal parts of its time.</summary>
internal sealed class MemoryTrend(IReadOnlyList<MemorySample> samples, long began, long ended)
{
    private const int Tenths = 10;
    private const double Limit = 1.1;
    private const double Mega = 1024 * 1024;

    public void Judge(Report report)
    {
        report.Line("");
        report.Line($"{"memory, tenth",-34}{"samples",9}{"live MB",9}{"resident MB",13}");
        for (var tenth = 1; tenth <= Tenths; tenth++)
            report.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"{tenth,-34}{Of(tenth).Count,9}{Live(tenth) / Mega,9:F2}{Resident(tenth) / Mega,13:F1}"));
        report.AtMost("memory flat: live, last tenth to second", Live(Tenths) / Live(2), Limit);
        report.Line(string.Create(
            CultureInfo.InvariantCulture,
            $"      resident, last tenth to second: {Resident(Tenths) / Resident(2):F2}"));
    }

    private double Live(int tenth) => Of(tenth).Select(w => (double)w.Live).DefaultIfEmpty(double.NaN).Average();

    private double Resident(int tenth) => Of(tenth).Select(w => (double)w.Resident).DefaultIfEmpty(double.NaN).Average();

    private List<MemorySample> Of(int tenth)
    {
        var each = (ended - began) / Tenths;
        return [.. samples.Where(w => w.Life == 1 && w.At >= began + (each * (tenth - 1)) && w.At < began + (each * tenth))];
    }
}
