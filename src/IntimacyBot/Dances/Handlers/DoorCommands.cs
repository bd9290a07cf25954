using Discord.Models;
using Discord.Rest;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rooms;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles [Let me in]: whoever left their room is added again by their own press, and only so.</summary>
internal sealed class DoorCommands(DanceQueries queries, DanceReplies replies, RoomClient roomClient, RoomDoors doors) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<LetMeInId>(LetInAsync);

    private async Task<Reply> LetInAsync(InteractionContext interaction, LetMeInId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        var closed = participant.Dance is Dance.Over or Dance.Paused { Why: PauseReason.Locked or PauseReason.LockedAgain };
        if (closed || queries.RoomOf(participant.Row) is not { } room)
            return replies.MovedOn(interaction);
        if (!await EntersAsync(room, interaction.User, cancel))
            return replies.Line(interaction, DanceText.NotLetIn);
        return DancePages.AtRoom(replies.Model(interaction, participant), DanceText.LetIn, room);
    }

    /// <summary>False if Discord refuses to add the person.</summary>
    private async Task<bool> EntersAsync(Snowflake room, Snowflake user, CancellationToken cancel)
    {
        try
        {
            await roomClient.AddMemberAsync(room, user, cancel);
            doors.Entered(room, user);
            return true;
        }
        catch (DiscordApiException)
        {
            return false;
        }
    }
}
