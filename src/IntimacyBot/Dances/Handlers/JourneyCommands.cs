using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles a person's own choice on the page of a practice that opens when both have chosen it.</summary>
internal sealed class JourneyCommands(JourneyChoices choices, PracticeStart start) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<JourneyChoiceId>(ChosenAsync);

    private async Task<Reply> ChosenAsync(InteractionContext interaction, JourneyChoiceId id, CancellationToken cancel)
    {
        await choices.SaveAsync(interaction, id.Practice, id.Chosen, cancel);
        return await start.StartAsync(interaction, id.Practice, cancel);
    }
}
