using IntimacyBot.Couples;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>Saves a person's own choice of a practice that opens when both have chosen it. Nobody else is shown the choice.</summary>
internal sealed class JourneyChoices(IdempotentInteractions idempotent, CoupleStore couples, DanceScripts scripts)
{
    public async Task SaveAsync(InteractionContext interaction, string practice, bool chosen, CancellationToken cancel)
    {
        if (scripts.Find(practice, interaction.Language) is { ConsentBoth: true })
            await idempotent.SaveAsync(
                interaction, (context, token) => SaveAsync(context, interaction, practice, chosen, token), again: false, cancel);
    }

    private async Task<bool> SaveAsync(
        BotContext context, InteractionContext interaction, string practice, bool chosen, CancellationToken cancel)
    {
        var couple = interaction.Guild is { } guild ? await couples.OfAsync(context, guild, interaction.User, cancel) : null;
        if (couple?.SideOf(interaction.User) is { } me)
            await couples.ChooseAsync(context, couple, me, practice, chosen, cancel);
        return true;
    }
}
