using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.GoodStuff;

/// <summary>A decrypted entry of the jar.</summary>
internal sealed record JarEntry(Guid Id, Guid Couple, Guid Author, Words Words)
{
    /// <summary>True when it was drawn from several, so that another one can be drawn.</summary>
    public bool HasOthers { get; init; }
}

/// <summary>
/// Stores the entries of the jar. When somebody leaves, theirs are deleted without a trace. What is in the jar of two who pair anew comes
/// along.
/// </summary>
internal sealed class GoodStuffStore(Vault vault, DataKeys keys) : IJar, IPersonalData, ICoupleData
{
    /// <summary>
    /// Stores an entry, unless its author already has one with the same words for this couple. A form whose answer was lost stays open with
    /// its words and is sent again.
    /// </summary>
    public async Task KeepAsync(BotContext context, Guid couple, Guid author, Words words, CancellationToken cancel)
    {
        if (words.IsBlank
            || await keys.Get(context, author, cancel) is not { } key
            || await HasAsync(context, couple, author, words, cancel))
            return;
        var row = new JarRow { Id = Guid.NewGuid(), Couple = couple, Author = author, Content = default! };
        row.Content = vault.Seal(key, SealedColumns.JarContent(row.Id, row.Author, row.Version), words);
        context.Add(row);
    }

    /// <summary>
    /// Returns a random entry that this author has in a couple's jar, other than <paramref name="last"/> if there is another; null if there
    /// is none.
    /// </summary>
    public async Task<JarEntry?> AnyAsync(
        BotContext read,
        Guid couple,
        Guid author,
        Guid last,
        CancellationToken cancel)
    {
        var all = await read.Set<JarRow>()
            .Where(j => j.Couple == couple && j.Author == author)
            .Select(j => j.Id)
            .ToArrayAsync(cancel);
        Random.Shared.Shuffle(all);
        foreach (var one in all.OrderBy(j => j == last))
        {
            var row = await read.Set<JarRow>().SingleAsync(j => j.Id == one, cancel);
            if (await OpenAsync(read, row, cancel) is { } thing)
                return thing with { HasOthers = all.Length > 1 };
        }

        return null;
    }

    /// <summary>
    /// Returns all entries of these authors. They are sorted by their random ids, so that the order is always the same and says nothing.
    /// </summary>
    public async Task<IReadOnlyList<JarEntry>> OfAsync(BotContext read, IReadOnlyCollection<Guid> authors, CancellationToken cancel)
    {
        var things = new List<JarEntry>();
        foreach (var row in await read.Set<JarRow>().Where(j => authors.Contains(j.Author)).OrderBy(j => j.Id).ToListAsync(cancel))
            if (await OpenAsync(read, row, cancel) is { } thing)
                things.Add(thing);
        return things;
    }

    /// <summary>Returns null if the entry is gone or belongs to somebody else.</summary>
    public async Task<JarEntry?> FindAsync(BotContext read, Guid thing, IReadOnlyCollection<Guid> authors, CancellationToken cancel)
    {
        var row = await read.Set<JarRow>().SingleOrDefaultAsync(j => j.Id == thing && authors.Contains(j.Author), cancel);
        if (row is null || await OpenAsync(read, row, cancel) is not { } entry)
            return null;
        var others = read.Set<JarRow>().Where(j => j.Couple == row.Couple && j.Author == row.Author && j.Id != row.Id);
        return entry with { HasOthers = await others.AnyAsync(cancel) };
    }

    /// <summary>Deletes an entry of these authors. Returns false if it is gone or belongs to somebody else.</summary>
    public static async Task<bool> WithdrawAsync(
        BotContext context,
        Guid thing,
        IReadOnlyCollection<Guid> authors,
        CancellationToken cancel) =>
        await context.Set<JarRow>().Where(j => j.Id == thing && authors.Contains(j.Author)).ExecuteDeleteAsync(cancel) > 0;

    public Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel) =>
        context.Set<JarRow>().Where(j => j.Author == leaving.Person).ExecuteDeleteAsync(cancel);

    public async Task<bool> EndAsync(BotContext context, EndingHalf half, CancellationToken cancel)
    {
        await context.Set<JarRow>().Where(j => j.Couple == half.Couple.Id)
            .ExecuteUpdateAsync(row => row.SetProperty(j => j.Couple, half.Next), cancel);
        return false;
    }

    private async Task<bool> HasAsync(BotContext context, Guid couple, Guid author, Words words, CancellationToken cancel)
    {
        foreach (var row in await context.Set<JarRow>()
            .AsNoTracking()
            .Where(j => j.Couple == couple && j.Author == author)
            .ToListAsync(cancel))
            if ((await OpenAsync(context, row, cancel))?.Words.Reveal() == words.Reveal())
                return true;
        return false;
    }

    private async Task<JarEntry?> OpenAsync(BotContext read, JarRow row, CancellationToken cancel)
    {
        var key = await keys.Get(read, row.Author, cancel);
        var column = SealedColumns.JarContent(row.Id, row.Author, row.Version);
        return vault.Open(key, column, row.Content) is { } words ? new JarEntry(row.Id, row.Couple, row.Author, words) : null;
    }
}
