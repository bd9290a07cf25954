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
        await using var bot = await BotFixture.OfCoupleAsync(new PlatformBehavior { EditsRenumberComponents = editsRenumber });
        await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "I can't say yet");
        for (var day = 0; day < 4; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.RestartAsync();
        Assert.Single(bot.Cards(bot.Sam), m => CardChecks.IsFloor(m));

        await bot.OnFloorAsync(bot.Sam, "Pick it up");

        Assert.Contains("Write", Assert.Single(bot.Cards(bot.Sam), m => CardChecks.IsFloor(m)).Labels);
        await bot.EndAsync();
    }

    /// <summary>The record of an edit may be older than the edit, so the card is found by its message.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_kill_after_an_edit_in_place_leaves_one_floor_card(bool editsRenumber)
    {
        await using var bot = await BotFixture.OfCoupleAsync(new PlatformBehavior { EditsRenumberComponents = editsRenumber });
        await bot.TogetherAsync();
        var before = bot.Cards(bot.Sam).Count(m => CardChecks.IsFloor(m));
        for (var kill = 0; kill < 3; kill++)
        {
            await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "I can't say yet");
            await bot.KillAndStartAsync();
            await bot.OnFloorAsync(bot.Sam, "Pick it up");
            await bot.KillAndStartAsync();
            Assert.Equal(before, bot.Cards(bot.Sam).Count(m => CardChecks.IsFloor(m)));
        }

        await bot.EndAsync();
    }
}
