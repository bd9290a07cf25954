using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Pauses, stops and silence in an open room.</summary>
public sealed class PauseStories
{
    [Fact]
    public async Task After_a_pause_of_twenty_minutes_both_are_rung_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.OpenRingAsync(alex);
        var times = await story.OnFloorAsync(alex, "I need a pause");
        Assert.Equal(
            ["20 minutes", "An hour", "A few hours", "This time tomorrow", "I can't say yet", "Safety", "Hide"],
            times.Message!.Labels);
        await story.PressAsync(times, "20 minutes");
        var back = story.Clock.GetUtcNow().AddMinutes(20).ToUnixTimeSeconds();
        Assert.Contains($"A pause. Back <t:{back}:R>.", story.Floor(sam).Text);
        Assert.Equal(["Pick it up", "Stop here"], story.Floor(sam).Labels);

        await story.PassAsync(TimeSpan.FromMinutes(19));
        Assert.Empty(story.Rings(alex));
        await story.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("Your pause is over.", (await story.OpenRingAsync(alex)).Text);
        Assert.Contains("Your pause is over.", (await story.OpenRingAsync(sam)).Text);
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.EndAsync();
    }

    [Fact]
    public async Task Either_may_pick_up_a_pause_of_which_nobody_says_how_long_it_is()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        Assert.Contains("A pause. You go on when one of you is ready.", story.Floor(alex).Text);
        await story.OnFloorAsync(sam, "Pick it up");
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PressAsync(await story.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        await story.PassAsync(TimeSpan.FromDays(4));
        Assert.Contains("We'll leave it here.", story.Floor(alex).Text);
        await story.OnFloorAsync(alex, "Pick it up");
        await story.SayBackAsync(sam);
        Assert.Contains("That's it", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_stop_is_asked_once_and_ends_it_for_both_with_the_same_kind_words()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        var asked = await story.OnFloorAsync(sam, "Stop here");
        Assert.Equal(["Stop for both of us", "Go back", "Safety", "Hide"], asked.Message!.Labels);
        await story.PressAsync(asked, "Go back");
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PressAsync(await story.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        var last = story.Floor(sam);
        Assert.Contains("This ends here, and that is fine.", last.Text);
        Assert.Empty(last.Labels);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.False(room.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task In_silence_who_holds_the_floor_is_rung_once_then_the_dance_rests_then_the_room_goes()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        await story.OpenRingAsync(alex);
        await story.PassAsync(TimeSpan.FromHours(23));
        Assert.Empty(story.Rings(sam));
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(story.Rings(alex));
        Assert.Contains("It is your move in your room. No hurry.", (await story.OpenRingAsync(sam)).Text);
        await story.PassAsync(TimeSpan.FromHours(47));
        Assert.Empty(story.Rings(sam));
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("We'll leave it here. Either of you can pick it up again.", story.Floor(alex).Text);
        Assert.Empty(story.Rings(alex));

        await story.OnFloorAsync(alex, "Pick it up");
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromDays(2));
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("Pick it up", story.Floor(alex).Labels);
        Assert.False(room.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        Assert.Null(story.Room(alex));
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("KeptRooms"));
        await story.EndAsync();
    }

    [Fact]
    public async Task When_both_have_left_the_room_still_goes_on_its_day()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        foreach (var person in new[] { story.Alex, story.Sam })
            await story.LeaveAsync(person);
        for (var day = 0; day < 11; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("KeptRooms"));
        await story.EndAsync();
    }
}
