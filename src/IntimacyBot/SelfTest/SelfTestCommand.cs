using System.Runtime.InteropServices;
using Discord.Hosting;
using Discord.Rest.Api;
using IntimacyBot.Platform.Hosting;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Asking;
using IntimacyBot.SelfTest.Model;

namespace IntimacyBot.SelfTest;

/// <summary>
/// Runs <c>self-test</c>: asks the real platform what no documentation says for certain, in one channel, and compares. It talks to REST
/// only, and opens no gateway, registers nothing and touches no database.
/// </summary>
internal static class SelfTestCommand
{
    public const string Name = "self-test";

    private const int Agrees = 0;
    private const int Disagrees = 1;
    private const int NotRun = 2;
    private const string NotesName = "self-test.notes";

    /// <summary>Threads may be made so slowly that a request waits for minutes.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    /// <summary>Runs it on the terminal. The first Ctrl-C ends it and cleans up; the second one ends it at once.</summary>
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        using var stop = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, End);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, End);
        var configuration = Host.CreateApplicationBuilder().Configuration;
        var terminal = new SelfTestConsole(StandardInput.Reader, StandardOutput.Writer, StandardInput.HasColours);
        return await RunAsync(args, configuration, terminal, StandardError.Writer, stop: stop.Token);

        void End(PosixSignalContext signal)
        {
            signal.Cancel = !stop.IsCancellationRequested;
            stop.Cancel();
        }
    }

    /// <summary>
    /// Runs it with any terminal. Returns the exit code; why it could not be run is written to <paramref name="errors"/>.
    /// </summary>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> args,
        IConfiguration configuration,
        SelfTestConsole terminal,
        TextWriter errors,
        TimeProvider? clock = null,
        CancellationToken stop = default)
    {
        var texts = new Texts();
        var (problems, disagrees) = SelfTestArguments.Read(args) is { } arguments
            ? await RunAsync(arguments, configuration, new Surroundings(terminal, texts, clock ?? TimeProvider.System), stop)
            : ([texts[Texts.English, SelfTestText.Usage]], false);
        foreach (var problem in problems)
            await errors.WriteLineAsync(problem);
        await errors.FlushAsync(CancellationToken.None);
        if (problems.Count > 0)
            return NotRun;
        return disagrees ? Disagrees : Agrees;
    }

    private static async Task<(IReadOnlyList<string> Problems, bool Disagrees)> RunAsync(
        SelfTestArguments arguments, IConfiguration configuration, Surroundings around, CancellationToken stop)
    {
        if (Problems(configuration) is { Count: > 0 } wrong)
            return (wrong, false);
        var place = "";
        try
        {
            place = arguments.Notes ?? NotesBesideTheDatabase(configuration);
            using var notes = SelfTestNotes.At(place);
            using var rest = new DiscordRest(Options(configuration));
            var clock = new DiscordClock(new MachineClock(around.Clock));
            rest.DateReceived += (_, told) => clock.Set(told.Date, told.Took);
            var run = new SelfTestRun(rest, arguments, notes, around.Terminal, around.Texts, clock);
            var ended = await run.AskAsync(stop);
            if (!run.Sheet.IsEmpty)
                await run.Sheet.SayTableAsync();
            return ([.. ended.Select(e => SelfTestFailures.Line(e, around.Texts, place))], run.Sheet.AnyDisagrees);
        }
        catch (SelfTestException e)
        {
            return ([SelfTestFailures.Line(e, around.Texts, place)], false);
        }
        catch (StartupException e)
        {
            return ([e.Message], false);
        }
    }

    private sealed record Surroundings(SelfTestConsole Terminal, Texts Texts, TimeProvider Clock);

    /// <summary>Returns only what concerns Discord, because nothing else is used here.</summary>
    private static IReadOnlyList<string> Problems(IConfiguration configuration) =>
        [.. ConfigurationCheck.Problems(configuration).Where(p => p.StartsWith("Discord:", StringComparison.Ordinal))];

    /// <summary>Returns a file in the folder of the database, which is the one that is written to and kept.</summary>
    private static string NotesBesideTheDatabase(IConfiguration configuration) =>
        Path.Combine(Path.GetDirectoryName(StorageOptions.From(configuration).DatabaseFile)!, NotesName);

    private static DiscordOptions Options(IConfiguration configuration)
    {
        var options = new DiscordOptions { LongestRateLimitWait = LongestWait };
        DiscordSettings.Apply(configuration, options);
        return options;
    }
}
