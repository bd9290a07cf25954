using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// The life of a ring as the people see it. It goes at a moment that was fixed when it was posted, or when both can see that it is over, so
/// that whoever else can look into a bell learns nothing from it.
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

    private static readonly Lazy<Task<IReadOnlyList<string>>> Silence = new(() => SeenAsync("is silent"));

    public static TheoryData<string> All => [.. Ways.Keys];

    [Theory]
    [MemberData(nameof(All))]
    public async Task Nothing_its_person_does_alone_takes_a_ring_away_before_its_time(string way)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ReachAsync(story.Alex);
        var ring = Assert.Single(story.Rings(story.Sam));

        await Ways[way].Does(story);

        Assert.Contains(Ways[way].Finds, (await story.PressAsync(story.Sam, ring, "Open")).Text);
        await story.PassAsync(TimeSpan.FromDays(2) - TimeSpan.FromMinutes(1));
        Assert.False(ring.IsDeleted);
        await story.PassAsync(TimeSpan.FromMinutes(1));
        Assert.True(ring.IsDeleted);
        await story.EndAsync();
    }

    /// <summary>The moderator manages threads, and so sees both bells.</summary>
    [Theory]
    [MemberData(nameof(All))]
    public async Task Whoever_looks_into_the_bells_cannot_tell_what_its_person_did(string way)
    {
        var expected = await Silence.Value;
        var actual = await SeenAsync(way);
        Assert.Equal(expected, actual);
    }

    [Theory]
    [InlineData("a room")]
    [InlineData("taken back")]
    [InlineData("a kind no")]
    public async Task What_both_can_see_takes_the_ring_away_at_once(string how)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var waits = await story.ReachAsync(story.Alex);
        var ring = Assert.Single(story.Rings(story.Sam));
        if (how == "a room")
            await story.HereAsync(story.Sam);
        else if (how == "taken back")
            await story.PressAsync(waits, "Take it back");
        else
            await story.PressAsync(await story.PressAsync(await story.OpenRingAsync(story.Sam), "Not now"), "Tell them kindly");
        Assert.True(ring.IsDeleted);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_time_that_somebody_asked_for_rings_both_with_sound_and_beside_the_ring_that_stands()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        foreach (var times in new[] { 1, 2 })
        {
            var card = await story.OpenRingAsync(sam);
            Assert.Contains("would like to share something", card.Text);
            await story.PressAsync(await story.PressAsync(card, "I need time"), "20 minutes");
            Assert.Contains("I'm here", (await story.CommandAsync(sam, "home")).Message!.Labels);
            await story.PassAsync(TimeSpan.FromMinutes(20));
            Assert.Equal((times, times + 1), (alex.Notifications.Count, sam.Notifications.Count));
            Assert.Equal((times, times + 1), (story.Rings(alex).Count, story.Rings(sam).Count));
            Assert.Contains("It is over now.", (await story.OpenRingAsync(alex)).Text);
        }

        await story.HereAsync(sam);
        Assert.Empty(story.Rings(sam));
        Assert.Contains("The room is open.", (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Both_are_added_to_the_room_before_its_first_card_and_that_is_its_only_sound()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.DanceOnceAsync();
        foreach (var person in new[] { story.Alex, story.Sam })
        {
            var heard = Assert.Single(person.Notifications, n => n.Message.Channel == room);
            Assert.Equal(SoundReason.Added, heard.Why);
            Assert.True(heard.Message.Id < story.Cards(person)[0].Id);
        }

        Assert.Equal(2, room.Messages.Count(m => m.Type == WorldMessage.RecipientAdded));
        await story.EndAsync();
    }

    [Fact]
    public async Task After_two_cards_that_nobody_came_to_a_ring_is_silent_and_once_somebody_comes_it_sounds()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var sam = story.Sam;
        foreach (var sounded in new[] { 1, 2, 2 })
        {
            await AskAsync(story);
            Assert.Equal(sounded, sam.Notifications.Count);
            await story.PressAsync(await story.OpenRingAsync(sam), "Not now");
            await story.PassAsync(TimeSpan.FromDays(2));
            Assert.Empty(story.Rings(sam));
            Assert.Equal(sounded == 1 ? 1 : story.Alex.Notifications.Count, story.Alex.Notifications.Count);
        }

        await AskAsync(story);
        Assert.Equal(2, sam.Notifications.Count);
        await story.HereAsync(sam);
        Assert.Equal("Room", sam.Notifications[2].Message.Channel.Name.Split(' ')[0]);
        await story.PressAsync(await story.OnFloorAsync(sam, "Stop here"), "Stop for both of us");
        await story.PassAsync(TimeSpan.FromDays(1));
        await AskAsync(story);
        Assert.Equal(4, sam.Notifications.Count);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_asked_for_and_not_given_comes_back_with_a_sound_each_time()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        foreach (var times in new[] { 1, 2, 3 })
        {
            await AskAsync(story);
            await story.PassAsync(TimeSpan.FromDays(2));
            Assert.Equal(times, story.Alex.Notifications.Count);
            Assert.StartsWith($"### {CoupleDriver.Neutral}", (await story.OpenRingAsync(story.Alex)).Text);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task A_prompt_that_was_answered_with_a_share_is_met_and_one_that_was_left_out_is_not()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        var sounds = new List<int>();
        foreach (var shares in new[] { false, true, false, false, false })
        {
            await story.PassAsync(TimeSpan.FromDays(sounds.Count == 0 ? 1 : 7));
            sounds.Add(alex.Notifications.Count);
            var page = await story.OpenRingAsync(alex);
            if (!page.Message!.Labels.Contains("Write"))
                break;
            if (shares)
                await story.ShareWeekAsync(alex, "Hers.", page);
            else
                await story.PressAsync(page, "Not this week");
        }

        Assert.Equal([1, 2, 3, 4], sounds.Take(4));
        await story.EndAsync();
    }

    private static Task<SeenAnswer> AskAsync(BotFixture story) =>
        story.PressAsync(story.CommandAsync(story.Alex, "practice", ("name", "together")), "Ask Sam");

    /// <summary>What stands in Sam's bell, moment for moment, until his ring has gone.</summary>
    private static async Task<IReadOnlyList<string>> SeenAsync(string way)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var start = story.Clock.GetUtcNow();
        var seen = new List<string>();
        story.World.Raised += happened =>
        {
            var what = happened switch
            {
                WorldEvent.MessageCreated { Message: { Channel.Name: "Bell", IsEphemeral: false } message } =>
                    $"{message.Text} [{string.Join(' ', message.Labels)}] silent {message.IsSilent} pings {message.Mentions.Count}",
                WorldEvent.MessageDeleted { Message: { Channel.Name: "Bell", IsEphemeral: false } message } => $"gone: {message.Text}",
                _ => null,
            };
            if (what is not null)
                seen.Add($"{story.Clock.GetUtcNow() - start}: {what.Replace($"{story.Home.Id}", "home", StringComparison.Ordinal)}");
        };
        await story.ReachAsync(story.Alex);
        story.Clock.Advance(TimeSpan.FromMinutes(5));
        await Ways[way].Does(story);
        for (var half = 0; half < 10; half++)
            await story.PassAsync(TimeSpan.FromHours(12));
        // Of what happens in the same moment in two bells nobody can say what came first.
        return [.. seen.Order(StringComparer.Ordinal)];
    }
}
