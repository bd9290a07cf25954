using System.Diagnostics.CodeAnalysis;
using IntimacyBot.Members;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace IntimacyBot.Notifications;

/// <summary>
/// How the bot calls one person. A call waits whether or not it may ring: consent, pause and reachability are looked at when it is
/// shown, so that somebody who resumes finds what still waits. After the commit, poke the painter: <see cref="Kind"/>, person.
/// </summary>
[SuppressMessage(
    "Performance", "CA1822", Justification = "The bell is one thing that slices are given, whichever of its rows a call needs.")]
internal sealed class Notifier(PersonStore people)
{
    /// <summary>What the painter calls it; its rows are people.</summary>
    public const string Kind = "bell";

    /// <summary>A ring is deleted when it is opened, or after this.</summary>
    public static readonly Duration StandsFor = Duration.FromDays(1);

    /// <summary>Something waits for this person. For nobody it does nothing, and whoever asks cannot tell.</summary>
    public async Task NotifyAsync(
        BotContext context, Guid? person, string kind, Guid about, Instant at, Consent? needs, CancellationToken cancel)
    {
        if (person is not { } who || !await context.Set<PersonRow>().AnyAsync(p => p.Id == who, cancel))
            return;
        var row = await context.Set<NotificationRow>()
            .SingleOrDefaultAsync(c => c.Person == who && c.Kind == kind && c.About == about, cancel);
        if (row is null)
            context.Add(Row(who, kind, about, at, needs));
        else
            Move(row, new NotificationMove.Again(), at);
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>
    /// All that begins or ends to wait for two people about one thing, in one query; whoever calls it saves. A membership names only people
    /// who are here, so that nobody is looked for.
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
            if (change is { Waits: true, Person: { } person, Kind: { } kind } && known.Count == 0)
            {
                var row = Row(person, kind, about, at, change.Needs);
                context.Add(row);
                rows.Add(row);
            }
            else if (!change.Waits)
                known.ForEach(r => Move(r, new NotificationMove.Withdraw(), r.At));
            else if (change.Person is not null)
                known.ForEach(r => Move(r, new NotificationMove.Again(), at));
        }
    }

    /// <summary>It no longer waits, and its ring goes. Null means any.</summary>
    public async Task WithdrawAsync(BotContext context, Guid about, Guid? person, string? kind, CancellationToken cancel)
    {
        var rows = context.Set<NotificationRow>().Where(c => c.About == about && c.Stage != NotificationStage.Withdrawn);
        if (person is { } who)
            rows = rows.Where(c => c.Person == who);
        if (kind is not null)
            rows = rows.Where(c => c.Kind == kind);
        await WithdrawAsync(context, rows, cancel);
    }

    /// <summary>Nothing of this kind waits for this person any more.</summary>
    public Task WithdrawKindAsync(BotContext context, Guid person, string kind, CancellationToken cancel)
    {
        var waiting = context.Set<NotificationRow>()
            .Where(n => n.Person == person && n.Kind == kind && n.Stage != NotificationStage.Withdrawn);
        return WithdrawAsync(context, waiting, cancel);
    }

    /// <summary>Nothing waits for this person any more.</summary>
    public Task WithdrawAllAsync(BotContext context, Guid person, CancellationToken cancel) =>
        WithdrawAsync(
            context,
            context.Set<NotificationRow>().Where(c => c.Person == person && c.Stage != NotificationStage.Withdrawn),
            cancel);

    /// <summary>An ask was met: the budget of sound starts anew.</summary>
    public async Task MetAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        if (await people.FindAsync(context, person, cancel) is { Sound.Unmet: > 0 } known)
            await people.ChangeAsync(context, known with { Sound = known.Sound.Met() }, cancel);
    }

    /// <summary>What the person allows has changed: each ring is looked at again.</summary>
    public async Task RefreshAsync(BotContext context, Guid person, CancellationToken cancel)
    {
        foreach (var row in await context.Set<NotificationRow>().Where(c => c.Person == person).ToListAsync(cancel))
            row.Version++;
        await context.SaveChangesAsync(cancel);
    }

    /// <summary>What the person may be shown, the oldest first.</summary>
    public async Task<IReadOnlyList<Notification>> WaitingAsync(BotContext context, Person person, CancellationToken cancel)
    {
        var waiting = context.Set<NotificationRow>().Where(c => c.Person == person.Id && c.Stage != NotificationStage.Withdrawn);
        var rows = await waiting.OrderBy(c => c.Id).ToListAsync(cancel);
        return [.. rows.Where(r => MayShow(person, r.Needs)).Select(Of)];
    }

    /// <summary>Null if it waits no longer, or may not be shown now.</summary>
    public async Task<Notification?> FindAsync(BotContext context, Guid call, Person person, CancellationToken cancel)
    {
        var row = await context.Set<NotificationRow>()
            .SingleOrDefaultAsync(c => c.Id == call && c.Stage != NotificationStage.Withdrawn, cancel);
        return row is not null && row.Person == person.Id && MayShow(person, row.Needs) ? Of(row) : null;
    }

    /// <summary>Whose call it is, whether or not it still waits.</summary>
    public async Task<Person?> OwnerAsync(BotContext context, Guid call, CancellationToken cancel)
    {
        var row = await context.Set<NotificationRow>().SingleOrDefaultAsync(c => c.Id == call, cancel);
        return row is null ? null : await people.FindAsync(context, row.Person, cancel);
    }

    /// <summary>The ring has done its work.</summary>
    public async Task OpenedAsync(BotContext context, Guid call, CancellationToken cancel)
    {
        if (await context.Set<NotificationRow>().SingleOrDefaultAsync(c => c.Id == call, cancel) is { } row)
            Move(row, new NotificationMove.Open(), row.At);
    }

    public static bool MayShow(Person person, Consent? needs) => needs is { } kind ? person.Allows(kind) : !person.Paused;

    public static void Move(NotificationRow row, NotificationMove move, Instant at)
    {
        var next = row.State.Decide(move);
        if (next == row.State)
            return;
        row.State = next;
        row.At = at;
        row.Version++;
    }

    private static async Task WithdrawAsync(BotContext context, IQueryable<NotificationRow> rows, CancellationToken cancel)
    {
        foreach (var row in await rows.ToListAsync(cancel))
            Move(row, new NotificationMove.Withdraw(), row.At);
        await context.SaveChangesAsync(cancel);
    }

    private static NotificationRow Row(Guid person, string kind, Guid about, Instant at, Consent? needs) =>
        new() { Id = Guid.CreateVersion7(), Person = person, Kind = kind, About = about, At = at, Needs = needs, Version = 1 };

    private static Notification Of(NotificationRow row) => new(row.Id, row.Person, row.Kind, row.About, row.At);
}
