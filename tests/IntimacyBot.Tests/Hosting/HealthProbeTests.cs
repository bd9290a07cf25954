using System.Net;
using System.Net.Sockets;
using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.Configuration;
using Tests.Storage;
using Tests.TestKit;

namespace Tests.Hosting;

public sealed class HealthProbeTests : IDisposable
{
    private readonly TestFolder _folder = new();

    [Fact]
    public async Task A_bot_that_runs_lives()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        Assert.Equal((0, ""), await AskAsync(bot.Get<HealthPage>().Address!));
    }

    [Theory]
    [InlineData("*")]
    [InlineData("0.0.0.0")]
    public async Task A_bot_that_listens_everywhere_is_asked_on_this_machine(string host)
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        Assert.Equal((0, ""), await AskAsync($"http://{host}:{new Uri(bot.Get<HealthPage>().Address!).Port}"));
    }

    [Fact]
    public async Task Where_nobody_answers_one_line_says_so()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var url = $"http://{taken.LocalEndpoint}";
        taken.Stop();

        Assert.Equal((1, $"Health:Url: nobody answers at {url}"), await AskAsync(url));
    }

    [Theory]
    [InlineData("")]
    [InlineData("nowhere")]
    public async Task A_bot_that_listens_nowhere_cannot_be_asked(string url) =>
        Assert.Equal((1, $"Health:Url: \"{url}\" is no address to ask at"), await AskAsync(url));

    public void Dispose() => _folder.Dispose();

    private async Task<(int ExitCode, string Line)> AskAsync(string url)
    {
        await using var errors = new StringWriter();
        var code = await HealthProbe.AskAsync(_folder.Configuration([("Health:Url", url)]), errors, TestContext.Current.CancellationToken);
        return (code, errors.ToString().TrimEnd());
    }
}
