using Rehearsal;
using Rehearsal.World;

namespace Tests;

public sealed class ManyRequestsTests
{
    private static readonly string[] _headers =
        ["X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "X-RateLimit-Reset-After", "X-RateLimit-Bucket"];

    [Fact]
    public async Task Every_limited_answer_carries_the_headers()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await fixture.Bot.SayAsync(fixture.Home, new { content = "x" });
        Assert.All(_headers, h => Assert.True(reply.Http.Headers.Contains(h), h));
        Assert.Equal("49", reply.Http.Headers.GetValues("X-RateLimit-Remaining").Single());
        var (_, interaction) = await fixture.PingAsync();
        Assert.False((await fixture.Bot.AnswerAsync(interaction, 4, new { content = "x" })).Http.Headers.Contains("X-RateLimit-Limit"));
    }

    [Fact]
    public async Task Too_many_messages_in_one_channel_wait_and_other_channels_do_not()
    {
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { RateLimits = RateLimitOptions.Realistic });
        var other = fixture.Guild.AddText("other");
        for (var i = 0; i < 5; i++)
            Assert.Equal(200, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
        var refused = await fixture.Bot.SayAsync(fixture.Home, new { content = "x" });
        Assert.Equal(429, refused.Status);
        Assert.Equal("5", refused.Http.Headers.GetValues("Retry-After").Single());
        Assert.Equal("user", refused.Http.Headers.GetValues("X-RateLimit-Scope").Single());
        Assert.False(refused.Body.GetProperty("global").GetBoolean());
        Assert.Equal(200, (await fixture.Bot.SayAsync(other, new { content = "x" })).Status);
        Assert.Empty(fixture.World.Violations);

        fixture.Transport.Advance(TimeSpan.FromSeconds(1));
        await fixture.Bot.SayAsync(fixture.Home, new { content = "x" });
        Assert.Contains("Retry-After", Assert.Single(fixture.World.Violations).What, StringComparison.Ordinal);
        fixture.Transport.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(200, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
    }

    [Fact]
    public async Task The_global_limit_counts_everything_but_interactions()
    {
        await using var fixture =
            await RawBotFixture.OpenAsync(
                change: o => o with { RateLimits = RateLimitOptions.Generous with { Global = new(3, TimeSpan.FromSeconds(1)) } });
        var (_, interaction) = await fixture.PingAsync();
        for (var i = 0; i < 2; i++)
            Assert.Equal(200, (await fixture.Bot.GetAsync("/users/@me")).Status);
        var refused = await fixture.Bot.GetAsync("/users/@me");
        Assert.Equal("true", refused.Http.Headers.GetValues("X-RateLimit-Global").Single());
        Assert.True(refused.Body.GetProperty("global").GetBoolean());
        Assert.Equal(204, (await fixture.Bot.AnswerAsync(interaction, 4, new { content = "x" })).Status);
        Assert.Equal(200, (await fixture.Bot.GetAsync($"{fixture.Bot.Hook(interaction)}/messages/@original")).Status);
    }

    [Theory]
    [InlineData("GET", "/nowhere")]
    [InlineData("PATCH", "/users/@me/nothing/here")]
    [InlineData("DELETE", "/gateway/bot")]
    public async Task An_unknown_route_is_loud(string method, string path)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await fixture.Bot.RequestAsync(new(method), path, (HttpContent?)null);
        Assert.Equal((404, 0), (reply.Status, reply.Code));
        Assert.Contains("no such route", Assert.Single(fixture.World.Violations).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_request_needs_the_token()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await RawRequests.SendAsync(fixture.Server, HttpMethod.Get, "/users/@me", null, authorization: "Bot wrong");
        Assert.Equal(401, reply.Status);
        Assert.Single(fixture.World.Violations);
    }

    [Fact]
    public async Task A_request_without_a_user_agent_is_blocked()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var reply = await RawRequests.SendAsync(fixture.Server, HttpMethod.Get, "/users/@me", null, agent: null);
        Assert.Equal((403, 40333), (reply.Status, reply.Code));
        Assert.Single(fixture.World.Violations);
    }

