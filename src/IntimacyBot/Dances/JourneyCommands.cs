using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances;

/// <summary>My own choice of a practice that opens when both have chosen it, which nobody else is shown.</summary>
internal sealed class JourneyCommands(IdempotentInteractions once, CoupleStore couples, DanceScripts scripts, PracticeStart start) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<JourneyChoiceId>(ChosenAsync);

    private async Task<Reply> ChosenAsync(InteractionContext ask, JourneyChoiceId id, CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, ask.Language) is { ConsentBoth: true })
            await once.SaveAsync(ask, (context, token) => ChooseAsync(context, ask, id, token), again: false, cancel);
        return await start.StartAsync(ask, id.Practice, cancel);
    }

    private async Task<bool> ChooseAsync(BotContext context, InteractionContext ask, JourneyChoiceId id, CancellationToken cancel)
    {
        var couple = ask.Guild is { } guild ? await couples.OfAsync(context, guild, ask.User, cancel) : null;
        if (couple?.SideOf(ask.User) is { } me)
            await couples.ChooseAsync(context, couple, me, id.Practice, id.Chosen, cancel);
        return true;
    }
}
