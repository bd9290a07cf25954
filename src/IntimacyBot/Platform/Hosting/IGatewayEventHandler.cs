using Discord.Gateway;

namespace IntimacyBot.Platform.Hosting;

/// <summary>
/// A slice that wants to hear of threads and servers. It is told of every event but interactions, and ignores what is not its own.
/// </summary>
internal interface IGatewayEventHandler
{
    Task HandleAsync(Dispatch dispatch, CancellationToken cancel);
}
