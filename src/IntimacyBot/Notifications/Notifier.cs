using System.Diagnostics.CodeAnalysis;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// Notifies one person. A notification waits whether or not it may ring: consent, pause and reachability are checked when it is shown, so
/// that somebody who resumes finds what still waits. After the commit, enqueue the person with the reconciler, as <see cref="Kind"/>.
/// </summary>
[SuppressMessage(
    "Performance", "CA1822", Justification = "The bell is one thing that slices are given, whichever of its rows a call needs.")]
internal sealed class Notifier(PersonStore people)
{
    /// <summary>The name of this kind for the reconciler; its rows are people.</summary>
    public const string Kind = "bell";

    /// <summary>The time for which the ring of a return or a notice stays.</summary>
    public static readonly Duration StandsFor = Duration.FromDays(2);

    /// <summary>
    /// Creates a notification for this person. It does nothing if the person is null, and the caller cannot tell the difference.
    /// </summary>
    public async Task NotifyAsync(
        BotContext context, Guid? person, string kind, Guid about, Instant at, NotificationTerms terms, CancellationToken cancel)
    {
        if (person is not { } who || !await context.Set<PersonRow>().AnyAsync(p => p.Id == who, cancel))
            return;
        await ChangeAsync(context, about, [new NotificationChange(who, kind, NotificationTurn.Begins) { Terms = terms }], at, cancel);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Applies everything that begins or ceases to wait for two people about one thing, in one query. The caller saves. The caller passes
    /// only people who are still in the couple, so their existence is not checked.
    /// </summary>
    public async Task ChangeAsync(
        BotContext context, Guid about, IReadOnlyList<NotificationChange> changes, Instant at, CancellationToken cancel)
    {
        if (changes.Count == 0)
            return;
        var rows = await context.Set<NotificationRow>().Where(c => c.About == about).ToListAsync(cancel);
        foreach (var change in changes)
        {
            var known = rows.FindAll(r => (change.Person ?? r.Person) == r.Person && (change.Kind ?? r.Kind) == r.Kind);
            if (change.Turn != NotificationTurn.Begins)
                known.ForEach(r => Move(r, Over(change.Turn)));
            else if (change is { Person: { } person, Kind: { } kind } && !known.Exists(r => r.Stage == NotificationStage.Waiting))
                rows.Add(Begin(context, known, Row(context.NewId(), person, kind, about, at, change.Terms)));
        }
    }

    /// <summary>Ends notifications that both can see are over: their rings are removed. A null person or kind means any.</summary>
    public async Task WithdrawAsync(BotContext context, Guid about, Guid? person, string? kind, CancellationToken cancel) =>
        await MoveAsync(context, Of(context, about, person, kind), new NotificationMove.Withdraw(), cancel);

    /// <summary>Withdraws the notifications of everybody but this person.</summary>
    public async Task WithdrawFromOthersAsync(BotContext context, Guid about, Guid person, CancellationToken cancel) =>
        await MoveAsync(
            context,
            context.Set<NotificationRow>().Where(c => c.About == about && c.Person != person),
            new NotificationMove.Withdraw(),
            cancel);

    /// <summary>
    /// Ends notifications that only their person knows are over: their rings stay until their time. A null person or kind means any.
    /// </summary>
    public async Task SettleAsync(BotContext context, Guid about, Guid? person, string? kind, CancellationToken cancel) =>
        await MoveAsync(context, Of(context, about, person, kind), new NotificationMove.Settle(), cancel);

    /// <summary>Settles all notifications of this kind for this person. <paramref name="met"/> is true when they came to them.</summary>
    public async Task SettleKindAsync(BotContext context, Guid person, string kind, bool met, CancellationToken cancel)
    {
        var rows = context.Set<NotificationRow>().Where(n => n.Person == person && n.Kind == kind);
        foreach (var row in met ? await rows.Where(r => r.Purpose == NotificationPurpose.Ask).ToListAsync(cancel) : [])
            row.Purpose = NotificationPurpose.MetAsk;
        await MoveAsync(context, rows, new NotificationMove.Settle(), cancel);
    }

    /// <summary>Withdraws all notifications of this kind for this person, because both can see that they are over.</summary>
    public Task WithdrawKindAsync(BotContext context, Guid person, string kind, CancellationToken cancel) => MoveAsync(
        context,
        context.Set<NotificationRow>().Where(n => n.Person == person && n.Kind == kind),
        new NotificationMove.Withdraw(),
        cancel);

    /// <summary>Settles all notifications of this person.</summary>
    public Task SettleAllAsync(BotContext context, Guid person, CancellationToken cancel) => MoveAsync(
        context, context.Set<NotificationRow>().Where(c => c.Person == person), new NotificationMove.Settle(), cancel);

    /// <summary>
    /// Applies the time to rings that are due. An ask that rang and to which nobody came becomes unmet. Each row gets a new due time or
    /// none, so that it is not found again.
    /// </summary>
    public async Task ExpireAsync(BotContext context, IReadOnlyList<NotificationRow> due, Instant at, CancellationToken cancel)
    {
        foreach (var row in due)
        {
            var unmet = row is { State.Stands: true, Purpose: NotificationPurpose.Ask };
            Move(row, new NotificationMove.Tick(at));
            if (unmet && await people.FindAsync(context, row.Person, cancel) is { } person)
                await people.ChangeAsync(context, person with { Sound = person.Sound.Missed() }, cancel);
        }

        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Expires the due rings of one person first, where a following decision depends on it.</summary>
    public async Task ExpireAsync(BotContext context, Guid person, Instant at, CancellationToken cancel)
    {
        var due = await context.Set<NotificationRow>().Where(c => c.Person == person && c.DueAt <= at).ToListAsync(cancel);
        await ExpireAsync(context, due, at, cancel);
    }

    /// <summary>Records that an ask was met, which resets the sound budget.</summary>
    public async Task MetAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { Sound.Unmet: > 0 } known)
            await people.ChangeAsync(context, known with { Sound = known.Sound.Met() }, cancel);
    }

