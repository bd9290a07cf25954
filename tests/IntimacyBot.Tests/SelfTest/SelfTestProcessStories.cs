using System.Diagnostics;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.SelfTest;

/// <summary>The shipped program itself, killed and ended in the middle of a self-test.</summary>
[Collection(nameof(WithoutOthers))]
public sealed class SelfTestProcessStories
{
    private static readonly TimeSpan WaitLimit = TimeSpan.FromSeconds(60);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_killed_run_is_cleaned_up_by_the_next()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        using var first = await BeginAsync(fixture);
        first.Kill();
        await first.WaitForExitAsync(Token).WaitAsync(WaitLimit, Token);
        Assert.NotEmpty(fixture.Guild.Threads);
        Assert.True(File.Exists(fixture.Notes));

        using var second = Start(fixture, "--channel", $"{fixture.Channel.Id}");
        second.StandardInput.Close();
        var said = await second.StandardOutput.ReadToEndAsync(Token).WaitAsync(WaitLimit, Token);
        await second.WaitForExitAsync(Token).WaitAsync(WaitLimit, Token);

        Assert.Equal(0, second.ExitCode);
        Assert.Contains("Threads of an earlier run were found and deleted: ", said, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', said);
        fixture.AssertClean();
    }

    [Fact]
    public async Task Ended_by_its_host_it_cleans_up_itself()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        using var run = await BeginAsync(fixture);
        using var end = Process.Start("kill", ["-TERM", $"{run.Id}"]);
        await run.WaitForExitAsync(Token).WaitAsync(WaitLimit, Token);

        Assert.Equal(2, run.ExitCode);
        Assert.Equal("Ended by you", (await run.StandardError.ReadToEndAsync(Token)).Trim());
        fixture.AssertClean();
    }

    /// <summary>Starts a run and waits until it has made threads and waits for the person.</summary>
    private static async Task<Process> BeginAsync(SelfTestFixture fixture)
    {
        var run = Start(fixture, "--channel", $"{fixture.Channel.Id}", "--with", $"{fixture.Alex.Id}");
        while (await run.StandardOutput.ReadLineAsync(Token).AsTask().WaitAsync(WaitLimit, Token) is { } line)
        {
            if (line.StartsWith("Press Enter", StringComparison.Ordinal))
                return run;
        }
        throw new InvalidOperationException(
            $"{await run.StandardError.ReadToEndAsync(Token)}\n{fixture.World.History.Recent(40)}");
    }

    private static Process Start(SelfTestFixture fixture, params string[] args)
    {
        var start = new ProcessStartInfo(
            "dotnet", [Path.Combine(AppContext.BaseDirectory, "IntimacyBot.dll"), "self-test", .. args])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = fixture.Folder,
        };
        fixture.Settings.CopyTo(start.Environment);
        return Process.Start(start)!;
    }
}
