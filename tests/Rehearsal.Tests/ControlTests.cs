using System.Net.Http.Json;
using System.Text.Json;
using Rehearsal.World;

namespace Tests;

public sealed class ControlTests
{
    private static readonly HttpClient _http = new();

    private static Task<RawBotFixture> OpenAsync() => RawBotFixture.OpenAsync(intents: 1, o => o with
    {
        TakesOrders = true,
        SkipClock = by => ((Microsoft.Extensions.Time.Testing.FakeTimeProvider)o.Clock).Advance(by),
    });

    private static async Task<(int Status, string Text)> SendAsync(
        RawBotFixture fixture, HttpMethod method, string path, object? body = null, string? host = null, bool withHeader = true)
    {
        using var request = new HttpRequestMessage(method, new Uri(fixture.Server.ApiBaseUrl, path))
        {
            Content = body is null ? null : JsonContent.Create(body)
        };
        request.Headers.Host = host;
        if (withHeader)
            request.Headers.Add("X-Rehearsal", "1");
        using var response = await _http.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)response.StatusCode, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    private static async Task OrderAsync(RawBotFixture fixture, string order, object? body = null)
    {
        var (status, text) = await SendAsync(fixture, HttpMethod.Post, $"/rehearsal/{order}", body);
        Assert.True(status == 204, $"{order}: {status} {text}");
    }

    [Fact]
    public async Task Without_the_option_there_is_nothing_to_order_from()
    {
        await using var fixture = await RawBotFixture.OpenAsync();
        Assert.Equal(404, (await SendAsync(fixture, HttpMethod.Get, "/rehearsal")).Status);
        Assert.Equal(404, (await SendAsync(fixture, HttpMethod.Post, "/rehearsal/drop")).Status);
    }

    [Fact]
    public async Task A_web_page_elsewhere_orders_nothing()
    {
        await using var fixture = await OpenAsync();
        Assert.Equal(404, (await SendAsync(fixture, HttpMethod.Post, "/rehearsal/kick-bot", withHeader: false)).Status);
        Assert.Equal(404, (await SendAsync(fixture, HttpMethod.Get, "/rehearsal", host: "example.org")).Status);
        Assert.Equal(404, (await fixture.Bot.PostAsync("/rehearsal/drop")).Status);
    }

    [Fact]
    public async Task The_overview_names_every_order_and_every_id()
    {
        await using var fixture = await OpenAsync();
        var room = await fixture.ThreadAsync();
        var (status, text) = await SendAsync(fixture, HttpMethod.Get, "/rehearsal");
        var overview = JsonElement.Parse(text);
        Assert.Equal(200, status);
        Assert.Contains(overview.GetProperty("orders").EnumerateArray(), o => o.GetString() == "forward");
        Assert.Contains(overview.GetProperty("people").EnumerateArray(), p => p.GetProperty("id").GetString() == $"{fixture.Sam.Id}");
        Assert.Equal($"{room.Id}", overview.GetProperty("guilds")[0].GetProperty("threads")[0].GetProperty("id").GetString());
    }

