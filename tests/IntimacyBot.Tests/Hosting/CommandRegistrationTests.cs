using Discord.Hosting;
using Discord.Interactions;
using Discord.Models;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Interactions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Rehearsal.World;
using Tests.Platform;
using Tests.TestKit;

namespace Tests.Hosting;

/// <summary>A registration of commands that Discord refuses, or does not answer, keeps the bot from nothing.</summary>
public sealed class CommandRegistrationTests : ICommandHashStore
{
    private const string TooManyToday =
        """{"code":30034,"message":"Max number of daily application command creates has been reached (200)"}""";

    private string? _hash;

    [Theory]
    [InlineData(400, 30034, "Max number of daily application command creates has been reached (200)")]
    [InlineData(403, 20012, "You are not authorized to perform this action on this application")]
    public async Task A_refused_registration_is_one_line_with_the_code_and_the_bot_goes_on(int status, int code, string message)
    {
        await using var bot = await BotFixture.OpenAsync();
        bot.World.Faults.RefuseNextRequests(new RefusedException(status, code, message), method: "PUT", pathContains: "/commands");

        await bot.StartAsync();

        var line = Assert.Single(bot.Log.Warnings);
        Assert.Contains($"{status}, code {code}, {message}", line, StringComparison.Ordinal);
        Assert.True(bot.State.Met.IsCompletedSuccessfully);
    }

    [Fact]
    public async Task A_registration_without_an_answer_is_one_line_and_the_bot_goes_on()
    {
        await using var bot = await BotFixture.OpenAsync();
        bot.World.Faults.FailNextRequests(RestFault.ResetBefore, 4, method: "PUT", pathContains: "/commands");

        await bot.StartAsync();

        Assert.Contains("commands: no answer", Assert.Single(bot.Log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_registered_goes_on_to_work_while_a_new_set_is_refused()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        await bot.StopAsync();
        DatabaseSnapshot.Ask(bot.DatabaseFile, "DELETE FROM \"SystemValues\" WHERE \"Name\" = 'command-hash'");
        bot.World.Faults.RefuseNextRequests(new RefusedException(400, 30034, "Too many"), method: "PUT", pathContains: "/commands");

        await bot.StartAsync();

        Assert.Contains("Safety", (await bot.Alex.CommandAsync(bot.Home, "safety")).Message!.Labels);
    }

    [Fact]
    public async Task It_is_tried_again_until_it_is_taken_and_the_same_problem_is_told_once()
    {
        await using var discord = await RestRecorder.StartAsync();
        discord.Script = _ => discord.All.Count < 3 ? (400, TooManyToday) : (200, "[]");
        var (clock, log) = (new FakeTimeProvider(), new WarningCollector());
        using var rest = discord.Rest();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));
        await using var registration = new CommandRegistration(
            new CommandRegistrar(rest, this),
            new RouteTable([]),
            new DiscordOptions { Clock = clock },
            loggers.CreateLogger<CommandRegistration>());

        await registration.StartAsync(new Snowflake(1), TestContext.Current.CancellationToken);
        while (_hash is null)
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, TestContext.Current.CancellationToken);
        }

        Assert.Equal(4, discord.All.Count);
        Assert.Contains("30034", Assert.Single(log.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_start_does_not_wait_for_a_registration_that_hangs()
    {
        await using var discord = await RestRecorder.StartAsync();
        using var hang = new ManualResetEventSlim();
        discord.Script = _ =>
        {
            hang.Wait(TimeSpan.FromSeconds(30));
            return (200, "[]");
        };
        var clock = new FakeTimeProvider();
        using var rest = discord.Rest();
        using var loggers = LoggerFactory.Create(_ => { });
        await using var registration = new CommandRegistration(
            new CommandRegistrar(rest, this),
            new RouteTable([]),
            new DiscordOptions { Clock = clock },
            loggers.CreateLogger<CommandRegistration>());

        var starting = registration.StartAsync(new Snowflake(1), TestContext.Current.CancellationToken);
        Assert.False(starting.IsCompleted);
        clock.Advance(CommandRegistration.StartWait);
        await starting.WaitAsync(TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        hang.Set();
    }

    Task<string?> ICommandHashStore.ReadAsync(CancellationToken cancellationToken) => Task.FromResult(_hash);

    Task ICommandHashStore.WriteAsync(string hash, CancellationToken cancellationToken)
    {
        _hash = hash;
        return Task.CompletedTask;
    }
}
