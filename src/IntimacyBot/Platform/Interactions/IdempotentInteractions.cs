using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// Saves what an interaction changes, together with the interaction itself and the place where the gateway goes on: in one transaction,
/// once, however often Discord delivers it.
/// </summary>
internal sealed class IdempotentInteractions(Store store, Inbox inbox)
{
    /// <summary>
    /// The work runs the first time; a replayed interaction gets the answer of <paramref name="again"/> and changes nothing.
    /// </summary>
    public Task<T> SaveAsync<T>(
        InteractionContext interaction,
        Func<BotContext, CancellationToken, Task<T>> work,
        T again,
        CancellationToken cancel) =>
        store.WriteFirstAsync(
            async (context, token) =>
            {
                var point = interaction.ResumePoint is { } at ? new ResumePoint(at.SessionId, at.ResumeUrl, at.Sequence) : null;
                var first = await inbox.MarkSeen(context, interaction.Interaction.Id.Value, point, token);
                return first ? await work(context, token) : again;
            },
            cancel);
}
