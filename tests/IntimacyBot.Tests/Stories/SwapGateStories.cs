using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The gate page of the new lead after a swap, once they have passed it.</summary>
public sealed class SwapGateStories
{
    [Fact]
    public async Task The_page_goes_when_the_new_lead_says_it_aloud()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.DanceOnceAsync();
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Yes, swap");
        Assert.Equal(["Open", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        var gate = await story.OnFloorAsync(sam, "Open");
        Assert.Equal(["Write", "Say it aloud", "Not today", "I'm not sure it's safe", "Safety", "Hide"], gate.Message!.Labels);
        await story.PressAsync(gate, "Say it aloud");
        Assert.True(gate.Message.IsDeleted);
        Assert.Contains("Sam is saying it aloud.**", story.Floor(alex).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Not_today_after_a_swap_ends_it_with_the_same_last_card_as_closing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.DanceOnceAsync();
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Yes, swap");
        var no = await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Not today");
        Assert.Contains("Nothing was sent.", no.Text);
        var card = story.Floor(alex);

        await using var closed = await BotFixture.OfCoupleAsync();
        await closed.DanceOnceAsync();
        await closed.OnFloorAsync(closed.Alex, "Close with thanks");
        Assert.Equal(closed.Floor(closed.Alex).Labels, card.Labels);
        Assert.Equal(closed.Floor(closed.Alex).Text.Split('\n')[..^1], card.Text.Split('\n')[..^1]);
        await closed.EndAsync();
        await story.EndAsync();
    }
}
