using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Rehearsal.Page;

namespace Tests;

public sealed class ProgramTests
{
    [Fact]
    public void The_command_line_is_understood()
    {
        Assert.Equal(new RunOptions(), RunOptions.Read([]));
        Assert.Equal(
            new RunOptions { Port = 0, Data = "here", OpensBrowser = false },
            RunOptions.Read(["--port", "0", "--data=here", "--no-browser"]));
        Assert.Equal(new RunOptions { Practices = "mine" }, RunOptions.Read(["--practices", "mine"]));
        Assert.Equal(new RunOptions { HasOwnServer = true }, RunOptions.Read(["--own-server"]));
        Assert.Equal(new RunOptions { TakesOrders = true }, RunOptions.Read(["--orders"]));
    }

    [Theory]
    [InlineData("--port", "--port needs a value.")]
    [InlineData("--port=many", "--port: \"many\" is not a port.")]
    [InlineData("--own-server --data=here", "--own-server is not kept between runs.")]
    [InlineData("--prot=1", "\"--prot=1\" is not known.")]
    public async Task A_command_line_that_cannot_be_meant_is_told_and_ends_it(string argument, string said)
    {
        var (code, output, errors) = await RunAsync(argument.Split(' '));
        Assert.NotEqual(0, code);
        Assert.StartsWith(said, errors);
        Assert.Empty(output);
    }

    [Fact]
    public async Task A_taken_port_is_one_line_and_ends_it()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, output, errors) = await RunAsync("--no-browser", "--port", port.ToString(CultureInfo.InvariantCulture));

        Assert.NotEqual(0, code);
        Assert.Empty(output);
        Assert.Equal($"Port {port} is taken. Choose another with --port, or --port 0 for a free one.", errors.Trim());
    }

    [Fact]
    public async Task What_is_kept_is_known_in_the_next_run()
    {
        var folder = Directory.CreateTempSubdirectory("kept-").FullName;
        try
        {
            var options = new RunOptions { Port = 0, Data = folder, OpensBrowser = false };
            ulong alex, commands;
            DateTimeOffset week;
            await using (var first = await RehearsalRun.StartAsync(options, RehearsalProgram.StartBotAsync))
            {
                (alex, commands) = (first.Server.Alex.Id, (ulong)first.Server.World.Commands.Count);
                Assert.Equal(BotCondition.Running, first.Bot.Condition);
                await StartCardAsync(first);
                first.Clock.Skip(TimeSpan.FromDays(7));
                week = first.Clock.Now;
            }
            Assert.True(File.Exists(Path.Combine(folder, "data", "bot.db")));
            Assert.True(File.Exists(Path.Combine(folder, "keys", "master.key")));

            await using var second = await RehearsalRun.StartAsync(options, RehearsalProgram.StartBotAsync);
            Assert.Equal(BotCondition.Running, second.Bot.Condition);
            Assert.Equal(alex, second.Server.Alex.Id);
            Assert.Equal(commands, (ulong)second.Server.World.Commands.Count);
            Assert.InRange(second.Clock.Now, week, week.AddHours(1));
            await StartCardAsync(second);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task Two_with_a_server_of_their_own_begin_before_its_setup_and_need_one_command_and_one_press()
    {
        await using var run = await RehearsalRun.StartAsync(new() { Port = 0, HasOwnServer = true }, RehearsalProgram.StartBotAsync);
        var (server, olive) = (run.Server, run.Server.Owner);
        Assert.Equal(olive, server.People[0]);
        Assert.Empty(server.Home.Messages);

        var page = await (await olive.CommandAsync(server.Home, "setup")).SettledAsync();
        await (await olive.PressAsync(page.Message!, "Make the channel")).SettledAsync();

        var made = await server.World.WaitForAsync(_ => olive.VisibleChannels.FirstOrDefault(c => c.Name == "couples"), "the channel");
        await server.World.WaitForAsync(_ => made.Messages.Count > 0, "the start card");
        Assert.Empty(server.World.Violations);
    }

    [Fact]
    public async Task A_practice_of_ones_own_can_be_danced()
    {
        var folder = Directory.CreateTempSubdirectory("practices-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder, "evening.yaml"), """
                practice: evening
                title: One good thing
                about: One of you tells one good thing of the day.
                minutes: 5
                steps:
                  - { id: good, write: lead, form: { thing: { text: long, label: "One good thing", required: true } } }
                """, TestContext.Current.CancellationToken);
            await using var run = await RehearsalRun.StartAsync(
                new RunOptions { Port = 0, OpensBrowser = false },
                place => RehearsalProgram.StartBotAsync(place with { Practices = folder }));
            await StartCardAsync(run);
            Assert.Contains(
                await run.Server.Alex.AutocompleteAsync(run.Server.Home, "practice", "name", "good thing"),
                c => c.Name.StartsWith("One good thing: ", StringComparison.Ordinal));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task StartCardAsync(RehearsalRun run) =>
        run.Server.World.WaitForAsync(_ => run.Server.Home.Messages.Count(m => m.Labels.Contains("Home")) == 1, "one start card");

    private static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] args)
    {
        await using StringWriter output = new(), errors = new();
        var code = await RehearsalProgram.RunAsync(args, output, errors);
        return (code, output.ToString(), errors.ToString());
    }
}
