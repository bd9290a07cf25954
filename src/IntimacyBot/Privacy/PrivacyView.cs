using System.Globalization;
using Discord.Models;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Privacy;

/// <summary>Builds the pages that say what is kept of their reader, and the one that brings the file. Pure.</summary>
internal sealed class PrivacyView(Texts texts, Operator host)
{
    private const int MostServers = 25;

    /// <summary>What has a number only is shown where there is any. The order is that of the page.</summary>
    private static readonly (ExportKind Kind, PrivacyText Line)[] Counted =
    [
        (ExportKind.Unsent, PrivacyText.SeeUnsent),
        (ExportKind.Shared, PrivacyText.SeeShared),
        (ExportKind.Jar, PrivacyText.SeeJar),
        (ExportKind.Promises, PrivacyText.SeePromises),
        (ExportKind.Loop, PrivacyText.SeeLoop),
        (ExportKind.Rooms, PrivacyText.SeeRooms),
        (ExportKind.Invitations, PrivacyText.SeeInvitations),
        (ExportKind.Blocks, PrivacyText.SeeBlocks),
        (ExportKind.Bell, PrivacyText.SeeBell),
        (ExportKind.Damaged, PrivacyText.SeeDamaged),
    ];

    /// <summary>
    /// Builds the page about one server. In direct messages its buttons are for that server. They stand above what is listed, because the
    /// list of somebody who has been here long is higher than a phone.
    /// </summary>
    public Reply.Page See(string language, PersonalRecords records, string? back) => texts.Page(
        language,
        [
            PageBuilder.Text(texts[language, PrivacyText.See, ("server", records.Server)]),
            WaysOn(language),
            PageBuilder.Text(string.Join('\n', Lines(language, records))),
            PageBuilder.Small(texts[language, PrivacyText.SeeSmall, ("operator", host.Name ?? texts[language, PrivacyText.HostUnknown])]),
            .. texts.BackRow(language, back),
        ]) with
    { Server = records.Guild };

    /// <summary>Asks in direct messages which server is meant, where there are several.</summary>
    public Reply.Page Which(string language, IReadOnlyList<PersonalRecords> records) => texts.Page(
        language,
        PageBuilder.Text(texts[language, PrivacyText.SeeWhich, ("servers", Servers(records))]),
        PageBuilder.Small(texts[language, PrivacyText.SeeWhichSmall]),
        PageBuilder.Row(new StringSelect(
            default(PrivacySeeId).Write(),
            [.. records.Take(MostServers).Select(r => new SelectOption(r.Server, r.Person.ToString()))])),
        WaysOn(language));

    public Reply.Page Nothing(string language) => texts.Page(language, PageBuilder.Text(texts[language, PrivacyText.SeeNothing]));

    /// <summary>Builds the page that brings the file. It opens beside the pressed one, and goes with [Hide].</summary>
    public Reply.Page Export(string language, IReadOnlyList<PersonalRecords> records, AttachedFile file) => texts.Page(
        language,
        PageBuilder.Text(texts[language, PrivacyText.Export, ("servers", Servers(records))]),
        new FileComponent(new Media($"attachment://{file.Name}")),
        PageBuilder.Small(texts[language, PrivacyText.ExportSmall])) with
    { Beside = true, Files = [file] };

    /// <summary>Names the servers in one line.</summary>
    public static string Servers(IReadOnlyList<PersonalRecords> records) => string.Join(", ", records.Select(r => r.Server));

    private ActionRow WaysOn(string language) => PageBuilder.Row(
        PageBuilder.Quiet(texts[language, PrivacyText.LabelExport], default(PrivacyExportId)),
        PageBuilder.Quiet(texts[language, PrivacyText.LabelDelete], default(PrivacyDeleteId)));

    private IEnumerable<string> Lines(string language, PersonalRecords records)
    {
        yield return texts[language, PrivacyText.SeeYou];
        if (records.Partner is { } partner)
            yield return texts[language, PrivacyText.SeeCouple, ("partner", partner)];
        if (records.Find(ExportKind.WeeklyTime)?.Entries[0] is { } weekly)
            yield return texts[
                language,
                PrivacyText.SeeWeeklyTime,
                ("day", weekly["day"]),
                ("time", weekly["time"]),
                ("zone", weekly["zone"])];
        foreach (var (kind, line) in Counted)
            if (records.Find(kind) is { } section)
                yield return texts[language, line, ("count", section.Count.ToString(CultureInfo.InvariantCulture))];
    }
}
