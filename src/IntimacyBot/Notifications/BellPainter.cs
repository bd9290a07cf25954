using System.Text.Json;
using IntimacyBot.Members;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>Makes one person's bell show what it should: each ring that stands, and none that does not.</summary>
internal sealed class BellPainter(Store store, PersonStore people, Vault vault, BellPost post, TimeProvider clock) : IReconciled, IDisposable
{
    /// <summary>
    /// So many are enough to use all that Discord permits. More would only stand in the queue before somebody's open room.
    /// </summary>
    private const int AtATime = 16;

    /// <summary>Noted before a ring is sent: it may stand somewhere, though nobody heard where.</summary>
    private static readonly PostedAt UnderWay = new(default, default);

    private readonly SemaphoreSlim _few = new(AtATime);

    public string Name => Bell.Painted;

    public async Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => await store.ReadAsync(
        (read, token) => read.Set<CallRow>().Where(c => c.Painted < c.Version).Select(c => c.Person).Distinct().ToListAsync(token), cancel);

    public async Task ReconcileAsync(Guid row, CancellationToken cancel)
    {
        await _few.WaitAsync(cancel);
        try
        {
            await PaintAllAsync(row, cancel);
        }
        finally
        {
            _few.Release();
        }
    }

    public void Dispose() => _few.Dispose();

    private async Task PaintAllAsync(Guid row, CancellationToken cancel)
    {
        var behind = await store.ReadAsync(
            (read, token) => read.Set<CallRow>()
                .Where(c => c.Person == row && c.Painted < c.Version)
                .OrderBy(c => c.Id)
                .Select(c => c.Id)
                .ToListAsync(token),
            cancel);
        foreach (var call in behind)
            await PaintOneAsync(call, cancel);
    }

    private async Task PaintOneAsync(Guid call, CancellationToken cancel)
    {
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        var (waits, place) = await LookAsync(call, cancel);
        // It is looked at again at every sweep, and in one server very many may wait for a place: nothing is written.
        if (waits && !place)
            return;
        if (await store.WriteAsync((context, token) => DecideAsync(context, call, place, at, token), cancel) is not { } wish)
            return;
        switch (wish)
        {
            case { Ring: Ring.Waiting, Allowed: true, Posted: null } when !place:
                // It may show only since a moment ago: it waits for its place.
                break;
            case { Ring: not Ring.Standing, Person.Bell: { } bell } when !place && wish.MayStandIn(bell):
                // It stands where the bot sees nothing now: it goes when there is a place again.
                break;
            case { Ring: not Ring.Standing, IsUnderWay: true, Person: { } called }:
                await post.TakeBackAsync(called, call, cancel);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, null, token), cancel);
                break;
            case { Ring: Ring.Standing ring, Posted: null, Person: { } person }:
                var outcome = await post.RingAsync(person, new RingToPost(call, wish.Version, ring.Sounds, wish.Age), cancel);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, outcome, token), cancel);
                break;
            case { Ring: not Ring.Standing, Posted: { } posted }:
                await post.DeleteAsync(posted, last: wish.Person is null, cancel);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, null, token), cancel);
                break;
            default:
                var shown = new Posting.Done(wish.Posted);
                await store.WriteAsync((context, token) => SaveAsync(context, call, wish.Version, shown, token), cancel);
                break;
        }
    }

    /// <summary>Does it wait for nothing but a place, and is there one?</summary>
    private async Task<(bool Waits, bool Place)> LookAsync(Guid call, CancellationToken cancel)
    {
        var (waits, person) = await store.ReadAsync((read, token) => LookAsync(read, call, token), cancel);
        return (waits, person is not null && await post.HasPlaceAsync(person, cancel));
    }

    private async Task<(bool Waits, Person? Person)> LookAsync(BotContext read, Guid call, CancellationToken cancel)
    {
        if (await read.Set<CallRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is not { } row
            || await people.FindAsync(read, row.Person, cancel) is not { } person)
            return (false, null);
        return (row is { Ring: Ring.Waiting, Posted: null } && Bell.MayShow(person, row.Needs), person);
    }

    /// <summary>What may ring is looked at now. Whether it sounds is decided once, before it is sent.</summary>
    private async Task<Wish?> DecideAsync(BotContext context, Guid call, bool place, Instant at, CancellationToken cancel)
    {
        if (await context.Set<CallRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is not { } row)
            return null;
        var person = await people.FindAsync(context, row.Person, cancel);
        var allowed = person is not null && Bell.MayShow(person, row.Needs);
        var before = row.Ring;
        row.Ring = before.Decide(new RingMove.Show(at, allowed && (place || before is Ring.Standing), person?.Sound.MaySound(at) ?? false));
        if (before is Ring.Waiting && row.Ring is Ring.Standing { Sounds: true })
            await people.SaveAsync(context, person! with { Sound = person.Sound.Sounded(at) }, cancel);
        var posted = row.Posted is null ? null : Open(row);
        if (row.Ring is Ring.Standing && posted is null)
            row.Posted = Seal(row, UnderWay);
        var isUnderWay = posted == UnderWay;
        return new Wish(row.Ring, allowed, isUnderWay ? null : posted, person, row.Version, at - row.At) { IsUnderWay = isUnderWay };
    }

    private async Task SaveAsync(BotContext context, Guid call, long version, Posting? outcome, CancellationToken cancel)
    {
        if (await context.Set<CallRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is not { } row)
            return;
        if (outcome is Posting.Unreachable)
            row.Ring = row.Ring.Decide(new RingMove.Unheard());
        row.Posted = outcome is Posting.Done { At: { } at } ? Seal(row, at) : null;
        row.Painted = version;
        if (row.Ring is Ring.Gone && row.Posted is null && row.Version == version)
            context.Remove(row);
    }

    private byte[] Seal(CallRow row, PostedAt at) =>
        vault.SealForBot(SealedColumns.CallPosted(row.Id), JsonSerializer.SerializeToUtf8Bytes(at));

    private PostedAt Open(CallRow row) =>
        JsonSerializer.Deserialize<PostedAt>(vault.OpenForBot(SealedColumns.CallPosted(row.Id), row.Posted))!;

    private sealed record Wish(Ring Ring, bool Allowed, PostedAt? Posted, Person? Person, long Version, Duration Age)
    {
        public bool IsUnderWay { get; init; }

        public bool MayStandIn(Discord.Models.Snowflake bell) => IsUnderWay || Posted?.Channel == bell;
    }
}
