using IntimacyBot.Couples;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Explains how two people make a server of their own. The answer stands beside the page they were reading.</summary>
internal sealed class OwnServerCommands(GuildCache guilds, Texts texts) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<OwnServerId>(HowAsync);

    private async Task<Reply> HowAsync(InteractionContext interaction, OwnServerId id, CancellationToken cancel)
    {
        var link = InstallLinks.ForTwo(await guilds.SelfAsync(cancel));
        var text = PageBuilder.Text(texts[interaction.Language, DanceText.OwnServerHow, ("link", link)]);
        return texts.Page(interaction.Language, text) with { Beside = true };
    }
}
