using System.Net;
using System.Net.Sockets;
using Discord.Interactions;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using Microsoft.Extensions.Time.Testing;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests of network faults, and of which requests are then retried.</summary>
public sealed class NetworkFaultTests
{
    private const string Html = "<!DOCTYPE html><html><body>Sorry, SECRET</body></html>";
    private const string MessageJson = """{"id":"200000000000000002","channel_id":"9"}""";

    public static TheoryData<string, bool, Func<DiscordRest, Task>> Requests => new()
    {
        { "a look", true, rest => rest.GetChannelAsync(Channel) },
        { "an edit", true, rest => rest.EditMessageAsync(Channel, Channel, new MessageEdit { Content = "a" }) },
        { "a change", true, rest => rest.ModifyChannelAsync(Channel, new ModifyChannel { Name = "a" }) },
        { "a deletion", true, rest => rest.DeleteMessageAsync(Channel, Channel) },
        { "somebody brought in", true, rest => rest.AddThreadMemberAsync(Channel, Channel) },
        { "a post with an enforced nonce", true, rest => rest.CreateMessageAsync(
            Channel,
            new MessageCreate { Content = "a", Nonce = "n", EnforceNonce = true }) },
        { "a direct message opened", true, rest => rest.CreateDmAsync(Channel) },
        { "commands", true, rest => rest.BulkOverwriteGlobalCommandsAsync(Channel, []) },
        { "a post without one", false, rest => rest.CreateMessageAsync(Channel, new MessageCreate { Content = "a", Nonce = "n" }) },
        { "a thread", false, rest => rest.StartThreadAsync(Channel, new StartThread("a")) },
        { "a channel", false, rest => rest.CreateGuildChannelAsync(Channel, new CreateGuildChannel("a")) },
        { "a follow-up", false, rest => rest.CreateFollowupAsync(Press, new MessageCreate { Content = "a" }) },
    };

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task Cut_off_before_the_answer_it_is_sent_again_exactly_where_twice_does_no_harm(
        string what,
        bool again,
        Func<DiscordRest, Task> ask)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1
                ? FakeAnswer.Cut
                : new FakeAnswer(200, what == "commands" ? "[]" : MessageJson));
        await ExpectAsync(discord, again, ask);
    }

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task Cut_off_in_the_middle_of_the_answer_it_is_the_same(string what, bool again, Func<DiscordRest, Task> ask)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(
            discord.Requests.Count == 1
                ? new FakeAnswer(200, "{\"id\":") { BreaksOff = true }
                : new FakeAnswer(200, what == "commands" ? "[]" : MessageJson));
        await ExpectAsync(discord, again, ask);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    public async Task A_failing_server_is_asked_again_even_when_it_answers_with_a_page(int status)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1 ? new FakeAnswer(status, Html) : new FakeAnswer(200, """{"id":"9"}"""));
        using var rest = discord.Rest();
        await rest.GetChannelAsync(Channel, Token);
        Assert.Equal(2, discord.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(405)]
    [InlineData(413)]
    public async Task A_refusal_is_never_sent_again(int status)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(status, Html));
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(Channel, Token));
        Assert.Equal(status, (int)error.Status);
        Assert.DoesNotContain("SECRET", error.ToString());
        Assert.Single(discord.Requests);
    }

    [Theory]
    [InlineData(Html)]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[]")]
    public async Task A_good_status_with_something_else_than_promised_is_an_error_without_a_repetition(string body)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, body));
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<DiscordApiException>(() => rest.GetChannelAsync(Channel, Token));
        Assert.Equal(HttpStatusCode.OK, error.Status);
        Assert.DoesNotContain("SECRET", error.ToString());
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_body_that_never_ends_is_given_up_and_asked_for_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var clock = new FakeTimeProvider();
        discord.Script =
            _ => Task.FromResult(discord.Requests.Count == 1
                ? new FakeAnswer(200, """{"id":"9" """) { Stalls = true }
                : new FakeAnswer(200, """{"id":"9"}"""));
        using var rest = discord.Rest(options => options.Clock = clock);
        var asking = rest.GetChannelAsync(Channel, Token);
        await SeenAsync(discord, 1);
        clock.Advance(TimeSpan.FromSeconds(15));
        await Turn(clock, SeenAsync(discord, 2));
        Assert.Equal(Channel, (await Wait.For(asking, "the channel")).Id);
        Assert.Equal(2, discord.Requests.Count);
    }

    [Fact]
    public async Task A_post_whose_answer_never_ends_is_not_sent_twice()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var clock = new FakeTimeProvider();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, "{") { Stalls = true });
        using var rest = discord.Rest(options => options.Clock = clock);
        var asking = rest.CreateMessageAsync(Channel, new MessageCreate { Content = "a" }, Token);
        await SeenAsync(discord, 1);
        clock.Advance(TimeSpan.FromSeconds(15));
        await Assert.ThrowsAsync<DiscordUnreachableException>(() => Wait.For(asking, "the end"));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task What_never_left_is_tried_again_even_where_twice_would_do_harm()
    {
        // The port is bound but nobody listens on it, so connections are refused.
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = $"http://{port.LocalEndPoint}/api/v10";
        await using var discord = await FakeDiscord.StartAsync();
        var clock = new FakeTimeProvider();
        using var rest = discord.Rest(options => (options.ApiBaseUrl, options.Clock) = (address, clock));
        var asking = rest.CreateMessageAsync(Channel, new MessageCreate { Content = "a" }, Token);
        // Without delays between the attempts the request would have failed by now.
        await Assert.ThrowsAsync<TimeoutException>(() => asking.WaitAsync(TimeSpan.FromMilliseconds(200), TimeProvider.System, Token));
        await Turn(clock, asking);
        await Assert.ThrowsAsync<DiscordUnreachableException>(() => Wait.For(asking, "the end"));
    }

    [Fact]
    public async Task A_slow_first_answer_is_waited_for_and_not_sent_twice_while_it_is_under_way()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var clock = new FakeTimeProvider();
        var slow = new TaskCompletionSource<FakeAnswer>();
        discord.Script = _ => slow.Task;
        using var rest = discord.Rest(options => options.Clock = clock);
        var asking = rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferUpdate, Token);
        await SeenAsync(discord, 1);
        clock.Advance(TimeSpan.FromSeconds(2.9));
        await NothingMoreAsync(discord, asking);
        slow.SetResult(FakeAnswer.NoContent);
        await Wait.For(asking, "the answer");
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task A_first_answer_that_never_ends_is_given_up_when_the_platform_has_given_up_and_not_sent_again()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var clock = new FakeTimeProvider();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200, "{") { Stalls = true });
        using var rest = discord.Rest(options => options.Clock = clock);
        var asking = rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferUpdate, Token);
        await SeenAsync(discord, 1);
        clock.Advance(TimeSpan.FromSeconds(3));
        await Assert.ThrowsAsync<DiscordUnreachableException>(() => Wait.For(asking, "the end"));
        Assert.Single(discord.Requests);
    }

    [Fact]
    public async Task The_repetition_of_a_first_answer_has_what_is_left_of_the_three_seconds()
    {
        await using var discord = await FakeDiscord.StartAsync();
        var clock = new FakeTimeProvider();
        var first = new TaskCompletionSource<FakeAnswer>();
        discord.Script = _ => discord.Requests.Count == 1 ? first.Task : Task.FromResult(new FakeAnswer(200, "{") { Stalls = true });
        using var rest = discord.Rest(options => options.Clock = clock);
        var asking = rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferUpdate, Token);
        await SeenAsync(discord, 1);
        clock.Advance(TimeSpan.FromSeconds(2));
        first.SetResult(new FakeAnswer(502, Html));
        await SeenAsync(discord, 2);
        clock.Advance(TimeSpan.FromSeconds(1));
        await Assert.ThrowsAsync<DiscordUnreachableException>(() => Wait.For(asking, "the end"));
    }

    [Fact]
    public async Task A_first_answer_that_never_left_is_sent_once_more()
    {
        using var port = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        port.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var logger = new RecordingLogger();
        using var rest = new DiscordRest(new() { Token = "fictional", ApiBaseUrl = $"http://{port.LocalEndPoint}/api/v10" }, logger);
        await Assert.ThrowsAsync<DiscordUnreachableException>(
            () => rest.CreateInteractionResponseAsync(Press, InteractionResponse.DeferUpdate, Token));
        Assert.Single(logger.Lines, line => line.Text.Contains("attempt 1 had no answer", StringComparison.Ordinal));
    }

    /// <summary>Asserts that neither a further request nor an end comes while the network has time for either.</summary>
    private static async Task NothingMoreAsync(FakeDiscord discord, Task asking)
    {
        await Assert.ThrowsAsync<TimeoutException>(() => asking.WaitAsync(TimeSpan.FromMilliseconds(200), TimeProvider.System, Token));
        Assert.Single(discord.Requests);
    }

    private static readonly Interaction Press = new()
    {
        Id = new(77),
        ApplicationId = new(100),
        Type = InteractionType.MessageComponent,
        Token = "fictional"
    };

    private static Snowflake Channel { get; } = new(9);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task ExpectAsync(FakeDiscord discord, bool again, Func<DiscordRest, Task> ask)
    {
        using var rest = discord.Rest();
        if (again)
            await Wait.For(ask(rest), "the answer");
        else
            await Assert.ThrowsAsync<DiscordUnreachableException>(() => Wait.For(ask(rest), "the end"));
        Assert.Equal(again ? 2 : 1, discord.Requests.Count);
    }

    /// <summary>Advances the clock until the task is done, and gives the network time in between.</summary>
    private static async Task Turn(FakeTimeProvider clock, Task until)
    {
        for (var i = 0; i < 600 && !until.IsCompleted; i++)
        {
            await Task.WhenAny(until, Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System));
            clock.Advance(TimeSpan.FromMilliseconds(50));
        }
    }

    private static Task SeenAsync(FakeDiscord discord, int count) =>
        Wait.Until(() => discord.Requests.Count >= count, () => $"{discord.Requests.Count} requests");
}
