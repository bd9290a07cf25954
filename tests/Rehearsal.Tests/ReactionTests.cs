using Rehearsal.World;

namespace Tests;

public sealed class ReactionTests
{
    [Fact]
    public async Task The_bot_reacts_and_takes_it_back()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var said = place.Alex.Say(place.Home, "hello");
        var path = $"/channels/{place.Home.Id}/messages/{said.Id}/reactions";
        Assert.Equal(204, (await place.Bot.PutAsync($"{path}/%F0%9F%8C%B1/@me")).Status);
        Assert.Equal(["🌱"], said.OwnReactions);
        Assert.Equal("🌱", (await place.Bot.GetAsync($"/channels/{place.Home.Id}/messages/{said.Id}")).Body.GetProperty("reactions")[0].GetProperty("emoji").GetProperty("name").GetString());
        Assert.Equal(204, (await place.Bot.DeleteAsync($"{path}/%F0%9F%8C%B1/%40me")).Status);
        Assert.Equal(10014, (await place.Bot.DeleteAsync($"{path}/%F0%9F%8C%B1/@me")).Code);
        Assert.Equal(10014, (await place.Bot.PutAsync($"{path}/seedling/@me")).Code);
        place.Home.Deny(place.World.Bot, Permission.AddReactions);
        Assert.Equal(50013, (await place.Bot.PutAsync($"{path}/%F0%9F%8C%B1/@me")).Code);
    }

    [Fact]
    public async Task Nothing_is_reacted_to_in_an_archived_thread()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var room = await place.ThreadAsync();
        var card = await place.PostAsync(new { content = "card" }, room);
        place.World.Faults.Archive(room);
        Assert.Equal(50083, (await place.Bot.PutAsync($"/channels/{room.Id}/messages/{card.Id}/reactions/%F0%9F%8C%B1/@me")).Code);
    }
}
