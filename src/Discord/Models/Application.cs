namespace Discord.Models;

/// <summary>The bot's application. Source: docs.discord.com/developers/resources/application#application-object.</summary>
public sealed record Application
{
    /// <summary>The application's id.</summary>
    public Snowflake Id { get; init; }

    /// <summary>The name.</summary>
    public string Name { get; init; } = "";

    /// <summary>The bot's user, where it is told.</summary>
    public User? Bot { get; init; }

    /// <summary>The application's bits as the platform sends them.</summary>
    public long Flags { get; init; }

    /// <summary>About how many guilds it is in, where it is told.</summary>
    public int? ApproximateGuildCount { get; init; }
}

/// <summary>
/// Where the gateway is and how often it may be greeted. Source: docs.discord.com/developers/events/gateway#get-gateway-bot.
/// </summary>
public sealed record GatewayBot
{
    /// <summary>The address, with or without a path.</summary>
    public string Url { get; init; } = "";

    /// <summary>How many shards the platform suggests.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>How many new sessions are left.</summary>
    public SessionStartLimit SessionStartLimit { get; init; } = new();
}

/// <summary>
/// How many new sessions are left. Going beyond resets the token. Source:
/// docs.discord.com/developers/events/gateway#session-start-limit-object.
/// </summary>
public sealed record SessionStartLimit
{
    /// <summary>How many in a day.</summary>
    public int Total { get; init; } = 1000;

    /// <summary>How many are left.</summary>
    public int Remaining { get; init; } = 1000;

    /// <summary>Milliseconds until the count starts anew.</summary>
    public long ResetAfter { get; init; }

    /// <summary>How many may begin within 5 seconds.</summary>
    public int MaxConcurrency { get; init; } = 1;
}
