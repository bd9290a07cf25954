using System.Text.Json;
using IntimacyBot.Members;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Reconciles one person's bell with Discord: it posts each ring that should stand, and deletes each that should not.</summary>
internal sealed class BellReconciler(
    Store store,
    PersonStore people,
    Vault vault,
    NotificationSender post,
    TimeProvider clock) : IReconciled, IDisposable
{
    /// <summary>
    /// This many parallel rings use all that Discord's rate limit permits. More would only queue before somebody's open room.
    /// </summary>
    private const int AtATime = 16;

    /// <summary>This location is stored before a ring is sent, because a crash may leave a posted ring whose location is unknown.</summary>
    internal static readonly MessageLocation UnderWay = new(default, default);

    private readonly SemaphoreSlim _few = new(AtATime);

    public string Name => Notifier.Kind;

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => await store.ReadAsync(
        (read, token) => read.Set<NotificationRow>()
            .Where(c => c.Reconciled < c.Version)
            .Select(c => c.Person)
            .Distinct()
            .ToListAsync(token), cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        await _few.WaitAsync(cancel);
        try
        {
            await ReconcileAllAsync(row, cancel);
        }
        finally
        {
            _few.Release();
        }
    }

    public void Dispose() => _few.Dispose();

    private async Task ReconcileAllAsync(Guid row, CancellationToken cancel)
    {
        var behind = await store.ReadAsync(
            (read, token) => read.Set<NotificationRow>()
                .Where(c => c.Person == row && c.Reconciled < c.Version)
                .OrderBy(c => c.Id)
                .Select(c => c.Id)
                .ToListAsync(token),
            cancel);
        foreach (var call in behind)
            await ReconcileOneAsync(call, cancel);
    }

    private async Task ReconcileOneAsync(Guid call, CancellationToken cancel)
    {
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var (waits, place) = await LookAsync(call, cancel);
        // Nothing is written, because every sweep checks again and very many people of one server may wait for a channel.
        if (waits && !place)
            return;
        if (await store.WriteAsync((context, token) => DecideAsync(context, call, place, at, token), cancel) is not { } wish)
            return;
        switch (wish)
        {
            case { State: NotificationState.Waiting, Allowed: true, Posted: null } when !place:
                // Its person allowed it only a moment ago, so it waits for its channel.
                break;
            case { State.Stands: false, Person.Bell: { } bell } when !place && wish.MayStandIn(bell):
                // The bot cannot access the channel of the ring now; the ring is deleted when there is a usable channel again.
                break;
            case { State: not NotificationState.Posted, IsUnderWay: true, Person: { } called }:
                await post.TakeBackAsync(called, call, cancel);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, null, token), cancel);
                break;
            case { State: NotificationState.Posted ring, Posted: null, Person: { } person }:
                var outgoing = new OutgoingNotification(call, wish.Version, ring.Sounds, wish.Age) { At = at };
                var outcome = await post.SendAsync(person, outgoing, cancel);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, outcome, token), cancel);
                break;
            case { State.Stands: false, Posted: { } posted }:
                await post.DeleteAsync(posted, last: wish.Person is null, cancel);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, null, token), cancel);
                break;
            default:
                var shown = new SendResult.Done(wish.Posted);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, shown, token), cancel);
                break;
        }
    }

    /// <summary>Returns whether the ring waits for nothing but a usable channel, and whether there is one.</summary>
    private async Task<(bool Waits, bool Place)> LookAsync(Guid call, CancellationToken cancel)
    {
        var (waits, person) = await store.ReadAsync((read, token) => LookAsync(read, call, token), cancel);
        return (waits, person is not null && await post.HasPlaceAsync(person, cancel));
    }

    private async Task<(bool Waits, Person? Person)> LookAsync(BotContext read, Guid call, CancellationToken cancel)
    {
        if (await read.Set<NotificationRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is not { } row
            || await people.FindAsync(read, row.Person, cancel) is not { } person)
            return (false, null);
        return (row is { State: NotificationState.Waiting, Posted: null } && Notifier.MayRing(person, row.Needs), person);
    }

    /// <summary>Decides now whether a ring may be posted. Whether it sounds is decided once, before it is sent.</summary>
    private async Task<DesiredNotification?> DecideAsync(BotContext context, Guid call, bool place, Instant at, CancellationToken cancel)
    {
        if (await context.Set<NotificationRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is not { } row)
            return null;
        var person = await people.FindAsync(context, row.Person, cancel);
        var allowed = person is not null && Notifier.MayRing(person, row.Needs);
        var before = row.State;
        row.State =
            before.Decide(new NotificationMove.Show(
                at,
                allowed && place,
                row.Purpose == NotificationPurpose.Promised || (person?.Sound.MaySound(at) ?? false)));
        var sounds = before is NotificationState.Waiting && row.State is NotificationState.Posted { Sounds: true };
        if (sounds && row.Purpose != NotificationPurpose.Promised)
            await people.SaveAsync(context, person! with { Sound = person.Sound.Sounded(at) }, cancel);
        var posted = row.Posted is null ? null : Open(row);
        if (row.State is NotificationState.Posted && posted is null)
            row.Posted = Seal(row, UnderWay);
        var isUnderWay = posted == UnderWay;
        return new DesiredNotification(row.State, allowed, isUnderWay ? null : posted, person, row.Version, at - row.At)
        {
            IsUnderWay = isUnderWay
        };
    }

    private async Task SaveAsync(BotContext context, Guid call, long version, SendResult? outcome, CancellationToken cancel)
    {
        if (await context.Set<NotificationRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is not { } row)
            return;
        if (outcome is SendResult.Unreachable)
            row.State = row.State.Decide(new NotificationMove.Unreachable());
        row.Posted = outcome is SendResult.Done { At: { } at } ? Seal(row, at) : null;
        row.Reconciled = version;
        if (row.State is NotificationState.Withdrawn && row.Posted is null && row.Version == version)
            context.Remove(row);
    }

    private byte[] Seal(NotificationRow row, MessageLocation at) =>
        vault.SealForBot(SealedColumns.NotificationPosted(row.Id), JsonSerializer.SerializeToUtf8Bytes(at));

    private MessageLocation Open(NotificationRow row) =>
        vault.ReadForBot<MessageLocation>(SealedColumns.NotificationPosted(row.Id), row.Posted);

    private sealed record DesiredNotification(
        NotificationState State,
        bool Allowed,
        MessageLocation? Posted,
        Person? Person,
        long Version,
        Duration Age)
    {
        public bool IsUnderWay { get; init; }

        public bool MayStandIn(Discord.Models.Snowflake bell) => IsUnderWay || Posted?.Channel == bell;
    }
}
