namespace Discord.Gateway;

/// <summary>
/// The gateway refuses this bot, and trying again cannot help: somebody must change the configuration. Source:
/// docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
/// </summary>
/// <param name="code">The close code, 4004 or 4010 to 4014.</param>
/// <param name="explanation">What is wrong and what to do, in one line.</param>
public sealed class GatewayFatalException(int code, string explanation) : Exception($"Gateway closed with {code}: {explanation}")
{
    /// <summary>The close code.</summary>
    public int Code { get; } = code;
}
