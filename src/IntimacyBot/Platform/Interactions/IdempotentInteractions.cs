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
        store.WriteFirstAsync((context, token) => OnceAsync(context, interaction, work, again, token), cancel);

    /// <summary>Does the same for what erases something of a person, which must be possible on a full disk too.</summary>
    public Task<T> EraseAsync<T>(
        InteractionContext interaction,
        Func<BotContext, CancellationToken, Task<T>> work,
        T again,
        CancellationToken cancel) =>
        store.EraseAsync((context, token) => OnceAsync(context, interaction, work, again, token), cancel);

    private async Task<T> OnceAsync<T>(
        BotContext context,
        InteractionContext interaction,
        Func<BotContext, CancellationToken, Task<T>> work,
        T again,
        CancellationToken cancel)
    {
        var point = interaction.ResumePoint is { } at ? new ResumePoint(at.SessionId, at.ResumeUrl, at.Sequence) : null;
        var first = await inbox.MarkSeen(context, interaction.Interaction.Id.Value, point, cancel);
        return first ? await work(context, cancel) : again;
    }
}
