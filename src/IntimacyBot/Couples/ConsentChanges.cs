using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Couples;

/// <summary>
/// Saves what somebody switches for themselves by a press, once however often the press is delivered, and then brings their bell to it.
/// </summary>
internal sealed class ConsentChanges(IdempotentInteractions idempotent, ConsentService consents, Reconciler reconciler)
{
    /// <summary>Pauses the person who pressed, or resumes their bell.</summary>
    public async Task PauseAsync(InteractionContext interaction, bool pause, CancellationToken cancel) =>
        reconciler.Bells(
            await idempotent.SaveAsync(
                interaction, (context, token) => consents.PauseAsync(context, interaction, pause, token), again: null, cancel));

    /// <summary>Returns the person, whose rings may have changed; null if nothing was switched by this press.</summary>
    public async Task<Guid?> SwitchAsync(
        InteractionContext interaction, Guid person, Consent kind, bool on, CancellationToken cancel)
    {
        var saved = await idempotent.SaveAsync(
            interaction,
            (context, token) => consents.SwitchAsync(context, interaction, person, kind, on, token),
            again: null,
            cancel);
        reconciler.Bells(saved);
        return saved;
    }
}
