using Discord.Interactions;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Starting;

/// <summary>Handles the page of the journey. A talk that is chosen there opens as it does from everywhere else.</summary>
internal sealed class JourneyPageCommands(JourneyPages pages, JourneyChoices choices, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        var command = new ApplicationCommand("journey", texts[Texts.English, StartingText.CommandJourney])
        {
            Contexts = [InteractionContextType.Guild],
        };
        routes.Command(command, pages.ShowAsync);
        routes.Press<JourneyId>((interaction, _, cancel) => pages.ShowAsync(interaction, cancel));
        routes.Press<JourneyWantId>(WantAsync);
        routes.Press<JourneyBeginId>((interaction, _, cancel) => BeginAsync(routes, interaction, cancel));
    }

    private async Task<Reply> WantAsync(InteractionContext interaction, JourneyWantId id, CancellationToken cancel)
    {
        await choices.SaveAsync(interaction, id.Practice, id.Wants, cancel);
        return await pages.ShowAsync(interaction, cancel);
    }

    private async Task<Reply> BeginAsync(RouteTable routes, InteractionContext interaction, CancellationToken cancel)
    {
        var chosen = interaction.Pressing(new OpenPracticeId(interaction.Values.FirstOrDefault() ?? "").Write());
        if (routes.Find(chosen.Interaction) is not { } route)
            return texts.MovedOn(interaction);
        var reply = await route.Handle(chosen, cancel);
        return reply is Reply.Page opened
            ? texts.LeadingBack(interaction.Language, opened, default(JourneyId).Write()).FoundBy(chosen.CustomId)
            : reply;
    }
}
