using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

public sealed class LostRoomStories
{
    [Fact]
    public async Task Two_couples_whose_rooms_were_made_unheard_never_get_the_same_one()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (robin, kim) = (story.Somebody("Robin"), story.Somebody("Kim"));
        await story.BecomeACoupleAsync(robin, kim);
        await story.ReachAsync(story.Alex, "Only for Sam.");
        await story.ReachAsync(robin, "Only for Kim.");
        var (one, two) = (await story.OpenRingAsync(story.Sam), await story.OpenRingAsync(kim));
        story.World.Faults.FailNextRequests(RestFault.ResetAfter, 2, "POST", "/threads");
        // Requests are so slow that neither room has a card when the other is searched for.
        story.World.Faults.RestDelay = TimeSpan.FromMilliseconds(50);
        await Task.WhenAll(story.PressAsync(one, "I'm here"), story.PressAsync(two, "I'm here"));
        story.World.Faults.RestDelay = TimeSpan.Zero;
        await story.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")));
        Assert.NotEqual(story.Room(story.Alex), story.Room(robin));
        foreach (var (lead, follow, words) in new[] { (story.Alex, story.Sam, "Only for Sam."), (robin, kim, "Only for Kim.") })
        {
            Assert.Equal(story.Room(lead), story.Room(follow));
            Assert.Single(story.Cards(follow), c => c.Text.Contains(words));
            Assert.Equal([lead, follow], story.Room(lead)!.Thread!.Members.OfType<WorldPerson>().OrderBy(p => p.Id));
        }
    }
}
