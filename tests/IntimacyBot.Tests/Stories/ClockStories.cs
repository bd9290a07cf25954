using System.Net;
using IntimacyBot.Platform.Scheduling;
using IntimacyBot.Platform.Storage;
using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Time is Discord's: the clock of the machine that the bot runs on moves nothing, in neither direction.</summary>
public sealed class ClockStories
{
    /// <summary>A clock is as many days ahead, or behind if negative.</summary>
    public static readonly TheoryData<int> Wrong = [31, -31];

    private static readonly string[] Moved = ["CheckIns", "Couples", "Dances", "Invitations", "KeptRooms", "Notifications", "People"];

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_clock_that_is_a_month_wrong_for_nine_seconds_moves_nothing(int days)
    {
        await using var bot = await LivedInAsync();
        var (before, asked) = (State(bot), Asked(bot));
        Assert.Equal((HttpStatusCode.OK, "OK\n"), await bot.ReadyAsync());

        bot.Machine.Ahead = TimeSpan.FromDays(days);
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        await bot.PassAsync(TimeSpan.FromSeconds(4));
        var (status, text) = await bot.ReadyAsync();
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains($"the machine's clock is 31 days {(days > 0 ? "ahead of" : "behind")} Discord's", text);
        Assert.Contains("Nothing due is done", Assert.Single(bot.Log.Warnings));
        Assert.Equal(asked + 1, Asked(bot));

        bot.Machine.Ahead = TimeSpan.Zero;
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal((HttpStatusCode.OK, "OK\n"), await bot.ReadyAsync());
        Assert.Equal(before, State(bot));
        Assert.Contains(bot.Guild.Channels, c => c.Name.StartsWith("Room", StringComparison.Ordinal) && !c.IsDeleted);
        Assert.Empty(bot.NewRings(bot.Alex));

        bot.Log.Clear();
        await bot.UntilAsync(11, 24, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(31, false)]
    [InlineData(-31, false)]
    [InlineData(31, true)]
    [InlineData(-31, true)]
    public async Task What_is_pressed_while_the_clock_is_wrong_is_answered_and_saved_at_its_own_time(int days, bool atTheStart)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await WrongAsync(bot, TimeSpan.FromDays(days), atTheStart);

        await bot.ScheduleAsync(bot.Sam);
        await bot.DraftAsync(bot.Alex, "Written at a wrong time.");

        Assert.Equal(1, DatabaseSnapshot.Count(bot.DatabaseFile, "SELECT COUNT(DISTINCT \"DueAt\") FROM \"CheckIns\""));
        Assert.Equal(
            (bot.Clock.GetUtcNow() + new Timing().DraftKept).ToUnixTimeMilliseconds(),
            DatabaseSnapshot.Count(bot.DatabaseFile, "SELECT MAX(\"DueAt\") FROM \"Dances\""));
        Assert.Contains("Nothing due is done", Assert.Single(bot.Log.Warnings));

        bot.Machine.Ahead = TimeSpan.Zero;
        bot.Log.Clear();
        await bot.UntilAsync(11, 24, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(bot.Sam)).Text);
        Assert.Equal(1, bot.Rows("Dances"));
        await bot.EndAsync();
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_became_due_meanwhile_is_done_by_itself_within_a_sweep_and_two_seconds(int days)
    {
        var sweep = TimeSpan.FromSeconds(1);
        await using var bot = await LivedInAsync();
        await bot.StopAsync();
        await bot.StartAsync(more: null, ("Timing:Sweep", $"{sweep}"));
        await bot.SweptAsync();
        bot.Machine.Ahead = TimeSpan.FromDays(days);
        Assert.Contains("days", await bot.ReadyAsync(HttpStatusCode.ServiceUnavailable, within: sweep + TimeSpan.FromSeconds(2)));
        bot.Clock.Advance(TimeSpan.FromDays(1));

        bot.Machine.Ahead = TimeSpan.Zero;
        await bot.World.WaitForAsync(_ => bot.NewRings(bot.Alex).Count > 0, "the prompt", sweep + TimeSpan.FromSeconds(2));

        Assert.Equal("OK\n", await bot.ReadyAsync(HttpStatusCode.OK, within: sweep + TimeSpan.FromSeconds(2)));
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(bot.Alex)).Text);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task What_is_made_under_a_wrong_clock_stands_where_it_belongs(int days)
    {
        await using var bot = await BotFixture.BeginAsync();
        var ids = new List<Guid>();
        for (var round = 0; round < 3; round++)
        {
            bot.Machine.Ahead = TimeSpan.FromDays(round == 1 ? days : 0);
            await bot.RestartAsync();
            ids.Add(await bot.Get<Store>().WriteAsync((context, _) => Task.FromResult(context.NewId()), CancellationToken.None));
            bot.Clock.Advance(TimeSpan.FromMinutes(1));
        }

        Assert.Equal(ids, ids.Order());
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public async Task A_clock_that_is_wrong_at_the_start_does_nothing_due_until_it_is_right(int days)
    {
        await using var bot = await LivedInAsync();
        var (before, asked) = (State(bot), Asked(bot));
        await WrongAsync(bot, TimeSpan.FromDays(days), atTheStart: true);

        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromMinutes(5));
        Assert.Equal(before, State(bot));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.ReadyAsync()).Status);
        Assert.Single(bot.Log.Warnings);
        // One more of these requests warms the connection of every start.
        Assert.Equal(asked + 2, Asked(bot));

        bot.Machine.Ahead = TimeSpan.Zero;
        bot.Log.Clear();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await bot.ReadyAsync()).Status);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_machine_that_slept_asks_once_and_then_does_what_became_due()
    {
        await using var bot = await LivedInAsync();
        var asked = Asked(bot);

        bot.Machine.Sleep(bot.Clock, TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.Zero);
        await bot.PassAsync(TimeSpan.FromSeconds(5));

        Assert.Equal(asked + 1, Asked(bot));
        Assert.Equal(HttpStatusCode.OK, (await bot.ReadyAsync()).Status);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task While_Discord_does_not_tell_its_time_nothing_due_is_done_and_it_is_asked_again()
    {
        await using var bot = await LivedInAsync();
        var before = State(bot);
        bot.Machine.Sleep(bot.Clock, TimeSpan.FromDays(1));
        bot.World.Faults.FailNextRequests(RestFault.ResetBefore, 4, "GET", "/gateway");

        await bot.PassAsync(TimeSpan.Zero);
        Assert.Equal(before, State(bot));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await bot.ReadyAsync()).Status);
        bot.Log.Clear();

        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Equal(HttpStatusCode.OK, (await bot.ReadyAsync()).Status);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_clock_that_agrees_costs_no_request_and_a_prompt_comes_at_its_second()
    {
        await using var bot = await LivedInAsync();
        // A start at the end of a second is when the most is cut off of what Discord tells.
        bot.Clock.Advance(TimeSpan.FromMilliseconds(999));
        await bot.RestartAsync();
        var asked = Asked(bot);

        await bot.UntilAsync(11, 24, 18);
        await bot.PassAsync(TimeSpan.FromSeconds(1));

        Assert.Single(bot.NewRings(bot.Alex));
        Assert.Equal(asked, Asked(bot));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Minutes_that_a_clock_is_off_stop_nothing()
    {
        await using var bot = await LivedInAsync();
        var asked = Asked(bot);
        bot.Machine.Ahead = TimeSpan.FromMinutes(2);

        await bot.UntilAsync(11, 24, 17, 59);
        Assert.Empty(bot.NewRings(bot.Alex));
        await bot.UntilAsync(11, 24, 18);

        Assert.Single(bot.NewRings(bot.Alex));
        Assert.Equal(asked, Asked(bot));
        await bot.EndAsync();
    }

    /// <summary>Opens a fixture with a room that has closed and is kept, and a check-in of Alex on the next day.</summary>
    private static async Task<BotFixture> LivedInAsync()
    {
        var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        await bot.ScheduleAsync(bot.Alex);
        await bot.SweptAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        return bot;
    }

    /// <summary>Sets the machine's clock wrong, while the bot runs or before it starts.</summary>
    private static async Task WrongAsync(BotFixture bot, TimeSpan ahead, bool atTheStart)
    {
        await bot.SweptAsync();
        if (atTheStart)
            await bot.StopAsync();
        bot.Machine.Ahead = ahead;
        if (atTheStart)
            await bot.StartAsync();
        await bot.PassAsync(TimeSpan.Zero);
    }

    /// <summary>Returns the rows that time moves.</summary>
    private static string State(BotFixture bot)
    {
        var rows = DatabaseSnapshot.Of(bot.DatabaseFile);
        return string.Join('\n', Moved.SelectMany(table => rows.Rows(table).Prepend(table)));
    }

    /// <summary>Returns how often the bot made the request by which it asks for the time.</summary>
    private static int Asked(BotFixture bot) =>
        bot.World.History.Entries.Count(e => e.What.StartsWith("REST GET /api/v10/gateway:", StringComparison.Ordinal));
}
