namespace Rehearsal;

/// <summary>The options of a local Discord.</summary>
internal sealed record RehearsalOptions
{
    /// <summary>This is the port on 127.0.0.1; 0 means a free one.</summary>
    public int Port { get; init; }

    /// <summary>This clock is for ids, timestamps, the 15 minutes of a token, and archiving.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>This clock is for rate limits, the time limit of first answers, and how long a session can be resumed.</summary>
    public TimeProvider TransportClock { get; init; } = TimeProvider.System;

    /// <summary>This is the clock by which a nonce expires: the transport clock, unless a test sets another one.</summary>
    public TimeProvider NonceClock
    {
        get => field ?? TransportClock;
        init;
    }

    /// <summary>A bot must give its first answer within this time.</summary>
    public TimeSpan AnswerWithin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>A lost gateway session can be resumed within this time.</summary>
    public TimeSpan ResumeWithin { get; init; } = TimeSpan.FromMinutes(5);

    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromMilliseconds(41250);

    public RateLimitOptions RateLimits { get; init; } = RateLimitOptions.Generous;

    /// <summary>This is the number of shards that the platform recommends.</summary>
    public int Shards { get; init; } = 1;

    /// <summary>A shard with more guilds than this is refused.</summary>
    public int MostGuildsPerShard { get; init; } = 2500;

    /// <summary>This many refusals (401, 403, 429) in this time ban an address.</summary>
    public Allowance InvalidRequests { get; init; } = new(10_000, TimeSpan.FromMinutes(10));

    /// <summary>True when faults can be started over HTTP, at /rehearsal on the same port.</summary>
    public bool TakesOrders { get; init; }

    /// <summary>Turns <see cref="Clock"/> forward, where it can be turned.</summary>
    public Action<TimeSpan>? SkipClock { get; init; }

    /// <summary>These are the privileged gateway intents that are enabled for the application.</summary>
    public int PrivilegedIntents { get; init; }

    /// <summary>True when each person's transcript is kept; long load runs switch it off.</summary>
    public bool KeepsTranscripts { get; init; } = true;

    /// <summary>What this platform does where the real one could do otherwise.</summary>
    public PlatformBehavior Platform { get; init; } = new();

    /// <summary>
    /// True when adding somebody to a thread makes a sound, as several people report. The platform's documentation does not say.
    /// </summary>
    public bool AddsSound { get; init; } = true;

    /// <summary>
    /// True when threads are archived after the time they were created with. The platform may also leave them active for months.
    /// </summary>
    public bool ArchivesByItself { get; init; } = true;

    public string BotName { get; init; } = "IntimacyBot";
}

/// <summary>A number of requests per window.</summary>
internal readonly record struct Allowance(int Requests, TimeSpan Per);

/// <summary>The rate limits of REST and the gateway. The headers are always sent.</summary>
internal sealed record RateLimitOptions(
    Allowance Route, Allowance ChannelMessages, Allowance Webhook, Allowance Global, Allowance GatewaySends)
{
    private static readonly TimeSpan _second = TimeSpan.FromSeconds(1);

    /// <summary>These limits are so wide that they do not slow down a test.</summary>
    public static RateLimitOptions Generous { get; } = new(
        new(50, _second), new(50, _second), new(50, _second), new(10_000, _second), new(120, TimeSpan.FromSeconds(60)));

    /// <summary>These limits are what people report of Discord.</summary>
    public static RateLimitOptions Realistic { get; } = new(
        new(10, TimeSpan.FromSeconds(10)), new(5, TimeSpan.FromSeconds(5)), new(5, TimeSpan.FromSeconds(2)),
        new(50, _second), new(120, TimeSpan.FromSeconds(60)))
    {
        DirectOpenings = new(10, TimeSpan.FromMinutes(10)),
        Identifies = new(1, TimeSpan.FromSeconds(5)),
    };

    /// <summary>This many sessions may start in this time for shards whose numbers are equal modulo <see cref="MaxConcurrency"/>.</summary>
    public Allowance Identifies { get; init; } = new(int.MaxValue, _second);

    public int MaxConcurrency { get; init; } = 1;

    /// <summary>This many sessions may start in a day; after that the token is reset.</summary>
    public Allowance Sessions { get; init; } = new(1000, TimeSpan.FromDays(1));

    /// <summary>This many direct message channels may the bot open in this time; existing ones do not count.</summary>
    public Allowance DirectOpenings { get; init; } = new(int.MaxValue, _second);
}
