using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Benchmarks.Soak;

/// <summary>The two people of a couple.</summary>
internal sealed record SoakCouple(WorldPerson One, WorldPerson Other)
{
    public WorldPerson Beside(WorldPerson person) => person == One ? Other : One;
}

/// <summary>A server with its people, the shared clock, and the bot.</summary>
internal sealed class SoakFixture : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("soak").FullName;

    private SoakFixture(RehearsalServer server, WorldClock clock, int couples, SoakLog log)
    {
        (Server, Clock) = (server, clock);
        Log = log;
        log.Follow(World);
        Owner = World.CreatePerson("Olive");
        Guild = World.CreateGuild("Garden", Owner);
        Home = Guild.AddText("couples");
        Guild.AddBot();
        Couples = [.. Enumerable.Range(1, couples).Select(n => new SoakCouple(Join($"Alex{n}"), Join($"Sam{n}")))];
        Moderator = World.CreatePerson("Moderator");
        Guild.Join(Moderator, Guild.AddRole("Moderators", WorldPermission.ManageThreads));
        Stranger = Join("Stranger");
        Bot = new SoakedBotProcess(server, _folder, clock, log);
    }

    public RehearsalServer Server { get; }

    public World World => Server.World;

    public WorldClock Clock { get; }

    public PauseGate Gate { get; } = new();

    public WorldGuild Guild { get; }

    public WorldChannel Home { get; }

    public WorldPerson Owner { get; }

    public WorldPerson Moderator { get; }

    public WorldPerson Stranger { get; }

    public IReadOnlyList<SoakCouple> Couples { get; }

    public SoakedBotProcess Bot { get; }

    public SoakLog Log { get; }

    public static async Task<SoakFixture> BuildAsync(int couples, SoakLog log)
    {
        var clock = new WorldClock(default, TimeProvider.System);
        clock.Begin(TimeSpan.Zero);
        var server = await RehearsalServer.StartAsync(new RehearsalOptions
        {
            Clock = clock,
            KeepsTranscripts = false,
            RateLimits = RateLimitOptions.Realistic,
            HeartbeatInterval = TimeSpan.FromSeconds(5),
        });
        return new SoakFixture(server, clock, couples, log);
    }

    /// <summary>Skips time in the world and in the bot, while no person is in the middle of an action.</summary>
    public async Task SkipAsync(TimeSpan by, TimeSpan limit)
    {
        Gate.Close();
        try
        {
            await QuietAsync(limit);
            await Bot.SkipAsync(by);
        }
        finally
        {
            Gate.Open();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    public async Task QuietAsync(TimeSpan limit)
    {
        try
        {
            // This waits only for answers to open interactions, because an interaction that was deferred before a kill is never completed.
            await World.WaitForAsync(w => w.Unanswered == 0, "everybody to be answered", limit);
        }
        catch (TimeoutException)
        {
            // Time is skipped although somebody still waits for an answer, as happens when a computer sleeps.
        }
    }

    private WorldPerson Join(string name)
    {
        var person = World.CreatePerson(name);
        Guild.Join(person);
        return person;
    }
}
