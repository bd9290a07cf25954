using Discord.Models;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Switches a person's own consents. It works in direct messages too.</summary>
internal sealed class SettingsCommands(ConsentChanges consents, SettingsQueries queries, SettingsView view, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("settings", CouplesText.CommandSettings), SettingsAsync);
        routes.Press<SettingsId>((interaction, _, cancel) => SettingsAsync(interaction, cancel));
        routes.Press<ConsentId>(SwitchAsync);
        routes.Press<ConsentReviewId>(StillOnAsync);
    }

    private async Task<Reply> SettingsAsync(InteractionContext interaction, CancellationToken cancel)
    {
        var known = await queries.KnownAsync(interaction.User, cancel);
        if (interaction.Guild is { } here)
            return await PageAsync(interaction, known.SingleOrDefault(p => p.Guild == here), here, cancel);
        if (interaction.Values is [var chosen, ..])
            known = [.. known.Where(p => p.Id.ToString() == chosen)];
        return known switch
        {
            [] => Reply.Line(texts[interaction.Language, CouplesText.SettingsUnknown]),
            [var only] => await PageAsync(interaction, only, only.Guild, cancel),
            _ => view.WhichServer(interaction.Language, await queries.ServersAsync(known, cancel)),
        };
    }

    private async Task<Reply> SwitchAsync(InteractionContext interaction, ConsentId id, CancellationToken cancel)
    {
        var saved = await consents.SwitchAsync(interaction, id.Person, id.Kind, id.On, cancel);
        return await SettingsOfAsync(interaction, saved ?? id.Person, cancel);
    }

    private async Task<Reply> StillOnAsync(InteractionContext interaction, ConsentReviewId id, CancellationToken cancel)
    {
        await consents.SwitchAsync(interaction, id.Person, id.Kind, id.On, cancel);
        var known = await queries.KnownAsync(interaction.User, cancel);
        return known.Any(p => p.Id == id.Person) ? view.Answered(interaction.Language, id.Kind, id.On) : texts.NotAvailable(interaction);
    }

    private async Task<Reply> SettingsOfAsync(InteractionContext interaction, Guid person, CancellationToken cancel)
    {
        var known = await queries.KnownAsync(interaction.User, cancel);
        var own = known.SingleOrDefault(p => p.Id == person) ?? known.SingleOrDefault(p => p.Guild == interaction.Guild);
        return (own?.Guild ?? interaction.Guild) is { } guild
            ? await PageAsync(interaction, own, guild, cancel)
            : texts.NotAvailable(interaction);
    }

    private async Task<Reply> PageAsync(InteractionContext interaction, Person? person, Snowflake guild, CancellationToken cancel)
    {
        var partner = await queries.PartnerAsync(interaction.Language, guild, interaction.User, cancel);
        var back = WaysBack.To(interaction, texts, default(SettingsId).Write());
        return view.Page(interaction.Language, person, partner, back);
    }
}