    [Fact]
    public async Task A_user_agent_of_another_shape_is_served_and_blamed_once()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        for (var i = 0; i < 2; i++)
            Assert.Equal(200, (await RawRequests.SendAsync(fixture.Server, HttpMethod.Get, "/users/@me", null, agent: "curl/8.0")).Status);
        Assert.Equal("User-Agent", Assert.Single(fixture.World.Violations).Request);
    }

    [Theory]
    [InlineData("DiscordBot (https://example.org, 1.0)")]
    [InlineData("DiscordBot (nowhere, 1.0)")]
    [InlineData("DiscordBot (https://bot.example)")]
    public async Task A_user_agent_that_names_no_project_is_blamed(string agent)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        await RawRequests.SendAsync(fixture.Server, HttpMethod.Get, "/users/@me", null, agent: agent);
        Assert.Equal("User-Agent", Assert.Single(fixture.World.Violations).Request);
    }

    [Fact]
    public async Task A_body_needs_a_known_content_type_and_real_json()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var path = $"/channels/{fixture.Home.Id}/messages";
        using var text = new StringContent("hello");
        Assert.Equal(50035, (await fixture.Bot.RequestAsync(HttpMethod.Post, path, text)).Code);
        using var nonsense = new StringContent("{", System.Text.Encoding.UTF8, "application/json");
        Assert.Equal(50109, (await fixture.Bot.RequestAsync(HttpMethod.Post, path, nonsense)).Code);
    }

    [Fact]
    public async Task Requests_can_meet_bad_days()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var faults = fixture.World.Faults;
        faults.FailNextRequests(RestFault.ServerError, method: "POST", pathContains: "/messages");
        faults.FailNextRequests(RestFault.TooMany, method: "GET");
        Assert.Equal(429, (await fixture.Bot.GetAsync("/users/@me")).Status);
        Assert.Equal(500, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
        faults.FailNextRequests(RestFault.ResetBefore);
        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.Bot.SayAsync(fixture.Home, new { content = "lost" }));
        Assert.Empty(fixture.Home.Messages);
        faults.FailNextRequests(RestFault.ResetAfter);
        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.Bot.SayAsync(fixture.Home, new { content = "kept" }));
        Assert.Equal("kept", Assert.Single(fixture.Home.Messages).Text);
        Assert.Empty(fixture.World.Violations);
    }

    [Theory]
    [InlineData("/gateway")]
    [InlineData("/gateway/bot")]
    [InlineData("/users/@me")]
    [InlineData("/applications/@me")]
    [InlineData("/oauth2/applications/@me")]
    [InlineData("/users/{alex}")]
    [InlineData("/users/@me/guilds")]
    [InlineData("/guilds/{guild}")]
    [InlineData("/guilds/{guild}?with_counts=true")]
    [InlineData("/guilds/{guild}/channels")]
    [InlineData("/guilds/{guild}/roles")]
    [InlineData("/guilds/{guild}/members/{alex}")]
    [InlineData("/guilds/{guild}/members/search?query=al")]
    [InlineData("/channels/{home}")]
    public async Task The_reading_routes_answer(string path)
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        path = path.Replace("{alex}", $"{fixture.Alex.Id}")
            .Replace("{guild}", $"{fixture.Guild.Id}")
            .Replace("{home}", $"{fixture.Home.Id}");
        Assert.Equal(200, (await fixture.Bot.GetAsync(path)).Status);
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task The_bot_seems_to_type_only_where_it_may_send()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        Assert.Equal((204, 204), (await TypeAsync(fixture.Home), await TypeAsync(room)));
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.SendMessages);
        Assert.Equal((50013, 204), (await TypeAsync(fixture.Home), await TypeAsync(room)));
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.SendMessagesInThreads);
        Assert.Equal(50013, await TypeAsync(room));
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.ViewChannel);
        Assert.Equal((50001, 50001), (await TypeAsync(fixture.Home), await TypeAsync(room)));

        // This returns Discord's error code of a refusal, or else the HTTP status.
        async Task<int> TypeAsync(WorldChannel channel)
        {
            var reply = await fixture.Bot.PostAsync($"/channels/{channel.Id}/typing");
            Assert.Contains(reply.Status, (int[])[204, 403]);
            return reply.Status == 403 ? reply.Code : reply.Status;
        }
    }

    [Fact]
    public async Task Who_is_gone_is_unknown()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.Guild.Ban(fixture.Sam);
        Assert.Equal(10007, (await fixture.Bot.GetAsync($"/guilds/{fixture.Guild.Id}/members/{fixture.Sam.Id}")).Code);
        Assert.Equal(10013, (await fixture.Bot.GetAsync("/users/123456789012345678")).Code);
        Assert.Equal(10003, (await fixture.Bot.GetAsync("/channels/123456789012345678")).Code);
        Assert.Equal(10004, (await fixture.Bot.GetAsync("/guilds/123456789012345678")).Code);
        fixture.Home.Deny(fixture.World.Bot, WorldPermission.ViewChannel);
        Assert.Equal(50001, (await fixture.Bot.GetAsync($"/channels/{fixture.Home.Id}")).Code);
        Assert.Equal(0, (await fixture.Bot.GetAsync($"/guilds/{fixture.Guild.Id}/channels")).Body.GetArrayLength());
        Assert.Empty(fixture.World.Violations);
    }
}
