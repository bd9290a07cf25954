using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The gate before the new lead, once they have passed it.</summary>
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
        var gate = await story.OnFloorAsync(sam, "Write");
        Assert.Equal(["Write", "Say it aloud", "Not today", "I'm not sure it's safe", "Safety", "Hide"], gate.Message!.Labels);
        await story.PressAsync(gate, "Say it aloud");
        Assert.True(gate.Message.IsDeleted);
        Assert.Contains($"<@{sam.Id}> is saying it aloud.", story.Floor(alex).Text);
        await story.EndAsync();
    }
}
