using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Private pages that say whose turn it is, what waits or what is paused go when the room shows something newer.</summary>
public sealed class StalePageStories
{
    [Fact]
    public async Task Whose_turn_it_is_goes_with_the_turn()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.OnFloorAsync(alex, "Write");
        Assert.Contains(alex.Ephemerals, p => p.Text.EndsWith(CoupleDriver.NotYours));

        await bot.SayBackAsync(sam);

        Assert.DoesNotContain(alex.Ephemerals, p => p.Text.Contains("turn", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    [Fact]
    public async Task That_words_wait_goes_when_they_are_read_and_its_button_with_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        Assert.Contains(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        var card = await bot.OpenRingAsync(sam);
        await bot.PressAsync(await bot.PressAsync(card, "Not now"), "Leave it at that");
        Assert.Contains(alex.Ephemerals, p => p.Labels.Contains("Take it back"));

        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open"), "I'm here");

        Assert.DoesNotContain(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_a_page_says_of_a_pause_goes_when_the_room_goes_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.OnFloorAsync(sam, "I need a pause");
        await bot.PressAsync(sam, sam.Ephemerals[^1], "I can't say yet");
        await bot.OnFloorAsync(alex, "Pick it up");
        var (paused, asked) = (sam.Ephemerals[^1].Text, alex.Ephemerals[^1].Text);
        Assert.Contains("asked for this pause", asked);

        await bot.OnFloorAsync(sam, "Pick it up");

        Assert.DoesNotContain(sam.Ephemerals, p => p.Text == paused);
        Assert.DoesNotContain(alex.Ephemerals, p => p.Text == asked);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_on_which_its_reader_went_on_stays()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var waits = alex.Ephemerals.Single(p => p.Labels.Contains("Take it back"));
        await bot.PressAsync(alex, waits, "Safety");

        await bot.PressAsync(await bot.OpenRingAsync(sam), "I'm here");

        Assert.Contains(alex.Ephemerals, p => p.Labels.Contains("Leaving quietly"));
        await bot.EndAsync();
    }
}
