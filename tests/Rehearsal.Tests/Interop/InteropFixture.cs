using Rehearsal;
using Rehearsal.World;

namespace Tests.Interop;

/// <summary>A server with people, on real clocks, and a foreign client in it.</summary>
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

    /// <summary>A server of another shard, where there are several.</summary>
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

    /// <summary>The client understood everything, and broke no rule; but oceanic.js sends no User-Agent of its own.</summary>
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
