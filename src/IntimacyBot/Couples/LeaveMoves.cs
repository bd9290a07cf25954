using Discord.Models;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Couples;

/// <summary>Saves that a person leaves, once for each interaction, and has their rings looked at afterwards.</summary>
internal sealed class LeaveMoves(IdempotentInteractions idempotent, LeaveService leaveService, Reconciler reconciler)
{
    /// <summary>The person leaves this server, or every server in which the bot knows them if it is null.</summary>
    public async Task LeaveAsync(InteractionContext interaction, Snowflake? guild, bool clear, CancellationToken cancel)
    {
        var rung = await idempotent.EraseAsync(
            interaction,
            (context, token) => leaveService.LeaveAsync(context, guild, interaction.User, clear, interaction.At, token),
            again: [],
            cancel);
        reconciler.Bells(rung);
    }
}
