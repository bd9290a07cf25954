using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;

namespace IntimacyBot.GoodStuff;

/// <summary>Puts something into the jar or takes it out. An interaction that arrives twice takes effect once.</summary>
internal sealed class GoodStuffService(IdempotentInteractions idempotent, GoodStuffStore jar, GoodStuffQueries queries)
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
