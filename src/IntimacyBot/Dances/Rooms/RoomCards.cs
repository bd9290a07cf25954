using System.Security.Cryptography;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Shows a card in an open room that is no part of the dance. It stands there as long as the room does.</summary>
internal sealed class RoomCards(RoomClient roomClient, RoomReconciler rooms, Reconciler reconciler)
{
    private static readonly ComponentIdRange Ids = ComponentIdRanges.BesideTheDance;

    /// <summary>
    /// Returns false if nothing can be written in the room any more. A press that arrives twice shows the card once. The floor card follows
    /// it, because it is always the last message.
    /// </summary>
    public async Task<bool> ShowAsync(
        Guid dance, Snowflake room, Guid card, IReadOnlyList<Component> components, CancellationToken cancel)
    {
        try
        {
            var posted = await roomClient.PostAsync(room, IdOf(card), components, null, cancel);
            rooms.MoveFloor(dance, new Snowflake(posted.Message));
        }
        catch (DiscordApiException e) when (DiscordRefusals.ForGood(e))
        {
            return false;
        }

        reconciler.Enqueue(DanceRow.ReconciledAs, dance);
        return true;
    }

    private static int IdOf(Guid card) =>
        (int)(BitConverter.ToUInt32(SHA256.HashData(card.ToByteArray())) % Ids.Count) + Ids.First;
}
