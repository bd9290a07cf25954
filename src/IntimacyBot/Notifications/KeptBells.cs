using System.Text.Json;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Keeps the bells of people who have left, and deletes each of them when its day has come.</summary>
internal sealed class KeptBells(Store store, Vault vault, DiscordRest rest) : IDueSource, IReconciled
{
    private const int Batch = 100;

    // These requests yield to others, because nobody waits for them.
    private readonly DiscordRest _rest = rest.At(RequestPriority.Scheduled);

    string IDueSource.Name => "kept bells";

    string IReconciled.Name => "kept bell";

    /// <summary>
    /// Records a bell and the day on which it is deleted; null if that is now. Callers open the transaction through <see cref="Store"/>.
    /// </summary>
    public void Keep(BotContext context, Snowflake bell, Guid? couple, Instant? until)
    {
        // The id is random, because an id with a time in it would tell when the person left.
        var id = Guid.NewGuid();
        context.Add(new KeptBellRow
        {
            Id = id,
            Couple = couple ?? Guid.Empty,
            Bell = vault.SealForBot(SealedColumns.KeptBell(id), JsonSerializer.SerializeToUtf8Bytes(bell.Value)),
            DueAt = until,
        });
    }

    /// <summary>
    /// Moves the day of a couple's bells, because the couple comes to rest later than before. Callers open the transaction through
    /// <see cref="Store"/>.
    /// </summary>
    public static Task PostponeAsync(BotContext context, Guid couple, Instant until, CancellationToken cancel) =>
        context.Set<KeptBellRow>().Where(b => b.Couple == couple && b.DueAt != null)
            .ExecuteUpdateAsync(s => s.SetProperty(b => b.DueAt, until), cancel);

    /// <summary>Returns when the last ring that stands in a person's bell goes; null if none stands.</summary>
    public static Task<Instant?> LastRingAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        var rings = context.Set<NotificationRow>().Where(n => n.Person == person);
        return rings.Where(n => n.Stage == NotificationStage.Posted || n.Stage == NotificationStage.Settled).MaxAsync(n => n.DueAt, cancel);
    }

    /// <summary>
    /// Clears the day of the rows that are due, at most 100 at a time. From then on only the reconciler finds them. Returns how many there
    /// were.
    /// </summary>
    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<KeptBellRow>().AnyAsync(b => b.DueAt <= now, token), cancel))
            return 0;
        return await store.WriteAsync((context, token) => FallDueAsync(context, now, token), cancel);
    }

    public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => store.ReadAsync<IReadOnlyList<Guid>>(
        async (read, token) => await read.Set<KeptBellRow>().Where(b => b.DueAt == null).Select(b => b.Id).ToListAsync(token), cancel);

    /// <summary>
    /// Deletes the bell's thread and then its row. The row is also deleted when Discord refuses for good, for example because the thread is
    /// gone.
    /// </summary>
    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        if (await store.ReadAsync((read, token) => DueBellAsync(read, row, token), cancel) is not { } bell)
            return;
        await DiscordRefusals.IgnoreAsync(() => _rest.DeleteChannelAsync(bell, cancel));
        await store.WriteAsync((context, token) => context.Set<KeptBellRow>().Where(b => b.Id == row).ExecuteDeleteAsync(token), cancel);
    }

    private async Task<Snowflake?> DueBellAsync(BotContext read, Guid row, CancellationToken cancel) =>
        await read.Set<KeptBellRow>().SingleOrDefaultAsync(b => b.Id == row, cancel) is { DueAt: null } found ? BellOf(found) : null;

    public Snowflake BellOf(KeptBellRow row) =>
        new(vault.ReadForBot<ulong>(SealedColumns.KeptBell(row.Id), row.Bell));

    private static async Task<int> FallDueAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<KeptBellRow>().Where(b => b.DueAt <= now).OrderBy(b => b.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var row in due)
            row.DueAt = null;
        return due.Count;
    }
}
