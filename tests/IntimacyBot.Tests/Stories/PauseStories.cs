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
        Assert.Contains($"A pause.** Back <t:{back}:R>.", story.Floor(sam).Text);
        Assert.Equal(["Pick it up", "Stop here"], story.Floor(sam).Labels);

        await story.PassAsync(TimeSpan.FromMinutes(19));
        Assert.Empty(story.NewRings(alex));
        await RefusesAsync(story, sam, alex);
        await story.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Contains("Your pause is over.", (await story.OpenRingAsync(alex)).Text);
        Assert.Contains("Your pause is over.", (await story.OpenRingAsync(sam)).Text);
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.EndAsync();
    }

    [Fact]
    public async Task A_pause_of_no_known_length_is_picked_up_by_who_asked_for_it_and_after_a_day_by_the_other()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        var free = story.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
        Assert.Contains("A pause.** Whoever asked for it says when it is over.", story.Floor(alex).Text);
        Assert.Contains($"After <t:{free}:f> either of you can pick it up.", story.Floor(alex).Text);
        await RefusesAsync(story, alex, sam);
        await story.OnFloorAsync(sam, "Pick it up");
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PressAsync(await story.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        await story.PassAsync(TimeSpan.FromDays(1) - TimeSpan.FromSeconds(10));
        await RefusesAsync(story, alex, sam);
        await story.PassAsync(TimeSpan.FromSeconds(10));
        await story.OnFloorAsync(alex, "Pick it up");
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PressAsync(await story.OnFloorAsync(sam, "I need a pause"), "I can't say yet");
        await story.PassAsync(TimeSpan.FromDays(4));
        Assert.Contains("It can rest here.", story.Floor(alex).Text);
        await story.OnFloorAsync(alex, "Pick it up");
        await story.SayBackAsync(sam);
        Assert.Contains("That's it", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    /// <summary>Asserts that the partner cannot end the pause, and that the answer says what they can do.</summary>
    private static async Task RefusesAsync(BotFixture story, WorldPerson other, WorldPerson asker)
    {
        var before = story.Floor(other).Text;
        var answer = await story.OnFloorAsync(other, "Pick it up");
        Assert.Equal($"**{asker.Name}** asked for this pause. You can stop for both of you.", answer.Text);
        Assert.Equal(before, story.Floor(other).Text);
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
        Assert.Contains("It ends here for today.", last.Text);
        Assert.Empty(last.Labels);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.False(room.IsDeleted);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.True(room.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task In_silence_who_holds_the_floor_is_rung_once_then_it_rests_then_it_ends_as_if_stopped()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        await story.OpenRingAsync(alex);
        await story.PassAsync(TimeSpan.FromHours(23));
        Assert.Empty(story.NewRings(sam));
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Empty(story.NewRings(alex));
        Assert.Contains("It is your turn in your room. No hurry.", (await story.OpenRingAsync(sam)).Text);
        await story.PassAsync(TimeSpan.FromHours(47));
        Assert.Empty(story.NewRings(sam));
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Contains("**🌙 It can rest here.** Either of you can pick it up again.", story.Floor(alex).Text);
        Assert.Empty(story.NewRings(alex));

        await story.OnFloorAsync(alex, "Pick it up");
        Assert.Contains("Write", story.Floor(sam).Labels);
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromDays(2));
        await story.PassAsync(TimeSpan.FromDays(6.9));
        Assert.Contains("Pick it up", story.Floor(alex).Labels);
        await story.PassAsync(TimeSpan.FromDays(0.2));
        Assert.Contains("It ends here for today.", story.Floor(alex).Text);
        Assert.True(room.Thread is { IsArchived: true, IsLocked: true });
        await story.PassAsync(TimeSpan.FromDays(6.9));
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
        for (var day = 0; day < 18; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        Assert.True(room.IsDeleted);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("KeptRooms"));
        await story.EndAsync();
    }
}
