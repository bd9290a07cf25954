using Rehearsal.World;

namespace Tests;

public sealed class ReactionTests
{
    [Fact]
    public async Task The_bot_reacts_and_takes_it_back()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var said = fixture.Alex.Say(fixture.Home, "hello");
        var path = $"/channels/{fixture.Home.Id}/messages/{said.Id}/reactions";
        Assert.Equal(204, (await fixture.Bot.PutAsync($"{path}/%F0%9F%8C%B1/@me")).Status);
        Assert.Equal(["🌱"], said.OwnReactions);
        Assert.Equal(
            "🌱",
            (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/messages/{said.Id}")).Body
                .GetProperty("reactions")[0]
                .GetProperty("emoji")
                .GetProperty("name")
                .GetString());
        Assert.Equal(204, (await fixture.Bot.DeleteAsync($"{path}/%F0%9F%8C%B1/%40me")).Status);
        Assert.Equal(10014, (await fixture.Bot.DeleteAsync($"{path}/%F0%9F%8C%B1/@me")).Code);
        Assert.Equal(10014, (await fixture.Bot.PutAsync($"{path}/seedling/@me")).Code);
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.AddReactions);
        Assert.Equal(50013, (await fixture.Bot.PutAsync($"{path}/%F0%9F%8C%B1/@me")).Code);
    }

    [Fact]
    public async Task Nothing_is_reacted_to_in_an_archived_thread()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        var card = await fixture.PostAsync(new { content = "card" }, room);
        fixture.World.Faults.Archive(room);
        Assert.Equal(50083, (await fixture.Bot.PutAsync($"/channels/{room.Id}/messages/{card.Id}/reactions/%F0%9F%8C%B1/@me")).Code);
    }
}
