using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Applies everything that is due in dances: withdrawals, reminders, rests and endings.</summary>
internal sealed partial class DancesDue(Store store, DanceService service, DueRings rings, ILogger<DancesDue> log) : IDueSource
{
    private const int Batch = 100;
    private static readonly Duration LooksAgain = Duration.FromHours(1);

    public string Name => "dances";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        var due = await store.ReadAsync(
            async (context, token) => await DueBy(context, now).Take(Batch).ToListAsync(token),
            cancel);
        foreach (var dance in due)
            await TickAsync(dance, now, cancel);
        return due.Count;
    }

    public Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel) => store.ReadAsync(
        (read, token) => rings.OfAsync(read, DueBy(read, until), until, token),
        cancel);

    private static IQueryable<Guid> DueBy(BotContext context, Instant until) =>
        context.Set<DanceRow>().Where(d => d.DueAt != null && d.DueAt <= until).OrderBy(d => d.DueAt).Select(d => d.Id);

    /// <summary>An error in one dance is logged, so that the other dances still continue.</summary>
    private async Task TickAsync(Guid dance, Instant now, CancellationToken cancel)
    {
        try
        {
            await service.TickAsync(dance, now, cancel);
        }
        catch (SealBrokenException)
        {
            Unreadable(dance);
            await store.WriteAsync(
                (context, token) => context.Set<DanceRow>().Where(d => d.Id == dance && d.DueAt <= now)
                    .ExecuteUpdateAsync(row => row.SetProperty(d => d.DueAt, now + LooksAgain), token), cancel);
        }
    }

    [LoggerMessage(LogLevel.Error, "What belongs to the dance {Dance} cannot be read; the others go on, and it is tried again in an hour")]
    private partial void Unreadable(Guid dance);
}
