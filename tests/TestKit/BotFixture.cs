using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using NodaTime;
using Rehearsal;
using Rehearsal.World;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.TestKit;

/// <summary>
/// A server with Alex and Sam, a moderator and a stranger, and the bot against the local Discord over real sockets. Actions of the people
/// are in <see cref="CoupleDriver"/>.
/// </summary>
internal sealed partial class BotFixture : IAsyncDisposable
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    private readonly string _folder = StoryFolder.Create();
    private readonly FakeTimeProvider? _clock;
    private readonly HashSet<WorldPerson> _involved = [];

    private BotFixture(RehearsalServer server, FakeTimeProvider? clock)
    {
        (Server, _clock) = (server, clock);
        Machine = new MovableClock(clock ?? TimeProvider.System);
        Owner = World.CreatePerson("Olive");
        Guild = World.CreateGuild("Garden", Owner);
        Home = Guild.AddText("couples");
        _settings = Settings();
        _involved.UnionWith([Alex = Somebody("Alex"), Sam = Somebody("Sam")]);
        Stranger = Somebody("Stranger");
        Moderator = World.CreatePerson("Moderator");
        Guild.Join(Moderator, Guild.AddRole("Moderators", WorldPermission.ManageThreads));
    }

    public RehearsalServer Server { get; }

    /// <summary>This is the fake clock, which only the test advances. A fixture that was opened on the real clock has none.</summary>
    public FakeTimeProvider Clock => _clock ?? throw new InvalidOperationException("This fixture runs on the real clock.");

    /// <summary>This is the clock of the machine that the bot runs on.</summary>
    public MovableClock Machine { get; }

    /// <summary>This is the clock of the bot's connections, if the fixture has a fake clock.</summary>
    public TransportClock Transport { get; } = new();

    public World World => Server.World;

    public WorldGuild Guild { get; }

    public WorldChannel Home { get; }

    public WorldPerson Owner { get; }

    public WorldPerson Alex { get; }

    public WorldPerson Sam { get; }

    public WorldPerson Stranger { get; }

    public WorldPerson Moderator { get; }

    /// <summary>These rings were opened by their person. They stand until their time.</summary>
    public HashSet<WorldMessage> Opened { get; } = [];

    public string DatabaseFile => BotSettings.DatabaseIn(_folder);

    public string KeyFile => BotSettings.KeyIn(_folder);

    /// <summary>Opens a fixture on the real clock. The test starts the bot itself.</summary>
    public static async Task<BotFixture> OpenAsync(RehearsalOptions? options = null)
    {
        var fixture = new BotFixture(await RehearsalServer.StartAsync(options), clock: null);
        fixture.Guild.AddBot();
        return fixture;
    }

    /// <summary>Opens a fixture on a fake clock and starts the bot.</summary>
    public static async Task<BotFixture> BeginAsync(
        bool home = true, TimeSpan? answerWithin = null, PlatformBehavior? platform = null, params IEnumerable<string> practices) =>
        await BeginAsync(
            home,
            o => o with { AnswerWithin = answerWithin ?? WaitLimit, Platform = platform ?? o.Platform },
            practices);

    /// <summary>Opens the same with two people who are a couple already, on a local Discord with other options.</summary>
    public static async Task<BotFixture> OfCoupleAsync(Func<RehearsalOptions, RehearsalOptions> change)
    {
        var fixture = await BeginAsync(home: true, o => change(o with { AnswerWithin = WaitLimit }), []);
        await fixture.StoreCoupleAsync();
        return fixture;
    }

    private static async Task<BotFixture> BeginAsync(
        bool home, Func<RehearsalOptions, RehearsalOptions> change, IEnumerable<string> practices)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        var options = new RehearsalOptions { Clock = clock, NonceClock = clock };
        var fixture = new BotFixture(await RehearsalServer.StartAsync(change(options)), clock);
        fixture.Guild.AddText("general");
        fixture.Guild.AddBot(WorldPermission.Install & ~WorldPermission.ManageThreads);
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.ManageThreads);
        fixture.AddPractices(practices);
        await MigratedDatabase.CopyToAsync(fixture.DatabaseFile);
        await fixture.StartAsync();
        if (home)
            await fixture.SetHomeAsync(fixture.Home);
        return fixture;
    }

    /// <summary>Opens a server with two people who are a couple already, on a Discord that differs from its documentation.</summary>
    public static async Task<BotFixture> OfCoupleAsync(PlatformBehavior platform, TimeSpan? answerWithin = null)
    {
        var fixture = await BeginAsync(platform: platform, answerWithin: answerWithin);
        await fixture.StoreCoupleAsync();
        return fixture;
    }

    /// <summary>Opens the same with practices that the host has added.</summary>
    public static async Task<BotFixture> OfCoupleAsync(params string[] practices)
    {
        var fixture = await BeginAsync(practices: practices);
        await fixture.StoreCoupleAsync();
        return fixture;
    }

    public WorldPerson Somebody(string name)
    {
        var person = World.CreatePerson(name);
        Guild.Join(person);
        return person;
    }

    /// <summary>Marks people as taking part, who may have unread messages at the end. Everybody else is a bystander and may not.</summary>
    public void Involve(IEnumerable<WorldPerson> people) => _involved.UnionWith(people);

    /// <summary>Advances the clock, handles what became due, and waits until Discord shows it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await World.SettledAsync(WaitLimit);
        await Get<DueSweeper>().SweepAsync(CancellationToken.None).WaitAsync(WaitLimit);
        await QuietAsync();
    }

    /// <summary>Waits until the bot has looked for what is due by itself, as it does once after a start.</summary>
    public async Task SweptAsync()
    {
        using var enough = new CancellationTokenSource(WaitLimit, TimeProvider.System);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(5), TimeProvider.System);
        while (State.LastSweep is null)
            Assert.True(await often.WaitForNextTickAsync(enough.Token));
    }

    /// <summary>Sets the home channel under which rooms are created from now on.</summary>
    public async Task SetHomeAsync(WorldChannel? home)
    {
        await Get<Store>().WriteAsync((context, cancel) => Seeder.SetHomeAsync(context, home, cancel), CancellationToken.None);
        await QuietAsync();
    }

    /// <summary>Waits until Discord shows everything that is saved.</summary>
    public async Task QuietAsync()
    {
        await World.SettledAsync(WaitLimit);
        await Get<Reconciler>().ReconcileAllAsync(CancellationToken.None).WaitAsync(WaitLimit);
        await World.SettledAsync(WaitLimit);
    }

    /// <summary>Waits until nothing that the bot does by the way, after an answer, is under way either.</summary>
    public Task IdleAsync()
    {
        return EmptyAsync().WaitAsync(WaitLimit);

        async Task EmptyAsync()
        {
            while (!Get<Reconciler>().Idle)
                await Task.Yield();
        }
    }

    /// <summary>Asserts that no request broke a rule, no warning was logged, and no bystander has anything to read.</summary>
    public async Task EndAsync()
    {
        await QuietAsync();
        Assert.True(World.Violations.Count == 0, $"{string.Join('\n', World.Violations)}\n{World.History.Recent(400)}");
        Assert.True(Log.Warnings.Count == 0, $"{Log}\n{World.History.Recent(60)}");
        foreach (var bystander in World.People.Where(p => !_involved.Contains(p)))
        {
            Assert.DoesNotContain(bystander.Unread, m => m.Channel != Home);
            Assert.Empty(bystander.Notifications);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        if (_proxy is not null)
            await _proxy.DisposeAsync();
        await Server.DisposeAsync();
        Log.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private StorageSeeder Seeder => new(Services, Guild);

    /// <summary>Pairs Alex and Sam directly in storage, for stories that do not concern pairing.</summary>
    private async Task StoreCoupleAsync() => await Get<Store>().WriteAsync(
        (context, cancel) => Seeder.PairAsync(context, Alex, Sam, Instant.FromDateTimeOffset(Clock.GetUtcNow()), cancel),
        CancellationToken.None);
}
