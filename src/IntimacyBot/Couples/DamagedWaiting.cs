using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <summary>
/// Tells each person once, on their own /home, that something of theirs cannot be read any more. What was put aside of a person goes when
/// they leave, and their export says that it is there.
/// </summary>
internal sealed class DamagedWaiting(Texts texts) : IWaitingPart, IPersonalData, IPersonalExport
{
    public async Task<IReadOnlyList<WaitingLine>> ForAsync(BotContext read, WaitingContext at, CancellationToken cancel) =>
        await Untold(read, at.Person.Id).AnyAsync(cancel) ? [Line(at.Language)] : [];

    public Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel) =>
        context.DamagedRecords.Where(d => d.Person == leaving.Person).ExecuteDeleteAsync(cancel);

    public async Task<IReadOnlyList<ExportSection>> ExportAsync(
        BotContext read,
        Person person,
        Couple? couple,
        string language,
        CancellationToken cancel)
    {
        var aside = await read.DamagedRecords.Where(d => d.Person == person.Id).OrderBy(d => d.Id).Select(d => d.DueAt).ToListAsync(cancel);
        return [ExportSection.Of(ExportKind.Damaged, [.. aside.Select(until => ExportEntry.Of(("keptUntil", $"{until}")))])];
    }

    /// <summary>Records that this person has read it.</summary>
    public static Task<int> ReadAsync(BotContext context, Guid person, CancellationToken cancel) =>
        Untold(context, person).ExecuteUpdateAsync(row => row.SetProperty(d => d.Told, true), cancel);

    private static IQueryable<DamagedRecordRow> Untold(BotContext context, Guid person) =>
        context.DamagedRecords.Where(d => d.Person == person && !d.Told);

    private WaitingLine Line(string language) => new(
        WaitingRank.Told,
        texts[language, WaitingText.Damaged],
        texts[language, WaitingText.DamagedSmall],
        PageBuilder.Quiet(texts[language, WaitingText.LabelDamagedRead], new DamagedReadId()));
}
