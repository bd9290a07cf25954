using Discord.Interactions;
using Discord.Models;
using Discord.Rest.Api;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests of audit log reasons, and of files in the first answer to an interaction.</summary>
public sealed class AuditLogReasonTests
{
    private static readonly Snowflake One = new(1);

    public static TheoryData<string, Func<DiscordRest, string, Task>> Requests => new()
    {
        { "PATCH /channels/1", (rest, reason) => rest.ModifyChannelAsync(One, new ModifyChannel { Archived = true }, reason) },
        { "DELETE /channels/1", (rest, reason) => rest.DeleteChannelAsync(One, reason) },
        { "POST /channels/1/threads", (rest, reason) => rest.StartThreadAsync(One, new StartThread("a"), reason) },
        { "DELETE /channels/1/messages/1", (rest, reason) => rest.DeleteMessageAsync(One, One, reason) },
    };

    [Theory]
    [MemberData(nameof(Requests), DisableDiscoveryEnumeration = true)]
    public async Task A_reason_goes_along_url_encoded(string expected, Func<DiscordRest, string, Task> ask)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(200));
        using var rest = discord.Rest();
        await ask(rest, "Tür & Zeit: 50%\n🙂");
        var seen = Assert.Single(discord.Requests);
        Assert.Equal(expected, seen.ToString());
        Assert.Equal("T%C3%BCr%20%26%20Zeit%3A%2050%25%0A%F0%9F%99%82", seen.Reason);
        Assert.Equal("Tür & Zeit: 50%\n🙂", Uri.UnescapeDataString(seen.Reason!));
    }

    [Theory]
    [InlineData(0, "X-Audit-Log-Reason: blank or shorter than 1 characters")]
    [InlineData(513, "X-Audit-Log-Reason: 513 characters, at most 512")]
    public async Task A_reason_has_one_to_512_characters(int length, string expected)
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var rest = discord.Rest();
        var error = await Assert.ThrowsAsync<InvalidRequestException>(
            () => rest.DeleteChannelAsync(One, new string('r', length), TestContext.Current.CancellationToken));
        Assert.Equal(expected, error.Message);
        Assert.Empty(discord.Requests);
    }

    [Fact]
    public async Task Without_a_reason_there_is_no_header()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(FakeAnswer.NoContent);
        using var rest = discord.Rest();
        await rest.DeleteChannelAsync(One, TestContext.Current.CancellationToken);
        Assert.Null(Assert.Single(discord.Requests).Reason);
    }

    [Fact]
    public async Task Files_go_with_the_first_answer_too_and_with_its_repetition()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(discord.Requests.Count == 1 ? FakeAnswer.Cut : FakeAnswer.NoContent);
        using var rest = discord.Rest();
        var press = new Interaction { Id = new(77), ApplicationId = new(100), Token = "fictional" };
        var message = new MessageCreate
        {
            Content = "two files",
            Files = [new AttachedFile("a.txt", "AAA"u8.ToArray(), "Grüße"), new AttachedFile("b.txt", "BBB"u8.ToArray())],
        };
        await rest.CreateInteractionResponseAsync(press, InteractionResponse.Message(message), TestContext.Current.CancellationToken);
        Assert.Equal(2, discord.Requests.Count);
        var seen = discord.Requests.Last();
        Assert.StartsWith("multipart/form-data", seen.ContentType);
        Assert.Contains("""{"type":4,"data":{"content":"two files",""", seen.Body);
        Assert.Contains("""[{"id":"0","filename":"a.txt","description":"Grüße"},{"id":"1","filename":"b.txt"}]""", seen.Body);
        Assert.Matches("(?s)files\\[0\\].*AAA.*files\\[1\\].*BBB", seen.Body);
    }

    [Fact]
    public async Task All_files_together_may_not_be_larger_than_a_request()
    {
        await using var discord = await FakeDiscord.StartAsync();
        using var rest = discord.Rest();
        var large = new byte[9 * 1024 * 1024];
        var files = Enumerable.Range(0, 3).Select(i => new AttachedFile($"{i}.bin", large)).ToList();
        var error = await Assert.ThrowsAsync<InvalidRequestException>(
            () => rest.CreateMessageAsync(One, new MessageCreate { Files = files }, TestContext.Current.CancellationToken));
        Assert.Equal("files: 28311552 bytes in total, at most 26214400", error.Message);
        Assert.Empty(discord.Requests);
    }
}
