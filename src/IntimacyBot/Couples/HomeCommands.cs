using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Where everything starts.</summary>
internal sealed class HomeCommands(
    Store store, IdempotentInteractions idempotent, HomeQueries queries, InvitationStore invitations, HomePage page, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("home", CouplesText.CommandHome), HomeAsync);
        routes.Press<HomeId>((interaction, _, cancel) => HomeAsync(interaction, cancel));
    }

    private async Task<Reply> HomeAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        var known = await store.ReadAsync((read, token) => queries.ReadAsync(read, guild, interaction.User, token), cancel);
        if (known.Lapsed.Count > 0)
            await idempotent.SaveAsync(interaction, (context, token) => ForgetAsync(context, known.Lapsed, token), again: false, cancel);
        return await page.ForAsync(interaction, known, cancel);
    }

    /// <summary>The neutral sentence is read once.</summary>
    private async Task<bool> ForgetAsync(BotContext context, IReadOnlyList<StoredInvitation> read, CancellationToken cancel)
    {
        foreach (var id in read.Select(i => i.Id))
            if (await invitations.FindAsync(context, id, cancel) is { State: Invitation.Lapsed lapsed })
                await invitations.SaveAsync(context, id, lapsed.Decide(new InvitationMove.Read()).Next!, cancel);
        return true;
    }
}
