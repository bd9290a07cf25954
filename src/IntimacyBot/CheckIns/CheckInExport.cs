using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using NodaTime.Text;

namespace IntimacyBot.CheckIns;

/// <summary>Exports a person's own weekly time. How many weeks were unmet is no word of theirs and is left out.</summary>
internal sealed class CheckInExport(CheckInStore checkIns) : IPersonalExport
{
    public async Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel) =>
        await checkIns.FindAsync(read, person.Id, cancel) is { } own
            ? [ExportSection.Of(ExportKind.WeeklyTime, [Entry(own, language)])]
            : [];

    private static ExportEntry Entry(CheckIn own, string language) => ExportEntry.Of(
        ("day", Weekdays.Name(own.Hour.Day, language)),
        ("time", LocalTimeParser.Write(own.Hour.Time)),
        ("zone", own.Hour.Zone),
        ("next", LocalDatePattern.Iso.Format(own.On)),
        ("resting", own.Resting || own.Away ? "yes" : "no"));
}
