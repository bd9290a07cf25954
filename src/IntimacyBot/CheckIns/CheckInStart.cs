using IntimacyBot.Couples;
using IntimacyBot.Dances.Handlers;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>The way into a check-in: with a partner, or, for somebody who has none here, alone.</summary>
internal sealed class CheckInStart(Store store, CoupleStore couples, PracticeStart dances, SoloCheckInView alone, Texts texts)
{
    public async Task<Reply> NowAsync(InteractionContext interaction, CancellationToken cancel) =>
        interaction.Guild is null ? texts.InYourServer(interaction)
        : await IsPairedAsync(interaction, cancel) ? await dances.StartAsync(interaction, CheckInMoves.Practice, cancel)
        : alone.Page(interaction.Language);

    /// <summary>The form at once, unless something stands in the way.</summary>
    public async Task<Reply> WriteAsync(InteractionContext interaction, CancellationToken cancel) =>
        interaction.Guild is null ? texts.InYourServer(interaction)
        : await IsPairedAsync(interaction, cancel) ? await dances.WriteAsync(interaction, CheckInMoves.Practice, cancel)
        : alone.Form(interaction.Language, interaction.FormOpening);

    private async Task<bool> IsPairedAsync(InteractionContext interaction, CancellationToken cancel) =>
        interaction.Guild is { } guild
            && await store.ReadAsync((read, token) => couples.OfAsync(read, guild, interaction.User, token), cancel) is not null;
}
