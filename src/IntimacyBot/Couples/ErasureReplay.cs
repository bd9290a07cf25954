using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Couples;

/// <summary>
/// Lets everybody leave quietly who was erased after a restored backup was made. Which of the two ways they had gone is not on record, so
/// rooms go on their own day. A kill in between is made up for by the next start.
/// </summary>
internal sealed partial class ErasureReplay(
    Store store, PersonStore people, LeaveService leaving, StorageStartup startup, ErasureJournal journal, ILogger<ErasureReplay> log)
    : IErasureReplay
{
    public async Task RunAsync(CancellationToken cancel)
    {
        var made = await store.ReadAsync(MadeAsync, cancel);
        if (made is { } at && !journal.Covers(at))
            throw ErasureJournal.DoesNotCover(startup.Database);
        var all = await store.ReadAsync(PeopleAsync, cancel);
        journal.BeginDay();
        journal.Settle(all, startup.IsPutAlone || made is not null);
        var erased = journal.Erased(all);
        foreach (var person in erased)
            await store.WriteAsync((context, token) => EraseAsync(context, person, token), cancel);
        if (erased.Count > 0)
            Erased(erased.Count);
        if (made is not null)
            await store.WriteAsync(ForgetBackupAsync, cancel);
    }

    private static async Task<DateTimeOffset?> MadeAsync(BotContext context, CancellationToken cancel) =>
        BackupMark.Read(await SystemValues.Get(context, SystemValues.BackupMade, cancel));

    private static Task<List<Guid>> PeopleAsync(BotContext context, CancellationToken cancel) =>
        context.Set<PersonRow>().Select(p => p.Id).ToListAsync(cancel);

    private static Task ForgetBackupAsync(BotContext context, CancellationToken cancel) =>
        context.SystemValues.Where(v => v.Name == SystemValues.BackupMade).ExecuteDeleteAsync(cancel);

    private async Task EraseAsync(BotContext context, Guid id, CancellationToken cancel)
    {
        if (await people.FindAsync(context, id, cancel) is { } person)
        {
            await leaving.LeaveAsync(context, person.Guild, person.User, clearRooms: false, journal.Now, cancel);
            return;
        }

        // A damaged record does not say who it is. The key goes all the same, and with it all that they wrote.
        await context.DamagedRecords.Where(d => d.Person == id).ExecuteDeleteAsync(cancel);
        await people.RemoveAsync(context, id, cancel);
    }

    [LoggerMessage(
        Level = LogLevel.Information,
        Message = "{Count} who were erased after this backup was made are erased from it again")]
    private partial void Erased(int count);
}
