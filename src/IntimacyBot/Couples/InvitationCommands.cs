using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Handles the inviter's commands. Everything the inviter reads comes from their own rows alone.</summary>
internal sealed class InvitationCommands(
    IdempotentInteractions idempotent,
    InvitationObstacles obstacles,
    InviterActions inviting,
    InvitationPages pages,
    Texts texts,
    Reconciler reconciler) : IRoutes
{
    public void Map(RouteTable routes)
    {
        var about = texts[Texts.English, CouplesText.CommandPairPartner];
        routes.Command(
            texts.Command("pair", CouplesText.CommandPair) with
            {
                Options = [new(CommandOptionType.User, "partner", about) { Required = true }],
            },
            (interaction, cancel) => OfferAsync(interaction, interaction.Interaction.Data.Option("partner")?.AsSnowflake(), cancel));
        routes.Press<OpenPairingId>(PickAsync);
        routes.Press<PartnerSelectId>((interaction, _, cancel) => OfferAsync(interaction, Chosen(interaction), cancel));
        routes.Press<InvitingId>(InvitingAsync);
        routes.Press<InviteId>(InviteAsync);
        routes.Press<InviteBackId>((interaction, id, cancel) => SendAsync(interaction, id.Partner, cancel));
        routes.Press<DeclineToInviteId>((interaction, _, _) => Task.FromResult<Reply>(NotSent(interaction)));
        // A couple that rests ends when its two pair anew and not before: until then each has all that they wrote.
        routes.Press<InviteAgainId>((interaction, id, cancel) => InvitingAsync(interaction, new InvitingId(id.Partner), cancel));
    }

    private async Task<Reply> PickAsync(InteractionContext interaction, OpenPairingId id, CancellationToken cancel) =>
        await obstacles.FindAsync(interaction, cancel) ?? InvitationView.Pick(texts, interaction.Language).FoundBy(id);

    private async Task<Reply> OfferAsync(InteractionContext interaction, Snowflake? partner, CancellationToken cancel)
    {
        if (await obstacles.FindAsync(interaction, cancel, partner) is { } obstacle)
            return obstacle;
        return partner is { } other && IsAnotherPerson(interaction, other)
            ? await pages.InvitingAsync(interaction, other, cancel)
            : InvitationView.Pick(texts, interaction.Language, CouplesText.AnotherPerson) with { Beside = true };
    }

    private async Task<Reply> InvitingAsync(InteractionContext interaction, InvitingId id, CancellationToken cancel)
    {
        var obstacle = await obstacles.FindAsync(interaction, cancel, id.Partner);
        return obstacle ?? await pages.InvitingAsync(interaction, id.Partner, cancel);
    }

    /// <summary>
    /// A page from before the inviter left this partner does not say what the invitation tells, so it is shown anew first.
    /// </summary>
    private async Task<Reply> InviteAsync(InteractionContext interaction, InviteId id, CancellationToken cancel)
    {
        if (interaction.Interaction.GuildId is not null && await pages.HadLeftAsync(interaction, id.Partner, cancel))
            return await InvitingAsync(interaction, new InvitingId(id.Partner), cancel);
        return await SendAsync(interaction, id.Partner, cancel);
    }

    private async Task<Reply> SendAsync(InteractionContext interaction, Snowflake partner, CancellationToken cancel)
    {
        if (await obstacles.FindAsync(interaction, cancel, partner) is { } obstacle)
            return obstacle;
        var sent = await idempotent.SaveAsync(
            interaction, (context, token) => inviting.SendAsync(context, interaction, partner, token), again: null, cancel);
        if (sent is { Invitation: var invitation })
            reconciler.Enqueue(InvitationDelivery.ReconciledKind, invitation);
        return pages.OnItsWay(interaction, partner, sent?.Inviter);
    }

    private static Snowflake? Chosen(InteractionContext interaction) =>
        interaction.Values is [var value, ..] && Snowflake.TryParse(value, out var id) ? id : null;

    private static bool IsAnotherPerson(InteractionContext interaction, Snowflake other)
    {
        var resolved = interaction.Interaction.Data.Resolved;
        return other != interaction.User
            && resolved.Members.ContainsKey(other)
            && resolved.Users.TryGetValue(other, out var user)
            && !user.Bot;
    }

    private Reply.Page NotSent(InteractionContext interaction) =>
        texts.Page(interaction.Language, PageBuilder.Text(texts[interaction.Language, CouplesText.NothingSent]));
}
