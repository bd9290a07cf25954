using Microsoft.Playwright;
using Rehearsal.Page;

namespace Tests;

/// <summary>The page's clock, with a stand-in for the bot that has a check-in ahead.</summary>
public sealed class ClockTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_next_check_in_can_be_skipped_to_and_not_past()
    {
        var bot = new Planner();
        await using var screens = await TwoScreens.OpenAsync(chromium, bot.StartAsync);
        var clock = screens.Run.Clock;
        await screens.SeesOnTheClockAsync("Nobody has set a time for one yet.");
        await Assertions.Expect(screens.ClockButton("Skip to the next check-in")).ToBeDisabledAsync();

        var next = clock.Now.AddDays(5.3);
        bot.Next = next;
        await screens.ClockButton("A day later").ClickAsync();
        await screens.SeesOnTheClockAsync($"It is on {Naming.Date(next)}.");
        await screens.PictureAsync("check-in");
        await screens.ClockButton("Skip to the next check-in").ClickAsync();
        await screens.SeesOnTheClockAsync("Its time has come.");
        await Assertions.Expect(screens.ClockButton("Skip to the next check-in")).ToBeDisabledAsync();
        Assert.InRange(clock.Now, next, next.AddMinutes(10));
        Assert.Equal(clock.World, bot.Clock);

        bot.Next = null;
        await screens.BotAsync("Stop the bot", "The bot is stopped");
        await screens.SeesOnTheClockAsync("The bot knows when it is, and is not here.");
        Assert.Empty(screens.Complaints);
    }

    [Fact]
    public async Task Nothing_is_skipped_for_a_check_in_that_has_begun_or_is_not_set()
    {
        var bot = new Planner();
        await using var run = await RehearsalRun.StartAsync(new() { Port = 0 }, bot.StartAsync);
        var ahead = run.Clock.World.Ahead;
        await run.Clock.SkipToNextCheckInAsync();
        bot.Next = run.Clock.Now.AddHours(-1);
        await run.Clock.SkipToNextCheckInAsync();
        Assert.Equal(ahead, run.Clock.World.Ahead);
    }

    /// <summary>A bot that does nothing but know a date.</summary>
    private sealed class Planner
    {
        public DateTimeOffset? Next { get; set; }
        public TimeProvider? Clock { get; private set; }

        public Task<BotLife> StartAsync(BotPlace place)
        {
            Clock = place.Clock;
            var ended = new TaskCompletionSource<IReadOnlyList<string>>();
            return Task.FromResult(new BotLife(Task.CompletedTask, ended.Task, StopAsync, () => Task.FromResult(Next)));

            Task StopAsync()
            {
                ended.TrySetResult([]);
                return Task.CompletedTask;
            }
        }
    }
}
