using IntimacyBot.SelfTest;
using IntimacyBot.SelfTest.Model;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.SelfTest;

/// <summary>
/// A small server on the local Discord, in which the bot has Manage Threads in one channel alone, for runs of the self-test.
/// </summary>
internal sealed class SelfTestFixture : IAsyncDisposable
{
    public static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("self-test-");

    private SelfTestFixture(RehearsalServer server)
    {
        Server = server;
        Guild = World.CreateGuild("Garden", World.CreatePerson("Olive"));
        Channel = Guild.AddText("couples");
        Alex = World.CreatePerson("Alex");
        Hidden = World.CreatePerson("Harriet");
        Guild.Join(Alex);
        Guild.Join(Hidden);
        Guild.AddBot(WorldPermission.Install & ~WorldPermission.ManageThreads);
        Channel.Allow(World.Bot, WorldPermission.ManageThreads);
        Channel.Deny(Hidden, WorldPermission.ViewChannel);
        Tester = new SimulatedTester(Alex);
        Settings = BotSettings.Of(Server, _folder.FullName);
        World.Served += (_, status) => Refusals += status is >= 400 and < 500 and not 429 ? 1 : 0;
    }

    public RehearsalServer Server { get; }

    public World World => Server.World;

    public WorldGuild Guild { get; }

    public WorldChannel Channel { get; }

    public WorldPerson Alex { get; }

    public WorldPerson Hidden { get; }

    public SimulatedTester Tester { get; }

    public Dictionary<string, string?> Settings { get; }

    public string Notes => Path.Combine(_folder.FullName, "data", "self-test.notes");

    public string Folder => _folder.FullName;

    public int Refusals { get; private set; }

    /// <summary>What the last run wrote to standard error.</summary>
    public string Errors { get; private set; } = "";

    public static async Task<SelfTestFixture> BeginAsync(
        PlatformBehavior? platform = null, RateLimitOptions? limits = null, bool addsSound = true)
    {
        var options = new RehearsalOptions
        {
            Platform = platform ?? new(),
            AddsSound = addsSound,
            RateLimits = limits ?? RateLimitOptions.Generous,
            AnswerWithin = TimeSpan.FromMilliseconds(50),
        };
        return new SelfTestFixture(await RehearsalServer.StartAsync(options));
    }

    public string[] Everybody => ["--channel", $"{Channel.Id}", "--with", $"{Alex.Id}", "--without-view", $"{Hidden.Id}"];

    public async Task<int> RunAsync(CancellationToken stop = default, params string[] args)
    {
        await using var errors = new StringWriter();
        var said = args.Length == 0 ? Everybody : args;
        var code = await SelfTestCommand.RunAsync(said, Settings.Read(), Tester.Terminal, errors, TimeProvider.System, stop)
            .WaitAsync(WaitLimit, CancellationToken.None);
        Errors = errors.ToString().TrimEnd();
        return code;
    }

    public Task<int> RunAsync(params string[] args) => RunAsync(CancellationToken.None, args);

    /// <summary>Returns the questions of the last table that have this verdict.</summary>
    public IReadOnlyList<string> With(Verdict verdict)
    {
        var name = verdict switch
        {
            Verdict.Agrees => "agrees",
            Verdict.Disagrees => "DISAGREES",
            Verdict.Noted => "noted",
            _ => "not asked",
        };
        return [.. Table.Where(l => l.StartsWith($"| {name} | ", StringComparison.Ordinal)).Select(l => l.Split(" | ")[1])];
    }

    public IReadOnlyList<string> Table => [.. Tester.Said.Split('\n').Where(l => l.StartsWith('|'))];

    /// <summary>Asserts that nothing of any run is left in the world, and no note of it.</summary>
    public void AssertClean()
    {
        Assert.Empty(Guild.Threads);
        Assert.Empty(World.People.SelectMany(p => p.Direct?.Messages ?? []));
        Assert.DoesNotContain(Channel.Messages, m => m.Author == World.Bot && m.Type != 18);
        Assert.False(File.Exists(Notes));
    }

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
