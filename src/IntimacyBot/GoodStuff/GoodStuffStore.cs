using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Storage.Encryption;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.GoodStuff;

/// <summary>One good thing, opened.</summary>
internal sealed record JarEntry(Guid Id, Guid Author, Words Words);

/// <summary>The jar in the database. Whoever has left took theirs along: there is no trace that there was any.</summary>
internal sealed class GoodStuffStore(Vault vault, DataKeys keys) : IJar, IPersonalData
{
    /// <summary>Once: a form whose answer was lost stays open with its words, and is sent again.</summary>
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

    /// <summary>Any of what the two still have there, another than the last one if there is another; null if there is nothing.</summary>
    public async Task<JarEntry?> AnyAsync(BotContext read, Couple couple, Guid? last, CancellationToken cancel)
    {
        var (id, a, b) = (couple.Id, couple.A.Person, couple.B.Person);
        var all = await read.Set<JarRow>()
            .Where(j => j.Couple == id && (j.Author == a || j.Author == b))
            .Select(j => j.Id)
            .ToArrayAsync(cancel);
        Random.Shared.Shuffle(all);
        foreach (var one in all.OrderBy(j => j == last))
        {
            var row = await read.Set<JarRow>().SingleAsync(j => j.Id == one, cancel);
            if (await OpenAsync(read, row, cancel) is { } thing)
                return thing;
        }

        return null;
    }

    /// <summary>All that these authors have there, always in the same order, which has no meaning.</summary>
    public async Task<IReadOnlyList<JarEntry>> OfAsync(BotContext read, IReadOnlyCollection<Guid> authors, CancellationToken cancel)
    {
        var things = new List<JarEntry>();
        foreach (var row in await read.Set<JarRow>().Where(j => authors.Contains(j.Author)).OrderBy(j => j.Id).ToListAsync(cancel))
            if (await OpenAsync(read, row, cancel) is { } thing)
                things.Add(thing);
        return things;
    }

    /// <summary>Null if it is gone, or somebody else's.</summary>
    public async Task<JarEntry?> FindAsync(BotContext read, Guid thing, IReadOnlyCollection<Guid> authors, CancellationToken cancel)
    {
        var row = await read.Set<JarRow>().SingleOrDefaultAsync(j => j.Id == thing && authors.Contains(j.Author), cancel);
        return row is null ? null : await OpenAsync(read, row, cancel);
    }

    /// <summary>Destroys one of these authors'. False if it is gone, or somebody else's.</summary>
    public static async Task<bool> WithdrawAsync(
        BotContext context,
        Guid thing,
        IReadOnlyCollection<Guid> authors,
        CancellationToken cancel) =>
        await context.Set<JarRow>().Where(j => j.Id == thing && authors.Contains(j.Author)).ExecuteDeleteAsync(cancel) > 0;

    public Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel) =>
        context.Set<JarRow>().Where(j => j.Author == leaving.Person).ExecuteDeleteAsync(cancel);

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
        return vault.Open(key, column, row.Content) is { } words ? new JarEntry(row.Id, row.Author, words) : null;
    }
}
