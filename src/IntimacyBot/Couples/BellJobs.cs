using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>Takes rings away that have stood for a day. What they are about waits on; the bell becomes quieter.</summary>
internal sealed class BellJobs(Store store, PersonStore people, Painter painter) : IDueSource
{
    private const int Batch = 50;

    public string Name => "bell";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        if (!await store.ReadAsync((read, token) => read.Set<CallRow>().AnyAsync(c => c.DueAt <= now, token), cancel))
            return 0;
        var missed = await store.WriteAsync((context, token) => TickAsync(context, now, token), cancel);
        painter.Bells(missed);
        return missed.Count;
    }

    private async Task<List<Guid>> TickAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<CallRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var row in due)
        {
            Bell.Move(row, new RingMove.Tick(now), row.At);
            if (await people.FindAsync(context, row.Person, cancel) is { } person)
                await people.SaveAsync(context, person with { Sound = person.Sound.Missed() }, cancel);
        }

        return [.. due.Select(c => c.Person)];
    }
}
