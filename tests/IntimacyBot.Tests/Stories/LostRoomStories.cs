using IntimacyBot.Dances;
using IntimacyBot.Platform.Painting;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.Couples;

namespace IntimacyBot.Tests.Stories;

public sealed class LostRoomStories
{
    [Fact]
    public async Task Two_couples_whose_rooms_were_made_unheard_never_get_the_same_one()
    {
        await using var story = await Story.OfCoupleAsync();
        var (robin, kim) = (story.Somebody("Robin"), story.Somebody("Kim"));
        await story.BecomeACoupleAsync(robin, kim);
        await story.ReachAsync(story.Alex, "Only for Sam.");
        await story.ReachAsync(robin, "Only for Kim.");
        story.World.Faults.FailNextRequests(RestFault.ResetAfter, 2, "POST", "/threads");
        await story.HereAsync(story.Sam);
        await story.HereAsync(kim);
        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")));

        story.Clock.Advance(TimeSpan.FromMinutes(1));
        await ShowAllAtOnceAsync(story);
        await story.QuietAsync();

        Assert.Equal(2, story.Guild.Threads.Count(t => t.Name.StartsWith("Room")));
        Assert.NotEqual(story.Room(story.Alex), story.Room(robin));
        foreach (var (one, other, words) in new[] { (story.Alex, story.Sam, "Only for Sam."), (robin, kim, "Only for Kim.") })
        {
            Assert.Equal(story.Room(one), story.Room(other));
            Assert.Single(story.Cards(other), c => c.Text.Contains(words));
            Assert.Equal([one, other], story.Room(one)!.Thread!.Members.OfType<Person>().OrderBy(p => p.Id));
        }
    }

    private static async Task ShowAllAtOnceAsync(Story story)
    {
        var dances = await story.Bot.GetRequiredService<Store>().ReadAsync(
            (read, cancel) => read.Set<DanceRow>().Select(d => d.Id).ToListAsync(cancel), TestContext.Current.CancellationToken);
        await Task.WhenAll(dances.Select(d => story.Bot.GetRequiredService<Painter>().ShowAsync(DanceDesk.Kind, d)));
    }
}
