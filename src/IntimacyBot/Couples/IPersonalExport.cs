using System.Text.Json.Serialization;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.Couples;

/// <summary>The kinds of things that are kept of a person. Their names stand in the files that people export.</summary>
internal enum ExportKind
{
    [JsonStringEnumMemberName("settings")] Settings,
    [JsonStringEnumMemberName("couple")] Couple,
    [JsonStringEnumMemberName("weeklyTime")] WeeklyTime,
    [JsonStringEnumMemberName("invitationsSent")] Invitations,
    [JsonStringEnumMemberName("noInvitationsFrom")] Blocks,
    [JsonStringEnumMemberName("hadLeft")] Left,
    [JsonStringEnumMemberName("wordsNotShared")] Unsent,
    [JsonStringEnumMemberName("wordsInOpenRooms")] Shared,
    [JsonStringEnumMemberName("jar")] Jar,
    [JsonStringEnumMemberName("promises")] Promises,
    [JsonStringEnumMemberName("loop")] Loop,
    [JsonStringEnumMemberName("rooms")] Rooms,
    [JsonStringEnumMemberName("bell")] Bell,
    [JsonStringEnumMemberName("cannotBeRead")] Damaged,
}

/// <summary>One thing that is kept, as names and values in the order in which they are read.</summary>
internal sealed record ExportEntry(IReadOnlyList<(string Name, Words Value)> Fields)
{
    public static ExportEntry Of(params IEnumerable<(string Name, string Value)> fields) =>
        new([.. fields.Select(f => (f.Name, new Words(f.Value)))]);

    /// <summary>Returns the value with this name; empty if there is none.</summary>
    public string this[string name] => Fields.FirstOrDefault(f => f.Name == name).Value?.Reveal() ?? "";
}

/// <summary>
/// Everything of one kind. <paramref name="Count"/> is shown by /privacy see. What its person did not write has a count and no entries, so
/// that it is in no file.
/// </summary>
internal sealed record ExportSection(ExportKind Kind, int Count, IReadOnlyList<ExportEntry> Entries)
{
    public static ExportSection Of(ExportKind kind, IReadOnlyList<ExportEntry> entries) => new(kind, entries.Count, entries);

    public static ExportSection Counted(ExportKind kind, int count) => new(kind, count, []);
}

/// <summary>
/// Returns what a slice keeps of a person, for that person alone. It reads only what they wrote or set themselves, or what both of a couple
/// see, so that nothing of a partner can be learnt from it.
/// </summary>
internal interface IPersonalExport
{
    /// <param name="read">The snapshot.</param>
    /// <param name="person">The person who asks.</param>
    /// <param name="couple">The couple that they are in; null if they are in none.</param>
    /// <param name="language">The language in which they read.</param>
    /// <param name="cancel">Gives up.</param>
    Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel);
}
