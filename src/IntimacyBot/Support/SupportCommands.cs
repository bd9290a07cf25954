using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
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
        routes.Command(
            new ApplicationCommand("safety", texts[Texts.English, SafetyText.About]) { Contexts = Everywhere },
            (interaction, _) => Show(interaction, SafetyPart.Start));
        routes.Press<SafetyId>((interaction, _, _) => Show(interaction, SafetyPart.Start));
        routes.Press<ReadFirstId>((interaction, _, _) => Show(interaction, SafetyPart.Start));
        routes.Press<UnsureId>((interaction, _, _) => Show(interaction, SafetyPart.Start));
        routes.Press<SafetyPartId>((interaction, id, _) => Show(interaction, id.Part));
        routes.Press<SafetyCountryId>(
            (interaction, _, _) => Task.FromResult<Reply>(safety.Country(interaction.Language, interaction.Values[0])
                ?? safety.Page(interaction.Language, SafetyPart.Turn)));
        routes.Command(
            new ApplicationCommand("support", texts[Texts.English, HelpText.AboutSupport]) { Contexts = Everywhere },
            SupportAsync);
        routes.Press<SupportId>((interaction, _, cancel) => SupportAsync(interaction, cancel));
    }

    private Task<Reply> Show(InteractionContext interaction, SafetyPart part) =>
        Task.FromResult<Reply>(safety.Page(interaction.Language, part));

    private async Task<Reply> SupportAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var referral = interaction.Guild is { } guild
            ? (await store.ReadAsync((context, token) => servers.FindAsync(context, guild, token), cancel)).Referral
            : null;
        var text = referral is null
            ? texts[interaction.Language, HelpText.NoReferral]
            : texts[interaction.Language, HelpText.Referral, ("referral", referral)];
        return texts.Page(interaction.Language, PageBuilder.Text(text), PageBuilder.Row(safety.TurnButton(interaction.Language)));
    }
}
