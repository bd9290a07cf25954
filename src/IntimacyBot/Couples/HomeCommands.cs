using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Handles /home and its menu.</summary>
internal sealed class HomeCommands(HomeQueries queries, HomePage page, ConsentChanges consents, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("home", CouplesText.CommandHome), HomeAsync);
        routes.Press<HomeId>((interaction, _, cancel) => HomeAsync(interaction, cancel));
        routes.Press<HomeMenuId>((interaction, _, cancel) => ChosenAsync(routes, interaction, cancel));
        routes.Press<ResumeId>((interaction, _, cancel) => ResumeAsync(interaction, cancel));
    }

    private async Task<Reply> HomeAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var found = await queries.FindAsync(interaction, cancel);
        return found is null ? texts.InYourServer(interaction) : await page.ForAsync(interaction, found, cancel);
    }

    /// <summary>Each line's value is the custom id of a button. The answer is what this button would open, with a way back added.</summary>
    private async Task<Reply> ChosenAsync(RouteTable routes, InteractionContext interaction, CancellationToken cancel)
    {
        var chosen = interaction.Pressing(interaction.Values.FirstOrDefault() ?? "");
        if (routes.Find(chosen.Interaction) is not { OpensForm: false } route)
            return texts.MovedOn(interaction);
        var reply = await route.Handle(chosen, cancel);
        return reply is Reply.Page opened
            ? texts.LeadingBack(interaction.Language, opened, default(HomeId).Write()).FoundBy(chosen.CustomId)
            : reply;
    }

    private async Task<Reply> ResumeAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is null)
            return texts.InYourServer(interaction);
        await consents.PauseAsync(interaction, pause: false, cancel);
        return await HomeAsync(interaction, cancel);
    }
}
