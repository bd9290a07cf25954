using Discord.Models;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Couples;

/// <summary>Builds the page that each of two people reads once they are paired.</summary>
internal sealed class PairedPage(CoupleStore couples, InvitationView view, IEnumerable<IPairedPagePart> parts) : INotificationPage
{
    public string Kind => PairingService.Paired;

    public bool Once => true;

    /// <summary>
    /// Builds the page for the person who pressed, with their partner's current name. It says that their bell rings for the same page,
    /// because both are rung.
    /// </summary>
    public async Task<Reply.Page> ForAsync(InteractionContext interaction, Couple couple, CancellationToken cancel)
    {
        await couples.LearnNamesAsync(couple, cancel);
        return For(interaction, couple, couple.SideOf(interaction.User)!.Value, rings: true);
    }

    public async Task<IReadOnlyList<Snowflake>> NamedAsync(BotContext read, Notification notification, CancellationToken cancel) =>
        await couples.FindAsync(read, notification.About, cancel) is { } couple ? [couple.A.User, couple.B.User] : [];

    public async Task<Reply.Page?> OpenAsync(
        BotContext read,
        InteractionContext interaction,
        Notification notification,
        CancellationToken cancel) =>
        await couples.FindAsync(read, notification.About, cancel) is { } couple && couple.SideOf(interaction.User) is { } me
            ? For(interaction, couple, me)
            : null;

    private Reply.Page For(InteractionContext interaction, Couple couple, Side me, bool rings = false) => view.Paired(
        interaction.Language,
        couple.Name(me.Other()),
        parts.OrderBy(p => p.Order).SelectMany(p => p.For(interaction, couple)),
        rings);
}
