using System.Globalization;
using System.Text.RegularExpressions;
using Discord.Models;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Texts;
using NodaTime;

namespace IntimacyBot.Servers;

/// <summary>Looks at the clock, at the search for what is due, at what will ring soon, and at the rules of time zones.</summary>
internal sealed partial class TimeChecks(
    BotState state, ServerRings rings, IDateTimeZoneProvider zones, MachineClock machine) : IDoctorCheck
{
    /// <summary>Rules of time zones change several times a year, so data of the year before the last one is old.</summary>
    private const int OldYears = 2;

    /// <summary>
    /// Below this number it is only said that there are fewer. In a server for two, a one would tell one of them that the other has chosen
    /// a time, and when it is.
    /// </summary>
    public const int FewestCounted = 5;

    public async Task<IReadOnlyList<DoctorFinding>> RunAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel) =>
    [
        Clock(machine.Time.GetUtcNow() - interaction.At.ToDateTimeOffset()),
        Sweep(interaction.At),
        await DoctorFinding.OrUnknownAsync(DoctorText.Rings, () => RingsAsync(guild, interaction.At, cancel)),
        Zones(interaction.At),
    ];

    /// <summary>The interaction cannot have been under way for long: Discord takes no answer after three seconds.</summary>
    private static DoctorFinding Clock(TimeSpan ahead)
    {
        var minutes = ("minutes", Number((int)Math.Abs(Math.Round(ahead.TotalMinutes))));
        return ahead > ClockCheck.MostOff ? DoctorFinding.Wrong(DoctorText.Clock, DoctorText.ClockAhead, minutes)
            : ahead < -ClockCheck.MostOff ? DoctorFinding.Wrong(DoctorText.Clock, DoctorText.ClockBehind, minutes)
            : DoctorFinding.Fine(DoctorText.Clock);
    }

    private DoctorFinding Sweep(Instant now)
    {
        if (state.LastSweep is not { } last)
            return DoctorFinding.Wrong(DoctorText.Sweep, DoctorText.NeverSwept);
        var time = ("time", last.Moment());
        return state.IsSweepLate(now)
            ? DoctorFinding.Wrong(DoctorText.Sweep, DoctorText.SweepLate, time)
            : new DoctorFinding(FindingKind.Told, DoctorText.Sweep, DoctorText.SweptAt, time);
    }

    private async Task<DoctorFinding> RingsAsync(Snowflake guild, Instant now, CancellationToken cancel)
    {
        var count = await rings.CountAsync(guild, now, cancel);
        return count < FewestCounted
            ? new DoctorFinding(FindingKind.Told, DoctorText.Rings, DoctorText.RingsFew, ("count", Number(FewestCounted)))
            : new DoctorFinding(FindingKind.Told, DoctorText.Rings, DoctorText.RingsDue, ("count", Number(count)));
    }

    private DoctorFinding Zones(Instant now)
    {
        if (Release().Match(zones.VersionId) is not { Success: true } release)
            return DoctorFinding.Unknown(DoctorText.Zones);
        var year = int.Parse(release.Groups[1].Value, CultureInfo.InvariantCulture);
        return now.InUtc().Year - year >= OldYears
            ? DoctorFinding.Wrong(DoctorText.Zones, DoctorText.ZonesOld, ("year", Number(year)))
            : new DoctorFinding(FindingKind.Fine, DoctorText.Zones, DoctorText.ZonesFine, ("version", release.Value));
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>A release of the time zone database is called by its year and a letter.</summary>
    [GeneratedRegex("([0-9]{4})[a-z]+", RegexOptions.CultureInvariant)]
    private static partial Regex Release();
}
