using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Answers presses on a page or a card of a room that has closed.</content>
internal sealed partial class DanceReplies
{
    /// <summary>The routes of buttons that stand in a room, or on a private page that was opened from one.</summary>
    private static readonly HashSet<string> OfTheRoom =
    [
        CustomIds.RouteOf(typeof(FloorId)),
        CustomIds.RouteOf(typeof(PickId)),
        CustomIds.RouteOf(typeof(SelectId)),
        CustomIds.RouteOf(typeof(RoomActionId)),
        CustomIds.RouteOf(typeof(RoomPostId)),
        CustomIds.RouteOf(typeof(SharedPostId)),
        CustomIds.RouteOf(typeof(ClosingId)),
        CustomIds.RouteOf(typeof(KeepsakeId)),
        CustomIds.RouteOf(typeof(OneFromJarId)),
    ];

    /// <summary>The routes of buttons that may stand on a page of a room, and also on one before any room exists.</summary>
    private static readonly HashSet<string> WithOwnWords =
    [
        CustomIds.RouteOf(typeof(PreviewId)),
        CustomIds.RouteOf(typeof(FormId)),
        CustomIds.RouteOf(typeof(PrepareId)),
        CustomIds.RouteOf(typeof(StarterId)),
    ];

    /// <summary>
    /// Answers a press for which the dance cannot be found. The two of a closed room are told that it has closed. Everybody else gets the
    /// neutral sentence, and so does somebody who is called to a dance that no longer exists.
    /// </summary>
    public async Task<Reply> MissingAsync(InteractionContext interaction, Guid dance, CancellationToken cancel) =>
        await HasClosedAsync(interaction, dance, null, cancel) ? Closed(interaction) : NotAvailable(interaction);

    private async Task<bool> HasClosedAsync(
        InteractionContext interaction, Guid dance, Participant? participant, CancellationToken cancel)
    {
        if (participant is not null)
            return participant.Dance is Dance.Over { HadRoom: true };
        var ofRoom = IsOfTheRoom(interaction);
        if (!ofRoom && !WithOwnWords.Contains(CustomIds.RouteOf(interaction.CustomId)))
            return false;
        var known = ofRoom && interaction.OnPage;
        return await queries.HasClosedAsync(dance, interaction.User, known ? null : interaction.Interaction.ChannelId, cancel);
    }

    /// <summary>
    /// Replaces a page of the room by the sentence. A page that holds the reader's own words stays, so that they can copy them.
    /// </summary>
    private Reply Closed(InteractionContext interaction)
    {
        var line = new Reply.Page([PageBuilder.Text(texts[interaction.Language, DanceText.RoomHasClosed])]);
        return line with { Beside = !IsOfTheRoom(interaction) };
    }

    private static bool IsOfTheRoom(InteractionContext interaction) =>
        OfTheRoom.Contains(CustomIds.RouteOf(interaction.CustomId))
        || CustomIds.Read<DurationId>(interaction.CustomId) is { InRoom: true };
}
