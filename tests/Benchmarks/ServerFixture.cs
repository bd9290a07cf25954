using Rehearsal;
using Rehearsal.World;

namespace Tests.Benchmarks;

/// <summary>A separate server with one channel, for a bot without state.</summary>
internal sealed class ServerFixture : IAsyncDisposable
{
    private const string Card = """
        {"type":17,"id":1,"components":[
          {"type":10,"id":2,
           "content":"### Reach\nSay back what you heard, in your own words. No advice, and no \"but\".\nThe floor is with you."},
          {"type":1,"id":3,"components":[{"type":2,"id":4,"style":1,"label":"Write",
           "custom_id":"d.floor:AAAAAAAAAAAAAAAAAAAAAA:0.mirror~l1:Write"},
            {"type":2,"id":5,"style":2,"label":"Say it aloud","custom_id":"d.floor:AAAAAAAAAAAAAAAAAAAAAA:0.mirror~l1:Aloud"}]},
          {"type":1,"id":6,"components":[{"type":2,"id":7,"style":2,"label":"Pause","custom_id":"d.both:AAAAAAAAAAAAAAAAAAAAAA:Pause"},
            {"type":2,"id":8,"style":2,"label":"Stop","custom_id":"d.both:AAAAAAAAAAAAAAAAAAAAAA:Stop"}]}]}
        """;

    private ServerFixture(RehearsalServer server, WorldChannel channel, WorldPerson person, WorldMessage card)
    {
        (Server, Channel, Person, Floor) = (server, channel, person, card);
        Load = new InteractionLoad(server.World);
    }

    public RehearsalServer Server { get; }

    public WorldChannel Channel { get; }

    public WorldPerson Person { get; }

    public InteractionLoad Load { get; }

    private WorldMessage Floor { get; }

    public static async Task<ServerFixture> BuildAsync()
    {
        var server = await RehearsalServer.StartAsync(new RehearsalOptions { KeepsTranscripts = false });
        var world = server.World;
        var guild = world.CreateGuild("Garden");
        var channel = guild.AddText("couples");
        guild.AddBot();
        var person = world.CreatePerson("Alex");
        guild.Join(person);
        var body = new WorldMessageBody
        {
            Components = [new WorldComponent(System.Text.Json.JsonElement.Parse(Card))],
            Flags = WorldMessageFlags.ComponentsV2
        };
        return new ServerFixture(server, channel, person, world.Locked(() => world.Post(world.Bot, channel, new NewMessage(body))));
    }

    /// <summary>Returns a press on a card like those of a dance.</summary>
    public PlannedInteraction Press(string kind, string customId = "d.floor:AAAAAAAAAAAAAAAAAAAAAA:0.mirror~l1:Aloud") =>
        new(kind, DirectInteractions.Press(Person, Floor, customId));

    public async ValueTask DisposeAsync()
    {
        Load.Dispose();
        await Server.DisposeAsync();
    }
}
