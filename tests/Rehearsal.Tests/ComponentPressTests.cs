using Rehearsal.World;

namespace Tests;

public sealed class ComponentPressTests
{
    private static readonly object _button =
        new { content = "Look", components = new[] { Row(new { type = 2, style = 1, label = "Open", custom_id = "open" }) } };

    private static object Row(params object[] components) => new { type = 1, components };

    [Fact]
    public async Task A_stale_button_fails_without_telling_the_bot()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card = await fixture.PostAsync(_button);
        await fixture.Bot.PatchAsync(
            $"/channels/{fixture.Home.Id}/messages/{card.Id}",
            new { content = "Moved on", components = Array.Empty<object>() });
        Assert.True((await fixture.Alex.PressAsync(card, "open")).Failed);
        await fixture.Bot.DeleteAsync($"/channels/{fixture.Home.Id}/messages/{card.Id}");
        Assert.True((await fixture.Alex.PressAsync(card, "open")).Failed);
        Assert.Equal(0, fixture.World.Unanswered);
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.PressAsync(card, "never"); });

    }

    [Fact]
    public async Task Nobody_presses_what_they_do_not_see()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(
            interaction,
            4,
            new
            {
                content = "Only you",
                flags = 64,
                components = new[] { Row(
                new { type = 2, style = 1, label = "Open", custom_id = "open" }) }
            });
        var page = (await pending).Message!;
        Assert.Throws<RehearsalException>(() => { _ = fixture.Sam.PressAsync(page, "Open"); });
    }

    [Fact]
    public async Task Whoever_has_left_presses_nothing_and_submits_nothing()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card = await fixture.PostAsync(_button);
        fixture.Guild.Leave(fixture.Alex);
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.PressAsync(card, "Open"); });
        var (pending, interaction) = await fixture.PingAsync(fixture.Sam);
        await fixture.Bot.AnswerAsync(
            interaction,
            4,
            new
            {
                content = "Only you",
                flags = 64,
                components = new[] { Row(
                new { type = 2, style = 1, label = "Open", custom_id = "open" }) }
            });
        var page = (await pending).Message!;
        fixture.Guild.Leave(fixture.Sam);
        Assert.Throws<RehearsalException>(() => { _ = fixture.Sam.PressAsync(page, "Open"); });
    }

    [Fact]
    public async Task An_ephemeral_message_is_not_in_the_channel()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64 });
        var page = (await pending).Message!;
        Assert.Equal(10008, (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/messages/{page.Id}")).Code);
        Assert.Equal(0, (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}/messages")).Body.GetArrayLength());
        fixture.Alex.Reload();
        Assert.Empty(fixture.Alex.Ephemerals);
    }

    [Fact]
    public async Task Ephemeral_messages_reach_the_gateway_only_with_the_direct_messages_intent()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 1 << 12);
        var (_, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(interaction, 4, new { content = "Only you", flags = 64 });
        var created = await fixture.Bot.DispatchAsync("MESSAGE_CREATE");
        Assert.False(created.TryGetProperty("guild_id", out _));
        Assert.Equal(64, created.GetProperty("flags").GetInt32());
    }

    [Fact]
    public async Task Selected_people_arrive_resolved()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card =
            await fixture.PostAsync(
                new { content = "Who?", components = new[] { Row(new { type = 5, custom_id = "who", placeholder = "Your partner" }) } });
        _ = fixture.Alex.SelectAsync(card, "Your partner", fixture.Sam);
        var data = (await fixture.Bot.InteractionAsync()).GetProperty("data");
        Assert.Equal($"{fixture.Sam.Id}", data.GetProperty("values")[0].GetString());
        var resolved = data.GetProperty("resolved");
        Assert.Equal("sam", resolved.GetProperty("users").GetProperty($"{fixture.Sam.Id}").GetProperty("username").GetString());
        Assert.False(resolved.GetProperty("members").GetProperty($"{fixture.Sam.Id}").TryGetProperty("user", out _));
    }

    [Fact]
    public async Task A_select_takes_only_what_it_offers()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var options = new[] { new { label = "Monday", value = "mo" }, new { label = "Tuesday", value = "tu" } };
        var card =
            await fixture.PostAsync(new { content = "When?", components = new[] { Row(new { type = 3, custom_id = "day", options }) } });
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.SelectAsync(card, "day", "Sunday"); });
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.SelectAsync(card, "day", "mo", "tu"); });
        _ = fixture.Alex.SelectAsync(card, "day", "Tuesday");
        Assert.Equal("tu", (await fixture.Bot.InteractionAsync()).GetProperty("data").GetProperty("values")[0].GetString());
    }

    [Fact]
    public async Task A_message_that_went_meanwhile_cannot_be_updated()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card = await fixture.PostAsync(_button);
        _ = fixture.Alex.PressAsync(card, "Open");
        var press = await fixture.Bot.InteractionAsync();
        fixture.World.Faults.Delete(card);
        Assert.Equal(10008, (await fixture.Bot.AnswerAsync(press, 7, new { content = "x" })).Code);
        Assert.Equal(204, (await fixture.Bot.AnswerAsync(press, 4, new { content = "It has gone", flags = 64 })).Status);
    }

    [Fact]
    public async Task An_old_ephemeral_page_lives_on_through_new_presses()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var (pending, interaction) = await fixture.PingAsync();
        await fixture.Bot.AnswerAsync(
            interaction,
            4,
            new
            {
                content = "Page",
                flags = 64,
                components = new[] { Row(
                new { type = 2, style = 1, label = "Open", custom_id = "open" }) }
            });
        var page = (await pending).Message!;
        fixture.Clock.Advance(TimeSpan.FromHours(1));
        _ = fixture.Alex.PressAsync(page, "Open");
        var press = await fixture.Bot.InteractionAsync();
        Assert.Equal(64, press.GetProperty("message").GetProperty("flags").GetInt32());
        await fixture.Bot.AnswerAsync(press, 6);
        Assert.Equal(204, (await fixture.Bot.DeleteAsync($"{fixture.Bot.Hook(press)}/messages/@original")).Status);
        Assert.Empty(fixture.Alex.Ephemerals);
    }

    [Fact]
    public async Task A_disabled_button_cannot_be_pressed()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var card =
            await fixture.PostAsync(
                new
                {
                    content = "x",
                    components = new[] { Row(
                    new { type = 2, style = 1, label = "Open", custom_id = "open", disabled = true }) }
                });
        Assert.Throws<RehearsalException>(() => { _ = fixture.Alex.PressAsync(card, "Open"); });
    }
}
