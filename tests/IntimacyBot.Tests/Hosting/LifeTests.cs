using System.Net;
using System.Net.Sockets;
using IntimacyBot.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Hosting;

public sealed class LifeTests
{
    [Fact]
    public async Task The_bot_starts_registers_its_commands_and_logs_nothing_above_information()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        Assert.Contains(bot.World.Commands, c => c.Name == "safety");
        Assert.Contains(bot.World.Commands, c => c.Name == "setup");
        await bot.StopAsync();
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task Commands_are_registered_only_when_they_changed_and_the_session_goes_on_after_a_restart()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        Assert.Contains(bot.Log.All, l => l.Contains("commands are registered anew", StringComparison.Ordinal));
        await bot.StopAsync();
        bot.Log.Clear();

        await bot.StartAsync();

        Assert.DoesNotContain(bot.Log.All, l => l.Contains("commands are registered anew", StringComparison.Ordinal));
        Assert.Contains(bot.Log.All, l => l.Contains("Gateway session resumed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_pressed_while_the_bot_was_away_is_answered_when_it_comes_back()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        await bot.StopAsync();
        var answer = bot.Alex.CommandAsync(bot.Home, "safety");

        await bot.StartAsync();

        Assert.Contains("Safety", (await answer).Message!.Labels);
    }

    [Fact]
    public async Task What_an_erasure_may_have_left_in_the_log_is_swept_after_every_start()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        await bot.Within(UntilAsync(() => Task.FromResult(!bot.Get<IntimacyBot.Platform.Storage.Store>().IsSweepDue)), "the sweep");
    }

    [Fact]
    public async Task It_is_ready_once_connected_and_alive_before()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(bot.Get<HealthPage>().Address!) };

        Assert.Equal(HttpStatusCode.OK, await StatusAsync(http, "/health/live"));
        await bot.Within(UntilAsync(async () => await StatusAsync(http, "/health/ready") == HttpStatusCode.OK), "the bot to be ready");
        Assert.Equal(
            "OK\nbackup: none yet\n",
            await http.GetStringAsync(new Uri("/health", UriKind.Relative), TestContext.Current.CancellationToken));
        Assert.Equal(HttpStatusCode.NotFound, await StatusAsync(http, "/"));

        bot.World.Faults.FailNextRequests(RestFault.ServerError, 1000, pathContains: "gateway");
        bot.World.Faults.CloseGateway(4009);
        await bot.Within(
            UntilAsync(async () => await StatusAsync(http, "/health/ready") == HttpStatusCode.ServiceUnavailable),
            "the bot not to be ready");
    }

    [Fact]
    public async Task An_address_set_to_nothing_switches_the_health_page_off()
    {
        await using var bot = await BotFixture.OpenAsync();
        using var host =
            IntimacyBot.Bot.Build(
                bot.Configuration(("Health:Url", "")),
                services => services.AddLogging(l => l.ClearProviders().AddProvider(bot.Log)));

        await host.StartAsync(TestContext.Current.CancellationToken);
        await bot.Within(host.Services.GetRequiredService<BotState>().Met, "the bot to connect");
        var address = host.Services.GetRequiredService<HealthPage>().Address;
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Null(address);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task A_health_port_that_is_taken_is_a_warning_and_the_bot_goes_on()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        await using var bot = await BotFixture.OpenAsync();
        var log = new WarningCollector();
        var configuration = bot.Configuration(("Health:Url", $"http://{taken.LocalEndpoint}"));
        using var host = IntimacyBot.Bot.Build(configuration, services => services.AddLogging(l => l.ClearProviders().AddProvider(log)));

        await host.StartAsync(TestContext.Current.CancellationToken);
        await bot.Within(host.Services.GetRequiredService<BotState>().Met, "the bot to connect");
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Health:Url", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refused_token_ends_the_bot_with_one_line()
    {
        await using var bot = await BotFixture.OpenAsync();

        var (code, lines) = await BotFixture.RunAsync(bot.Configuration(("Discord:Token", "not.the.token")));

        Assert.Equal(78, code);
        Assert.StartsWith("Discord:Token: Discord refuses this token.", Assert.Single(lines), StringComparison.Ordinal);
        Assert.DoesNotContain("not.the.token", lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_refuses_the_token_ends_the_bot_with_the_same_line()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        bot.World.Faults.CloseGateway(4004);
        await bot.Within(bot.State.Ended, "the bot to end");

        Assert.Equal(ExitReasons.WrongToken, await bot.State.Ended);
    }

    [Fact]
    public async Task While_nobody_answers_one_line_names_the_address_and_another_says_when_it_is_over()
    {
        await using var bot = await BotFixture.OpenAsync();
        bot.World.Faults.FailNextRequests(RestFault.ResetBefore, 5, pathContains: "users/@me");

        await bot.StartAsync();

        Assert.Contains($"No answer from {bot.Server.ApiBaseUrl}", Assert.Single(bot.Log.Warnings), StringComparison.Ordinal);
        Assert.Contains(bot.Log.All, l => l.Contains("answers again", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_bot_on_the_same_data_ends_with_one_line_that_names_the_lock()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        var (code, lines) = await BotFixture.RunAsync(bot.Configuration());

        Assert.NotEqual(0, code);
        Assert.Contains(".lock", Assert.Single(lines), StringComparison.Ordinal);
    }

    private static async Task<HttpStatusCode> StatusAsync(HttpClient http, string path)
    {
        using var answer = await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var often = new PeriodicTimer(TimeSpan.FromMilliseconds(50), TimeProvider.System);
        while (!await holds())
            await often.WaitForNextTickAsync(TestContext.Current.CancellationToken);
    }
}