    /// <summary>Checks rings that are not posted again, after the person changed what they allow.</summary>
    public async Task RefreshAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        var rows = context.Set<NotificationRow>().Where(c => c.Person == person && c.Stage == NotificationStage.Waiting);
        foreach (var row in await rows.ToListAsync(cancel))
            row.Version++;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// Returns what waits for this person, the oldest first, and each thing once however often it rang. Somebody who is paused finds it as
    /// well, because a pause only silences the bell.
    /// </summary>
    public async Task<IReadOnlyList<Notification>> WaitingAsync(BotContext context, Person person, CancellationToken cancel)
    {
        var waiting = Waiting(context).Where(c => c.Person == person.Id);
        var rows = await waiting.OrderBy(c => c.Id).ToListAsync(cancel);
        return [.. rows.Where(r => Agreed(person, r.Needs)).GroupBy(r => (r.Kind, r.About)).Select(same => Of(same.Last()))];
    }

    /// <summary>
    /// Null if it does not wait any more, or may not be shown now. <paramref name="onPage"/> is true when it was found in /home.
    /// </summary>
    public async Task<Notification?> FindAsync(BotContext context, Guid call, Person person, bool onPage, CancellationToken cancel)
    {
        var row = await Waiting(context).SingleOrDefaultAsync(c => c.Id == call, cancel);
        if (row is null || row.Person != person.Id)
            return null;
        return onPage ? Agreed(person, row.Needs) ? Of(row) : null : MayRing(person, row.Needs) ? Of(row) : null;
    }

    /// <summary>Returns the person whom a notification is for, whether or not it still waits.</summary>
    public async Task<Person?> OwnerAsync(BotContext context, Guid call, CancellationToken cancel)
    {
        var row = await context.Set<NotificationRow>().SingleOrDefaultAsync(c => c.Id == call, cancel);
        return row is null ? null : await people.FindAsync(context, row.Person, cancel);
    }

    public static bool MayRing(Person person, Consent? needs) => !person.Paused && Agreed(person, needs);

    /// <summary>Returns the rows of notifications that still wait.</summary>
    public static IQueryable<NotificationRow> Waiting(BotContext context) => context.Set<NotificationRow>()
        .Where(c => c.Stage != NotificationStage.Withdrawn && c.Stage != NotificationStage.Settled);

    /// <summary>Returns the rows of notifications that still wait or whose ring still stands.</summary>
    public static IQueryable<NotificationRow> Present(BotContext context) => context.Set<NotificationRow>()
        .Where(c => c.Stage != NotificationStage.Withdrawn);

    public static void Move(NotificationRow row, NotificationMove move)
    {
        var next = row.State.Decide(move);
        if (next == row.State)
            return;
        row.State = next;
        row.Version++;
    }

    private static NotificationMove Over(NotificationTurn turn) =>
        turn == NotificationTurn.Ends ? new NotificationMove.Withdraw() : new NotificationMove.Settle();

    private static bool Agreed(Person person, Consent? needs) => needs is not { } kind || person.Consents.IsOn(kind);

    private static IQueryable<NotificationRow> Of(BotContext context, Guid about, Guid? person, string? kind)
    {
        var rows = context.Set<NotificationRow>().Where(c => c.About == about);
        if (person is { } who)
            rows = rows.Where(c => c.Person == who);
        return kind is null ? rows : rows.Where(c => c.Kind == kind);
    }

    private static async Task MoveAsync(
        BotContext context, IQueryable<NotificationRow> rows, NotificationMove move, CancellationToken cancel)
    {
        foreach (var row in await rows.Where(c => c.Stage != NotificationStage.Withdrawn).ToListAsync(cancel))
            Move(row, move);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>Each row rings once. Earlier rows about the same thing are replaced by the new one, unless their ring is posted.</summary>
    private static NotificationRow Begin(BotContext context, List<NotificationRow> known, NotificationRow next)
    {
        known.FindAll(r => r.Stage == NotificationStage.Quiet).ForEach(r => Move(r, new NotificationMove.Settle()));
        context.Add(next);
        return next;
    }

    private static NotificationRow Row(Guid id, Guid person, string kind, Guid about, Instant at, NotificationTerms terms) => new()
    {
        Id = id,
        Person = person,
        Kind = kind,
        About = about,
        At = at,
        Needs = terms.Needs,
        Purpose = terms.Purpose,
        DueAt = terms.Until,
        Version = 1,
    };

    private static Notification Of(NotificationRow row) => new(row.Id, row.Person, row.Kind, row.About, row.At);
}
