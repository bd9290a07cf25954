using System.Globalization;
using Discord.Models.Components;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Texts;
using Microsoft.Extensions.Options;

namespace IntimacyBot.Couples;

/// <summary>Builds the page that each partner sees on their next visit once the couple rests.</summary>
internal sealed class RestingPage(MemberNames names, IOptions<Timing> timing, Texts texts)
{
    public async Task<Reply> ForAsync(InteractionContext interaction, Couple couple, CancellationToken cancel) =>
        texts.Page(interaction.Language, await PartsAsync(interaction, couple, cancel));

    /// <summary>
    /// Builds the same page without its last row, for a page that adds more below. Neither way is urged: to invite again is a choice.
    /// </summary>
    public async Task<IReadOnlyList<Component>> PartsAsync(InteractionContext interaction, Couple couple, CancellationToken cancel)
    {
        var language = interaction.Language;
        var partner = couple[couple.SideOf(interaction.User)!.Value.Other()].User;
        var name = (await names.FindAsync(couple.Guild, partner, cancel)).Plain ?? texts[language, CouplesText.SomebodyAgain];
        var label = texts[language, CouplesText.LabelInviteAgain, ("partner", name)];
        var id = new InviteAgainId(couple.Id, partner);
        var days = ((int)timing.Value.CoupleRests.TotalDays).ToString(CultureInfo.InvariantCulture);
        return
        [
            new Container(
            [
                PageBuilder.Text(texts[language, CouplesText.Resting, ("days", days)]),
                PageBuilder.Small(texts[language, CouplesText.RestingSmall]),
                PageBuilder.Row(
                    PageBuilder.Quiet(label, id),
                    PageBuilder.Quiet(texts[language, CouplesText.LabelLeave], default(LeaveId))),
            ]),
        ];
    }
}
