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
/// A server with Alex and Sam, a moderator and a stranger, and the bot against the local Discord over real sockets. What the people do is
/// in <see cref="CoupleDriver"/>.
/// </summary>
internal sealed partial class BotFixture : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly string _folder = Directory.CreateTempSubdirectory("bot-").FullName;
    private readonly FakeTimeProvider? _clock;
    private readonly HashSet<WorldPerson> _involved = [];

    private BotFixture(RehearsalServer server, FakeTimeProvider? clock)
    {
        (Server, _clock) = (server, clock);
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

    /// <summary>It stands still until the test lets time pass; there is none where the fixture was opened on the real clock.</summary>
    public FakeTimeProvider Clock => _clock ?? throw new InvalidOperationException("This fixture runs on the real clock.");

    public World World => Server.World;

    public WorldGuild Guild { get; }

    public WorldChannel Home { get; }

    public WorldPerson Owner { get; }

    public WorldPerson Alex { get; }

    public WorldPerson Sam { get; }

    public WorldPerson Stranger { get; }

    public WorldPerson Moderator { get; }

    public string DatabaseFile => BotSettings.DatabaseIn(_folder);

    /// <summary>On the real clock, with a bot that the test starts itself.</summary>
    public static async Task<BotFixture> OpenAsync(RehearsalOptions? options = null)
    {
        var fixture = new BotFixture(await RehearsalServer.StartAsync(options), clock: null);
        fixture.Guild.AddBot();
        return fixture;
    }

    /// <summary>On a clock that stands still, with the bot started.</summary>
    public static async Task<BotFixture> BeginAsync(bool home = true, TimeSpan? answerWithin = null, params IEnumerable<string> practices)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        var options = new RehearsalOptions { Clock = clock, NonceClock = clock, AnswerWithin = answerWithin ?? Patience };
        var fixture = new BotFixture(await RehearsalServer.StartAsync(options), clock);
        fixture.Guild.AddText("general");
        fixture.Guild.AddBot(WorldPermission.Install & ~WorldPermission.ManageThreads);
        fixture.Home.Allow(fixture.World.Bot, WorldPermission.ManageThreads);
        fixture.AddPractices(practices);
        await fixture.StartAsync();
        if (home)
            await fixture.SetHomeAsync(fixture.Home);
        return fixture;
    }

    /// <summary>The same with two people who are a couple already.</summary>
    public static async Task<BotFixture> OfCoupleAsync(TimeSpan answerWithin)
    {
        var fixture = await BeginAsync(answerWithin: answerWithin);
        await fixture.StoreCoupleAsync();
        return fixture;
    }

    /// <summary>The same, on a server whose host has practices of their own.</summary>
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

    /// <summary>Who takes part may find something waiting; anybody else is a bystander.</summary>
    public void Involve(IEnumerable<WorldPerson> people) => _involved.UnionWith(people);

    /// <summary>Lets time pass, does what became due, and shows it.</summary>
    public async Task PassAsync(TimeSpan time)
    {
        Clock.Advance(time);
        await QuietAsync();
        await Get<DueSweeper>().SweepAsync(CancellationToken.None).WaitAsync(Patience);
        await QuietAsync();
    }

    /// <summary>Where rooms are made from now on.</summary>
    public async Task SetHomeAsync(WorldChannel? home)
    {
        await Get<Store>().WriteAsync((context, cancel) => Seeder.SetHomeAsync(context, home, cancel), CancellationToken.None);
        await QuietAsync();
    }

    /// <summary>Until Discord shows everything that is saved.</summary>
    public async Task QuietAsync()
    {
        await World.SettledAsync(Patience);
        await Get<Reconciler>().ReconcileAllAsync(CancellationToken.None).WaitAsync(Patience);
        await World.SettledAsync(Patience);
    }

    /// <summary>Nothing broke a rule, nothing was logged as a warning, and nobody else has anything to read.</summary>
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

    /// <summary>Pairs them without the pages, for stories that begin later.</summary>
    private async Task StoreCoupleAsync() => await Get<Store>().WriteAsync(
        (context, cancel) => Seeder.PairAsync(context, Alex, Sam, Instant.FromDateTimeOffset(Clock.GetUtcNow()), cancel),
        CancellationToken.None);
}
