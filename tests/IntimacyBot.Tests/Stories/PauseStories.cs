using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Pauses, stops and silence in an open room.</summary>
public sealed class PauseStories
{
    [Fact]
    public async Task After_a_pause_of_twenty_minutes_both_are_rung_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.OpenRingAsync(alex);
        var times = await bot.OnFloorAsync(alex, "I need a pause");
        Assert.Equal(
            ["20 minutes", "An hour", "A few hours", "This time tomorrow", "I can't say yet", "Back", "Safety", "Hide"],
            times.Message!.Labels);
        Assert.Equal("You go on where you were.", (await bot.PressAsync(times, "Back")).Text);
        Assert.Contains("Write", bot.Floor(sam).Labels);
        times = await bot.OnFloorAsync(alex, "I need a pause");
        await bot.PressAsync(times, "20 minutes");
        var back = bot.Clock.GetUtcNow().AddMinutes(20).ToUnixTimeSeconds();
        Assert.Contains($"A pause.** Back <t:{back}:R>.", bot.Floor(sam).Text);
        Assert.Equal(["Pick it up", "Stop here"], bot.Floor(sam).Labels);

        await bot.PassAsync(TimeSpan.FromMinutes(19));
        Assert.Empty(bot.NewRings(alex));
        await RefusesAsync(bot, sam, alex);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("Your pause is over.", (await bot.OpenRingAsync(alex)).Text);
        Assert.Contains("Your pause is over.", (await bot.OpenRingAsync(sam)).Text);
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_pause_of_no_known_length_is_picked_up_by_who_asked_for_it_and_after_a_day_by_the_other()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        var free = bot.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
        Assert.Contains("A pause.** Whoever asked for it says when it is over.", bot.Floor(alex).Text);
        Assert.Contains($"After <t:{free}:f> either of you can pick it up.", bot.Floor(alex).Text);
        await RefusesAsync(bot, alex, sam);
        await bot.OnFloorAsync(sam, "Pick it up");
        Assert.Contains("Write", bot.Floor(sam).Labels);
        await bot.PressAsync(await bot.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        await bot.PassAsync(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(10));
        await RefusesAsync(bot, alex, sam);
        await bot.PassAsync(TimeSpan.FromSeconds(10));
        await bot.OnFloorAsync(alex, "Pick it up");
        Assert.Contains("Write", bot.Floor(sam).Labels);
        await bot.PressAsync(await bot.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        await bot.PassAsync(TimeSpan.FromDays(4));
        Assert.Contains("It can rest here.", bot.Floor(alex).Text);
        await bot.OnFloorAsync(alex, "Pick it up");
        await bot.SayBackAsync(sam);
        Assert.Contains("That's it", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    /// <summary>Asserts that the partner cannot end the pause, and that the answer says what they can do.</summary>
    private static async Task RefusesAsync(BotFixture bot, WorldPerson other, WorldPerson asker)
    {
        var before = bot.Floor(other).Text;
        var answer = await bot.OnFloorAsync(other, "Pick it up");
        Assert.StartsWith($"**{asker.Name}** asked for this pause. You can stop for both of you. ", answer.Text);
        Assert.Contains("You need not do anything", answer.Text);
        Assert.Equal(before, bot.Floor(other).Text);
    }

    [Fact]
    public async Task A_stop_is_asked_once_and_ends_it_for_both_with_the_same_kind_words()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.OpenRoomAsync();
        var asked = await bot.OnFloorAsync(sam, "Stop here");
        Assert.Equal(["Stop for both of us", "Go back", "Safety", "Hide"], asked.Message!.Labels);
        await bot.PressAsync(asked, "Go back");
        Assert.Contains("Write", bot.Floor(sam).Labels);
        var pages = alex.Ephemerals.Count;
        await bot.PressAsync(await bot.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        Assert.Equal(pages, alex.Ephemerals.Count);
        var last = bot.Floor(sam);
        Assert.Contains("It ends here for today.", last.Text);
        Assert.Empty(last.Labels);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        Assert.False(room.IsDeleted);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_silence_who_holds_the_floor_is_rung_once_then_it_rests_then_it_ends_as_if_stopped()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.OpenRoomAsync();
        await bot.OpenRingAsync(alex);
        await bot.PassAsync(TimeSpan.FromHours(23));
        Assert.Empty(bot.NewRings(sam));
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(bot.NewRings(alex));
        Assert.Contains("It is your turn in your room. No hurry.", (await bot.OpenRingAsync(sam)).Text);
        await bot.PassAsync(TimeSpan.FromHours(47));
        Assert.Empty(bot.NewRings(sam));
        Assert.Contains("Write", bot.Floor(sam).Labels);
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("**🌙 It can rest here.** Either of you can pick it up again.", bot.Floor(alex).Text);
        Assert.Empty(bot.NewRings(alex));

        await bot.OnFloorAsync(alex, "Pick it up");
        Assert.Contains("Write", bot.Floor(sam).Labels);
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromDays(2));
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("Pick it up", bot.Floor(alex).Labels);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.Contains("It ends here for today.", bot.Floor(alex).Text);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        Assert.False(room.IsDeleted);
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        Assert.Null(bot.Room(alex));
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task When_both_have_left_the_room_still_goes_on_its_day()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.LeaveAsync(person);
        for (var day = 0; day < 18; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }
}
