using Discord.Hosting;
using Discord.Rest.Api;
using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.Logging;
using Rehearsal;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Hosting;

/// <summary>What keeps Discord from answering at the start is called what it is.</summary>
public sealed class HandshakeTests
{
    [Theory]
    [InlineData(RestFault.ResetBefore, 4, "No answer from ")]
    [InlineData(RestFault.ServerError, 4, " has a fault of its own (GET /users/@me: 500, code 0, 500: Internal Server Error)")]
    [InlineData(RestFault.BadGateway, 4, " has a fault of its own (GET /users/@me: 502, code 0)")]
    [InlineData(RestFault.TooManyPage, 1, " limits the requests from here (GET /users/@me: 429, code 0")]
    [InlineData(RestFault.TooManyGlobal, 1, " limits the requests from here (GET /users/@me: 429, code 0")]
    [InlineData(RestFault.BlockedPage, 1, " blocks the requests from here (GET /users/@me: 403, code 0)")]
    internal async Task It_names_what_it_waits_for_in_one_line_and_says_when_that_is_over(RestFault fault, int count, string said)
    {
        await using var server = await RehearsalServer.StartAsync();
        server.World.Faults.FailNextRequests(fault, count, pathContains: "users/@me");
        var options = new DiscordOptions
        {
            Token = server.BotToken,
            ApiBaseUrl = server.ApiBaseUrl.ToString(),
            UserAgentUrl = DiscordSettings.ProjectAddress,
            LongestRateLimitWait = TimeSpan.FromMilliseconds(100),
        };
        var log = new WarningCollector();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var rest = new DiscordRest(options);

        var handshake = new DiscordHandshake(rest, options, loggers.CreateLogger<DiscordHandshake>());
        await handshake.MeetAsync(TestContext.Current.CancellationToken);

        Assert.Contains(said, Assert.Single(log.Warnings), StringComparison.Ordinal);
        Assert.Contains(log.All, l => l.Contains("answers again", StringComparison.Ordinal));
        Assert.Empty(server.World.Violations);
    }

    [Theory]
    [InlineData(-800)]
    [InlineData(400)]
    public async Task A_clock_so_wrong_that_no_certificate_is_valid_is_named_in_one_line_and_waited_for(int days)
    {
        await using var server = CertificateServer.Start(days);
        var options = new DiscordOptions
        {
            Token = "fictional-token",
            ApiBaseUrl = server.ApiBaseUrl,
            UserAgentUrl = DiscordSettings.ProjectAddress,
        };
        var log = new WarningCollector();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        using var rest = new DiscordRest(options);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);

        var meeting = new DiscordHandshake(rest, options, loggers.CreateLogger<DiscordHandshake>()).MeetAsync(stop.Token);
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (log.Warnings.Count == 0)
            await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);

        Assert.Contains("This machine's clock seems to be wrong: at 20", Assert.Single(log.Warnings), StringComparison.Ordinal);
        Assert.False(meeting.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => meeting);
    }
}
