using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Service;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.GoodStuff;

/// <summary>Reads the entries of the jar that somebody may see.</summary>
internal sealed class GoodStuffQueries(Store store, GoodStuffStore jar, CoupleStore couples, PersonStore people, OpenRooms rooms)
{
    /// <summary>Returns the couple that somebody belongs to in this server; null if they have none here.</summary>
    public Task<Couple?> CoupleAsync(InteractionContext interaction, Snowflake guild, CancellationToken cancel) =>
        store.ReadAsync((read, token) => couples.OfAsync(read, guild, interaction.User, token), cancel);

    /// <summary>
    /// Returns a random entry of one's own, other than <paramref name="last"/> if there is another; null if there is none. What the other
    /// has put in makes no difference, because it is destroyed when they leave, and that must not show here.
    /// </summary>
    public async Task<JarCard?> AnyAsync(InteractionContext interaction, Couple couple, Guid last, CancellationToken cancel)
    {
        var (entry, room) = await store.ReadAsync(
            async (read, token) =>
            {
                var at = await rooms.AtAsync(read, couple, interaction.Interaction.ChannelId, token);
                return couple[couple.SideOf(interaction.User)!.Value].Person is { } author
                    ? (await jar.AnyAsync(read, couple.Id, author, last, token), at)
                    : (null, at);
            },
            cancel);
        return await CardAsync(entry, couple, cancel) is { } card ? card with { InRoom = room is not null } : null;
    }

    /// <summary>Returns the dance in whose open room somebody presses; null anywhere else.</summary>
    public Task<Guid?> RoomAsync(InteractionContext interaction, Couple couple, CancellationToken cancel) =>
        store.ReadAsync((read, token) => rooms.AtAsync(read, couple, interaction.Interaction.ChannelId, token), cancel);

    /// <summary>Returns everything that somebody has put in.</summary>
    public Task<IReadOnlyList<JarEntry>> OwnAsync(InteractionContext interaction, CancellationToken cancel) =>
        store.ReadAsync(
            async (read, token) =>
            {
                var authors = await AuthorsAsync(read, interaction, token);
                return await jar.OfAsync(read, authors, token);
            },
            cancel);

    /// <summary>
    /// Returns one of their own entries, whether or not the couple is still there in whose jar it was put; null if it is gone or belongs to
    /// somebody else.
    /// </summary>
    public async Task<JarCard?> FindOwnAsync(InteractionContext interaction, Guid entry, CancellationToken cancel)
    {
        var (own, couple) = await store.ReadAsync(
            async (read, token) =>
            {
                var authors = await AuthorsAsync(read, interaction, token);
                var found = await jar.FindAsync(read, entry, authors, token);
                return (found, found is null ? null : await couples.FindAsync(read, found.Couple, token));
            },
            cancel);
        return own is not null && couple is null ? JarCard.OfAuthor(own, interaction.User) : await CardAsync(own, couple, cancel);
    }

    /// <summary>
    /// Builds the card of an entry. The names are fetched outside of the database snapshot, because Discord may have to be asked for them.
    /// </summary>
    private async Task<JarCard?> CardAsync(JarEntry? entry, Couple? couple, CancellationToken cancel)
    {
        if (entry is null || couple is null)
            return null;
        await couples.LearnNamesAsync(couple, cancel);
        var known = await store.ReadAsync((read, token) => couples.FindAsync(read, couple.Id, token), cancel) ?? couple;
        return JarCard.Of(entry, known);
    }

    /// <summary>
    /// Returns the ids under which somebody has put something in: those of this server, or in direct messages those of all servers.
    /// </summary>
    public async Task<IReadOnlyCollection<Guid>> AuthorsAsync(
        BotContext read,
        InteractionContext interaction,
        CancellationToken cancel)
    {
        var all = await people.OfAsync(read, interaction.User, cancel);
        return [.. all.Where(p => interaction.Guild is null || p.Guild == interaction.Guild).Select(p => p.Id)];
    }
}
