using IntimacyBot.SelfTest.Asking;
using IntimacyBot.SelfTest.Model;
using Rehearsal;
using Rehearsal.World;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace Tests.SelfTest;

/// <summary>The self-test where it cannot be run, and where it is ended in the middle.</summary>
public sealed class SelfTestFailureStories
{
    private static readonly (string Line, Action<SelfTestFixture> Spoil, string[] Args)[] Unusable =
    [
        ("--channel: the bot sees no such channel", f => f.Channel.Deny(f.World.Bot, WorldPermission.ViewChannel), []),
        ("--channel: the bot sees no such channel", _ => { }, ["--channel", "123456789012345678"]),
        ("usage: self-test --channel ID", _ => { }, ["--channel", "couples"]),
        ("usage: self-test --channel ID", _ => { }, ["--members-know"]),
        ("usage: self-test --channel ID", _ => { }, ["--channel", "123456789012345678", "--now"]),
        ("--channel: the bot lacks there: Manage Threads.", f => f.Channel.Clear(f.World.Bot.Id), []),
        (
            "--channel: the bot lacks there: Read Message History, Send Messages in Threads.",
            f => f.Channel.Deny(f.World.Bot, WorldPermission.ReadMessageHistory | WorldPermission.SendMessagesInThreads),
            []
        ),
        ("--with: this is no member", f => f.Guild.Leave(f.Alex), []),
        ("--with: this is no member", f => f.Channel.Deny(f.Alex, WorldPermission.ViewChannel), []),
        ("--without-view: this is no member", f => f.Channel.Clear(f.Hidden.Id), []),
        ("Discord:Token: Discord refuses this token.", f => f.Settings["Discord:Token"] = "wrong.wrong.wrong", []),
        ("Discord:Token: there is no token.", f => f.Settings["Discord:Token"] = "", []),
        ("Discord:ApiBaseUrl: must be https", f => f.Settings["Discord:ApiBaseUrl"] = "http://discord.example/api/v10", []),
        ("Discord cannot be reached from here", f => f.Settings["Discord:ApiBaseUrl"] = "http://127.0.0.1:9/api/v10", []),
        ("Discord answered 500", f => f.World.Faults.FailNextRequests(RestFault.ServerError, 4), []),
        ("these are no notes of a self-test, at line 1.", f => Write(f, "my diary\n"), []),
        ("these are no notes of a self-test, at line 2.", f => Write(f, $"{ThreadNote.Heading}\nthread 1\n"), []),
        ("the notes cannot be written there.", f => Directory.CreateDirectory(f.Notes), []),
    ];

    public static TheoryData<int, string> Places => [.. Unusable.Index().Select(u => (u.Index, u.Item.Line))];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Where_it_cannot_be_run_one_line_says_why(int place, string line)
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        Unusable[place].Spoil(fixture);

        Assert.Equal(2, await fixture.RunAsync(Unusable[place].Args));

