using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Nobody has to ask whose move it is, or whether a press did something.</summary>
public sealed class WhoseMoveStories
{
    [Fact]
    public async Task The_card_names_who_is_waited_for_when_one_of_two_is_in()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.TogetherAsync();
        await bot.PressAsync(await bot.WriteALineAsync(bot.Sam, "I hear the rain."), "Share");
        foreach (var reader in new[] { bot.Alex, bot.Sam })
            Assert.Contains("-# Alex, it is your turn. There is no hurry.", bot.Floor(reader).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task After_a_pause_who_was_saying_it_aloud_may_write_it_too(bool saysBack)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Say it aloud");
        await bot.HereAsync(sam);
        var speaker = saysBack ? sam : alex;
        if (saysBack)
        {
            await bot.OnFloorAsync(alex, "I've said it");
            await bot.OnFloorAsync(sam, "Say it aloud");
        }

        Assert.Contains($"-# {speaker.Name}, press [I've said it] when you have.", bot.Floor(alex).Text);
        await bot.PressAsync(await bot.OnFloorAsync(speaker, "I need a pause"), "20 minutes");
        await bot.PassAsync(TimeSpan.FromMinutes(20));

        Assert.Contains($"{speaker.Name}, your turn.**", bot.Floor(alex).Text);
        Assert.Equal(["Write", "Say it aloud"], bot.Floor(speaker).Labels.Take(2));
        await bot.OnFloorAsync(speaker, "Say it aloud");
        await bot.OnFloorAsync(speaker, "I've said it");
        Assert.Contains($"{(saysBack ? alex : sam).Name}, your turn.**", bot.Floor(alex).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_rings_after_a_pause_says_that_it_was_for_both_and_who_asked_for_it_reads_the_same()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "I need a pause"), "20 minutes");
        await bot.PassAsync(TimeSpan.FromMinutes(20));
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Equal(
                "### Your pause is over.\nIt was a pause for both of you. The room goes on where it was.",
                (await bot.OpenRingAsync(person)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_card_of_a_private_step_stays_where_it_is_when_the_next_one_is_private_too()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        var receipt = await bot.OpenReceiptAsync(alex);
        var floor = bot.Floor(alex);

        var next = await bot.PressAsync(receipt, "Not yet");

        Assert.Contains("Ask once more", next.Message!.Labels);
        Assert.Equal(floor.Id, bot.Floor(alex).Id);
        Assert.Equal(["Open", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        Assert.Contains("Ask once more", (await bot.OnFloorAsync(alex, "Open")).Message!.Labels);
        await bot.PressAsync(next, "Leave it for today");
        Assert.Contains("Close with thanks", bot.Floor(alex).Labels);
        Assert.NotEqual(floor.Id, bot.Floor(alex).Id);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_has_chosen_first_reads_that_their_part_is_done()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Weekend);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "weekend")), "Ask Sam");
        await bot.HereAsync(sam);
        await bot.PassAsync(TimeSpan.FromSeconds(61));
        Assert.Equal("Your part is done. It goes on when **Sam**'s is done, too.", (await bot.OnFloorAsync(alex, "A walk")).Text);
        Assert.Equal("Your part is done. It goes on when **Sam**'s is done, too.", (await bot.OnFloorAsync(alex, "Tea")).Text);
        await bot.OnFloorAsync(sam, "A walk");
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_asked_for_time_comes_earlier_from_the_page_that_says_so()
    {
        foreach (var time in new[] { "An hour", "I can't say yet" })
        {
            await using var bot = await BotFixture.OfCoupleAsync();
            await bot.ReachAsync(bot.Alex);
            var kept = await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time"), time);
            var here = await bot.PressAsync(kept, "I'm here");
            Assert.StartsWith("### The room is open.", here.Text);
            Assert.Equal(1, bot.Count("I am afraid of being too much."));
            Assert.StartsWith("### The room is open.", (await bot.OpenRingAsync(bot.Alex)).Text);
            await bot.EndAsync();
        }
    }

