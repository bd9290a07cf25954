using Rehearsal.World;

namespace Tests;

public sealed class PressTests
{
    private static readonly object _button = new { content = "Look", components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open" }) } };

    private static object Row(params object[] components) => new { type = 1, components };

    [Fact]
    public async Task A_stale_button_fails_without_telling_the_bot()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(_button);
        await place.Bot.PatchAsync($"/channels/{place.Home.Id}/messages/{card.Id}", new { content = "Moved on", components = Array.Empty<object>() });
        Assert.True((await place.Alex.PressAsync(card, "open")).Failed);
        await place.Bot.DeleteAsync($"/channels/{place.Home.Id}/messages/{card.Id}");
        Assert.True((await place.Alex.PressAsync(card, "open")).Failed);
        Assert.Equal(0, place.World.Unanswered);
        Assert.Throws<RehearsalException>(() => { _ = place.Alex.PressAsync(card, "never"); });

    }

    [Fact]
    public async Task Nobody_presses_what_they_do_not_see()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await place.PingAsync();
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64, components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open" }) } });
        var page = (await pending).Message!;
        Assert.Throws<RehearsalException>(() => { _ = place.Sam.PressAsync(page, "Open"); });
    }

    [Fact]
    public async Task Whoever_has_left_presses_nothing_and_submits_nothing()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(_button);
        place.Guild.Leave(place.Alex);
        Assert.Throws<RehearsalException>(() => { _ = place.Alex.PressAsync(card, "Open"); });
        var (pending, interaction) = await place.PingAsync(place.Sam);
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64, components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open" }) } });
        var page = (await pending).Message!;
        place.Guild.Leave(place.Sam);
        Assert.Throws<RehearsalException>(() => { _ = place.Sam.PressAsync(page, "Open"); });
    }

    [Fact]
    public async Task An_ephemeral_message_is_not_in_the_channel()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await place.PingAsync();
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64 });
        var page = (await pending).Message!;
        Assert.Equal(10008, (await place.Bot.GetAsync($"/channels/{place.Home.Id}/messages/{page.Id}")).Code);
        Assert.Equal(0, (await place.Bot.GetAsync($"/channels/{place.Home.Id}/messages")).Body.GetArrayLength());
        place.Alex.Reload();
        Assert.Empty(place.Alex.Ephemerals);
    }

    [Fact]
    public async Task Ephemeral_messages_reach_the_gateway_only_with_the_direct_messages_intent()
    {
        await using var place = await RawBotFixture.OpenAsync(intents: 1 << 12);
        var (_, interaction) = await place.PingAsync();
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64 });
        var created = await place.Bot.DispatchAsync("MESSAGE_CREATE");
        Assert.False(created.TryGetProperty("guild_id", out _));
        Assert.Equal(64, created.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task Selected_people_arrive_resolved()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(new { content = "Who?", components = new[] { Row(new { type = 5, custom_id = "who", placeholder = "Your partner" }) } });
        _ = place.Alex.SelectAsync(card, "Your partner", place.Sam);
        var data = (await place.Bot.InteractionAsync()).GetProperty("data");
        Assert.Equal($"{place.Sam.Id}", data.GetProperty("values")[0].GetString());
        var resolved = data.GetProperty("resolved");
        Assert.Equal("sam", resolved.GetProperty("users").GetProperty($"{place.Sam.Id}").GetProperty("username").GetString());
        Assert.False(resolved.GetProperty("members").GetProperty($"{place.Sam.Id}").TryGetProperty("user", out _));
    }

    [Fact]
    public async Task A_select_takes_only_what_it_offers()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var options = new[] { new { label = "Monday", value = "mo" }, new { label = "Tuesday", value = "tu" } };
        var card = await place.PostAsync(new { content = "When?", components = new[] { Row(new { type = 3, custom_id = "day", options }) } });
        Assert.Throws<RehearsalException>(() => { _ = place.Alex.SelectAsync(card, "day", "Sunday"); });
        Assert.Throws<RehearsalException>(() => { _ = place.Alex.SelectAsync(card, "day", "mo", "tu"); });
        _ = place.Alex.SelectAsync(card, "day", "Tuesday");
        Assert.Equal("tu", (await place.Bot.InteractionAsync()).GetProperty("data").GetProperty("values")[0].GetString());
    }

    [Fact]
    public async Task A_message_that_went_meanwhile_cannot_be_updated()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(_button);
        _ = place.Alex.PressAsync(card, "Open");
        var press = await place.Bot.InteractionAsync();
        place.World.Faults.Delete(card);
        Assert.Equal(10008, (await place.Bot.AnswerAsync(press, 7, new { content = "x" })).Code);
        Assert.Equal(204, (await place.Bot.AnswerAsync(press, 4, new { content = "It has gone", flags = 64 })).Status);
    }

    [Fact]
    public async Task An_old_ephemeral_page_lives_on_through_new_presses()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await place.PingAsync();
        await place.Bot.AnswerAsync(interaction, 4, new { content = "Page", flags = 64, components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open" }) } });
        var page = (await pending).Message!;
        place.Clock.Advance(TimeSpan.FromHours(1));
        _ = place.Alex.PressAsync(page, "Open");
        var press = await place.Bot.InteractionAsync();
        Assert.Equal(64, press.GetProperty("message").GetProperty("flags").GetInt32());
        await place.Bot.AnswerAsync(press, 6);
        Assert.Equal(204, (await place.Bot.DeleteAsync($"{place.Bot.Hook(press)}/messages/@original")).Status);
        Assert.Empty(place.Alex.Ephemerals);
    }

    [Fact]
    public async Task A_disabled_button_cannot_be_pressed()
    {
        await using var place = await RawBotFixture.OpenAsync();
        var card = await place.PostAsync(new { content = "x", components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open", disabled = true }) } });
        Assert.Throws<RehearsalException>(() => { _ = place.Alex.PressAsync(card, "Open"); });
    }
}
