namespace Discord.Gateway;

/// <summary>What to do when a connection is over.</summary>
internal enum AfterConnection
{
    /// <summary>Go on with the session.</summary>
    Resume,
    /// <summary>The session is gone: begin a new one.</summary>
    Identify,
    /// <summary>Never come back.</summary>
    Stop,
}

/// <summary>
/// What each close code calls for. Source: docs.discord.com/developers/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
/// </summary>
internal static class CloseReaction
{
    public const int AuthenticationFailed = 4004;
    public const int RateLimited = 4008;

    public static AfterConnection To(int? code) => code switch
    {
        1000 or 1001 => AfterConnection.Identify,
        4003 or 4005 or 4007 or 4009 => AfterConnection.Identify,
        AuthenticationFailed or >= 4010 and <= 4014 => AfterConnection.Stop,
        _ => AfterConnection.Resume,
    };

    /// <summary>Whether the code says that this library sent something wrong.</summary>
    public static bool IsOurFault(int? code) => code is 4001 or 4002 or 4003 or 4005 or 4007 or RateLimited;

    public static string Explain(int code) => code switch
    {
        AuthenticationFailed => "the token was refused; put a valid one from the Bot page of the developer portal into the configuration",
        4010 => "the shard is refused; correct Shard in the configuration",
        4011 => "the bot is in too many guilds for one connection; it needs sharding: more connections, each with its Shard",
        4012 => "this version of the gateway is no longer served; update the bot",
        4013 => "the intents are no valid set; correct Intents in the configuration",
        4014 => "an intent is not allowed; switch it on on the Bot page of the developer portal, or remove it from Intents",
        _ => "the connection was refused for good",
    };
}
