using System.Text.Json;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NodaTime;

namespace IntimacyBot.Dances.Storage;

/// <summary>
/// Stores the words that outlive a dance, each encrypted with the key of its author: promises until they are answered, and each person's
/// half of a loop.
/// </summary>
internal sealed class KeptWords(Vault vault, DataKeys keys, IOptions<Timing> timing) : IPersonalData, ICoupleData
{
    /// <summary>A promise is deleted after this time at the latest, whether or not it was answered.</summary>
    public static readonly Duration Longest = Duration.FromDays(30);

    /// <summary>What somebody tries for a week ends by itself after it.</summary>
    private static readonly Duration Week = Duration.FromDays(7);

    private Duration AskedAfter => Duration.FromTimeSpan(timing.Value.RepairRevisit);

    public Task PromiseAsync(BotContext context, Guid author, Words words, Instant at, CancellationToken cancel) =>
        AddAsync(
            context,
            new PromiseRow { Id = Guid.NewGuid(), Author = author, Content = default!, DueAt = at + AskedAfter },
            words,
            cancel);

    /// <summary>Keeps what somebody tries for a week.</summary>
    public Task TryAsync(BotContext context, Guid author, Words words, Instant at, CancellationToken cancel) =>
        AddAsync(
            context,
            new PromiseRow { Id = Guid.NewGuid(), Author = author, Content = default!, DueAt = at + Week, ForWeek = true },
            words,
            cancel);

    private async Task AddAsync(BotContext context, PromiseRow row, Words words, CancellationToken cancel)
    {
        if (await keys.Get(context, row.Author, cancel) is not { } key)
            return;
        row.Content = vault.Seal(key, SealedColumns.PromiseContent(row.Id, row.Author), words);
        context.Add(row);
    }

    /// <summary>Saves one person's half of the couple's loop. It replaces an older one.</summary>
    public async Task LoopAsync(
        BotContext context,
        Guid couple,
        Guid author,
        IReadOnlyDictionary<string, string> answers,
        CancellationToken cancel)
    {
        if (await keys.Get(context, author, cancel) is not { } key)
            return;
        var row = await context.Set<LoopRow>().FindAsync([couple, author], cancel);
        if (row is null)
        {
            row = new LoopRow { Couple = couple, Author = author, Content = default! };
            context.Add(row);
        }
        else
        {
            row.Version++;
        }

        var words = new Words(JsonSerializer.Serialize(answers));
        row.Content = vault.Seal(key, SealedColumns.LoopContent(row.Couple, row.Author, row.Version), words);
    }

    /// <summary>True when both halves of the couple's loop are kept.</summary>
    public static async Task<bool> HaveLoopAsync(BotContext read, Guid couple, CancellationToken cancel) =>
        await read.Set<LoopRow>().CountAsync(l => l.Couple == couple, cancel) == 2;

    /// <summary>Returns this person's own half of the couple's loop, each answer under STEP.FIELD; null if there is none.</summary>
    public async Task<IReadOnlyDictionary<string, string>?> LoopOfAsync(
        BotContext read,
        Guid couple,
        Guid author,
        CancellationToken cancel)
    {
        if (await read.Set<LoopRow>().FindAsync([couple, author], cancel) is not { } row)
            return null;
        var key = await keys.Get(read, author, cancel);
        var place = SealedColumns.LoopContent(row.Couple, row.Author, row.Version);
        return vault.Open(key, place, row.Content) is { } words
            ? SealBrokenException.Unless(place, () => JsonSerializer.Deserialize<Dictionary<string, string>>(words.Reveal()))
            : null;
    }

    /// <summary>Returns this person's own promise; null if it is gone or belongs to somebody else.</summary>
    public async Task<Words?> PromiseOfAsync(BotContext read, Guid promise, Guid author, CancellationToken cancel)
    {
        var row = await read.Set<PromiseRow>().SingleOrDefaultAsync(p => p.Id == promise && p.Author == author, cancel);
        if (row is null)
            return null;
        var key = await keys.Get(read, author, cancel);
        return vault.Open(key, SealedColumns.PromiseContent(row.Id, row.Author), row.Content);
    }

    /// <summary>Returns what somebody tries for a week and has not ended, the oldest first.</summary>
    public async Task<IReadOnlyList<(Guid Id, Words Words, Instant Until)>> TriesOfAsync(
        BotContext read, Guid author, Instant now, CancellationToken cancel)
    {
        var rows = await read.Set<PromiseRow>().Where(p => p.Author == author && p.ForWeek && p.DueAt > now).ToListAsync(cancel);
        var tries = new List<(Guid, Words, Instant)>();
        foreach (var row in rows.OrderBy(p => p.DueAt).ThenBy(p => p.Id))
            if (await PromiseOfAsync(read, row.Id, author, cancel) is { } words)
                tries.Add((row.Id, words, row.DueAt));
        return tries;
    }

    /// <summary>Returns all promises of one author that can be read.</summary>
    public async Task<IReadOnlyList<Words>> PromisesOfAsync(BotContext read, Guid author, CancellationToken cancel)
    {
        var rows = await read.Set<PromiseRow>().Where(p => p.Author == author).OrderBy(p => p.Id).Select(p => p.Id).ToListAsync(cancel);
        var promises = new List<Words>();
        foreach (var id in rows)
            if (await PromiseOfAsync(read, id, author, cancel) is { } promise)
                promises.Add(promise);
        return promises;
    }

    /// <summary>Returns this author's half of every loop, each answer under STEP.FIELD.</summary>
    public async Task<IReadOnlyList<IReadOnlyDictionary<string, string>>> LoopsOfAsync(
        BotContext read,
        Guid author,
        CancellationToken cancel)
    {
        var couples = await read.Set<LoopRow>().Where(l => l.Author == author).Select(l => l.Couple).ToListAsync(cancel);
        var loops = new List<IReadOnlyDictionary<string, string>>();
        foreach (var couple in couples)
            if (await LoopOfAsync(read, couple, author, cancel) is { } loop)
                loops.Add(loop);
        return loops;
    }

    /// <summary>
    /// Deletes a promise that its author has answered, or a try that they have ended. Returns false if it is gone already or belongs to
    /// somebody else.
    /// </summary>
    public static async Task<bool> AnswerAsync(BotContext context, Guid promise, Guid author, CancellationToken cancel) =>
        await context.Set<PromiseRow>().Where(p => p.Id == promise && p.Author == author).ExecuteDeleteAsync(cancel) > 0;

    /// <summary>A promise is kept for this long after its author has been asked.</summary>
    public Duration LeftOnceAsked => Longest - AskedAfter;

    /// <summary>The loop of two who pair anew comes along: both halves, or that of whoever had stayed.</summary>
    public async Task<bool> EndAsync(BotContext context, EndingHalf half, CancellationToken cancel)
    {
        var old = await context.Set<LoopRow>().Where(l => l.Couple == half.Couple.Id).ToListAsync(cancel);
        foreach (var row in old)
            if (await LoopOfAsync(context, row.Couple, row.Author, cancel) is { } answers)
                await LoopAsync(context, half.Next, row.Author, answers, cancel);
        context.RemoveRange(old);
        return false;
    }

    public async Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel)
    {
        await context.Set<PromiseRow>().Where(p => p.Author == leaving.Person).ExecuteDeleteAsync(cancel);
        await context.Set<LoopRow>().Where(l => l.Author == leaving.Person).ExecuteDeleteAsync(cancel);
    }
}
