namespace Rehearsal;

/// <summary>How a local Discord runs.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>The port on 127.0.0.1; 0 takes a free one.</summary>
    public int Port { get; init; }

    /// <summary>The world's time: ids, timestamps, the 15 minutes of a token, archiving.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>The wire's time: rate limits, the 3 seconds, how long a session may be resumed.</summary>
    public TimeProvider TransportClock { get; init; } = TimeProvider.System;

    /// <summary>The clock by which a nonce expires: the wire's, unless a test gives another one.</summary>
    public TimeProvider NonceClock
    {
        get => field ?? TransportClock;
        init;
    }

    /// <summary>How long a bot may take for its first answer.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long a lost gateway session can be resumed.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41250);

    public RateLimitOptions RateLimits { get; init; } = RateLimitOptions.Generous;

    /// <summary>How many shards the platform recommends.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>A shard with more guilds is refused.</summary>
    public int MostGuildsPerShard { get; init; } = 2500;

    /// <summary>How many refusals (401, 403, 429) get an address banned.</summary>
    public Allowance InvalidRequests { get; init; } = new(10_000, TimeSpan.FromMinutes(10));

    /// <summary>Whether bad days can be ordered over HTTP, at /rehearsal on the same port.</summary>
    public bool TakesOrders { get; init; }

    /// <summary>Turns <see cref="Clock"/> forward, where it can be turned.</summary>
    public Action<TimeSpan>? SkipClock { get; init; }

    /// <summary>The privileged gateway intents switched on for the application.</summary>
    public int PrivilegedIntents { get; init; }

    /// <summary>Whether each person's transcript is kept; long load runs switch it off.</summary>
    public bool KeepsTranscripts { get; init; } = true;

    public string BotName { get; init; } = "IntimacyBot";
}

/// <summary>A number of requests per window.</summary>
internal readonly record struct Allowance(int Requests, TimeSpan Per);

/// <summary>The limits of the REST side. The headers are there whatever the numbers are.</summary>
internal sealed record RateLimitOptions(
    Allowance Route, Allowance ChannelMessages, Allowance Webhook, Allowance Global, Allowance GatewaySends)
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    /// <summary>Wide enough that a test is not slowed down.</summary>
    public static RateLimitOptions Generous { get; } = new(
        new(50, _second), new(50, _second), new(50, _second), new(10_000, _second), new(120, TimeSpan.FromSeconds(60)));

    /// <summary>What people report of the real platform.</summary>
    public static RateLimitOptions Realistic { get; } = new(
        new(10, TimeSpan.FromSeconds(10)), new(5, TimeSpan.FromSeconds(5)), new(5, TimeSpan.FromSeconds(2)),
        new(50, _second), new(120, TimeSpan.FromSeconds(60)))
    {
        DirectOpenings = new(10, TimeSpan.FromMinutes(10)),
        Identifies = new(1, TimeSpan.FromSeconds(5)),
    };

    /// <summary>How many sessions may begin for shards whose numbers are alike modulo <see cref="MaxConcurrency"/>.</summary>
    public Allowance Identifies { get; init; } = new(int.MaxValue, _second);

    public int MaxConcurrency { get; init; } = 1;

    /// <summary>How many sessions may begin in a day; after that the token is reset.</summary>
    public Allowance Sessions { get; init; } = new(1000, TimeSpan.FromDays(1));

    /// <summary>How many conversations the bot may open; one that is there already does not count.</summary>
    public Allowance DirectOpenings { get; init; } = new(int.MaxValue, _second);
}