        Assert.Contains(line, fixture.Errors, StringComparison.Ordinal);
        Assert.Equal(line.StartsWith("usage", StringComparison.Ordinal), fixture.Errors.Contains('\n', StringComparison.Ordinal));
        Assert.Empty(fixture.Table);
        Assert.Empty(fixture.Guild.Threads);
    }

    [Theory]
    [InlineData((int)WorldChannelType.Voice)]
    [InlineData((int)WorldChannelType.Announcement)]
    public async Task A_channel_that_holds_no_private_threads_is_refused(int type)
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        var channel = fixture.Guild.AddChannel("other", (WorldChannelType)type);

        Assert.Equal(2, await fixture.RunAsync("--channel", $"{channel.Id}"));

        Assert.StartsWith("--channel: this is no text channel of a server", fixture.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_two_factor_authentication_the_table_says_so_and_nothing_is_made()
    {
        await using var fixture = await SelfTestFixture.BeginAsync(new() { OwnerHasTwoFactor = false });
        fixture.Guild.AsksForTwoFactor = true;

        Assert.Equal(2, await fixture.RunAsync());

        Assert.Contains("code 60003", fixture.Errors, StringComparison.Ordinal);
        var line = Assert.Single(fixture.Table, l => l.StartsWith("| agrees", StringComparison.Ordinal));
        Assert.Contains("refused with 403, code 60003", line, StringComparison.Ordinal);
        fixture.AssertClean();
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(false, false, 1)]
    public async Task Where_two_factor_authentication_is_asked_for_the_line_says_whether_it_is_there(bool has, bool enforces, int code)
    {
        await using var fixture = await SelfTestFixture.BeginAsync(new() { OwnerHasTwoFactor = has, EnforcesTwoFactor = enforces });
        fixture.Guild.AsksForTwoFactor = true;

        Assert.Equal(code, await fixture.RunAsync());

        Assert.Equal(code, fixture.With(Verdict.Disagrees).Count);
    }

    [Theory]
    [InlineData(nameof(AskPhone))]
    [InlineData(nameof(AskScreen))]
    [InlineData(nameof(AskLeave))]
    [InlineData(nameof(AskPressWeb))]
    [InlineData(nameof(AskCloseDms))]
    public async Task Ended_in_the_middle_it_cleans_up_and_shows_what_it_knows(string when)
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        using var stop = new CancellationTokenSource();
        fixture.Tester.Before = task =>
        {
            if (task.ToString() == when)
                stop.Cancel();
        };

        Assert.Equal((2, "Ended by you"), (await fixture.RunAsync(stop.Token), fixture.Errors));

        Assert.NotEmpty(fixture.With(Verdict.Agrees));
        Assert.NotEmpty(fixture.With(Verdict.NotAsked));
        fixture.AssertClean();
    }

    [Fact]
    public async Task A_run_whose_network_dies_is_cleaned_up_by_the_next()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        fixture.Tester.Before = task =>
        {
            if (task == AskScreen)
                fixture.World.Faults.FailNextRequests(RestFault.ResetBefore, 1000);
        };
        Assert.Equal(2, await fixture.RunAsync());
        Assert.StartsWith("Discord cannot be reached from here\n", fixture.Errors.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains("the next run deletes them", fixture.Errors, StringComparison.Ordinal);
        Assert.NotEmpty(fixture.Guild.Threads);

        fixture.Tester.Before = _ => { };
        while (fixture.World.Faults.Next("GET", "/") is not null)
        {
        }
        Assert.Equal(0, await fixture.RunAsync("--channel", $"{fixture.Channel.Id}"));

        Assert.Contains("Threads of an earlier run were found and deleted: ", fixture.Tester.Said, StringComparison.Ordinal);
        fixture.AssertClean();
    }

    [Fact]
    public async Task What_a_killed_run_noted_is_deleted_by_the_next_and_nothing_else_is()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        var (world, guild, channel) = (fixture.World, fixture.Guild, fixture.Channel);
        WorldChannel Make(string name) => world.Locked(() => world.CreateThread(world.Bot, channel, name, true, false, 60));
        var (known, unknown, archived, room) = (Make("self-test-a-1"), Make("self-test-a-2"), Make("self-test-a-3"), Make("Room 1"));
        var foreign = fixture.Alex.CreateThread(channel, "self-test-a-2");
        world.Faults.Archive(archived);
        var direct = fixture.Alex.OpenDirect();
        foreach (var text in (string[])["Something is here for you.", "See you."])
            world.Locked(() => world.Send(world.Bot, direct, new(new() { Content = text })));
        Write(fixture, $"""
            {ThreadNote.Heading}
            thread {guild.Id} {channel.Id} self-test-a-1
            made self-test-a-1 {known.Id}
            thread {guild.Id} {channel.Id} self-test-a-2
            thread {guild.Id} {channel.Id} self-test-a-3
            thread {guild.Id} {channel.Id} self-test-a-4
            thread 0 {direct.Id} direct
            thread {guild.Id} {channel.Id} self-te
            """);

        Assert.Equal(0, await fixture.RunAsync("--channel", $"{channel.Id}"));

        Assert.Contains("found and deleted: 3", fixture.Tester.Said, StringComparison.Ordinal);
        Assert.Equal([room, foreign], guild.Threads);
        Assert.Equal("See you.", Assert.Single(direct.Messages).Content);
        Assert.False(File.Exists(fixture.Notes));
    }

    [Fact]
    public async Task A_thread_that_the_bot_did_not_make_is_never_deleted()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        var thread = fixture.Alex.CreateThread(fixture.Channel, "Ours");
        fixture.Alex.AddToThread(thread, fixture.World.Bot);
        Write(fixture, $"{ThreadNote.Heading}\nthread {fixture.Guild.Id} {fixture.Channel.Id} x\nmade x {thread.Id}\n");

        Assert.Equal(2, await fixture.RunAsync());

        Assert.Contains("was not made by a self-test of this bot", fixture.Errors, StringComparison.Ordinal);
        Assert.Equal([thread], fixture.Guild.Threads);
    }

    [Fact]
    public async Task Two_runs_do_not_share_their_notes()
    {
        await using var fixture = await SelfTestFixture.BeginAsync();
        string? second = null;
        fixture.Tester.Before = task =>
        {
            if (task != AskPhone)
                return;
            second = Assert.Throws<SelfTestException>(
                () => SelfTestNotes.At(fixture.Notes)).Problem.ToString();
        };

        Assert.Equal(0, await fixture.RunAsync());
        Assert.Equal(nameof(ProblemUsed), second);
    }

    private static void Write(SelfTestFixture fixture, string notes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(fixture.Notes)!);
        File.WriteAllText(fixture.Notes, notes);
    }
}
