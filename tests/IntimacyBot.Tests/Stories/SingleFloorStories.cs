using Rehearsal;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>A room has one floor card, however long it stood, however it was edited, and whenever the bot was started anew.</summary>
public sealed class SingleFloorStories
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_open_ended_pause_of_four_days_and_a_restart_leave_one_floor_card(bool editsRenumber)
    {
        await using var story = await BotFixture.OfCoupleAsync(new PlatformBehavior { EditsRenumberComponents = editsRenumber });
        await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "I can't say yet");
        for (var day = 0; day < 4; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        await story.RestartAsync();
        Assert.Single(story.Cards(story.Sam), m => CardChecks.IsFloor(m));

        await story.OnFloorAsync(story.Sam, "Pick it up");

        Assert.Contains("Write", Assert.Single(story.Cards(story.Sam), m => CardChecks.IsFloor(m)).Labels);
        await story.EndAsync();
    }

    /// <summary>The record of an edit may be older than the edit, so the card is found by its message.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kill_after_an_edit_in_place_leaves_one_floor_card(bool editsRenumber)
    {
        await using var story = await BotFixture.OfCoupleAsync(new PlatformBehavior { EditsRenumberComponents = editsRenumber });
        await story.TogetherAsync();
        var before = story.Cards(story.Sam).Count(m => CardChecks.IsFloor(m));
        for (var kill = 0; kill < 3; kill++)
        {
            await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "I can't say yet");
            await story.KillAndStartAsync();
            await story.OnFloorAsync(story.Sam, "Pick it up");
            await story.KillAndStartAsync();
            Assert.Equal(before, story.Cards(story.Sam).Count(m => CardChecks.IsFloor(m)));
        }

        await story.EndAsync();
    }
}
