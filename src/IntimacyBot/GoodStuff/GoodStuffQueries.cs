using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.GoodStuff;

/// <summary>Reads what is in the jar for whoever asks.</summary>
internal sealed class GoodStuffQueries(Store store, GoodStuffStore jar, CoupleStore couples, PersonStore people)
{
    /// <summary>The couple of whoever asks in this server; null if they have none here.</summary>
    public Task<Couple?> CoupleAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel) =>
        store.ReadAsync((read, token) => couples.OfAsync(read, guild, interaction.User, token), cancel);

    /// <summary>Any of the couple's, another than the last one if there is another.</summary>
    public Task<JarEntry?> AnyAsync(Couple couple, Guid? last, CancellationToken cancel) =>
        store.ReadAsync((read, token) => jar.AnyAsync(read, couple, last, token), cancel);

    /// <summary>All that whoever asks has put in.</summary>
    public Task<IReadOnlyList<JarEntry>> OwnAsync(InteractionContext interaction, CancellationToken cancel) =>
        store.ReadAsync(
            async (read, token) =>
            {
                var authors = await AuthorsAsync(read, interaction, token);
                return await jar.OfAsync(read, authors, token);
            },
            cancel);

    /// <summary>One of their own; null if it is gone.</summary>
    public Task<JarEntry?> FindOwnAsync(InteractionContext interaction, Guid entry, CancellationToken cancel) =>
        store.ReadAsync(
            async (read, token) =>
            {
                var authors = await AuthorsAsync(read, interaction, token);
                return await jar.FindAsync(read, entry, authors, token);
            },
            cancel);

    /// <summary>The person that somebody is in this server; in direct messages, in every server.</summary>
    public async Task<IReadOnlyCollection<Guid>> AuthorsAsync(
        BotContext read,
        InteractionContext interaction,
        CancellationToken cancel)
    {
        var all = await people.OfAsync(read, interaction.User, cancel);
        return [.. all.Where(p => interaction.Guild is null || p.Guild == interaction.Guild).Select(p => p.Id)];
    }
}
