using IntimacyBot.Members;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Takes rings away that have stood for a day. What they are about waits on, the bell becomes quieter; only what is about something that is
/// over passes with that thing's room.
/// </summary>
internal sealed class NotificationExpiry(
    Store store,
    PersonStore people,
    Notifier notifier,
    IEnumerable<INotificationPage> pages,
    IOptions<Timing> timing,
    Reconciler reconciler) : IDueSource
{
    private const int Batch = 50;
    private static readonly Duration LooksAgain = Duration.FromHours(1);
    private readonly List<string> _passing = [.. pages.Where(p => p.Passes).Select(p => p.Kind)];
    private Instant _looked = Instant.MinValue;

    public string Name => "bell";

    public async Task<int> RunAsync(Instant now, CancellationToken cancel)
    {
        var passed = await PassAsync(now, cancel);
        return passed + await TakeAwayAsync(now, cancel);
    }

    /// <summary>Once an hour is enough: nobody waits for it.</summary>
    private async Task<int> PassAsync(Instant now, CancellationToken cancel)
    {
        if (now - LooksAgain < _looked && now >= _looked)
            return 0;
        var before = now - Duration.FromTimeSpan(timing.Value.RoomKept);
        var passed = await store.ReadAsync(
            (read, token) => read.Set<NotificationRow>()
                .Where(c => _passing.Contains(c.Kind) && c.At <= before && c.Stage != NotificationStage.Withdrawn)
                .OrderBy(c => c.At)
                .Take(Batch)
                .Select(c => new { c.About, c.Person, c.Kind })
                .ToListAsync(token),
            cancel);
        foreach (var call in passed)
            await store.WriteAsync((context, token) => notifier.WithdrawAsync(context, call.About, call.Person, call.Kind, token), cancel);
        reconciler.Bells([.. passed.Select(c => c.Person)]);
        if (passed.Count < Batch)
            _looked = now;
        return passed.Count;
    }

    private async Task<int> TakeAwayAsync(Instant now, CancellationToken cancel)
    {
        if (reconciler.Busy
            || !await store.ReadAsync((read, token) => read.Set<NotificationRow>().AnyAsync(c => c.DueAt <= now, token), cancel))
            return 0;
        var missed = await store.WriteAsync((context, token) => TickAsync(context, now, token), cancel);
        reconciler.Bells(missed);
        return missed.Count;
    }

    private async Task<List<Guid>> TickAsync(BotContext context, Instant now, CancellationToken cancel)
    {
        var due = await context.Set<NotificationRow>().Where(c => c.DueAt <= now).OrderBy(c => c.DueAt).Take(Batch).ToListAsync(cancel);
        foreach (var row in due)
        {
            Notifier.Move(row, new NotificationMove.Tick(now), row.At);
            if (await people.FindAsync(context, row.Person, cancel) is { } person)
                await people.SaveAsync(context, person with { Sound = person.Sound.Missed() }, cancel);
        }

        return [.. due.Select(c => c.Person)];
    }
}
