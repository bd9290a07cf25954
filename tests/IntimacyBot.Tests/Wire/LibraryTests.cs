using System.Collections.Concurrent;
using Discord.Gateway;
using Discord.Hosting;
using Discord.Models;
using Discord.Rest.Api;
using IntimacyBot.Platform.Guilds;
using Microsoft.Extensions.Time.Testing;
using Rehearsal;
using Rehearsal.World;

namespace Tests.Wire;

/// <summary>Tests the library against the local Discord in ways that the bot itself does not use.</summary>
public sealed class LibraryTests
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_reads_a_compressed_stream_and_a_new_one_after_each_break()
    {
        await using var server = await RehearsalServer.StartAsync();
        var guild = server.World.CreateGuild("Harbour");
        guild.AddBot();
        await using var life = new Life(server, options => options.Compress = true);
        await life.HeardAsync("GUILD_CREATE");
        server.World.Faults.DropGateway();
        guild.AddText("reeds");
        Assert.Equal("reeds", (await life.HeardAsync("CHANNEL_CREATE")).As<Channel>().Name);
        Assert.Equal(2, server.World.History.Entries.Count(e => e.What == "gateway connected with zlib-stream"));
        Assert.Empty(server.World.Violations);
    }

    [Fact]
    public async Task Two_shards_share_the_servers_the_pace_and_what_is_known()
    {
        var limits = RateLimitOptions.Realistic with { MaxConcurrency = 2 };
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 11, 23, 18, 0, 0, TimeSpan.Zero));
        await using var server = await RehearsalServer.StartAsync(new() { Clock = clock, RateLimits = limits, Shards = 2 });
        var (first, second) = (Guild(0), Guild(1));
        var state = new GuildState();
        var options = Options(server, _ => { });
        using var identifyLimiter = new IdentifyRateLimiter(options);
        await using var zero = new Life(server, o => o.Shard = new Shard(0, 2), state, identifyLimiter);
        await using var one = new Life(server, o => o.Shard = new Shard(1, 2), state, identifyLimiter);
        Assert.Equal(first.Id, (await zero.HeardAsync("GUILD_CREATE")).As<Guild>().Id.Value);
        Assert.Equal(second.Id, (await one.HeardAsync("GUILD_CREATE")).As<Guild>().Id.Value);
        second.AddText("reeds");
        await one.HeardAsync("CHANNEL_CREATE");
        Assert.Equal(2, state.Count);
        Assert.Contains(state.Find(new(second.Id))!.Channels, channel => channel.Name == "reeds");
        Assert.Null(zero.Find("CHANNEL_CREATE"));
        Assert.Empty(server.World.Violations);

        Rehearsal.World.WorldGuild Guild(int shard)
        {
            while (true)
            {
                clock.Advance(TimeSpan.FromMilliseconds(1));
                var guild = server.World.CreateGuild("Harbour");
                if (Shard.Of(new(guild.Id), 2) != shard)
                    continue;
                guild.AddBot();
                return guild;
            }
        }
    }

    [Fact]
    public async Task A_removal_that_is_heard_after_the_return_takes_nobody_away()
    {
        await using var server = await RehearsalServer.StartAsync();
        var guild = server.World.CreateGuild("Harbour");
        guild.AddBot();
        var state = new GuildState();
        await using var life = new Life(server, _ => { }, state);
        await life.HeardAsync("GUILD_CREATE");
        guild.Kick(server.World.Bot);
        var gone = await life.HeardAsync("GUILD_DELETE");
        var guilds = new GuildCache(life.Rest, state, new OwnerTwoFactor(life.Rest, TimeProvider.System), TimeProvider.System);
        await guilds.HandleAsync(gone, TestContext.Current.CancellationToken);
        Assert.True(guilds.IsAway(new(guild.Id)));
        guild.AddBot();
        guild.AddText("reeds");
        await life.HeardAsync("CHANNEL_CREATE");
        await guilds.HandleAsync(gone, TestContext.Current.CancellationToken);
        Assert.False(guilds.IsAway(new(guild.Id)));
        Assert.NotNull(await guilds.FindAsync(new(guild.Id), TestContext.Current.CancellationToken));
    }

    private static DiscordOptions Options(RehearsalServer server, Action<DiscordOptions> change)
    {
        var options = new DiscordOptions
        {
            Token = server.BotToken,
            ApiBaseUrl = server.ApiBaseUrl.ToString(),
            UserAgentUrl = "https://bot.example",
        };
        change(options);
        return options;
    }

    /// <summary>One gateway client that records the events it receives.</summary>
    private sealed class Life : IDispatchHandler, IGatewaySessionStore, IAsyncDisposable
    {
        private readonly ConcurrentQueue<Dispatch> _heard = new();
        private readonly SemaphoreSlim _more = new(0);
        private readonly CancellationTokenSource _stop = new();
        private readonly DiscordRest _rest;
        private readonly GatewayClient _client;
        private readonly Task _running;

        public Life(
            RehearsalServer server,
            Action<DiscordOptions> change,
            GuildState? state = null,
            IdentifyRateLimiter? identifyLimiter = null)
        {
            var options = Options(server, change);
            _rest = new DiscordRest(options);
            _client = new GatewayClient(_rest, options, this, new GatewayStores(this, state), identifyLimiter: identifyLimiter);
            _running = Task.Run(() => _client.RunAsync(_stop.Token));
        }

        public DiscordRest Rest => _rest;

        public Dispatch? Find(string name) => _heard.FirstOrDefault(dispatch => dispatch.EventName == name);

        public async Task<Dispatch> HeardAsync(string name)
        {
            using var enough = new CancellationTokenSource(WaitLimit, TimeProvider.System);
            while (true)
            {
                if (Find(name) is { } found)
                    return found;
                Assert.True(await _more.WaitAsync(WaitLimit, enough.Token), $"No {name}; heard: {string.Join(", ", _heard)}");
            }
        }

        public Task HandleAsync(Dispatch dispatch, CancellationToken cancellationToken)
        {
            _heard.Enqueue(dispatch);
            _more.Release();
            return Task.CompletedTask;
        }

        public Task<GatewaySession?> ReadAsync(CancellationToken cancellationToken) => Task.FromResult<GatewaySession?>(null);

        public Task WriteAsync(GatewaySession? session, CancellationToken cancellationToken) => Task.CompletedTask;

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _running.WaitAsync(WaitLimit);
            _client.Dispose();
            _rest.Dispose();
            _more.Dispose();
            _stop.Dispose();
        }
    }
}
