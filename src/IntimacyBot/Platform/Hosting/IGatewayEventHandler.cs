using Discord.Gateway;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// Handles gateway events for a slice. It gets every event except interactions and must ignore those that do not concern it.
/// </summary>
internal interface IGatewayEventHandler
{
    Task HandleAsync(Dispatch dispatch, CancellationToken cancel);
}
