using Microsoft.Extensions.Time.Testing;
using Rehearsal;
using Rehearsal.World;

namespace Tests;

/// <summary>A server with two people, a channel, and a bare bot in it.</summary>
internal sealed class RawBotFixture : IAsyncDisposable
{
    private RawBotFixture(RehearsalServer server, FakeTimeProvider clock, FakeTimeProvider transport)
    {
        (Server, Clock, Transport) = (server, clock, transport);
        Guild = World.CreateGuild("Harbour");
        Home = Guild.AddText("couples");
        Alex = World.CreatePerson("Alex");
        Sam = World.CreatePerson("Sam");
        Guild.Join(Alex);
        Guild.Join(Sam);
        Guild.AddBot();
    }

    public RehearsalServer Server { get; }
    public World World => Server.World;
    public FakeTimeProvider Clock { get; }
    public FakeTimeProvider Transport { get; }
    public WorldGuild Guild { get; }
    public WorldChannel Home { get; }
    public WorldPerson Alex { get; }
    public WorldPerson Sam { get; }
    public RawBot Bot { get; private set; } = null!;

    public static async Task<RawBotFixture> OpenAsync(int intents = 1, Func<RehearsalOptions, RehearsalOptions>? change = null)
    {
        var clock = new FakeTimeProvider(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var transport = new FakeTimeProvider(new(2026, 11, 23, 8, 0, 0, TimeSpan.Zero));
        var options = new RehearsalOptions { Clock = clock, TransportClock = transport };
        var server = await RehearsalServer.StartAsync(change?.Invoke(options) ?? options);
        var fixture = new RawBotFixture(server, clock, transport);
        fixture.Bot = await RawBot.StartAsync(server, intents);
        return fixture;
    }

    /// <summary>Opens another connection of the bot, which has received hello and has not identified.</summary>
    public async Task<RawBot> ConnectedAsync(string query = "?v=10&encoding=json")
    {
        var bot = new RawBot(Server);
        await bot.ConnectAsync(query);
        return bot;
    }

    /// <summary>Registers these commands as JSON.</summary>
    public async Task RegisterAsync(params object[] commands)
    {
        var reply = await Bot.PutAsync($"/applications/{Bot.AppId}/commands", commands);
        Assert.True(reply.Status == 200, reply.ToString());
    }

    public Task RegisterPingAsync() => RegisterAsync(new { name = "ping", description = "Asks for a sign", type = 1 });

    /// <summary>Alex uses /ping; returns the pending answer and the interaction the bot got.</summary>
    public async Task<(Task<SeenAnswer> Answer, System.Text.Json.JsonElement Interaction)> PingAsync(
        WorldPerson? person = null,
        WorldChannel? channel = null)
    {
        if (World.Commands.Count == 0)
            await RegisterPingAsync();
        var answer = (person ?? Alex).CommandAsync(channel ?? Home, "ping");
        return (answer, await Bot.InteractionAsync());
    }

    /// <summary>Posts a message of the bot, in the home channel unless another one is given.</summary>
    public async Task<WorldMessage> PostAsync(object body, WorldChannel? channel = null)
    {
        var reply = await Bot.SayAsync(channel ?? Home, body);
        Assert.True(reply.Status == 200, reply.ToString());
        return (channel ?? Home).Messages.Single(m => m.Id == reply.Id);
    }

    /// <summary>Creates a private thread of the bot and adds these members.</summary>
    public async Task<WorldChannel> ThreadAsync(string name = "Room", bool invitable = false, params WorldPerson[] members)
    {
        var reply = await Bot.PostAsync($"/channels/{Home.Id}/threads", new { name, type = 12, invitable, auto_archive_duration = 10080 });
        Assert.True(reply.Status == 201, reply.ToString());
        foreach (var member in members)
            Assert.Equal(204, (await Bot.PutAsync($"/channels/{reply.Id}/thread-members/{member.Id}")).Status);
        return World.FindChannel(reply.Id)!;
    }

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Server.DisposeAsync();
    }
}
