using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

public sealed class LostRoomStories
{
    [Fact]
    public async Task Two_couples_whose_rooms_were_made_unheard_never_get_the_same_one()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (robin, kim) = (bot.Somebody("Robin"), bot.Somebody("Kim"));
        await bot.BecomeACoupleAsync(robin, kim);
        await bot.ReachAsync(bot.Alex, "Only for Sam.");
        await bot.ReachAsync(robin, "Only for Kim.");
        var (one, two) = (await bot.OpenRingAsync(bot.Sam), await bot.OpenRingAsync(kim));
        bot.World.Faults.FailNextRequests(RestFault.ResetAfter, 2, "POST", "/threads");
        // Requests are so slow that neither room has a card when the other is searched for.
        bot.World.Faults.RestDelay = TimeSpan.FromMilliseconds(50);
        await Task.WhenAll(bot.PressAsync(one, "I'm here"), bot.PressAsync(two, "I'm here"));
        bot.World.Faults.RestDelay = TimeSpan.Zero;
        await bot.PassAsync(TimeSpan.FromMinutes(1));

        Assert.Equal(2, bot.Guild.Threads.Count(t => t.Name.StartsWith("Room")));
        Assert.NotEqual(bot.Room(bot.Alex), bot.Room(robin));
        foreach (var (lead, follow, words) in new[] { (bot.Alex, bot.Sam, "Only for Sam."), (robin, kim, "Only for Kim.") })
        {
            Assert.Equal(bot.Room(lead), bot.Room(follow));
            Assert.Single(bot.Cards(follow), c => c.Text.Contains(words));
            Assert.Equal([lead, follow], bot.Room(lead)!.Thread!.Members.OfType<WorldPerson>().OrderBy(p => p.Id));
        }
    }
}
