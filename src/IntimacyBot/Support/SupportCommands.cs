using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Support;

/// <summary>
/// Answers <c>/safety</c> and <c>/support</c>. Nothing here writes to the database, so nobody can find out that somebody has opened these
/// pages.
/// </summary>
internal sealed class SupportCommands(Texts texts, SafetyView safety, Store store, Platform.Guilds.ServerSettingsStore servers) : IRoutes
{
    private static readonly InteractionContextType[] Everywhere = [InteractionContextType.Guild, InteractionContextType.BotDm];

    public void Map(RouteTable routes)
    {
        routes.Command(
            new ApplicationCommand("safety", texts[Texts.English, SafetyText.About]) { Contexts = Everywhere },
            (interaction, _) => Show(interaction, SafetyPart.Start));
        routes.Press<SafetyId>((interaction, _, _) => Beside(interaction));
        routes.Press<UnsureId>((interaction, _, _) => Beside(interaction));
        routes.Press<SafetyFromId>((interaction, id, _) => Show(interaction, SafetyPart.Start, id.Back));
        routes.Press<SafetyPartId>((interaction, id, _) => Show(interaction, id.Part));
        routes.Press<SafetyPartFromId>((interaction, id, _) => Show(interaction, id.Part, id.Back));
        routes.Press<SafetyCountryId>((interaction, _, _) => Country(interaction, back: null));
        routes.Press<SafetyCountryFromId>((interaction, id, _) => Country(interaction, id.Back));
        routes.Command(
            new ApplicationCommand("support", texts[Texts.English, HelpText.AboutSupport]) { Contexts = Everywhere },
            SupportAsync);
        routes.Press<SupportId>((interaction, _, cancel) => SupportAsync(interaction, cancel));
    }

    private Task<Reply> Show(InteractionContext interaction, SafetyPart part, string? back = null) =>
        Task.FromResult<Reply>(safety.Page(interaction.Language, part, back));

    /// <summary>
    /// Opens the safety page. A page that no id can open again is not replaced, and the back button then only deletes the safety page.
    /// </summary>
    private Task<Reply> Beside(InteractionContext interaction) => interaction.OnPage
        ? Task.FromResult<Reply>(safety.Page(interaction.Language, SafetyPart.Start, WaysBack.Aside) with { Beside = true })
        : Show(interaction, SafetyPart.Start);

    private Task<Reply> Country(InteractionContext interaction, string? back) => Task.FromResult<Reply>(
        safety.Country(interaction.Language, interaction.Values[0], back)
        ?? safety.Page(interaction.Language, SafetyPart.Turn, back));

    private async Task<Reply> SupportAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var referral = interaction.Guild is { } guild
            ? (await store.ReadAsync((context, token) => servers.FindAsync(context, guild, token), cancel)).Referral
            : null;
        var text = referral is null
            ? texts[interaction.Language, HelpText.NoReferral]
            : texts[interaction.Language, HelpText.Referral, ("referral", referral)];
        Component[] said = [PageBuilder.Text(text), PageBuilder.Text(texts[interaction.Language, HelpText.Therapist])];
        var (self, language) = (default(SupportId).Write(), interaction.Language);
        var back = texts.BackRow(language, WaysBack.To(interaction, texts, self));
        return texts.Page(language, [.. said, PageBuilder.Row(safety.TurnButton(language, self)), .. back]).FoundBy(self);
    }
}
