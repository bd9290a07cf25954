using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Handlers;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.CheckIns;

/// <summary>The way into a check-in: with a partner, or, for somebody who has none here, alone.</summary>
internal sealed class CheckInStart(Store store, CoupleStore couples, PracticeStart dances, SoloCheckInView alone, Texts texts)
{
    public async Task<Reply> NowAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        return await IsPairedAsync(guild, interaction.User, cancel)
            ? await dances.StartAsync(interaction, CheckInMoves.Practice, cancel)
            : alone.Page(interaction.Language);
    }

    /// <summary>The form comes at once, unless something stands in the way.</summary>
    public async Task<Reply> WriteAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        return await IsPairedAsync(guild, interaction.User, cancel)
            ? await dances.WriteAsync(interaction, CheckInMoves.Practice, cancel)
            : alone.Form(interaction.Language, interaction.FormOpening);
    }

    public Reply WrittenAlone(InteractionContext interaction) =>
        alone.Written(interaction.Language, interaction.Interaction.Data.Fields);

    private async Task<bool> IsPairedAsync(Snowflake guild, Snowflake user, CancellationToken cancel) =>
        await store.ReadAsync((read, token) => couples.OfAsync(read, guild, user, token), cancel) is not null;
}
