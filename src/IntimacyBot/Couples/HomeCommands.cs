using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Where everything starts.</summary>
internal sealed class HomeCommands(
    Store store, Once once, PersonStore people, CoupleStore couples, InvitationStore invitations, Bell bell, HomePage page, Texts texts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Command(texts.Command("home", CouplesText.CommandHome), HomeAsync);
        routes.Press<HomeId>((ask, _, cancel) => HomeAsync(ask, cancel));
    }

    private async Task<Reply> HomeAsync(Ask ask, CancellationToken cancel)
    {
        if (ask.Guild is not { } guild)
            return texts.InYourServer(ask);
        var known = await store.ReadAsync((read, token) => ReadAsync(read, guild, ask.User, token), cancel);
        if (known.Lapsed.Count > 0)
            await once.SaveAsync(ask, (context, token) => ForgetAsync(context, known.Lapsed, token), again: false, cancel);
        return await page.ForAsync(ask, known, cancel);
    }

    private async Task<HomeFacts> ReadAsync(BotContext read, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var couple = await couples.OfAsync(read, guild, user, cancel);
        if (await people.FindAsync(read, guild, user, cancel) is not { } person)
            return new HomeFacts(couple, [], []);
        var lapsed = (await invitations.OfAsync(read, person.Id, cancel)).Where(i => i.State is Invitation.Lapsed);
        return new HomeFacts(couple, await bell.WaitingAsync(read, person, cancel), [.. lapsed]);
    }

    /// <summary>The neutral sentence is read once.</summary>
    private async Task<bool> ForgetAsync(BotContext context, IReadOnlyList<Invite> read, CancellationToken cancel)
    {
        foreach (var id in read.Select(i => i.Id))
            if (await invitations.FindAsync(context, id, cancel) is { State: Invitation.Lapsed lapsed })
                await invitations.SaveAsync(context, id, lapsed.Decide(new InvitationMove.Read()).Next!, cancel);
        return true;
    }
}
