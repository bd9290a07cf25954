using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Removes rings whose time has come. What they are about still waits. Only a notification about something that is over is settled, once
/// the time for which a room is kept has passed.
/// </summary>
internal sealed class NotificationExpiry(
    Store store,
    Notifier notifier,
    IEnumerable<INotificationPage> pages,
    IEnumerable<IRingsGone> told,
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

    /// <summary>Once an hour is enough, because nobody waits for it.</summary>
    private async Task<int> PassAsync(Instant now, CancellationToken cancel)
    {
        if (now - LooksAgain < _looked && now >= _looked)
            return 0;
        var before = now - Duration.FromTimeSpan(timing.Value.RoomKept);
        var passed = await store.ReadAsync(
            (read, token) => Notifier.Waiting(read)
                .Where(c => _passing.Contains(c.Kind) && c.At <= before)
                .OrderBy(c => c.At)
                .Take(Batch)
                .Select(c => new { c.About, c.Person, c.Kind })
                .ToListAsync(token),
            cancel);
        foreach (var call in passed)
            await store.WriteAsync((context, token) => notifier.SettleAsync(context, call.About, call.Person, call.Kind, token), cancel);
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
        await notifier.ExpireAsync(context, due, now, cancel);
        foreach (var slice in told)
            await slice.GoneAsync(context, [.. due.Select(c => c.Person).Distinct()], now, cancel);
        return [.. due.Select(c => c.Person)];
    }
}
