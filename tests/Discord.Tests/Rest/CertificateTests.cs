using Discord.Hosting;
using Discord.Rest;
using Discord.Rest.Api;
using Tests.Fakes;
using Tests.TestKit;

namespace Tests.Rest;

/// <summary>A connection that fails because the machine's clock is wrong says so.</summary>
public sealed class CertificateTests
{
    [Theory]
    [InlineData(-800, true)]
    [InlineData(400, true)]
    [InlineData(-1, false)]
    public async Task A_certificate_that_is_not_valid_at_the_machines_time_is_told_from_one_that_is_not_trusted(int days, bool isTimeWrong)
    {
        await using var server = CertificateServer.Start(days);
        using var rest = new DiscordRest(new DiscordOptions
        {
            Token = FakeDiscord.Token,
            ApiBaseUrl = server.ApiBaseUrl,
            UserAgentUrl = "https://bot.example",
        });

        var failed = await Assert.ThrowsAsync<DiscordUnreachableException>(
            () => rest.GetCurrentUserAsync(TestContext.Current.CancellationToken));

        Assert.Equal(isTimeWrong, failed.IsCertificateTimeWrong);
    }

    [Fact]
    public void Another_failure_is_not_the_clocks() =>
        Assert.False(new DiscordUnreachableException("GET /x", new HttpRequestException("cut", new IOException())).IsCertificateTimeWrong);
}
