using Rehearsal;
using Rehearsal.World;

namespace Tests.Interop;

/// <summary>A server with people, on real clocks, with a public client library connected to it.</summary>
internal sealed class InteropFixture : IAsyncDisposable
{
    private readonly RehearsalServer _server;

    private InteropFixture(RehearsalServer server)
    {
        _server = server;
        Guild = World.CreateGuild("Harbour", World.CreatePerson("Olive"));
        Home = Guild.AddText("couples");
        (Alex, Sam, Kim) = (World.CreatePerson("Alex"), World.CreatePerson("Sam"), World.CreatePerson("Kim"));
        foreach (var person in (WorldPerson[])[Alex, Sam, Kim])
            Guild.Join(person);
        Guild.AddBot();
        if (server.World.Options.Shards > 1)
            Marsh = Elsewhere();
    }

    public World World => _server.World;
    public WorldGuild Guild { get; }
    public WorldChannel Home { get; }

    /// <summary>This server belongs to another shard; it is null when there is only one shard.</summary>
    public WorldGuild? Marsh { get; }
    public WorldPerson Alex { get; }
    public WorldPerson Sam { get; }
    public WorldPerson Kim { get; }
    public ForeignClient Client { get; private set; } = null!;

    public static async Task<InteropFixture> OpenAsync(string script, RehearsalOptions options)
    {
        var server = await RehearsalServer.StartAsync(options);
        var fixture = new InteropFixture(server);
        try
        {
            fixture.Client = ForeignClient.Start(server, script);
            return fixture;
        }
        catch
        {
            await server.DisposeAsync();
            throw;
        }
    }

    private WorldGuild Elsewhere()
    {
        while (true)
        {
            var guild = World.CreateGuild("Marsh");
            if (((guild.Id ^ Guild.Id) >> 22) % 2 == 0)
                continue;
            guild.AddText("reeds");
            guild.AddBot();
            return guild;
        }
    }

    /// <summary>
    /// Asserts that the client reported no error and broke no rule. A missing User-Agent is allowed, because oceanic.js sends none.
    /// </summary>
    public async Task AssertContentAsync()
    {
        await World.SettledAsync(TimeSpan.FromSeconds(30));
        Client.AssertContent();
        Assert.DoesNotContain(World.Violations, v => v.Request != "User-Agent");
    }

    public async ValueTask DisposeAsync()
    {
        await Client.DisposeAsync();
        await _server.DisposeAsync();
    }
}
