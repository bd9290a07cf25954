using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Privacy;

/// <summary>
/// Destroys what is kept of whoever asks, in the same two ways as /leave and through the same service. In direct messages it is for every
/// server.
/// </summary>
internal sealed class PrivacyDeleteCommands(
    PrivacyQueries queries, LeaveMoves moves, LeaveView view, PrivacyView pages, Texts texts) : IRoutes
{
    private static readonly LeaveWording Wording = new(
        "DELETE",
        PrivacyText.DeleteTitle,
        PrivacyText.DeleteField,
        PrivacyText.LabelDeleteQuietly,
        PrivacyText.LabelDeleteClear,
        clear => new PrivacyDeleteChoiceId(clear).Write(),
        clear => new PrivacyDeleteFormId(clear).Write());

    public void Map(RouteTable routes)
    {
        routes.Press<PrivacyDeleteId>((interaction, _, cancel) => WaysAsync(interaction, said: null, cancel));
        routes.Press<PrivacyDeleteChoiceId>(
            (interaction, id, _) => Task.FromResult<Reply>(view.Form(interaction.Language, Wording, id.Clear)),
            opensForm: true);
        routes.Form<PrivacyDeleteFormId>(DeleteAsync);
    }

    /// <summary>Shows both ways. Whoever is in no couple has no rooms that could be cleared, and sees one.</summary>
    public async Task<Reply> WaysAsync(InteractionContext interaction, string? said, CancellationToken cancel)
    {
        var language = interaction.Language;
        var records = await queries.OfAsync(interaction, cancel);
        if (records.Count == 0)
            return pages.Nothing(language);
        var partners = records.Select(r => r.Partner).OfType<string>().Distinct().ToList();
        var partner = partners.Count == 0 ? null : string.Join(", ", partners);
        var head = texts[language, PrivacyText.Delete, ("servers", PrivacyView.Servers(records))];
        var back = WaysBack.To(interaction, texts, default(PrivacyDeleteId).Write()) ?? default(PrivacySeeId).Write();
        return view.Ways(language, Wording, head, partner, back, said).FoundBy(default(PrivacyDeleteId));
    }

    private async Task<Reply> DeleteAsync(InteractionContext interaction, PrivacyDeleteFormId id, CancellationToken cancel)
    {
        if (!LeaveView.Confirms(interaction, Wording))
            return await WaysAsync(interaction, texts[interaction.Language, PrivacyText.DeleteWrongWord], cancel);
        await moves.LeaveAsync(interaction, interaction.Guild, id.Clear, cancel);
        return view.Done(interaction.Language, id.Clear);
    }
}
