using Rehearsal.Page;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests of the faults that can be chosen on the page.</summary>
public sealed class FaultChoiceTests
{
    [Fact]
    public async Task Everything_that_can_be_ordered_can_be_done_on_the_page_too()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        var server = new DemoServer(fixture.World);
        var room = server.Owner.CreateThread(server.Home, "Room");
        Happen(server, "A moderator archives every room");
        Assert.True(room.Thread!.IsArchived);
        Happen(server, "A moderator locks every room");
        Assert.True(room.Thread.IsLocked);
        Happen(server, "A moderator opens every room again");
        Assert.False(room.Thread.IsLocked || room.Thread.IsArchived);
        Happen(server, "A moderator deletes every room");
        Assert.Empty(server.Guild.Threads);
        Happen(server, "The bot may no longer make rooms");
        Assert.False(WorldPermissions.Of(fixture.World.Bot, server.Home).HasFlag(WorldPermission.CreatePrivateThreads));
        Happen(server, "The bot may make rooms again");
        Assert.True(WorldPermissions.Of(fixture.World.Bot, server.Home).HasFlag(WorldPermission.CreatePrivateThreads));
        Happen(server, "Sam leaves the server");
        Assert.Null(server.Guild.Member(server.Sam));
        Happen(server, "Sam comes back to the server");
        Assert.NotNull(server.Guild.Member(server.Sam));
        Happen(server, "The bot is taken out of the server");
        Assert.False(server.Guild.HasBot);
        Happen(server, "The bot is invited again");
        Assert.True(WorldPermissions.Of(fixture.World.Bot, server.Home).HasFlag(WorldPermission.ManageThreads));
        Happen(server, "Every request takes two seconds");
        Assert.Equal(TimeSpan.FromSeconds(2), fixture.World.Faults.RestDelay);
        Happen(server, "Requests are quick again");
        Happen(server, "The next five requests fail");
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(500, (await fixture.Bot.GetAsync("/users/@me")).Status);
        Happen(server, "The next five requests are too many");
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(429, (await fixture.Bot.GetAsync("/users/@me")).Status);
        Assert.Equal(200, (await fixture.Bot.GetAsync("/users/@me")).Status);
    }

    [Fact]
    public async Task The_line_misbehaves_when_the_page_says_so()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 1);
        var server = new DemoServer(fixture.World);
        foreach (var name in (string[])["GUILD_CREATE", "GUILD_CREATE"])
            await fixture.Bot.DispatchAsync(name);
        Happen(server, "Events wait");
        server.Guild.AddText("first");
        server.Guild.AddText("second");
        Happen(server, "Events that waited come, last first");
        Assert.Equal("second", (await NamedAsync(fixture)).Name);
        Assert.Equal("first", (await NamedAsync(fixture)).Name);
        Happen(server, "The next five events come twice");
        server.Guild.AddText("third");
        Assert.Equal(["third", "third"], [(await NamedAsync(fixture)).Name, (await NamedAsync(fixture)).Name]);
        Happen(server, "Discord asks the bot to reconnect");
        Assert.Equal(7, (await fixture.Bot.FrameAsync()).GetProperty("op").GetInt32());
        Happen(server, "Discord doubts the session");
        Assert.True((await fixture.Bot.FrameAsync()).GetProperty("d").GetBoolean());
        Happen(server, "Discord forgets the session");
        Assert.False((await fixture.Bot.FrameAsync()).GetProperty("d").GetBoolean());
        Happen(server, "Discord closes the connection with 4008");
        Assert.Equal(4008, await fixture.Bot.CloseCodeAsync());
    }

    private static async Task<(string? Name, int Number)> NamedAsync(RawBotFixture fixture) =>
        ((await fixture.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString(), fixture.Bot.Sequence);

    private static void Happen(DemoServer server, string name) => FaultChoice.Kinds.Single(kind => kind.Name == name).Happen(server);
}
