using Discord.Models;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles the buttons that are for both: a pause, its end, and a stop.</content>
internal sealed partial class RoomCommands
{
    private async Task<Reply> BothAsync(InteractionContext interaction, RoomActionId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        var model = replies.Model(interaction, participant);
        if (id.Act == RoomAction.GoBack)
            return DancePages.Passing(model, DanceText.GoingOn);
        if (participant.Dance is not (Dance.Dancing or Dance.Paused { HasRoom: true }))
            return await replies.MovedOnAsync(interaction, participant, cancel);
        return id.Act switch
        {
            RoomAction.Pause => DancePages.HowLong(model, inRoom: true),
            RoomAction.Stop => DancePages.StopAsk(model),
            RoomAction.PickUp => await PickedUpAsync(interaction, model, cancel),
            _ => await StoppedAsync(interaction, model, queries.RoomOf(participant.Row), cancel),
        };
    }

    private async Task<Reply> DoneAsync(
        InteractionContext interaction,
        CardModel model,
        MoveResult result,
        DanceText said,
        CancellationToken cancel) =>
        result.Refusal is not null ? await replies.RefusedAsync(interaction, result, cancel)
        : interaction.OnPage ? DancePages.Passing(replies.Model(interaction, result.Participant!), said)
        : Reply.Nothing;

    private async Task<Reply> PickedUpAsync(InteractionContext interaction, CardModel model, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, model.Id, s => new Act.PickUp(s.Me, interaction.At), null, cancel);
        var parked = DayRoomRules.IsParked(model.Dance);
        if (parked && result.Refusal is not null && await queries.InRoomAsync(interaction, cancel) is { } open
            && DayRoomRules.IsOpen(open.Dance) && open.Row.Id != model.Id)
            return await replies.InTheWayAsync(interaction, open, cancel);
        var moves = model.Dance is Dance.Paused { Why: PauseReason.Locked } || (parked && interaction.OnPage);
        if (result.Refusal is null && moves)
            return DancePages.AtRoom(model, DanceText.GoingOn, await service.ShownAsync(model.Id, cancel));
        return await DoneAsync(interaction, model, result, DanceText.GoingOn, cancel);
    }

    /// <summary>
    /// In the room the last card says that it ends, so the page of the person who stopped says it elsewhere only, and for a room that
    /// somebody has locked, in which nothing is posted.
    /// </summary>
    private async Task<Reply> StoppedAsync(
        InteractionContext interaction, CardModel model, Snowflake? room, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, model.Id, s => new Act.Stop(s.Me, interaction.At), null, cancel);
        if (result is { Refusal: null, Participant.Dance: Dance.Over { Support: true } })
            return DanceNotificationPages.Support(model.Texts, interaction.Language);
        var isLocked = model.Dance is Dance.Paused { Why: PauseReason.Locked or PauseReason.LockedAgain };
        var isToldHere = !isLocked && interaction.OnPage && room is not null && room == interaction.Interaction.ChannelId;
        return result.Refusal is null && isToldHere
            ? new Reply.Hide()
            : await DoneAsync(interaction, model, result, DanceText.Stopped, cancel);
    }
}
