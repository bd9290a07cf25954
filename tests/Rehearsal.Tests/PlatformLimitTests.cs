using System.Net.Http.Json;
using Microsoft.Extensions.Time.Testing;
using Rehearsal;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests of the limits on amounts, and of failing REST requests.</summary>
public sealed class PlatformLimitTests
{
    private static readonly HttpClient _http = new();

    [Fact]
    public async Task A_thread_holds_a_thousand_people()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        var room = await fixture.ThreadAsync();
        for (var i = room.Thread!.Members.Count; i < 1000; i++)
            room.Thread.Add(fixture.World.CreatePerson($"{i}"), fixture.World.Now);
        var reply = await fixture.Bot.PutAsync($"/channels/{room.Id}/thread-members/{fixture.Alex.Id}");
        Assert.Equal((400, 30033), (reply.Status, reply.Code));
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Conversations_are_not_opened_too_fast()
    {
        var limits = RateLimitOptions.Generous with { DirectOpenings = new(2, TimeSpan.FromMinutes(10)) };
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { RateLimits = limits });
        var kim = fixture.World.CreatePerson("Kim");
        Assert.Equal(200, (await OpenAsync(fixture, fixture.Alex)).Status);
        Assert.Equal(200, (await OpenAsync(fixture, fixture.Sam)).Status);
        Assert.Equal((400, 40003), ((await OpenAsync(fixture, kim)).Status, (await OpenAsync(fixture, kim)).Code));
        Assert.Equal(200, (await OpenAsync(fixture, fixture.Alex)).Status);
        fixture.Transport.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, (await OpenAsync(fixture, kim)).Status);
        Assert.Equal(10, RateLimitOptions.Realistic.DirectOpenings.Requests);
    }

    [Fact]
    public async Task A_limit_may_change_its_name_and_counts_anew()
    {
        var limits = RateLimitOptions.Generous with { ChannelMessages = new(1, TimeSpan.FromMinutes(1)) };
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { RateLimits = limits });
        var before = await fixture.Bot.SayAsync(fixture.Home, new { content = "x" });
        Assert.Equal(429, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
        fixture.World.Faults.RenameBuckets();
        var after = await fixture.Bot.SayAsync(fixture.Home, new { content = "x" });
        Assert.Equal(200, after.Status);
        Assert.NotEqual(Bucket(before), Bucket(after));
    }

    [Fact]
    public async Task Ten_thousand_refusals_in_ten_minutes_are_the_usual_cap()
    {
        Assert.Equal(new Allowance(10_000, TimeSpan.FromMinutes(10)), new RehearsalOptions().InvalidRequests);
        await using var fixture = await RawBotFixture.OpenAsync(change: o => o with { InvalidRequests = new(3, TimeSpan.FromMinutes(10)) });
        for (var i = 0; i < 3; i++)
            await RawRequests.SendAsync(fixture.Server, HttpMethod.Get, "/users/@me", null, authorization: "Bot wrong");
        Assert.Equal(403, (await fixture.Bot.GetAsync("/users/@me")).Status);
        fixture.Transport.Advance(TimeSpan.FromMinutes(11));
        Assert.Equal(200, (await fixture.Bot.GetAsync("/users/@me")).Status);
    }

    [Fact]
    public async Task A_limit_of_ones_own_counts_toward_the_ban_and_a_shared_one_does_not()
    {
        var limits = RateLimitOptions.Generous with { ChannelMessages = new(1, TimeSpan.FromMinutes(1)) };
        await using var fixture =
            await RawBotFixture.OpenAsync(change: o => o with { InvalidRequests = new(2, TimeSpan.FromMinutes(10)), RateLimits = limits });
        fixture.World.Faults.FailNextRequests(RestFault.TooMany, count: 3);
        for (var i = 0; i < 3; i++)
            Assert.Equal(429, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
        Assert.Equal(200, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
        for (var i = 0; i < 2; i++)
            Assert.Equal(429, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
        Assert.Equal(403, (await fixture.Bot.SayAsync(fixture.Home, new { content = "x" })).Status);
    }

    [Fact]
    public async Task A_storm_may_be_global_and_a_gateway_before_the_platform_speaks_no_json()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.World.Faults.FailNextRequests(RestFault.TooManyGlobal);
        var refused = await fixture.Bot.GetAsync("/users/@me");
        Assert.Equal(429, refused.Status);
        Assert.Equal("true", refused.Http.Headers.GetValues("X-RateLimit-Global").Single());
        Assert.True(refused.Body.GetProperty("global").GetBoolean());
        fixture.World.Faults.FailNextRequests(RestFault.BadGateway);
        using var http = new HttpClient();
        using var bad = await http.GetAsync(new Uri($"{fixture.Server.ApiBaseUrl}/gateway"), TestContext.Current.CancellationToken);
        Assert.Equal((502, "text/html"), ((int)bad.StatusCode, bad.Content.Headers.ContentType?.MediaType));
        Assert.Empty(fixture.World.Violations);
    }

    [Fact]
    public async Task Requests_can_be_slow()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.World.Faults.RestDelay = TimeSpan.FromSeconds(2);
        var pending = fixture.Bot.SayAsync(fixture.Home, new { content = "x" });
        await fixture.World.WaitForAsync(w => w.IsServing, "the request to arrive");
        fixture.Transport.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(fixture.Home.Messages);
        await ComesAsync(fixture.Transport, pending);
        Assert.Single(fixture.Home.Messages);
    }

    [Fact]
    public async Task A_slow_request_is_carried_out_even_if_its_sender_has_given_it_up()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        fixture.World.Faults.RestDelay = TimeSpan.FromSeconds(2);
        using var patience = new CancellationTokenSource();
        _http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"Bot {fixture.World.BotToken}");
        _http.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", "DiscordBot (https://bot.example, 1.0)");
        var address = new Uri($"{fixture.Server.ApiBaseUrl}/channels/{fixture.Home.Id}/messages");
        var pending = _http.PostAsJsonAsync(address, new { content = "x" }, patience.Token);
        await fixture.World.WaitForAsync(
            w => w.History.Recent(5).Contains("arrived", StringComparison.Ordinal), "the request to arrive");
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => pending);
        fixture.World.Faults.RestDelay = TimeSpan.Zero;

        var served = fixture.World.WaitForAsync(_ => fixture.Home.Messages.Any(), "the message");
        await AdvanceUntilAsync(fixture.Transport, served);
    }

    private static async Task ComesAsync(FakeTimeProvider clock, Task<RestReply> pending)
    {
        await AdvanceUntilAsync(clock, pending);
        Assert.Equal(200, (await pending).Status);
    }

    /// <summary>
    /// Advances the clock until the task is done. The wait may begin only after the first advance, so it is repeated.
    /// </summary>
    private static async Task AdvanceUntilAsync(FakeTimeProvider clock, Task done)
    {
        for (var i = 0; i < 1000 && !done.IsCompleted; i++)
        {
            clock.Advance(TimeSpan.FromSeconds(2));
            await Task.WhenAny(done, Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System));
        }
        await done;
    }

    private static string Bucket(RestReply reply) => reply.Http.Headers.GetValues("X-RateLimit-Bucket").Single();

    private static Task<RestReply> OpenAsync(RawBotFixture fixture, WorldPerson person) =>
        fixture.Bot.PostAsync("/users/@me/channels", new { recipient_id = $"{person.Id}" });
}
