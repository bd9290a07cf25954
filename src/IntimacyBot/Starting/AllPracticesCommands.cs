using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Starting;

/// <summary>Handles the page with all practices. A practice that is chosen there opens as it does from a button.</summary>
internal sealed class AllPracticesCommands(AllPracticesView view, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<AllPracticesId>((interaction, id, _) => Task.FromResult<Reply>(view.Page(interaction.Language, id.From)));
        routes.Press<PracticeMenuId>((interaction, _, cancel) => ChosenAsync(routes, interaction, cancel));
    }

    private async Task<Reply> ChosenAsync(RouteTable routes, InteractionContext interaction, CancellationToken cancel)
    {
        var chosen = interaction.Pressing(new OpenPracticeId(interaction.Values.FirstOrDefault() ?? "").Write());
        if (routes.Find(chosen.Interaction) is not { } route)
            return texts.MovedOn(interaction);
        var reply = await route.Handle(chosen, cancel);
        return reply is Reply.Page opened
            ? texts.LeadingBack(interaction.Language, opened, new AllPracticesId(0).Write()).FoundBy(chosen.CustomId)
            : reply;
    }
}
