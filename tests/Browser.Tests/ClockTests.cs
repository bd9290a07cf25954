using Microsoft.Playwright;
using Rehearsal.Page;
using Rehearsal.World;

namespace Tests;

/// <summary>Tests of the page's clock, with a stand-in for the bot that has a check-in ahead.</summary>
public sealed class ClockTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_next_check_in_can_be_skipped_to_and_not_past()
    {
        var bot = new StandInBot();
        await using var screens = await BrowserFixture.OpenAsync(chromium, bot.StartAsync);
        var clock = screens.Run.Clock;
        await screens.SeesOnTheClockAsync("Nobody has set a time for one yet.");
        await Assertions.Expect(screens.ClockButton("Skip to the next check-in")).ToBeDisabledAsync();

        var next = clock.Now.AddDays(5.3);
        bot.Next = next;
        await screens.ClockAsync("A day later");
        await screens.SeesOnTheClockAsync($"It is on {DisplayNames.Date(next)}.");
        await screens.PictureAsync("check-in");
        await screens.ClockAsync("Skip to the next check-in");
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
        var bot = new StandInBot();
        await using var run = await RehearsalRun.StartAsync(new() { Port = 0 }, bot.StartAsync);
        var ahead = run.Clock.World.Ahead;
        await run.Clock.SkipToNextCheckInAsync();
        bot.Next = run.Clock.Now.AddHours(-1);
        await run.Clock.SkipToNextCheckInAsync();
        Assert.Equal((ahead, 0), (run.Clock.World.Ahead, bot.Skipped));
        bot.Next = run.Clock.Now.AddHours(1);
        await run.Clock.SkipToNextCheckInAsync();
        Assert.Equal(1, bot.Skipped);
    }

    [Fact]
    public async Task The_bot_itself_rings_at_the_check_in_that_was_skipped_to()
    {
        await using var run = await RehearsalRun.StartAsync(new() { Port = 0 }, RehearsalProgram.StartBotAsync);
        var (world, alex) = (run.Server.World, run.Server.World.People.Single(p => p.Name == "Alex"));
        var home = alex.VisibleChannels.Single(c => c.Name == "couples");
        var set = await alex.CommandAsync(home, "checkin schedule", ("day", "Sunday"), ("time", "19:30"), ("zone", "Europe/Zurich"));
        Assert.Contains("Your time is set.", (await set.SettledAsync()).Text);

        await run.Clock.SkipToNextCheckInAsync();
        var ring =
            await world.WaitForAsync(
                _ => alex.VisibleChannels.Where(c => c.Name == "Bell").SelectMany(alex.Sees).FirstOrDefault(m => m.Labels.Contains("Open")),
                "a ring for Alex");
        var page = await (await alex.PressAsync(ring, "Open")).SettledAsync();
        Assert.Contains("Weekly check-in", page.Text);
        var zurich = TimeZoneInfo.ConvertTime(ring.Timestamp, TimeZoneInfo.FindSystemTimeZoneById("Europe/Zurich"));
        Assert.Equal((DayOfWeek.Sunday, 19, 30), (zurich.DayOfWeek, zurich.Hour, zurich.Minute));
    }
}
