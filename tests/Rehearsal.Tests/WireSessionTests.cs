namespace Tests;

public sealed class WireSessionTests
{
    [Fact]
    public async Task A_resumed_session_gets_what_it_missed_in_order()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 1 | (1 << 9));
        await fixture.RegisterPingAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        var (session, seen) = (fixture.Bot.SessionId, fixture.Bot.Sequence);
        fixture.Bot.Break();
        await fixture.World.WaitForAsync(w => w.History.ToString().Contains("gateway connection lost"), "the loss");

        var pending = fixture.Alex.CommandAsync(fixture.Home, "ping");
        fixture.Sam.Say(fixture.Home, "hello");
        fixture.Clock.Advance(TimeSpan.FromDays(2));

        await using var second = await fixture.ConnectedAsync();
        await second.ResumeAsync(session, seen);
        var interaction = await second.FrameAsync();
        Assert.Equal("INTERACTION_CREATE", interaction.GetProperty("t").GetString());
        Assert.Equal(seen + 1, interaction.GetProperty("s").GetInt32());
        Assert.Equal("MESSAGE_CREATE", (await second.FrameAsync()).GetProperty("t").GetString());
        Assert.Equal("RESUMED", (await second.FrameAsync()).GetProperty("t").GetString());
        Assert.Equal(204, (await second.AnswerAsync(interaction.GetProperty("d"), 4, new { content = "Here" })).Status);
        Assert.Equal("Here", (await pending).Text);
    }

    [Fact]
    public async Task A_session_can_be_resumed_for_five_minutes_of_the_wires_time()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Bot.Break();
        await fixture.World.WaitForAsync(w => w.History.ToString().Contains("gateway connection lost"), "the loss");
        fixture.Transport.Advance(TimeSpan.FromMinutes(6));

        await using var second = await fixture.ConnectedAsync();
        await second.ResumeAsync(fixture.Bot.SessionId, 1);
        var answer = await second.FrameAsync();
        Assert.Equal(9, answer.GetProperty("op").GetInt32());
        Assert.False(answer.GetProperty("d").GetBoolean());

        await second.IdentifyAsync(1);
        await second.DispatchAsync("READY");
    }

    [Fact]
    public async Task A_clean_good_bye_ends_the_session()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await fixture.Bot.LeaveAsync(1000);
        await fixture.World.WaitForAsync(w => w.History.ToString().Contains("gateway connection lost"), "the good-bye");
        await using var second = await fixture.ConnectedAsync();
        await second.ResumeAsync(fixture.Bot.SessionId, 1);
        Assert.Equal(9, (await second.FrameAsync()).GetProperty("op").GetInt32());
    }

    [Fact]
    public async Task A_sequence_from_the_future_is_refused()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Bot.Break();
        await using var second = await fixture.ConnectedAsync();
        await second.ResumeAsync(fixture.Bot.SessionId, 99);
        Assert.Equal(4007, await second.CloseCodeAsync());
    }

    [Fact]
    public async Task A_second_process_takes_the_session_over()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await using var second = await fixture.ConnectedAsync();
        await second.ResumeAsync(fixture.Bot.SessionId, 2);
        await second.DispatchAsync("RESUMED");
        Assert.Equal(4009, await fixture.Bot.CloseCodeAsync());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sessions_can_be_invalidated(bool resumable)
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        fixture.World.Faults.InvalidateSessions(resumable);
        var frame = await fixture.Bot.FrameAsync();
        Assert.Equal(9, frame.GetProperty("op").GetInt32());
        Assert.Equal(resumable, frame.GetProperty("d").GetBoolean());
    }

    [Fact]
    public async Task A_session_called_in_doubt_is_resumed_on_the_same_connection()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        await fixture.RegisterPingAsync();
        fixture.World.Faults.InvalidateSessions(resumable: true);
        Assert.Equal(9, (await fixture.Bot.FrameAsync()).GetProperty("op").GetInt32());
        _ = fixture.Alex.CommandAsync(fixture.Home, "ping");

        await fixture.Bot.ResumeAsync(fixture.Bot.SessionId, fixture.Bot.Sequence);
        await fixture.Bot.InteractionAsync();
        await fixture.Bot.DispatchAsync("RESUMED");
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task A_lost_session_is_begun_anew_on_the_same_connection()
    {
        await using var fixture = await RawBotFixture.OpenAsync(intents: 0);
        fixture.World.Faults.InvalidateSessions();
        Assert.False((await fixture.Bot.FrameAsync()).GetProperty("d").GetBoolean());
        await fixture.Bot.IdentifyAsync(0);
        Assert.NotEqual(fixture.Bot.SessionId, (await fixture.Bot.DispatchAsync("READY")).GetProperty("session_id").GetString());
        Assert.Empty(fixture.World.Violations);
    }
}
