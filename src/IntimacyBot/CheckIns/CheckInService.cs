using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.CheckIns;

/// <summary>Saves each change of a prompt once, and enqueues the bell of its person.</summary>
internal sealed class CheckInService(IdempotentInteractions idempotent, CheckInMoves moves, Reconciler reconciler)
{
    public Task<Guid?> SetAsync(InteractionContext interaction, WeeklyTime hour, CancellationToken cancel) =>
        SaveAsync(interaction, (context, token) => moves.SetAsync(context, interaction, hour, token), cancel);

    public Task<Guid?> NotThisWeekAsync(InteractionContext interaction, Guid page, CancellationToken cancel) =>
        SaveAsync(interaction, (context, token) => moves.NotThisWeekAsync(context, interaction, page, token), cancel);

    public Task<Guid?> ChangeAsync(
        InteractionContext interaction,
        Guid? page,
        Func<CheckIn, DateTimeZone, CheckIn> change,
        CancellationToken cancel) =>
        SaveAsync(interaction, (context, token) => moves.ChangeAsync(context, interaction, page, change, token), cancel);

    /// <summary>Skips a prompt. <c>Now</c> is true when this week's prompt still waits, which is then the one that is skipped.</summary>
    public async Task<(Guid? Person, bool Now)> SkipAsync(
        InteractionContext interaction,
        CancellationToken cancel,
        Guid? page = null)
    {
        var skipped = await idempotent.SaveAsync(
            interaction,
            (context, token) => moves.SkipAsync(context, interaction, page, token),
            again: (null, false),
            cancel);
        reconciler.Bells(skipped.Person);
        return skipped;
    }

    private async Task<Guid?> SaveAsync(
        InteractionContext interaction,
        Func<BotContext, CancellationToken, Task<Guid?>> move,
        CancellationToken cancel)
    {
        var person = await idempotent.SaveAsync(interaction, move, again: null, cancel);
        reconciler.Bells(person);
        return person;
    }
}
