using Rehearsal.Page;
using Rehearsal.World;

namespace Tests;

/// <summary>What the page lets go wrong.</summary>
public sealed class TroubleTests
{
    [Fact]
    public async Task Everything_that_can_be_ordered_can_be_done_on_the_page_too()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        var town = new DemoServer(fixture.World);
        var room = town.Owner.CreateThread(town.Home, "Room");
        Happen(town, "A moderator archives every room");
        Assert.True(room.Thread!.IsArchived);
        Happen(town, "A moderator locks every room");
        Assert.True(room.Thread.IsLocked);
        Happen(town, "A moderator opens every room again");
        Assert.False(room.Thread.IsLocked || room.Thread.IsArchived);
        Happen(town, "A moderator deletes every room");
        Assert.Empty(town.Guild.Threads);
        Happen(town, "The bot may no longer make rooms");
        Assert.False(WorldPermissions.Of(fixture.World.Bot, town.Home).HasFlag(WorldPermission.CreatePrivateThreads));
        Happen(town, "The bot may make rooms again");
        Assert.True(WorldPermissions.Of(fixture.World.Bot, town.Home).HasFlag(WorldPermission.CreatePrivateThreads));
        Happen(town, "Sam leaves the server");
        Assert.Null(town.Guild.Member(town.Sam));
        Happen(town, "Sam comes back to the server");
        Assert.NotNull(town.Guild.Member(town.Sam));
        Happen(town, "The bot is taken out of the server");
        Assert.False(town.Guild.HasBot);
        Happen(town, "The bot is invited again");
        Assert.True(WorldPermissions.Of(fixture.World.Bot, town.Home).HasFlag(WorldPermission.ManageThreads));
        Happen(town, "Every request takes two seconds");
        Assert.Equal(TimeSpan.FromSeconds(2), fixture.World.Faults.RestDelay);
        Happen(town, "Requests are quick again");
        Happen(town, "The next five requests fail");
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(500, (await fixture.Bot.GetAsync("/users/@me")).Status);
        Happen(town, "The next five requests are too many");
        foreach (var _ in Enumerable.Range(0, 5))
            Assert.Equal(429, (await fixture.Bot.GetAsync("/users/@me")).Status);
        Assert.Equal(200, (await fixture.Bot.GetAsync("/users/@me")).Status);
    }

    [Fact]
    public async Task The_line_misbehaves_when_the_page_says_so()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 1);
        var town = new DemoServer(fixture.World);
        foreach (var name in (string[])["GUILD_CREATE", "GUILD_CREATE"])
            await fixture.Bot.DispatchAsync(name);
        Happen(town, "Events wait");
        town.Guild.AddText("first");
        town.Guild.AddText("second");
        Happen(town, "Events that waited come, last first");
        Assert.Equal("second", (await NamedAsync(fixture)).Name);
        Assert.Equal("first", (await NamedAsync(fixture)).Name);
        Happen(town, "The next five events come twice");
        town.Guild.AddText("third");
        Assert.Equal(["third", "third"], [(await NamedAsync(fixture)).Name, (await NamedAsync(fixture)).Name]);
        Happen(town, "Discord asks the bot to reconnect");
        Assert.Equal(7, (await fixture.Bot.FrameAsync()).GetProperty("op").GetInt32());
        Happen(town, "Discord doubts the session");
        Assert.True((await fixture.Bot.FrameAsync()).GetProperty("d").GetBoolean());
        Happen(town, "Discord forgets the session");
        Assert.False((await fixture.Bot.FrameAsync()).GetProperty("d").GetBoolean());
        Happen(town, "Discord closes the connection with 4008");
        Assert.Equal(4008, await fixture.Bot.CloseCodeAsync());
    }

    private static async Task<(string? Name, int Number)> NamedAsync(RawBotFixture fixture) =>
        ((await fixture.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString(), fixture.Bot.Sequence);

    private static void Happen(DemoServer town, string name) => FaultChoice.Kinds.Single(kind => kind.Name == name).Happen(town);
}
