using Discord.Models.Components;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What was asked for and came to nothing, what waits, and what every slice offers.</summary>
internal sealed class HomePage(Store store, IEnumerable<IHomePart> parts, RestingPage resting, Texts texts)
{
    private const int MostWaiting = 5;
    private const int MostLapsed = 5;

    public async Task<Reply> ForAsync(InteractionContext interaction, HomeModel facts, CancellationToken cancel)
    {
        List<Component> body = [.. Lapsed(interaction.Language, facts.Lapsed), .. Waiting(interaction.Language, facts.Waiting)];
        var couple = facts.Couple is { Resting: true } ? null : facts.Couple;
        if (facts.Couple is { Resting: true } rests)
            body.AddRange(await resting.PartsAsync(interaction, rests, cancel));
        var offered = await store.ReadAsync((read, token) => PartsAsync(read, interaction, couple, token), cancel);
        if (facts.Couple is null)
            offered.Insert(0, PageBuilder.Likely(texts[interaction.Language, CouplesText.LabelPair], new OpenPairingId()));
        body.AddRange(offered.Where(o => o is not Button));
        body.Add(PageBuilder.Text(texts[interaction.Language, CouplesText.HomeQuestion]));
        body.AddRange(CouplesPages.Rows(offered.Where(o => o is Button)));
        return texts.Page(interaction.Language, body);
    }

    private async Task<List<Component>> PartsAsync(
        BotContext read,
        InteractionContext interaction,
        Couple? couple,
        CancellationToken cancel)
    {
        var offered = new List<Component>();
        foreach (var part in parts.OrderBy(p => p.Order))
            offered.AddRange(await part.ForAsync(read, interaction, couple, cancel));
        return offered;
    }

    private IEnumerable<Component> Lapsed(string language, IReadOnlyList<StoredInvitation> lapsed) =>
        lapsed.Take(MostLapsed).Select(i => PageBuilder.Text(texts[
            language,
            CouplesText.InvitationLapsed,
            ("partner", i.To.Mention()),
            ("neutral", texts[language, RouterText.NotAvailable])]));

    private IEnumerable<Component> Waiting(string language, IReadOnlyList<Notification> waiting) => waiting.Count == 0
        ? []
        :
        [
            PageBuilder.Text(texts[language, CouplesText.HomeWaiting]),
            PageBuilder.Row([.. waiting.Take(MostWaiting).Select(c => Open(language, c))]),
        ];

    private Button Open(string language, Notification notification) =>
        PageBuilder.Likely(texts[language, NotificationsText.LabelOpen], new OpenNotificationId(notification.Id));
}
