using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// The life of a ring as the people see it. It goes at a moment that was fixed when it was posted, or when both can see that it is over, so
/// that whoever else can look into a bell learns nothing from it: <see cref="RingNonInterference"/> compares what they see.
/// </summary>
public sealed class RingStories
{
    private const string Nothing = "Nothing waits for you here.";

    /// <summary>What Sam may do alone with a first card, and what he then finds behind its ring.</summary>
    private static readonly Dictionary<string, (Func<BotFixture, Task> Does, string Finds)> Ways = new()
    {
        ["is silent"] = (_ => Task.CompletedTask, "would like to share something"),
        ["looks"] = (async s => await s.OpenRingAsync(s.Sam), "would like to share something"),
        ["says not now"] = (async s => await s.PressAsync(await s.OpenRingAsync(s.Sam), "Not now"), "would like to share something"),
        ["cannot say how long"] = (
            async s => await s.PressAsync(await s.PressAsync(await s.OpenRingAsync(s.Sam), "I need time"), "I can't say yet"),
            "would like to share something"),
        ["pauses"] = (s => s.PauseAsync(s.Sam), Nothing),
        ["switches dances off"] = (s => s.SwitchAsync(s.Sam, "Dances: on"), Nothing),
        ["switches to direct messages"] = (s => s.SwitchAsync(s.Sam, "DMs: off"), "would like to share something"),
        ["leaves quietly"] = (async s => await s.LeaveAsync(s.Sam), Nothing),
        ["leaves and clears the rooms"] = (async s => await s.LeaveAsync(s.Sam, "Leave and clear the rooms"), Nothing),
    };

    public static TheoryData<string> All => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_its_person_does_alone_takes_a_ring_away_before_its_time(string way)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        var ring = Assert.Single(bot.Rings(bot.Sam));

        await Ways[way].Does(bot);

        Assert.Contains(Ways[way].Finds, (await bot.PressAsync(bot.Sam, ring, "Open")).Text);
        await bot.PassAsync(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1));
        Assert.False(ring.IsDeleted);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(ring.IsDeleted);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("a room")]
    [InlineData("taken back")]
    [InlineData("a kind no")]
    public async Task What_both_can_see_takes_the_ring_away_at_once(string how)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var waits = await bot.ReachAsync(bot.Alex);
        var ring = Assert.Single(bot.Rings(bot.Sam));
        if (how == "a room")
            await bot.HereAsync(bot.Sam);
        else if (how == "taken back")
            await bot.PressAsync(waits, "Take it back");
        else
            await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now"), "Tell them kindly");
        Assert.True(ring.IsDeleted);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_time_that_somebody_asked_for_rings_both_with_sound_and_beside_the_ring_that_stands()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        foreach (var times in new[] { 1, 2 })
        {
            var card = await bot.OpenRingAsync(sam);
            Assert.Contains("would like to share something", card.Text);
            await bot.PressAsync(await bot.PressAsync(card, "I need time"), "20 minutes");
            Assert.Contains("I'm here", (await bot.CommandAsync(sam, "home")).Message!.Labels);
            await bot.PassAsync(TimeSpan.FromMinutes(20));
            Assert.Equal((times, times + 1), (alex.Notifications.Count, sam.Notifications.Count));
            Assert.Equal((times, times + 1), (bot.Rings(alex).Count, bot.Rings(sam).Count));
            Assert.Contains("That time is over now.", (await bot.OpenRingAsync(alex)).Text);
        }

        await bot.HereAsync(sam);
        Assert.Empty(bot.Rings(sam));
        Assert.Contains("The room is open.", (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Both_are_added_to_the_room_before_its_first_card_and_that_is_its_only_sound()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.DanceOnceAsync();
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            var heard = Assert.Single(person.Notifications, n => n.Message.Channel == room);
            Assert.Equal(SoundReason.Added, heard.Why);
            Assert.True(heard.Message.Id < bot.Cards(person)[0].Id);
        }

        Assert.Equal(2, room.Messages.Count(m => m.Type == WorldMessage.RecipientAdded));
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_two_cards_that_nobody_came_to_a_ring_is_silent_and_once_somebody_comes_it_sounds()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sam = bot.Sam;
        foreach (var sounded in new[] { 1, 2, 2 })
        {
            await AskAsync(bot);
            Assert.Equal(sounded, sam.Notifications.Count);
            await bot.PressAsync(await bot.OpenRingAsync(sam), "Not now");
            await bot.PassAsync(TimeSpan.FromDays(2));
            Assert.Empty(bot.Rings(sam));
            Assert.Equal(sounded == 1 ? 1 : bot.Alex.Notifications.Count, bot.Alex.Notifications.Count);
        }

        await AskAsync(bot);
        Assert.Equal(2, sam.Notifications.Count);
        await bot.HereAsync(sam);
        Assert.Equal("Room", sam.Notifications[2].Message.Channel.Name.Split(' ')[0]);
        await bot.PressAsync(await bot.OnFloorAsync(sam, "Stop here"), "Stop for both of us");
        await bot.PassAsync(TimeSpan.FromDays(1));
        await AskAsync(bot);
        Assert.Equal(4, sam.Notifications.Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_asked_for_and_not_given_comes_back_with_a_sound_each_time()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var times in new[] { 1, 2, 3 })
        {
            await AskAsync(bot);
            await bot.PassAsync(TimeSpan.FromDays(2));
            Assert.Equal(times, bot.Alex.Notifications.Count);
            Assert.StartsWith($"### {CoupleDriver.Neutral}", (await bot.OpenRingAsync(bot.Alex)).Text);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task A_prompt_that_was_answered_with_a_share_is_met_and_one_that_was_left_out_is_not()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        var sounds = new List<int>();
        foreach (var shares in new[] { false, true, false, false, false })
        {
            await bot.PassAsync(TimeSpan.FromDays(sounds.Count == 0 ? 1 : 7));
            sounds.Add(alex.Notifications.Count);
            var page = await bot.OpenRingAsync(alex);
            if (!page.Message!.Labels.Contains("Write"))
                break;
            if (shares)
                await bot.ShareWeekAsync(alex, "Hers.", page);
            else
                await bot.PressAsync(page, "Not this week");
        }

        Assert.Equal([1, 2, 3, 4], sounds.Take(4));
        await bot.EndAsync();
    }

    private static Task<SeenAnswer> AskAsync(BotFixture bot) =>
        bot.PressAsync(bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
}
