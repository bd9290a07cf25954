using IntimacyBot.CheckIns;
using IntimacyBot.Couples;
using IntimacyBot.Members;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using NodaTime;
using Rehearsal;
using Rehearsal.World;
using Snowflake = Discord.Models.Snowflake;

namespace Benchmarks;

/// <summary>Very many couples in many servers, each person with a bell and an hour of their own, and a few couples at the end of a dance. Nobody runs the bot yet.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private const int CouplesInServer = 100;
    private const int InOneGo = 50;
    private readonly string _folder = Directory.CreateTempSubdirectory("crowd").FullName;
    private readonly IHost _storage;
    private readonly List<Guid> _people = [];

    private Crowd(RehearsalServer server)
    {
        Server = server;
        _storage = IntimacyBot.Bot.Build(BotSettings.Of(server, _folder).Read());
    }

    public RehearsalServer Server { get; }

    /// <summary>The bells of everybody who is to be called.</summary>
    public IReadOnlyList<Channel> Bells => _bells;

    /// <summary>Who dances meanwhile.</summary>
    public IReadOnlyList<Seed> Dancing { get; private set; } = [];

    private readonly List<Channel> _bells = [];

    private Store Store => Part<Store>();

    public static async Task<Crowd> GatherAsync(int couples, int dancing)
    {
        var server = await RehearsalServer.StartAsync(new RehearsalOptions { KeepsTranscripts = false, RateLimits = RateLimitOptions.Realistic });
        var crowd = new Crowd(server);
        await crowd._storage.Services.GetRequiredService<StorageStart>().RunAsync(CancellationToken.None);
        for (var planted = 0; planted < couples; planted += CouplesInServer)
            await crowd.SettleAsync(await crowd.FoundAsync($"Server {planted / CouplesInServer}"), Math.Min(CouplesInServer, couples - planted));
        var planting = new Planting(crowd._storage.Services, await crowd.FoundAsync("Garden"));
        var seeds = new List<Seed>();
        for (var i = 0; i < dancing; i++)
            seeds.Add(await planting.PlantAsync(i, closing: true));
        crowd.Dancing = seeds;
        return crowd;
    }

    /// <summary>Everybody's hour is this one, to the minute.</summary>
    public async Task CallAtAsync(Instant at)
    {
        var local = at.InUtc().LocalDateTime;
        var hour = new Hour(local.DayOfWeek, local.TimeOfDay, "Etc/UTC");
        var checkIn = CheckIn.Set(hour, DateTimeZone.Utc, at - Duration.FromHours(1));
        foreach (var some in _people.Chunk(InOneGo * 10))
            await Store.WriteAsync(
                async (context, cancel) =>
                {
                    foreach (var person in some)
                        await Part<CheckInStore>().SaveAsync(context, person, checkIn, cancel);
                },
                CancellationToken.None);
    }

    /// <summary>Runs the bot on what was planted.</summary>
    public BotProcess Start()
    {
        _storage.Dispose();
        return BotProcess.Start(Server, _folder);
    }

    public async ValueTask DisposeAsync()
    {
        _storage.Dispose();
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private T Part<T>()
        where T : notnull => _storage.Services.GetRequiredService<T>();

    private async Task<Guild> FoundAsync(string name)
    {
        var guild = Server.World.CreateGuild(name);
        var home = guild.AddText("couples");
        guild.AddBot();
        await Store.WriteAsync(
            (context, cancel) => Part<Servers>().SaveAsync(context, new Snowflake(guild.Id), s => s with { Home = home.Id }, cancel), CancellationToken.None);
        return guild;
    }

    private async Task SettleAsync(Guild guild, int couples)
    {
        var people = Enumerable.Range(0, couples * 2).Select(i => Server.World.CreatePerson($"Person {i}")).ToArray();
        foreach (var person in people)
            guild.Join(person);
        foreach (var some in people.Chunk(InOneGo * 2))
            await Store.WriteAsync(
                async (context, cancel) =>
                {
                    foreach (var pair in some.Chunk(2))
                        await PairAsync(context, guild, pair[0], pair[1], cancel);
                },
                CancellationToken.None);
    }

    private async Task PairAsync(BotContext context, Guild guild, Rehearsal.World.Person one, Rehearsal.World.Person other, CancellationToken cancel)
    {
        var at = Instant.FromDateTimeOffset(Server.World.Now);
        var (a, b) = (await MeetAsync(context, guild, one, at, cancel), await MeetAsync(context, guild, other, at, cancel));
        await Part<CoupleStore>().AddAsync(context, a, b, "en", at, cancel);
    }

    /// <summary>Somebody whose bell has rung before, and who sleeps while nothing rings.</summary>
    private async Task<IntimacyBot.Members.Person> MeetAsync(BotContext context, Guild guild, Rehearsal.World.Person person, Instant at, CancellationToken cancel)
    {
        var bell = BellOf(guild, person);
        var people = Part<PersonStore>();
        var met = (await people.MeetAsync(context, new Snowflake(guild.Id), new Snowflake(person.Id), "en", cancel)).Switched(Consent.CheckIns, true, at) with { Bell = new Snowflake(bell.Id) };
        await people.SaveAsync(context, met, cancel);
        _people.Add(met.Id);
        _bells.Add(bell);
        return met;
    }

    private Channel BellOf(Guild guild, Rehearsal.World.Person person) => Server.World.Locked(() =>
    {
        var world = Server.World;
        var bell = world.CreateThread(world.Bot, guild.Channels.First(c => !c.IsThread), "Bell", isPrivate: true, invitable: false, autoArchiveMinutes: 10080);
        world.AddToThread(world.Bot, bell, person);
        world.ChangeThread(world.Bot, bell, new ThreadChange(null, true, null, null, null));
        return bell;
    });
}
