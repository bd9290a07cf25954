using System.Net;
using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests of requests over a real connection to a scripted server.</summary>
public sealed class RestTests
{
    private const string MessageJson = """{"id":"200000000000000002","channel_id":"9","content":""}""";
    private static readonly Snowflake Channel = new(9);

    [Fact]
    public async Task A_request_carries_token_user_agent_and_json()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, MessageJson));
        using var rest = discord.Rest(options => (options.UserAgentUrl, options.UserAgentVersion) = ("https://bot.example", "1.2.3"));
        var message = await rest.CreateMessageAsync(Channel, new MessageCreate { Content = "Grüße <@1> 🙂" }, Token);
        Assert.Equal(200000000000000002UL, message.Id.Value);
        var seen = Assert.Single(discord.Requests);
        Assert.Equal("POST /channels/9/messages", seen.ToString());
        Assert.Equal("Bot " + FakeDiscord.Token, seen.Authorization);
        Assert.Equal("DiscordBot (https://bot.example, 1.2.3)", seen.UserAgent);
        Assert.Equal("application/json", seen.ContentType);
        Assert.Contains("\"allowed_mentions\":{\"parse\":[]}", seen.Body);
        Assert.Contains("Grüße <@1>", seen.Body);
    }

    [Fact]
    public async Task A_refusal_names_route_code_and_fields_but_nothing_that_was_sent()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(400, """
            {"code":50035,"message":"Invalid Form Body","errors":{"components":{"0":{"label":{"_errors":[{"code":"BASE_TYPE_BAD_LENGTH",
             "message":"SECRET was too long"}]}}}}}
            """));
        using var rest = discord.Rest();
        var error =
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.CreateMessageAsync(
                Channel,
                new MessageCreate { Content = "SECRET" },
                Token));
        Assert.Equal((HttpStatusCode.BadRequest, ErrorCode.InvalidFormBody), (error.Status, error.Code));
        Assert.Equal("POST /channels/{channel}/messages", error.Route);
        Assert.Contains("components[0].label: BASE_TYPE_BAD_LENGTH", error.Message);
        Assert.DoesNotContain("SECRET", error.ToString());
        Assert.DoesNotContain("channels/9", error.ToString());
    }

    [Theory]
    [InlineData(403, "error code: 1015")]
    [InlineData(404, "")]
    [InlineData(404, "[1]")]
    public async Task A_refusal_without_json_is_still_a_refusal(int status, string body)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(status, body));
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(Channel, Token));
        Assert.Equal((status, 0), ((int)error.Status, error.Code));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task After_the_first_401_nothing_more_is_sent_with_the_token()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(401, """{"message":"401: Unauthorized","code":0}"""));
        using var rest = discord.Rest();
        var told = 0;
        rest.TokenRefused += (_, _) => told++;
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetCurrentUserAsync(Token));
        Assert.Equal(1, told);
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task Posts_to_one_channel_arrive_in_the_order_of_the_calls()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = async _ =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Random.Shared.Next(5)), TimeProvider.System);
            return new FakeAnswer(
                200,
                MessageJson,
                ("X-RateLimit-Bucket", "h"),
                ("X-RateLimit-Limit", "50"),
                ("X-RateLimit-Remaining", "49"),
                ("X-RateLimit-Reset-After", "1"));
        };
        using var rest = discord.Rest();
        await Task.WhenAll(Enumerable.Range(0, 30)
            .Select(i => rest.CreateMessageAsync(Channel, new MessageCreate { Content = $"number {i}" }, Token)));
        Assert.Equal(
            Enumerable.Range(0, 30).Select(i => $"number {i}"),
            discord.Requests.Select(seen => System.Text.Json.JsonDocument.Parse(seen.Body).RootElement.GetProperty("content").GetString()));
    }

    [Fact]
    public async Task Who_is_not_in_a_thread_is_null_but_a_thread_that_is_gone_is_an_error()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var rest = discord.Rest();
        discord.Script = _ => Task.FromResult(new FakeAnswer(404, """{"code":10007,"message":"Unknown Member"}"""));
        Assert.Null(await rest.GetThreadMemberAsync(Channel, new Snowflake(5), Token));
        discord.Script = _ => Task.FromResult(new FakeAnswer(404, """{"code":10003,"message":"Unknown Channel"}"""));
        await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetThreadMemberAsync(Channel, new Snowflake(5), Token));
    }

    [Fact]
    public async Task Files_go_along_as_parts()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, MessageJson));
        using var rest = discord.Rest();
        var picture = new AttachedFile("card.png", new byte[] { 65, 66, 67 }, "A card");
        var message = MessageCreate.V2(new MediaGallery([new MediaItem(new Media("attachment://card.png"))])) with { Files = [picture] };
        await rest.CreateMessageAsync(Channel, message, Token);
        var seen = Assert.Single(discord.Requests);
        Assert.StartsWith("multipart/form-data", seen.ContentType);
        Assert.Contains("payload_json", seen.Body);
        Assert.Contains("\"attachments\":[{\"id\":\"0\",\"filename\":\"card.png\",\"description\":\"A card\"}]", seen.Body);
        Assert.Contains("files[0]", seen.Body);
        Assert.Contains("ABC", seen.Body);
    }

    [Fact]
    public async Task A_broken_limit_is_found_before_anything_is_sent()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<Discord.Interactions.InvalidRequestException>(
            () => rest.CreateMessageAsync(Channel, new MessageCreate { Content = new string('x', 2001) }, Token));
        Assert.Equal("content: 2001 characters, at most 2000", error.Message);
        Assert.Empty(discord.Requests);
    }

    [Fact]
    public async Task A_caller_who_gives_up_gets_a_cancellation_and_not_a_failure()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var given = new CancellationTokenSource();
        var hang = new TaskCompletionSource<FakeAnswer>();
        discord.Script = _ => hang.Task;
        using var rest = discord.Rest();
        var asking = rest.GetChannelAsync(Channel, given.Token);
        await Wait.Until(() => !discord.Requests.IsEmpty, () => "no request");
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => asking);
        hang.SetResult(FakeAnswer.NoContent);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
