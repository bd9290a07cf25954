using Discord.Gateway;
using Discord.Rest;

namespace Discord.Hosting;

/// <summary>What the library needs to know. Nothing here changes while it runs.</summary>
public sealed class DiscordOptions
{
    /// <summary>The bot's token, without the word "Bot"; a secret.</summary>
    public string Token { get; set; } = "";

    /// <summary>Where the REST API lives, version included. Plain http only to this machine itself.</summary>
    public string ApiBaseUrl { get; set; } = "https://discord.com/api/v10";

    /// <summary>Which groups of events the gateway sends; interactions arrive with any.</summary>
    public GatewayIntents Intents { get; set; } = GatewayIntents.Guilds;

    /// <summary>Which of several connections this is; null for the only one.</summary>
    public Shard? Shard { get; set; }

    /// <summary>
    /// Whether the gateway compresses what it sends (zlib-stream). It saves much with many guilds and little with a few; off by default.
    /// </summary>
    public bool Compress { get; set; }

    /// <summary>
    /// The address of the project that uses this library. The platform asks for it in the User-Agent, and blocks what it cannot tell
    /// apart, so there is no default.
    /// </summary>
    public string UserAgentUrl { get; set; } = "";

    /// <summary>The version of the bot, part of the User-Agent.</summary>
    public string UserAgentVersion { get; set; } = "0.1.0";

    /// <summary>
    /// The clock of the transport: heartbeats, rate limits, back-off. Deliberately not the bot's own, so that a test may turn
    /// days forward without losing the connection.
    /// </summary>
    public TimeProvider Clock { get; set; } = TimeProvider.System;

    /// <summary>
    /// The clock on which the host keeps the platform's time, if it is another one. How long an answer took to come is measured by it
    /// (<see cref="Rest.DateReceivedEventArgs.Took"/>), because both times are added. The sessions of a day are counted by its date, so
    /// that a machine whose clock is wrong counts them on the right day.
    /// </summary>
    public TimeProvider? DateClock { get; set; }

    /// <summary>How long handlers that still run may finish when the gateway stops.</summary>
    public TimeSpan StopGrace { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>A wait for a rate limit longer than this becomes a <see cref="Rest.DiscordApiException"/> with status 429.</summary>
    public TimeSpan LongestRateLimitWait { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long the first answer to an interaction may take, its repetition included. The platform waits 3 seconds, so only a slower
    /// counterpart than the platform is given more.
    /// </summary>
    public TimeSpan CallbackTimeout { get; set; } = TimeSpan.FromSeconds(3);

    /// <summary>One line per problem: which key, what is wrong, an example. Empty when all is well.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (string.IsNullOrWhiteSpace(Token))
            problems.Add("Token: is missing; copy it from the Bot page of the developer portal");
        else if (Token.Any(char.IsWhiteSpace) || Token.Any(char.IsControl))
            problems.Add("Token: contains white space; give the bare token without the word Bot");
        if (!Uri.TryCreate(ApiBaseUrl, UriKind.Absolute, out var url) || !Addresses.IsSafe(url))
            problems.Add("ApiBaseUrl: must be https, or http to this machine itself; for example https://discord.com/api/v10");
        if (!Uri.TryCreate(UserAgentUrl, UriKind.Absolute, out _))
            problems.Add("UserAgentUrl: must be the address of your project; for example https://bot.example");
        if (string.IsNullOrWhiteSpace(UserAgentVersion) || UserAgentVersion.Any(char.IsWhiteSpace))
            problems.Add("UserAgentVersion: must be a version; for example 1.0.0");
        if (Shard is { } shard && (shard.Id < 0 || shard.Id >= shard.Count))
            problems.Add("Shard: its number must be from 0 to one less than their count; for example 0 of 2");
        return problems;
    }

    /// <summary>The waits of the gateway client.</summary>
    internal GatewayTimings Timings { get; set; } = new();

    /// <summary>The User-Agent header.</summary>
    internal string UserAgent => $"DiscordBot ({UserAgentUrl}, {UserAgentVersion})";

    /// <summary>The type alone, so that the token cannot slip into a log.</summary>
    public override string ToString() => nameof(DiscordOptions);
}
