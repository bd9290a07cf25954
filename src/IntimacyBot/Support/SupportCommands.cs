using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>The safety page and the support card. Nothing here writes anything: no opening is recorded.</summary>
internal sealed class SupportCommands(Texts texts, SafetyView safety, Store store, Platform.Guilds.ServerSettingsStore servers) : IRoutes
{
    private static readonly InteractionContextType[] Everywhere = [InteractionContextType.Guild, InteractionContextType.BotDm];

    public void Map(RouteTable routes)
    {
        routes.Command(new ApplicationCommand("safety", texts[Texts.English, SafetyText.About]) { Contexts = Everywhere }, (ask, _) => Show(ask, SafetyPart.Start));
        routes.Press<SafetyId>((ask, _, _) => Show(ask, SafetyPart.Start));
        routes.Press<ReadFirstId>((ask, _, _) => Show(ask, SafetyPart.Start));
        routes.Press<UnsureId>((ask, _, _) => Show(ask, SafetyPart.Start));
        routes.Press<SafetyPartId>((ask, id, _) => Show(ask, id.Part));
        routes.Press<SafetyCountryId>((ask, _, _) => Task.FromResult<Reply>(safety.Country(ask.Language, ask.Values[0]) ?? safety.Page(ask.Language, SafetyPart.Turn)));
        routes.Command(new ApplicationCommand("support", texts[Texts.English, HelpText.AboutSupport]) { Contexts = Everywhere }, SupportAsync);
        routes.Press<SupportId>((ask, _, cancel) => SupportAsync(ask, cancel));
    }

    private Task<Reply> Show(InteractionContext ask, SafetyPart part) => Task.FromResult<Reply>(safety.Page(ask.Language, part));

    private async Task<Reply> SupportAsync(InteractionContext ask, CancellationToken cancel)
    {
        var referral = ask.Guild is { } guild
            ? (await store.ReadAsync((context, token) => servers.FindAsync(context, guild, token), cancel)).Referral
            : null;
        var text = referral is null
            ? texts[ask.Language, HelpText.NoReferral]
            : texts[ask.Language, HelpText.Referral, ("referral", referral)];
        return texts.Page(ask.Language, PageBuilder.Text(text), PageBuilder.Row(safety.TurnButton(ask.Language)));
    }
}
