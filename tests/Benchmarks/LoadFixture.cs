using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Members;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Reconciling;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using NodaTime;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Benchmarks;

/// <summary>
/// Very many couples in one or many servers, written into storage; some have an open dance, some have a notification thread and a weekly
/// time. The bot runs on it in this process or in a separate one, once it is started.
/// </summary>
internal sealed class LoadFixture : IAsyncDisposable
{
    private const int CouplesInServer = 100;
    private const int BatchSize = 50;
    private static readonly TimeSpan WaitLimit = TimeSpan.FromMinutes(3);
    private readonly string _folder = Directory.CreateTempSubdirectory("load").FullName;
    private readonly IHost _bot;
    private readonly List<Guid> _people = [];
    private readonly List<WorldChannel> _bells = [];
    private readonly List<SeededDance> _dances = [];
    private BotProcess? _process;

    private LoadFixture(RehearsalServer server)
    {
        Server = server;
        Load = new InteractionLoad(server.World);
        server.World.Raised += Count;
        _bot = IntimacyBot.Bot.Build(
            BotSettings.Of(server, _folder).Read(), services => services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Warning)));
    }

    /// <summary>This counts the cards that were posted, edited or deleted.</summary>
    public int CardChanges { get; private set; }

    public RehearsalServer Server { get; }

    public InteractionLoad Load { get; }

    /// <summary>These are the couples with a dance, once their rooms exist.</summary>
    public IReadOnlyList<MoveAlternator> Couples { get; private set; } = [];

    /// <summary>These are the notification threads of everybody with a weekly time.</summary>
    public IReadOnlyList<WorldChannel> Bells => _bells;

    private Store Store => Part<Store>();

    private Instant Now => Instant.FromDateTimeOffset(Server.World.Now);

    public static async Task<LoadFixture> BuildAsync(RateLimitOptions? limits = null)
    {
        var options = new RehearsalOptions { KeepsTranscripts = false };
        var fixture = new LoadFixture(await RehearsalServer.StartAsync(limits is null ? options : options with { RateLimits = limits }));
        await fixture.Part<StorageStartup>().RunAsync(CancellationToken.None);
        return fixture;
    }

    /// <summary>Adds couples with an open dance, in a separate server.</summary>
    public async Task AddDancesAsync(int couples, Func<int, bool> isClosing)
    {
        var seeder = new DanceSeeder(_bot.Services, await AddServerAsync("Garden"));
        for (var i = 0; i < couples; i++)
            _dances.Add(await seeder.AddAsync(i, isClosing(i)));
    }

    /// <summary>Adds couples who have been notified before, so that their threads exist; a hundred in each server.</summary>
    public async Task AddIdleCouplesAsync(int couples)
    {
        for (var added = 0; added < couples; added += CouplesInServer)
            await AddCouplesAsync(await AddServerAsync($"Server {added / CouplesInServer}"), Math.Min(CouplesInServer, couples - added));
    }

    /// <summary>Sets everybody's weekly time to this minute.</summary>
    public async Task ScheduleCheckInsAsync(Instant at)
    {
        var local = at.InUtc().LocalDateTime;
        var checkIn =
            CheckIn.Set(new WeeklyTime(local.DayOfWeek, local.TimeOfDay, "Etc/UTC"), DateTimeZone.Utc, at - Duration.FromHours(1));
        foreach (var some in _people.Chunk(BatchSize * 10))
            await Store.WriteAsync(
                async (context, cancel) =>
                {
                    foreach (var person in some)
                        await Part<CheckInStore>().SaveAsync(context, person, checkIn, cancel);
                },
                CancellationToken.None);
    }

    /// <summary>Runs the bot in this process, and waits until every room exists.</summary>
    public async Task StartAsync()
    {
        await _bot.StartAsync();
        await Part<BotState>().Met.WaitAsync(WaitLimit);
        await WaitForRoomsAsync();
        await QuietAsync();
    }

    /// <summary>Runs the bot in a separate process, and waits until every room exists.</summary>
    public async Task<BotProcess> StartProcessAsync()
    {
        _bot.Dispose();
        _process = new BotProcess(Server, _folder) { WaitLimit = WaitLimit, Settings = { ["Logging:LogLevel:Default"] = "Warning" } };
        await _process.StartAsync();
        await WaitForRoomsAsync();
        return _process;
    }

    /// <summary>Returns the first whole minute that is at least this long from now, because weekly times are set in minutes.</summary>
    public Instant MinuteAfter(Duration wait)
    {
        var minute = (Now + wait).ToUnixTimeSeconds() / 60;
        return Instant.FromUnixTimeSeconds((minute + 1) * 60);
    }

    public async Task UntilAsync(Instant at)
    {
        if (at - Now is var left && left > Duration.Zero)
            await Task.Delay(left.ToTimeSpan(), TimeProvider.System);
    }

    /// <summary>Counts the interactions that are saved.</summary>
    public Task<int> SeenAsync() =>
        Store.ReadAsync((context, cancel) => context.SeenInteractions.CountAsync(cancel), CancellationToken.None);

    /// <summary>Waits until Discord shows everything that is saved and no background work is left.</summary>
    public async Task<bool> QuietAsync()
    {
        using var timeout = new CancellationTokenSource(WaitLimit, TimeProvider.System);
        while (!Part<Reconciler>().Idle)
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, timeout.Token);
        return await Store.ReadAsync(
            (context, cancel) => context.Set<DanceRow>().AllAsync(d => !d.IsPending, cancel),
            CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        Load.Dispose();
        if (_process is not null)
            await _process.DisposeAsync();
        else
            await _bot.StopAsync();
        _bot.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Returns a service of the bot that runs in this process.</summary>
    public T Get<T>()
        where T : notnull => Part<T>();

    private T Part<T>()
        where T : notnull => _bot.Services.GetRequiredService<T>();

    private void Count(WorldEvent happened)
    {
        if (happened is WorldEvent.MessageCreated { Message.EphemeralFor: null } or WorldEvent.MessageEdited or WorldEvent.MessageDeleted)
            CardChanges++;
    }

    private async Task WaitForRoomsAsync()
    {
        await Server.World.WaitForAsync(
            _ => _dances.All(d => Room(d) is { Messages.Count: > 0 }), "everybody's room to have a card", WaitLimit);
        Couples = [.. _dances.Select(d => new MoveAlternator(d, Room(d)!))];
    }

    private static WorldChannel? Room(SeededDance dance) => dance.Lead.VisibleChannels.LastOrDefault(c => c.IsThread);

    private async Task<WorldGuild> AddServerAsync(string name)
    {
        var guild = Server.World.CreateGuild(name);
        var home = guild.AddText("couples");
        guild.AddBot();
        var seeder = new StorageSeeder(_bot.Services, guild);
        await Store.WriteAsync((context, cancel) => seeder.SetHomeAsync(context, home, cancel), CancellationToken.None);
        return guild;
    }

    private async Task AddCouplesAsync(WorldGuild guild, int couples)
    {
        var people = Enumerable.Range(0, couples * 2).Select(i => Server.World.CreatePerson($"Person {i}")).ToArray();
        foreach (var person in people)
            guild.Join(person);
        var seeder = new StorageSeeder(_bot.Services, guild);
        foreach (var some in people.Chunk(BatchSize * 2))
            await Store.WriteAsync(
                async (context, cancel) =>
                {
                    foreach (var pair in some.Chunk(2))
                        await PairAsync(seeder, context, pair, guild, cancel);
                },
                CancellationToken.None);
    }

    private async Task PairAsync(StorageSeeder seeder, BotContext context, WorldPerson[] pair, WorldGuild guild, CancellationToken cancel)
    {
        var at = Now;
        var met = new List<IntimacyBot.Members.Person>();
        foreach (var person in pair)
        {
            _bells.Add(BellOf(guild, person));
            met.Add(await seeder.MeetAsync(context, person, Consent.CheckIns, at, cancel, _bells[^1]));
        }

        _people.AddRange(met.Select(p => p.Id));
        await Part<CoupleStore>().AddAsync(context, met[0], met[1], "en", at, cancel);
    }

    /// <summary>Creates a notification thread and archives it, as a thread is between notifications.</summary>
    private WorldChannel BellOf(WorldGuild guild, WorldPerson person) => Server.World.Locked(() =>
    {
        var world = Server.World;
        var home = guild.Channels.First(c => !c.IsThread);
        var bell = world.CreateThread(world.Bot, home, "Bell", isPrivate: true, invitable: false, autoArchiveMinutes: 10080);
        world.AddToThread(world.Bot, bell, person);
        world.ChangeThread(world.Bot, bell, new ThreadChange(null, true, null, null, null));
        return bell;
    });
}