    [Fact]
    public async Task Whoever_asked_for_time_reads_so_when_they_look_at_the_card_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time"), "An hour");
        var again = await bot.OpenRingAsync(bot.Sam);
        Assert.Contains("You asked for time until ", again.Text);
        Assert.Equal("I'm here", again.Message!.Labels[0]);
        await bot.EndAsync();
    }

    /// <summary>Nothing tells why: the words were taken back, their time went by, or the reader has answered elsewhere.</summary>
    [Theory]
    [InlineData("Take it back")]
    [InlineData("Discard")]
    [InlineData("silence")]
    [InlineData("Tell them kindly")]
    [InlineData("leave")]
    public async Task A_card_that_does_not_wait_any_more_says_that_nothing_has_to_be_done(string why)
    {
        foreach (var press in new[] { "I'm here", "I need time", "Not now" })
        {
            await using var bot = await BotFixture.OfCoupleAsync();
            var (alex, sam) = (bot.Alex, bot.Sam);
            var waits = await bot.ReachAsync(alex);
            var card = await bot.OpenRingAsync(sam);
            var times = await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open"), "I need time");
            if (why is "Take it back" or "Discard")
                await bot.PressAsync(waits, "Take it back");
            if (why == "Discard")
                await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words"), "Discard");
            if (why == "silence")
                await bot.PassAsync(TimeSpan.FromDays(2));
            if (why == "leave")
                await bot.LeaveAsync(alex);
            if (why == "Tell them kindly")
            {
                var other = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open");
                await bot.PressAsync(await bot.PressAsync(other, "Not now"), why);
            }

            if (why == "leave")
                await bot.PassAsync(TimeSpan.FromDays(2));
            Assert.Equal(CoupleDriver.Gone, (await bot.PressAsync(card, press)).Text);
            Assert.Equal(["Safety", "Hide"], card.Message!.Labels);
            Assert.Equal(CoupleDriver.Gone, (await bot.PressAsync(times, "I can't say yet")).Text);
            await bot.EndAsync();
        }
    }

    [Fact]
    public async Task Whoever_takes_an_ask_back_reads_what_the_other_may_have_seen()
    {
        const string Seen = "-# **Sam** may have seen that you asked, and cannot answer it any more.";
        await using var bot = await BotFixture.OfCoupleAsync();
        var back = await bot.PressAsync(await bot.ReachAsync(bot.Alex), "Take it back");
        Assert.StartsWith($"Taken back unread.\n{Seen}\n-# In My words until ", back.Text);
        var asked = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
        Assert.Equal($"Taken back.\n{Seen}", (await bot.PressAsync(asked, "Take it back")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Of_two_who_come_to_each_others_cards_at_once_the_second_is_led_to_the_room()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var preview = await bot.DraftAsync(sam, "His.");
        await bot.ReachAsync(alex, "Hers.");
        var sams = await bot.PressAsync(await bot.PressAsync(preview, "Share"), "Open");
        var alexs = await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Open");
        bot.World.Faults.RestDelay = TimeSpan.FromMilliseconds(100);
        var first = sam.PressAsync(sams.Message!, "I'm here");
        var second = alex.PressAsync(alexs.Message!, "I'm here");
        var answers = new[] { await bot.DoneAsync(first), await bot.DoneAsync(second) };
        bot.World.Faults.RestDelay = TimeSpan.Zero;

        var late = Assert.Single(answers, a => a.Text.StartsWith("You two have a room open.", StringComparison.Ordinal));
        Assert.Equal(["Go there"], late.Message!.Labels);
        Assert.Contains($"{bot.Room(sam)!.Id}", late.Message.Buttons.Single().Url);
        await bot.EndAsync();
    }

    private const string Weekend = """
        practice: weekend
        title: Weekend
        about: What to do with it.
        minutes: 4
        needs: none
        steps:
          - { id: breath, quiet: 60s, say: "A breath." }
          - id: plan
            choose: both
            else: word
            say: "What shall it be?"
            options: { walk: { label: "A walk" }, tea: { label: "Tea" } }
          - { id: word, close: both }

        """;
}
