using Discord.Interactions;
using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests of answers to interactions over a real connection.</summary>
public sealed class InteractionRestTests
{
    private const string MessageJson = """{"id":"200000000000000002","channel_id":"9"}""";

    private static readonly Interaction Press = new()
    {
        Id = new Snowflake(77),
        ApplicationId = new Snowflake(100),
        Type = InteractionType.MessageComponent,
        Token = "fictional-interaction-token",
    };

    [Fact]
    public async Task The_first_answer_needs_no_token_of_the_bot_and_goes_to_its_own_address()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(FakeAnswer.NoContent);
        using var rest = discord.Rest();
        await rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferMessage(ephemeral: true), Token);
        var seen = Assert.Single(discord.Requests);
        Assert.Equal("POST /interactions/77/fictional-interaction-token/callback", seen.ToString());
        Assert.Null(seen.Authorization);
        Assert.Equal("""{"type":5,"data":{"flags":64}}""", seen.Body);
    }

    [Fact]
    public async Task After_a_failure_of_the_network_already_acknowledged_is_success()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1 ? FakeAnswer.Cut : new FakeAnswer(400, """{"code":40060,"message":"x"}"""));
        using var rest = discord.Rest();
        await rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferUpdate, Token);
        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task Already_acknowledged_at_the_first_attempt_is_an_error()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(400, """{"code":40060,"message":"x"}"""));
        using var rest = discord.Rest();
        var error =
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.CreateInteractionResponseAsync(
                Press,
                InteractionResponse.DeferUpdate,
                Token));
        Assert.Equal(ErrorCode.AlreadyAcknowledged, error.Code);
    }

    [Theory]
    [InlineData(404, 10062, 1)]
    [InlineData(403, 50001, 1)]
    [InlineData(500, 0, 2)]
    public async Task Only_a_failing_server_is_asked_once_more(int status, int code, int requests)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(status, $$"""{"code":{{code}},"message":"x"}"""));
        using var rest = discord.Rest();
        var error =
            await Assert.ThrowsAsync<DiscordApiException>(() => rest.CreateInteractionResponseAsync(
                Press,
                InteractionResponse.DeferUpdate,
                Token));
        Assert.Equal(code, error.Code);
        Assert.Equal(requests, discord.Requests.Count);
    }

    [Fact]
    public async Task The_network_failing_twice_is_an_error_without_secrets()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(FakeAnswer.Cut);
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<DiscordUnreachableException>(
            () => rest.CreateInteractionResponseAsync(Press, InteractionResponse.Message(new MessageCreate { Content = "SECRET" }), Token));
        Assert.Equal(2, discord.Requests.Count);
        Assert.DoesNotContain("SECRET", error.ToString());
        Assert.DoesNotContain(Press.Token, error.ToString());
    }

    [Fact]
    public async Task Other_requests_that_hang_do_not_delay_the_first_answer()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var hang = new TaskCompletionSource<FakeAnswer>();
        discord.Script = seen => seen.Path.EndsWith("/callback", StringComparison.Ordinal)
            ? Task.FromResult(FakeAnswer.NoContent)
            : hang.Task;
        using var rest = discord.Rest();
        var posts = Enumerable.Range(0, 80)
            .Select(i => rest.CreateMessageAsync(new Snowflake((ulong)(i % 60)), new MessageCreate { Content = "x" }, Token))
            .ToArray();
        await Wait.Until(() => discord.Requests.Count >= 50, () => $"{discord.Requests.Count} requests");
        await Wait.For(rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferUpdate, Token), "the answer");
        Assert.All(posts, post => Assert.False(post.IsCompleted));
        hang.SetResult(new FakeAnswer(200, MessageJson));
        await Wait.For(Task.WhenAll(posts), "the posts");
    }

    [Fact]
    public async Task Later_answers_use_the_interactions_token()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, MessageJson));
        using var rest = discord.Rest();
        await rest.GetOriginalAsync(Press, Token);
        await rest.EditOriginalAsync(Press, MessageEdit.V2(new TextDisplay("a")), Token);
        await rest.DeleteOriginalAsync(Press, Token);
        await rest.CreateFollowupAsync(Press, new MessageCreate { Content = "a", Nonce = "n", EnforceNonce = true }.AsEphemeral(), Token);
        await rest.EditFollowupAsync(Press, new Snowflake(5), new MessageEdit { Content = null }, Token);
        await rest.DeleteFollowupAsync(Press, new Snowflake(5), Token);
        const string hook = "/webhooks/100/fictional-interaction-token";
        Assert.Equal(
            [
                $"GET {hook}/messages/@original", $"PATCH {hook}/messages/@original", $"DELETE {hook}/messages/@original",
                $"POST {hook}?wait=true", $"PATCH {hook}/messages/5", $"DELETE {hook}/messages/5",
            ],
            discord.Requests.Select(seen => seen.ToString()));
        Assert.All(discord.Requests, seen => Assert.Null(seen.Authorization));
        Assert.Equal("""{"content":"a","flags":64,"allowed_mentions":{"parse":[]}}""", discord.Requests.ElementAt(3).Body);
        Assert.Equal("""{"content":null,"allowed_mentions":{"parse":[]}}""", discord.Requests.ElementAt(4).Body);
    }

    [Fact]
    public async Task An_expired_interaction_does_not_condemn_the_bots_token()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var rest = discord.Rest();
        discord.Script = _ => Task.FromResult(new FakeAnswer(401, """{"code":50027,"message":"Invalid Webhook Token"}"""));
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.EditOriginalAsync(Press, new MessageEdit(), Token));
        Assert.Equal(ErrorCode.InvalidWebhookToken, error.Code);
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, """{"id":"1","username":"bot"}"""));
        Assert.Equal("bot", (await rest.GetCurrentUserAsync(Token)).Username);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;
}
