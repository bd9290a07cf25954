using Discord.Interactions;
using Discord.Models;
using Discord.Rest.Api;
using Tests.Fakes;

namespace Tests.Rest;

/// <summary>Tests each remaining REST method against its documented route.</summary>
public sealed class RestRouteTests
{
    private static readonly Snowflake One = new(1);
    private static readonly Snowflake Two = new(2);

    public static TheoryData<string, string, Func<DiscordRest, Task>> Routes => new()
    {
        { "GET /channels/1", "{}", rest => rest.GetChannelAsync(One) },
        { "PATCH /channels/1", "{}", rest => rest.ModifyChannelAsync(One, new ModifyChannel { Archived = true }) },
        { "DELETE /channels/1", "{}", rest => rest.DeleteChannelAsync(One) },
        { "GET /channels/1/messages?limit=100&before=2", "[]", rest => rest.GetMessagesAsync(One, 100, before: Two) },
        { "GET /channels/1/messages?limit=5&after=2", "[]", rest => rest.GetMessagesAsync(One, 5, after: Two) },
        { "GET /channels/1/messages/2", "{}", rest => rest.GetMessageAsync(One, Two) },
        { "PATCH /channels/1/messages/2", "{}", rest => rest.EditMessageAsync(One, Two, new MessageEdit()) },
        { "DELETE /channels/1/messages/2", "", rest => rest.DeleteMessageAsync(One, Two) },
        { "POST /channels/1/threads", "{}", rest => rest.StartThreadAsync(One, new StartThread("a room")) },
        { "PUT /channels/1/thread-members/2", "", rest => rest.AddThreadMemberAsync(One, Two) },
        { "DELETE /channels/1/thread-members/2", "", rest => rest.RemoveThreadMemberAsync(One, Two) },
        { "GET /channels/1/thread-members/2", "{}", rest => rest.GetThreadMemberAsync(One, Two) },
        { "GET /guilds/1", "{}", rest => rest.GetGuildAsync(One) },
        { "POST /guilds/1/channels", "{}", rest => rest.CreateGuildChannelAsync(One, new CreateGuildChannel("couples")) },
        { "GET /guilds/1?with_counts=true", "{}", rest => rest.GetGuildWithCountsAsync(One) },
        { "GET /channels/1/threads/archived/private?limit=100", "{}", rest => rest.GetPrivateArchivedThreadsAsync(One) },
        { "GET /channels/1/threads/archived/private?limit=100&before=2026-11-23T10%3A11%3A12.0000000Z", "{}", rest =>
            rest.GetPrivateArchivedThreadsAsync(One, new DateTimeOffset(2026, 11, 23, 11, 11, 12, TimeSpan.FromHours(1))) },
        { "GET /guilds/1/channels", "[]", rest => rest.GetGuildChannelsAsync(One) },
        { "GET /guilds/1/roles", "[]", rest => rest.GetGuildRolesAsync(One) },
        { "GET /guilds/1/members/2", "{}", rest => rest.GetGuildMemberAsync(One, Two) },
        { "GET /guilds/1/threads/active", "{}", rest => rest.GetActiveThreadsAsync(One) },
        { "GET /users/@me", "{}", rest => rest.GetCurrentUserAsync() },
        { "POST /users/@me/channels", "{}", rest => rest.CreateDmAsync(Two) },
        { "GET /applications/@me", "{}", rest => rest.GetCurrentApplicationAsync() },
        { "PUT /applications/1/commands", "[]", rest => rest.BulkOverwriteGlobalCommandsAsync(
            One,
            [new ApplicationCommand("bell", "Rings")]) },
        { "GET /applications/1/commands?with_localizations=true", "[]", rest => rest.GetGlobalCommandsAsync(One) },
        { "GET /gateway/bot", "{}", rest => rest.GetGatewayBotAsync() },
    };

    [Theory]
    [MemberData(nameof(Routes), DisableDiscoveryEnumeration = true)]
    public async Task Each_method_asks_its_route(string expected, string body, Func<DiscordRest, Task> ask)
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(body.Length == 0 ? FakeAnswer.NoContent : new FakeAnswer(200, body));
        using var rest = discord.Rest();
        await ask(rest);
        var seen = Assert.Single(discord.Requests);
        Assert.Equal(expected, seen.ToString());
        Assert.Equal(seen.Body.Length > 0, seen.ContentType is not null);
    }

    [Fact]
    public async Task A_private_thread_says_so()
    {
        await using var discord = await FakeDiscord.StartAsync();
        discord.Script = _ => Task.FromResult(new FakeAnswer(201, """{"id":"3","type":12}"""));
        using var rest = discord.Rest();
        var thread =
            await rest.StartThreadAsync(
                One,
                new StartThread("a room") { AutoArchiveDuration = 10080, Invitable = false },
                TestContext.Current.CancellationToken);
        Assert.True(thread.IsThread);
        Assert.Equal(
            """{"name":"a room","type":12,"auto_archive_duration":10080,"invitable":false}""",
            Assert.Single(discord.Requests).Body);
    }
}
