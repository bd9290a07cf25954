using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles a person's own choice of a practice that opens when both have chosen it. Nobody else is shown the choice.</summary>
internal sealed class JourneyCommands(
    IdempotentInteractions idempotent,
    CoupleStore couples,
    DanceScripts scripts,
    PracticeStart start) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<JourneyChoiceId>(ChosenAsync);

    private async Task<Reply> ChosenAsync(InteractionContext interaction, JourneyChoiceId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is { ConsentBoth: true })
            await idempotent.SaveAsync(interaction, (context, token) => ChooseAsync(context, interaction, id, token), again: false, cancel);
        return await start.StartAsync(interaction, id.Practice, cancel);
    }

    private async Task<bool> ChooseAsync(BotContext context, InteractionContext interaction, JourneyChoiceId id, CancellationToken cancel)
    {
        var couple = interaction.Guild is { } guild ? await couples.OfAsync(context, guild, interaction.User, cancel) : null;
        if (couple?.SideOf(interaction.User) is { } me)
            await couples.ChooseAsync(context, couple, me, id.Practice, id.Chosen, cancel);
        return true;
    }
}
