using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The inviter's way: whom, the page, the choice. Everything they read comes from their own rows alone.</summary>
internal sealed class InvitationCommands(
    IdempotentInteractions once, InvitationObstacles obstacles, InviterActions inviting, InvitationPages pages, Texts texts, Reconciler painter) : IRoutes
{
    public void Map(RouteTable routes)
    {
        var about = texts[Texts.English, CouplesText.CommandPairPartner];
        routes.Command(
            texts.Command("pair", CouplesText.CommandPair) with
            {
                Options = [new(CommandOptionType.User, "partner", about) { Required = true }],
            },
            (ask, cancel) => OfferAsync(ask, ask.Interaction.Data.Option("partner")?.AsSnowflake(), cancel));
        routes.Press<OpenPairingId>(PickAsync);
        routes.Press<PartnerSelectId>((ask, _, cancel) => OfferAsync(ask, Chosen(ask), cancel));
        routes.Press<InviteId>(InviteAsync);
        routes.Press<DeclineToInviteId>((ask, _, _) => Task.FromResult(Line(ask, CouplesText.NothingSent)));
        routes.Press<InviteAgainId>(AgainAsync);
    }

    private async Task<Reply> PickAsync(InteractionContext ask, OpenPairingId id, CancellationToken cancel) =>
        await obstacles.FindAsync(ask, cancel) ?? InvitationView.Pick(texts, ask.Language);

    private async Task<Reply> OfferAsync(InteractionContext ask, Snowflake? partner, CancellationToken cancel)
    {
        if (await obstacles.FindAsync(ask, cancel) is { } obstacle)
            return obstacle;
        return partner is { } other && IsAnotherPerson(ask, other)
            ? await pages.InvitingAsync(ask, other, cancel)
            : Line(ask, CouplesText.AnotherPerson);
    }

    private async Task<Reply> InviteAsync(InteractionContext ask, InviteId id, CancellationToken cancel)
    {
        if (await obstacles.FindAsync(ask, cancel) is { } obstacle)
            return obstacle;
        var sent = await once.SaveAsync(
            ask, (context, token) => inviting.SendAsync(context, ask, id.Partner, token), again: null, cancel);
        if (sent is { } invitation)
            painter.Enqueue(InvitationDelivery.Painted, invitation);
        return Line(ask, CouplesText.OnItsWay);
    }

    /// <summary>Out of a couple that rests, and on as with every invitation; whether the other is still here is not looked at.</summary>
    private async Task<Reply> AgainAsync(InteractionContext ask, InviteAgainId id, CancellationToken cancel)
    {
        if (ask.Interaction.GuildId is null)
            return texts.InYourServer(ask);
        await once.SaveAsync(
            ask, (context, token) => inviting.EndRestingAsync(context, ask, id.Couple, token), again: false, cancel);
        return await obstacles.FindAsync(ask, cancel) ?? await pages.InvitingAsync(ask, id.Partner, cancel);
    }

    private static Snowflake? Chosen(InteractionContext ask) =>
        ask.Values is [var value, ..] && Snowflake.TryParse(value, out var id) ? id : null;

    private static bool IsAnotherPerson(InteractionContext ask, Snowflake other) =>
        other != ask.User
        && ask.Interaction.Data.Resolved.Members.ContainsKey(other)
        && ask.Interaction.Data.Resolved.Users.TryGetValue(other, out var user)
        && !user.Bot;

    private Reply Line(InteractionContext ask, CouplesText key) => Reply.Line(texts[ask.Language, key]);
}
