using Discord.Gateway;
using Discord.Interactions;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Takes what the gateway says to whom it concerns.</summary>
internal sealed partial class GatewayDispatcher(
    Router router,
    Guilds.GuildCache guilds,
    IEnumerable<IGatewayEventHandler> slices,
    BotState state,
    ILogger<GatewayDispatcher> log) : IDispatchHandler
{
    public async Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.EventName == GatewayEvents.InteractionCreate)
        {
            var interaction = dispatch.As<Interaction>();
            if ((interaction.Member?.User ?? interaction.User) is { } user)
                guilds.Meet(user);
            await router.AnswerAsync(interaction, dispatch.ResumePoint, cancellationToken);
            return;
        }

        if (dispatch.EventName is GatewayEvents.Ready or GatewayEvents.Resumed)
            state.HasConnected();
        foreach (var slice in slices)
            await TellAsync(slice, dispatch, cancellationToken);
    }

    /// <summary>One slice's trouble never keeps the others from hearing.</summary>
    private async Task TellAsync(IGatewayEventHandler slice, Dispatch dispatch, CancellationToken cancel)
    {
        try
        {
            await slice.HandleAsync(dispatch, cancel);
        }
#pragma warning disable CA1031 // See above; what a slice missed it finds at its next sweep.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            HearingFailed(slice.GetType().Name, dispatch.EventName, e.GetType().Name, e.StackTrace);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Slice} failed at {EventName} with {Error} {Trace}")]
    private partial void HearingFailed(string slice, string eventName, string error, string? trace);
}
