using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>What Discord refuses on a bad day: a nonce whose message is gone, one of the two, and threads for some minutes.</summary>
public sealed class RefusalStories
{
    public static TheoryData<int, int> OnePersonsRefusals => new()
    {
        { 400, 0 }, { 400, 50035 }, { 400, 30033 }, { 403, 0 }, { 403, 50001 }, { 403, 50013 }, { 404, 0 }, { 404, 10007 }, { 404, 10013 },
    };

    [Fact]
    public async Task A_card_that_is_deleted_again_and_again_comes_back_at_once_each_time()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var room = await story.OpenRoomAsync();
        for (var time = 0; time < 3; time++)
        {
            story.World.Faults.Delete(story.Floor(story.Sam));
            await story.CommandAsync(story.Sam, "home");
            await story.World.WaitForAsync(_ => story.Floor(story.Sam).Labels.Contains("Write"), "the card");
        }

        Assert.Equal(room, story.Room(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_start_card_that_is_deleted_comes_back_at_once()
    {
        await using var story = await BotFixture.BeginAsync();
        var card = Assert.Single(story.Home.Messages);
        story.World.Faults.Delete(card);
        await story.CommandAsync(story.Owner, "setup");
        await story.QuietAsync();
        Assert.NotEqual(card, Assert.Single(story.Home.Messages));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_stood_and_is_gone_has_rung_and_its_bell_is_not_lost()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.PressAsync(await AskAsync(story), "Take it back");
        var bell = Assert.Single(story.Guild.Threads, t => t.Name == "Bell");
        story.World.Faults.RefuseNextRequests(RefusedException.UnknownMessage, method: "POST", pathContains: $"/{bell.Id}/messages");

        await story.ReachAsync(alex);
        await story.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(story.Rings(sam));
        Assert.Equal(bell, Assert.Single(story.Guild.Threads, t => t.Name == "Bell"));
        Assert.Contains("would like to share something", (await story.CommandAsync(sam, "home")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_bell_whose_first_message_stood_and_is_gone_rings_all_the_same()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        story.World.Faults.RefuseNextRequests(RefusedException.UnknownMessage, method: "POST", pathContains: "/messages");

        await story.ReachAsync(story.Alex);

        Assert.Single(story.Rings(story.Sam));
        Assert.Single(story.Guild.Threads, t => t.Name == "Bell");
        await story.EndAsync();
    }

    [Theory]
    [InlineData(10003, 2)]
    [InlineData(10008, 1)]
    [InlineData(10013, 1)]
    [InlineData(0, 1)]
    public async Task Only_an_unknown_channel_is_a_lost_bell(int code, int bells)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.PressAsync(await AskAsync(story), "Take it back");
        var bell = Assert.Single(story.Guild.Threads, t => t.Name == "Bell");
        var refusal = new RefusedException(404, code, "Unknown");
        story.World.Faults.RefuseNextRequests(refusal, method: "POST", pathContains: $"/{bell.Id}/messages");

        await story.ReachAsync(story.Alex);

        Assert.Equal(bells, story.Guild.Threads.Count(t => t.Name == "Bell"));
        await story.EndAsync();
    }

    [Theory]
    [MemberData(nameof(OnePersonsRefusals))]
    public async Task However_one_cannot_be_added_the_other_is_let_in(int status, int code)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        var card = await story.OpenRingAsync(sam);
        var refusal = new RefusedException(status, code, "No");
        story.World.Faults.RefuseNextRequests(refusal, method: "PUT", pathContains: $"/thread-members/{alex.Id}");

        await story.PressAsync(card, "I'm here");

        Assert.Contains("Write", story.Floor(sam).Labels);
        Assert.Empty(story.World.Violations);
        Assert.Empty(story.Log.Warnings);
    }

    [Fact]
    public async Task While_threads_are_refused_for_minutes_a_room_comes_before_every_bell_and_who_waits_reads_so()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex);
        var card = await story.OpenRingAsync(sam);
        // The room wants a thread, and so does the bell by which Alex is called to it.
        story.World.Faults.LimitThreads(TimeSpan.FromMinutes(5));

        var here = await story.PressAsync(card, "I'm here");

        Assert.Contains("it may take some minutes", here.Text);
        foreach (var person in new[] { alex, sam })
        {
            var home = await story.CommandAsync(person, "home");
            Assert.Contains("Your room opens soon.", home.Text);
            Assert.Contains("Your room opens soon.", (await story.PressAsync(home, "Look again")).Text);
        }

        await story.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Single(story.Guild.Threads);
        story.Transport.Skip(TimeSpan.FromMinutes(5));
        for (var minute = 0; minute < 10; minute++)
            await story.PassAsync(TimeSpan.FromMinutes(1));

        var room = story.Room(sam)!;
        Assert.Equal(room, story.Room(alex));
        Assert.True(room.Id < Assert.Single(story.Rings(alex)).Channel.Id);
        Assert.Contains("The room is open.", (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    /// <summary>Rings Sam for the first time, with something that leaves no words when it is taken back.</summary>
    private static Task<SeenAnswer> AskAsync(BotFixture story) =>
        story.PressAsync(story.CommandAsync(story.Alex, "practice", ("name", "together")), "Ask Sam");
}
