using Discord.Gateway;
using Discord.Interactions;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Platform.Hosting;

/// <summary>Passes gateway events on: interactions to the router, and all other events to the slices.</summary>
internal sealed partial class GatewayDispatcher(
    Router router,
    IEnumerable<IGatewayEventHandler> slices,
    BotState state,
    ILogger<GatewayDispatcher> log) : IDispatchHandler
{
    public async Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken)
    {
        if (dispatch.EventName == GatewayEvents.InteractionCreate)
        {
            await router.AnswerAsync(dispatch.As<Interaction>(), dispatch.ResumePoint, cancellationToken);
            return;
        }

        if (dispatch.EventName is GatewayEvents.Ready or GatewayEvents.Resumed)
            state.HasConnected();
        foreach (var slice in slices)
            await TellAsync(slice, dispatch, cancellationToken);
    }

    /// <summary>Calls one slice's handler. Its failure does not keep the event from the other slices.</summary>
    private async Task TellAsync(IGatewayEventHandler slice, Dispatch dispatch, CancellationToken cancel)
    {
        try
        {
            await slice.HandleAsync(dispatch, cancel);
        }
#pragma warning disable CA1031 // The other slices must get the event, and a slice finds what it has missed at its next sweep.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            HearingFailed(slice.GetType().Name, dispatch.EventName, e.GetType().Name, e.StackTrace);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Slice} failed at {EventName} with {Error} {Trace}")]
    private partial void HearingFailed(string slice, string eventName, string error, string? trace);
}
