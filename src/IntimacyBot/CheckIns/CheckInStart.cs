using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>The way into a check-in: with a partner, or, for somebody who has none here, alone.</summary>
internal sealed class CheckInStart(Store store, CoupleStore couples, PracticeStart dances, SoloCheckInView alone, Texts texts)
{
    public async Task<Reply> NowAsync(InteractionContext ask, CancellationToken cancel) =>
        ask.Guild is null ? texts.InYourServer(ask)
        : await IsPairedAsync(ask, cancel) ? await dances.StartAsync(ask, CheckInMoves.Practice, cancel)
        : alone.Page(ask.Language);

    /// <summary>The form at once, unless something stands in the way.</summary>
    public async Task<Reply> WriteAsync(InteractionContext ask, CancellationToken cancel) =>
        ask.Guild is null ? texts.InYourServer(ask)
        : await IsPairedAsync(ask, cancel) ? await dances.WriteAsync(ask, CheckInMoves.Practice, cancel)
        : alone.Form(ask.Language, ask.FormOpening);

    private async Task<bool> IsPairedAsync(InteractionContext ask, CancellationToken cancel) =>
        ask.Guild is { } guild && await store.ReadAsync((read, token) => couples.OfAsync(read, guild, ask.User, token), cancel) is not null;
}
