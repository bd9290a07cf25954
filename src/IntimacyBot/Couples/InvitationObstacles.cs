using Discord.Models;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>Finds what prevents the inviter from inviting somebody, from the inviter's own rows.</summary>
internal sealed class InvitationObstacles(Store store, CoupleStore couples, ServerSettingsStore servers, RestingPage resting, Texts texts)
{
    /// <summary>
    /// Returns null if nothing prevents it. Only members of a server can invite there, and a direct message does not prove that somebody is
    /// still a member. A couple that rests does not keep its two from each other, so it is no obstacle to inviting the
    /// <paramref name="partner"/> of it.
    /// </summary>
    public async Task<Reply?> FindAsync(InteractionContext interaction, CancellationToken cancel, Snowflake? partner = null)
    {
        if (interaction.Interaction.GuildId is not { } guild)
            return texts.InYourServer(interaction);
        return await store.ReadAsync((read, token) => ReadAsync(read, guild, interaction.User, token), cancel) switch
        {
            (HasHome: false, _) => Reply.Line(texts[interaction.Language, CouplesText.SetupFirst]),
            (_, { Resting: true } couple) when partner is { } other && couple.IsOf(interaction.User, other) => null,
            (_, { Resting: true } couple) => await resting.ForAsync(interaction, couple, cancel),
            (_, { }) => texts.AlreadyPaired(interaction.Language),
            _ => null,
        };
    }

    private async Task<(bool HasHome, Couple? Couple)> ReadAsync(
        BotContext read, Snowflake guild, Snowflake user, CancellationToken cancel)
    {
        var settings = await servers.FindAsync(read, guild, cancel);
        return (settings.Home is not null, await couples.OfAsync(read, guild, user, cancel));
    }
}
