using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What the inviter reads before anything is sent: what stands in the way, or whom they invite.</summary>
internal sealed class InvitingPages(Store store, Inviting inviting, Guilds guilds, RestingPage resting, InvitationView view, Texts texts)
{
    /// <summary>
    /// What of the asker's own stands in the way. Only who is in a server invites there, and in direct messages nobody says that they
    /// still are.
    /// </summary>
    public async Task<Reply?> HinderedAsync(Ask ask, CancellationToken cancel)
    {
        if (ask.Interaction.GuildId is not { } guild)
            return texts.InYourServer(ask);
        return await store.ReadAsync((read, token) => inviting.HinderedAsync(read, guild, ask.User, token), cancel) switch
        {
            (false, _) => Line(ask, CouplesText.SetupFirst),
            (_, { Resting: true } couple) => await resting.ForAsync(ask, couple, cancel),
            (_, { }) => Line(ask, CouplesText.AlreadyPaired),
            _ => null,
        };
    }

    public async Task<Reply> PageAsync(Ask ask, Snowflake partner, CancellationToken cancel)
    {
        var facts = await guilds.FactsAsync(ask.Guild!.Value, cancel);
        return view.Inviting(ask.Language, partner, facts.Guild.OwnerId);
    }

    private Reply Line(Ask ask, CouplesText key) => Reply.Line(texts[ask.Language, key]);
}
