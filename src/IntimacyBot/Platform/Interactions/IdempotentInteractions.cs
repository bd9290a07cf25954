using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Platform.Interactions;

/// <summary>
/// Saves what an interaction changes in one transaction with the interaction's id and the gateway's resume point, so that an interaction
/// has its effect once however often Discord delivers it.
/// </summary>
internal sealed class IdempotentInteractions(Store store, Inbox inbox)
{
    /// <summary>Runs the work the first time. A repeated interaction changes nothing and returns <paramref name="again"/>.</summary>
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
