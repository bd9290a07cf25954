using Discord.Models;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;

namespace IntimacyBot.Notifications;

/// <summary>
/// Lets whoever presses it into their own bell. It names no bell, so that nobody can be let into another's.
/// </summary>
[Route("bell.in")]
internal readonly record struct LetMeIntoBellId : ICustomId;

/// <summary>Handles [Let me in] for a bell: whoever left it is added again by their own press, and only so.</summary>
internal sealed class BellDoorCommands(BellDoor door, Texts texts) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<LetMeIntoBellId>((interaction, _, cancel) => LetInAsync(interaction, cancel));

    private async Task<Reply> LetInAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (interaction.Guild is not { } guild)
            return texts.InYourServer(interaction);
        var (entry, bell) = await door.EnterAsync(guild, interaction.User, cancel);
        return bell is { } inside
            ? Inside(interaction, guild, inside)
            : Reply.Line(texts[
                interaction.Language, entry == BellEntry.Refused ? NotificationsText.NotLetIn : NotificationsText.NoBell]);
    }

    private Reply.Page Inside(InteractionContext interaction, Snowflake guild, Snowflake bell) => texts.Page(
        interaction.Language,
        [
            PageBuilder.Text(texts[interaction.Language, NotificationsText.LetIn]),
            PageBuilder.Row(PageBuilder.GoTo(texts[interaction.Language, NotificationsText.LabelGoIn], guild, bell)),
            .. texts.BackRow(interaction.Language, WaysBack.Of(interaction)),
        ]);
}
