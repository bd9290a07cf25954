using IntimacyBot.Dances.Handlers;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.GoodStuff;

/// <summary>Handles the button of the jar on the last card of a room: each of the two opens one of their own, for themselves.</summary>
internal sealed class LastCardJarCommands(DanceQueries dances, DanceReplies replies, GoodStuffQueries queries, GoodStuffView view) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<OneFromJarId>(OpenAsync);

    private async Task<Reply> OpenAsync(InteractionContext interaction, OneFromJarId id, CancellationToken cancel)
    {
        if (await dances.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        return await queries.AnyAsync(interaction, participant.Couple, Guid.Empty, cancel) is { } card
            ? view.One(interaction.Language, card, back: false)
            : view.Empty(interaction.Language, back: false);
    }
}
