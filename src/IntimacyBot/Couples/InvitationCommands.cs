using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>The inviter's way: whom, the page, the choice. Everything they read comes from their own rows alone.</summary>
internal sealed class InvitationCommands(
    Once once, Inviting inviting, InvitingPages pages, InvitationView view, Texts texts, Painter painter) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(
            texts.Command("pair", CouplesText.CommandPair) with
            {
                Options = [new(CommandOptionType.User, "partner", texts[Texts.English, CouplesText.CommandPairPartner]) { Required = true }],
            },
            (ask, cancel) => OfferAsync(ask, ask.Interaction.Data.Option("partner")?.AsSnowflake(), cancel));
        routes.Press<PairId>(PickAsync);
        routes.Press<PartnerId>((ask, _, cancel) => OfferAsync(ask, ask.Values is [var value, ..] && Snowflake.TryParse(value, out var id) ? id : null, cancel));
        routes.Press<InviteId>(InviteAsync);
        routes.Press<InviteNotId>((ask, _, _) => Task.FromResult(Line(ask, CouplesText.NothingSent)));
        routes.Press<InviteAgainId>(AgainAsync);
    }

    private async Task<Reply> PickAsync(Ask ask, PairId id, CancellationToken cancel) =>
        await pages.HinderedAsync(ask, cancel) ?? view.Pick(ask.Language);

    private async Task<Reply> OfferAsync(Ask ask, Snowflake? partner, CancellationToken cancel)
    {
        if (await pages.HinderedAsync(ask, cancel) is { } hindered)
            return hindered;
        return partner is { } other && IsAnotherPerson(ask, other)
            ? await pages.PageAsync(ask, other, cancel)
            : Line(ask, CouplesText.AnotherPerson);
    }

    private async Task<Reply> InviteAsync(Ask ask, InviteId id, CancellationToken cancel)
    {
        if (await pages.HinderedAsync(ask, cancel) is { } hindered)
            return hindered;
        var sent = await once.SaveAsync(ask, (context, token) => inviting.SendAsync(context, ask, id.Partner, token), again: null, cancel);
        painter.Deliver(sent);
        return Line(ask, CouplesText.OnItsWay);
    }

    /// <summary>Out of a couple that rests, and on as with every invitation; whether the other is still here is not looked at.</summary>
    private async Task<Reply> AgainAsync(Ask ask, InviteAgainId id, CancellationToken cancel)
    {
        if (ask.Interaction.GuildId is null)
            return texts.InYourServer(ask);
        await once.SaveAsync(ask, (context, token) => inviting.EndRestingAsync(context, ask, id.Couple, token), again: false, cancel);
        return await pages.HinderedAsync(ask, cancel) ?? await pages.PageAsync(ask, id.Partner, cancel);
    }

    private static bool IsAnotherPerson(Ask ask, Snowflake other) =>
        other != ask.User
        && ask.Interaction.Data.Resolved.Members.ContainsKey(other)
        && ask.Interaction.Data.Resolved.Users.TryGetValue(other, out var user)
        && !user.Bot;

    private Reply Line(Ask ask, CouplesText key) => Reply.Line(texts[ask.Language, key]);
}
