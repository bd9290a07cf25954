using Discord.Models;
using IntimacyBot.Couples;

namespace IntimacyBot.Privacy;

/// <summary>What is kept of somebody in one server. <paramref name="Partner"/> is null where they are in no couple.</summary>
internal sealed record PersonalRecords(
    Guid Person,
    Snowflake Guild,
    string Server,
    string? Partner,
    IReadOnlyList<ExportSection> Sections)
{
    public ExportSection? Find(ExportKind kind) => Sections.FirstOrDefault(s => s.Kind == kind && s.Count > 0);
}
