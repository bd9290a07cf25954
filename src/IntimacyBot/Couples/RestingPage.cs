using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Couples;

/// <summary>What each reads, when they next come, of a couple that rests.</summary>
internal sealed class RestingPage(GuildCache guilds, Texts texts)
{
    private const int LongestName = 60;

    public async Task<Reply> ForAsync(InteractionContext interaction, Couple couple, CancellationToken cancel) =>
        texts.Page(interaction.Language, await PartsAsync(interaction, couple, cancel));

    /// <summary>The same without the last row, for a page with more on it.</summary>
    public async Task<IReadOnlyList<Component>> PartsAsync(InteractionContext interaction, Couple couple, CancellationToken cancel)
    {
        var partner = couple[couple.SideOf(interaction.User)!.Value.Other()].User;
        var label =
            texts[interaction.Language, CouplesText.LabelInviteAgain, ("partner", await UserNameAsync(interaction, partner, cancel))];
        return
        [
            PageBuilder.Text(texts[interaction.Language, CouplesText.Resting]),
            PageBuilder.Row(PageBuilder.Likely(label, new InviteAgainId(couple.Id, partner))),
        ];
    }

    /// <summary>Discord shows no mention on a button. The name is the same wherever they are now, and never stored.</summary>
    private async Task<string> UserNameAsync(InteractionContext interaction, Snowflake partner, CancellationToken cancel)
    {
        try
        {
            var name = await guilds.UserNameAsync(partner, cancel);
            return name.Length is > 0 and <= LongestName ? name : texts[interaction.Language, CouplesText.SomebodyAgain];
        }
        catch (Exception e) when (e is DiscordApiException or DiscordUnreachableException)
        {
            return texts[interaction.Language, CouplesText.SomebodyAgain];
        }
    }
}
