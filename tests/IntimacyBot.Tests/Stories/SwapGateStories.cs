using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The gate page of the new lead after a swap, once they have passed it.</summary>
public sealed class SwapGateStories
{
    [Fact]
    public async Task The_page_goes_when_the_new_lead_says_it_aloud()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Yes, swap");
        Assert.Equal(["Open", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        var gate = await bot.OnFloorAsync(sam, "Open");
        Assert.Equal(["Write", "Say it aloud", "Not today", "I'm not sure it's safe", "Safety", "Hide"], gate.Message!.Labels);
        await bot.PressAsync(gate, "Say it aloud");
        Assert.True(gate.Message.IsDeleted);
        Assert.Contains("Sam is saying it aloud.**", bot.Floor(alex).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Not_today_after_a_swap_ends_it_with_the_same_last_card_as_closing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Yes, swap");
        var no = await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Not today");
        Assert.Contains("Nothing was sent.", no.Text);
        var card = bot.Floor(alex);

        await using var closed = await BotFixture.OfCoupleAsync();
        await closed.DanceOnceAsync();
        await closed.OnFloorAsync(closed.Alex, "Close with thanks");
        Assert.Equal(closed.Floor(closed.Alex).Labels, card.Labels);
        Assert.Equal(closed.Floor(closed.Alex).Text.Split('\n')[..^1], card.Text.Split('\n')[..^1]);
        await closed.EndAsync();
        await bot.EndAsync();
    }
}