    [Theory]
    [InlineData("nonsense", """{}""", "\"nonsense\" is not known")]
    [InlineData("close", """{}""", "\"code\" is missing.")]
    [InlineData("fail", """{"fault":"flood"}""", "\"fault\" is one of: ServerError")]
    [InlineData("lock", """{"thread":"1"}""", "There is no such thread.")]
    [InlineData("forward", """{"seconds":0}""", "A clock goes forward only")]
    [InlineData("invalidate", """{"resumable":"maybe"}""", "\"resumable\" is true or false.")]
    [InlineData("drop", """[]""", "")]
    public async Task What_cannot_be_meant_is_told_in_a_sentence(string order, string body, string wrong)
    {
        await using var fixture = await OpenAsync();
        var (status, text) = await SendAsync(fixture, HttpMethod.Post, $"/rehearsal/{order}", JsonElement.Parse(body));
        if (wrong.Length == 0)
            Assert.Equal(204, status);
        else
            Assert.StartsWith(wrong, JsonElement.Parse(text).GetProperty("wrong").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_network_misbehaves_when_told_to()
    {
        await using var fixture = await OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        await OrderAsync(fixture, "fail", new { fault = "ServerError", count = 2, method = "GET", path = "/users" });
        Assert.Equal("500 500 200", await StatusesAsync(3));
        await OrderAsync(fixture, "fail", new { fault = "tooMany", count = 3 });
        Assert.Equal("429 429 429 200", await StatusesAsync(4));

        await OrderAsync(fixture, "invalidate", new { resumable = true });
        Assert.True((await fixture.Bot.FrameAsync()).GetProperty("d").GetBoolean());
        await OrderAsync(fixture, "close", new { code = 4009 });
        await using var second = await fixture.ConnectedAsync();
        await second.IdentifyAsync(1);
        await second.DispatchAsync("READY");
        await OrderAsync(fixture, "reconnect");
        while ((await second.FrameAsync()).GetProperty("op").GetInt32() != 7)
            Assert.Empty(fixture.World.Violations);
        await OrderAsync(fixture, "close", new { code = 4000 });
        Assert.Equal(4000, await second.CloseCodeAsync());

        async Task<string> StatusesAsync(int count)
        {
            var statuses = new List<int>();
            for (var i = 0; i < count; i++)
                statuses.Add((await fixture.Bot.GetAsync("/users/@me")).Status);
            return string.Join(' ', statuses);
        }
    }

    [Fact]
    public async Task Events_come_and_requests_fail_as_they_are_told_to()
    {
        await using var fixture = await OpenAsync();
        await fixture.Bot.DispatchAsync("GUILD_CREATE");
        await OrderAsync(fixture, "hold");
        foreach (var name in (string[])["one", "two"])
            fixture.Guild.AddText(name);
        await OrderAsync(fixture, "reverse");
        await OrderAsync(fixture, "release");
        await OrderAsync(fixture, "lose");
        fixture.Guild.AddText("lost");
        await OrderAsync(fixture, "duplicate", new { count = 1 });
        fixture.Guild.AddText("three");
        var names = new List<string?>();
        while (names.Count < 4)
            names.Add((await fixture.Bot.DispatchAsync("CHANNEL_CREATE")).GetProperty("name").GetString());
        Assert.Equal(["two", "one", "three", "three"], names);

        var bucket = await BucketAsync();
        await OrderAsync(fixture, "rename-buckets");
        Assert.NotEqual(bucket, await BucketAsync());
        await OrderAsync(fixture, "events", new { order = "afterReply" });
        await OrderAsync(fixture, "delay", new { milliseconds = 20 });
        Assert.Equal((EventOrder.AfterReply, TimeSpan.FromMilliseconds(20)), (fixture.World.Faults.Events, fixture.World.Faults.RestDelay));
        await OrderAsync(fixture, "delay", new { milliseconds = 0 });
        foreach (var (fault, scope) in ((string, string)[])[("tooMany", "shared"), ("tooManyOwn", "user"), ("tooManyGlobal", "global")])
        {
            await OrderAsync(fixture, "fail", new { fault });
            Assert.Equal(scope, (await fixture.Bot.GetAsync("/users/@me")).Http.Headers.GetValues("X-RateLimit-Scope").Single());
        }
        await OrderAsync(fixture, "fail", new { fault = "resetBefore" });
        await Assert.ThrowsAsync<HttpRequestException>(() => fixture.Bot.GetAsync("/users/@me"));
        await OrderAsync(fixture, "silence-heartbeats");
        await OrderAsync(fixture, "forget-sessions");
        await OrderAsync(fixture, "drop");
        Assert.Equal(0, await fixture.Bot.CloseCodeAsync());

        async Task<string> BucketAsync() =>
            (await fixture.Bot.GetAsync("/users/@me")).Http.Headers.GetValues("X-RateLimit-Bucket").Single();
    }

    [Fact]
    public async Task Moderators_people_and_time_act_when_told_to()
    {
        await using var fixture = await OpenAsync();
        var room = await fixture.ThreadAsync(members: [fixture.Alex, fixture.Sam]);
        var before = fixture.World.Now;
        await OrderAsync(fixture, "forward", new { seconds = 3600 });
        Assert.Equal(TimeSpan.FromHours(1), fixture.World.Now - before);
        foreach (var (order, archived, locked) in ((string, bool, bool)[])[
            ("archive", true, false),
            ("lock", true, true),
            ("unarchive", false, true),
            ("unlock", false, false)
        ])
        {
            await OrderAsync(fixture, order, new { thread = $"{room.Id}" });
            Assert.Equal((archived, locked), (room.Thread!.IsArchived, room.Thread.IsLocked));
        }
        await OrderAsync(fixture, "revoke", new { channel = $"{fixture.Home.Id}", permission = "SendMessagesInThreads" });
        Assert.Equal(50013, (await fixture.Bot.SayAsync(room, new { content = "x" })).Code);
        await OrderAsync(fixture, "close-dms", new { person = $"{fixture.Sam.Id}" });
        Assert.False(fixture.Sam.DmsOpen);
        await OrderAsync(fixture, "leave", new { guild = $"{fixture.Guild.Id}", person = $"{fixture.Sam.Id}" });
        Assert.False(room.Thread!.Has(fixture.Sam));
        await OrderAsync(fixture, "delete", new { channel = $"{room.Id}" });
        Assert.True(room.IsDeleted);
        await OrderAsync(fixture, "kick-bot", new { guild = $"{fixture.Guild.Id}" });
        Assert.False(fixture.Guild.HasBot);
        await OrderAsync(fixture, "add-bot", new { guild = $"{fixture.Guild.Id}" });
        Assert.True(fixture.Guild.HasBot);
        await OrderAsync(fixture, "open-dms", new { person = $"{fixture.Sam.Id}" });
        Assert.True(fixture.Sam.DmsOpen);
        Assert.Empty(fixture.World.Violations);
    }
}
