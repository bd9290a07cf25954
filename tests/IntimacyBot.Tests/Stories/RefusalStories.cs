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
    public async Task A_card_that_is_deleted_again_and_again_comes_back_within_the_hour_each_time()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        for (var time = 0; time < 3; time++)
        {
            bot.World.Faults.Delete(bot.Floor(bot.Sam));
            await bot.PassAsync(TimeSpan.FromHours(1));
            await bot.World.WaitForAsync(_ => bot.Floor(bot.Sam).Labels.Contains("Write"), "the card");
        }

        Assert.Equal(room, bot.Room(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_start_card_that_is_deleted_comes_back_at_once()
    {
        await using var bot = await BotFixture.BeginAsync();
        var card = Assert.Single(bot.Home.Messages);
        bot.World.Faults.Delete(card);
        await bot.CommandAsync(bot.Owner, "setup");
        await bot.QuietAsync();
        Assert.NotEqual(card, Assert.Single(bot.Home.Messages));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_ring_that_stood_and_is_gone_has_rung_and_its_bell_is_not_lost()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await AskAsync(bot), "Take it back");
        var bell = Assert.Single(bot.Guild.Threads, t => t.Name == "Bell");
        bot.World.Faults.RefuseNextRequests(RefusedException.UnknownMessage, method: "POST", pathContains: $"/{bell.Id}/messages");

        await bot.ReachAsync(alex);
        await bot.PassAsync(TimeSpan.FromMinutes(10));

        Assert.Empty(bot.Rings(sam));
        Assert.Equal(bell, Assert.Single(bot.Guild.Threads, t => t.Name == "Bell"));
        Assert.Contains("would like to share something", (await bot.CommandAsync(sam, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_bell_whose_first_message_stood_and_is_gone_rings_all_the_same()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        bot.World.Faults.RefuseNextRequests(RefusedException.UnknownMessage, method: "POST", pathContains: "/messages");

        await bot.ReachAsync(bot.Alex);

        Assert.Single(bot.Rings(bot.Sam));
        Assert.Single(bot.Guild.Threads, t => t.Name == "Bell");
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(10003, 2)]
    [InlineData(10008, 1)]
    [InlineData(10013, 1)]
    [InlineData(0, 1)]
    public async Task Only_an_unknown_channel_is_a_lost_bell(int code, int bells)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.PressAsync(await AskAsync(bot), "Take it back");
        var bell = Assert.Single(bot.Guild.Threads, t => t.Name == "Bell");
        var refusal = new RefusedException(404, code, "Unknown");
        bot.World.Faults.RefuseNextRequests(refusal, method: "POST", pathContains: $"/{bell.Id}/messages");

        await bot.ReachAsync(bot.Alex);

        Assert.Equal(bells, bot.Guild.Threads.Count(t => t.Name == "Bell"));
        await bot.EndAsync();
    }

    [Theory]
    [MemberData(nameof(OnePersonsRefusals))]
    public async Task However_one_cannot_be_added_the_other_is_let_in(int status, int code)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var card = await bot.OpenRingAsync(sam);
        var refusal = new RefusedException(status, code, "No");
        bot.World.Faults.RefuseNextRequests(refusal, method: "PUT", pathContains: $"/thread-members/{alex.Id}");

        await bot.PressAsync(card, "I'm here");

        Assert.Contains("Write", bot.Floor(sam).Labels);
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task While_threads_are_refused_for_minutes_a_room_comes_before_every_bell_and_who_waits_reads_so()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var card = await bot.OpenRingAsync(sam);
        // The room wants a thread, and so does the bell by which Alex is called to it.
        bot.World.Faults.LimitThreads(TimeSpan.FromMinutes(5));

        var here = await bot.PressAsync(card, "I'm here");

        Assert.Contains("it may take some minutes", here.Text);
        foreach (var person in new[] { alex, sam })
        {
            var home = await bot.CommandAsync(person, "home");
            Assert.Contains("Your room opens soon.", home.Text);
            Assert.Contains("Your room opens soon.", (await bot.PressAsync(home, "Look again")).Text);
        }

        await bot.PassAsync(TimeSpan.FromMinutes(4));
        Assert.Single(bot.Guild.Threads);
        bot.Transport.Skip(TimeSpan.FromMinutes(5));
        for (var minute = 0; minute < 10; minute++)
            await bot.PassAsync(TimeSpan.FromMinutes(1));

        var room = bot.Room(sam)!;
        Assert.Equal(room, bot.Room(alex));
        Assert.True(room.Id < Assert.Single(bot.Rings(alex)).Channel.Id);
        Assert.Contains("The room is open.", (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    /// <summary>Rings Sam for the first time, with something that leaves no words when it is taken back.</summary>
    private static Task<SeenAnswer> AskAsync(BotFixture bot) =>
        bot.PressAsync(bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
}
