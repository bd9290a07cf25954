using Discord.Models;
using Discord.Rest;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What each reads, when they next come, of a couple that rests.</summary>
internal sealed class RestingPage(GuildCache guilds, Texts texts)
{
    private const int LongestName = 60;

    public async Task<Reply> ForAsync(InteractionContext ask, Couple couple, CancellationToken cancel) =>
        texts.Page(ask.Language, await PartsAsync(ask, couple, cancel));

    /// <summary>The same without the last row, for a page with more on it.</summary>
    public async Task<IReadOnlyList<Component>> PartsAsync(InteractionContext ask, Couple couple, CancellationToken cancel)
    {
        var partner = couple[couple.SideOf(ask.User)!.Value.Other()].User;
        var label = texts[ask.Language, CouplesText.LabelInviteAgain, ("partner", await UserNameAsync(ask, partner, cancel))];
        return
        [
            PageBuilder.Text(texts[ask.Language, CouplesText.Resting]),
            PageBuilder.Row(PageBuilder.Likely(label, new InviteAgainId(couple.Id, partner))),
        ];
    }

    /// <summary>Discord shows no mention on a button. The name is the same wherever they are now, and never stored.</summary>
    private async Task<string> UserNameAsync(InteractionContext ask, Snowflake partner, CancellationToken cancel)
    {
        try
        {
            var name = await guilds.UserNameAsync(partner, cancel);
            return name.Length is > 0 and <= LongestName ? name : texts[ask.Language, CouplesText.SomebodyAgain];
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return texts[ask.Language, CouplesText.SomebodyAgain];
        }
    }
}
