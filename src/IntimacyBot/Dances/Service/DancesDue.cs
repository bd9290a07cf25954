using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Dances.Service;

/// <summary>Applies everything that is due in dances: withdrawals, reminders, rests and endings.</summary>
internal sealed class DancesDue(Store store, DanceService service, DueRings rings) : IDueSource
{
    private const int Batch = 100;

    public string Name => "dances";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        var due = await store.ReadAsync(
            async (context, token) => await DueBy(context, now).Take(Batch).ToListAsync(token),
            cancel);
        foreach (var dance in due)
            await service.TickAsync(dance, now, cancel);
        return due.Count;
    }

    public Task<IReadOnlyList<Guid>> RingsAsync(Instant until, CancellationToken cancel) => store.ReadAsync(
        (read, token) => rings.OfAsync(read, DueBy(read, until), until, token),
        cancel);

    private static IQueryable<Guid> DueBy(BotContext context, Instant until) =>
        context.Set<DanceRow>().Where(d => d.DueAt != null && d.DueAt <= until).OrderBy(d => d.DueAt).Select(d => d.Id);
}
