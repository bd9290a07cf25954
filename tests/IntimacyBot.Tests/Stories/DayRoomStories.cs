using IntimacyBot.Platform.Rules;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>One room serves a day: it holds several dances that close and one that goes on, and closes when all is over.</summary>
public sealed class DayRoomStories
{
    [Fact]
    public async Task Two_dances_close_while_a_third_goes_on_below_them()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        var thread = day.Thread;
        Assert.Contains("This room is yours for today.", Assert.Single(day.Cards).Text);
        Assert.Contains(bot.Sam, thread.Thread!.Members);

        await day.BeginAsync("together");
        await day.MinuteAsync("One A.", "One B.");
        await day.BeginAsync("together");
        await day.MinuteAsync("Two A.", "Two B.");
        await day.BeginAsync("reach");
        Assert.Equal(2, day.Cards.Count(DayRoomDriver.IsLast));
        Assert.DoesNotContain(day.Cards, c => c.Labels.Contains("Keep this room"));
        Assert.Contains("Write", bot.Floor(bot.Alex).Labels);
        Assert.Equal(thread, Assert.Single(bot.Guild.Threads, t => t.Name.StartsWith("Room", StringComparison.Ordinal)));
        Assert.Equal(Refusal.MovedOn, (await day.TryAsync("together")).Refusal);
        foreach (var words in new[] { "One A.", "One B.", "Two A.", "Two B." })
            Assert.Equal(1, bot.Count(words));

        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");
        await day.EndDayAsync();
        Assert.False(thread.Thread.IsLocked);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.True(thread.Thread is { IsArchived: true, IsLocked: true });
        Assert.Equal((0, 0, 1), (bot.Rows("Dances"), bot.Rows("DayRooms"), bot.Rows("KeptRooms")));
        foreach (var words in new[] { "One A.", "One B.", "Two A.", "Two B." })
            Assert.Equal(1, bot.Count(words));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.True(thread.IsDeleted);
        Assert.Equal(0, bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_a_dance_of_a_room_that_goes_has_shown_is_deleted_and_nothing_else()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        await day.BeginAsync("together");
        await day.MinuteAsync("One A.", "One B.");
        await day.BeginAsync("sardines", "a");
        var preview = await bot.SubmitAsync(
            bot.OnFloorAsync(bot.Alex, "Write"),
            ("Where I am hiding", "Behind a joke."),
            ("What would be good in that place", new[] { "words", "hug" }));
        await bot.PressAsync(preview, "Share");
        await bot.QuietAsync();
        Assert.Equal(1, bot.Count("Behind a joke."));
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");
        await bot.QuietAsync();
        Assert.Equal((0, 1), (bot.Count("Behind a joke."), bot.Count("One A.")));
        Assert.Equal(1, bot.Rows("Dances"));
        Assert.True(DayRoomDriver.IsLast(bot.Floor(bot.Sam)));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_closing_word_moves_the_floor_card_of_the_dance_that_goes_on_below_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        await day.BeginAsync("together");
        await day.MinuteAsync("One A.", "One B.");
        await day.BeginAsync("reach");
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            var last = day.Cards.Single(DayRoomDriver.IsLast);
            await bot.SubmitAsync(bot.PressAsync(person, last, "A closing word"), ("A closing word", $"Thanks, {person.Name}."));
        }

        await bot.QuietAsync();
        await bot.IdleAsync();
        Assert.Equal(1, bot.Count("Thanks, Sam."));
        Assert.Contains("Write", bot.Floor(bot.Alex).Labels);
        Assert.Single(day.Cards, DayRoomDriver.IsLast);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_parked_dance_is_picked_up_in_the_same_room_or_in_one_of_its_own()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        var thread = day.Thread;
        var reach = await day.BeginAsync("reach");
        await day.ParkAsync(reach);
        await day.BeginAsync("together");
        var parked = day.Cards.Single(c => c.Labels.Contains("Pick it up"));
        Assert.Contains("Go there", (await bot.PressAsync(bot.Sam, parked, "Pick it up")).Message!.Labels);
        await day.MinuteAsync("One A.", "One B.");
        await bot.PressAsync(bot.Sam, parked, "Pick it up");
        await bot.QuietAsync();
        Assert.Contains("Write", bot.Floor(bot.Alex).Labels);
        Assert.Equal(thread, day.Thread);

        await day.ParkAsync(reach);
        await bot.PassAsync(TimeSpan.FromDays(1));
        await day.EndDayAsync();
        Assert.True(thread.Thread!.IsLocked);
        Assert.Equal(1, bot.Rows("Dances"));
        await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Pick it up");
        await bot.QuietAsync();
        Assert.NotEqual(thread, day.Thread);
        Assert.Contains("Write", bot.Floor(bot.Alex).Labels);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("archive")]
    public async Task What_happens_to_the_thread_costs_no_dance(string deed)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        var thread = day.Thread;
        await day.BeginAsync("together");
        await day.MinuteAsync("One A.", "One B.");
        await day.BeginAsync("reach");
        FaultSchedule.OfThreads[deed](bot.World.Faults, thread);
        await bot.HeardAsync();
        await bot.QuietAsync();
        await bot.IdleAsync();

        Assert.Equal(deed == "delete", thread.IsDeleted);
        Assert.False(day.Thread.Thread!.IsArchived);
        Assert.Contains("Write", bot.Floor(bot.Alex).Labels);
        Assert.Single(day.Cards, DayRoomDriver.IsLast);
        Assert.Single(day.Cards, c => c.Text.Contains("yours for today", StringComparison.Ordinal));
        Assert.Equal(deed == "delete" ? 0 : 1, bot.Count("One A."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_locked_room_is_replaced_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        var thread = day.Thread;
        await day.BeginAsync("together");
        await day.MinuteAsync("One A.", "One B.");
        await day.BeginAsync("reach");
        FaultSchedule.OfThreads["lock"](bot.World.Faults, thread);
        await bot.HeardAsync();
        await bot.QuietAsync();
        Assert.Contains("Go in", (await bot.PressAsync(bot.OpenRingAsync(bot.Sam), "Pick it up")).Message!.Labels);
        await bot.QuietAsync();
        Assert.NotEqual(thread, day.Thread);
        Assert.Contains("Write", bot.Floor(bot.Alex).Labels);
        await bot.OpenRingAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal((1, 1), (bot.Rows("Dances"), bot.Rows("DayRooms")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_quietly_changes_nothing_in_the_room_and_rooms_that_are_to_go_do()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var day = await DayRoomDriver.OpenAsync(bot);
        var thread = day.Thread;
        await day.BeginAsync("together");
        await day.MinuteAsync("One A.", "One B.");
        await day.BeginAsync("reach");
        var before = day.Cards.Select(c => c.Text).ToList();
        await bot.LeaveAsync(bot.Sam);
        await bot.QuietAsync();
        Assert.Equal(before, thread.Messages.Where(m => m.Type == 0).Select(c => c.Text));
        Assert.False(thread.Thread!.IsLocked);
        await bot.LeaveAsync(bot.Alex, "Leave and clear the rooms");
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(thread.IsDeleted);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("DayRooms") + bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }
}
