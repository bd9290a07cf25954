using IntimacyBot.Couples;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.GoodStuff;

/// <summary>
/// Puts something into the jar, takes it out, or shows it in the room. An interaction that arrives twice takes effect once.
/// </summary>
internal sealed class GoodStuffService(
    IdempotentInteractions idempotent, GoodStuffStore jar, GoodStuffQueries queries, GoodStuffView view, RoomCards rooms)
{
    public Task AddAsync(InteractionContext interaction, Couple couple, Words words, CancellationToken cancel)
    {
        var author = couple[couple.SideOf(interaction.User)!.Value].Person!.Value;
        return idempotent.SaveAsync(
            interaction,
            async (context, token) =>
            {
                await jar.KeepAsync(context, couple.Id, author, words, token);
                return true;
            },
            again: true,
            cancel);
    }

    /// <summary>Shows an entry to both. Returns false if this is not their open room.</summary>
    public async Task<bool> ShowAsync(InteractionContext interaction, Couple couple, JarCard card, CancellationToken cancel)
    {
        if (interaction.Interaction.ChannelId is not { } room || await queries.RoomAsync(interaction, couple, cancel) is not { } dance)
            return false;
        return await rooms.ShowAsync(dance, room, card.Entry.Id, view.ForBoth(couple.Language, card), cancel);
    }

    /// <summary>Returns false if the entry is gone or belongs to somebody else.</summary>
    public Task<bool> RemoveAsync(InteractionContext interaction, Guid entry, CancellationToken cancel) =>
        idempotent.SaveAsync(
            interaction,
            async (context, token) =>
            {
                var authors = await queries.AuthorsAsync(context, interaction, token);
                return await GoodStuffStore.WithdrawAsync(context, entry, authors, token);
            },
            again: true,
            cancel);
}
