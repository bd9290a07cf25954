using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>
/// The loop that the two have named comes back in another practice: each one's own half alone, and both halves in the room.
/// </summary>
public sealed class LoopStories
{
    private const string Half = "**Your half of the loop**";
    private const string Mine = "My own half of it";

    [Fact]
    public async Task Each_reads_their_own_half_alone_and_both_read_it_when_both_want_to()
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.KeepLoopAsync();
        await BeginAsync(bot);
        const string hers = LoopOfTwo.AlexFeels, his = LoopOfTwo.SamFeels;
        foreach (var (person, own, others) in new[] { (alex, hers, his), (sam, his, hers) })
        {
            var page = await bot.OnFloorAsync(person, "Open");
            Assert.Contains($"{Half}", page.Text);
            Assert.Contains($"-# Deep down, I feel…\n{own}", page.Text);
            Assert.DoesNotContain(others, page.Text);
            page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("It turned when…", "we came home late"));
            Assert.Contains(own, page.Text);
            page = await bot.PressAsync(page, "Ready");
            Assert.Equal(person == alex, page.Text == "You are ready. It goes on when **Sam** is, too.");
        }

        Assert.Equal(["Show us our loop", .. ExpectedCard.OfBoth], bot.Floor(alex).Labels);
        var before = bot.Floor(sam).ToString();
        Assert.Contains("Your part is done.", (await bot.OnFloorAsync(alex, "Show us our loop")).Text);
        Assert.Equal((before, 0), (bot.Floor(sam).ToString(), bot.Count(LoopOfTwo.AlexFeels)));
        await bot.OnFloorAsync(sam, "Show us our loop");
        var card = bot.Cards(sam)[^2];
        Assert.Empty(card.Labels);
        Assert.Equal(
            "-# Here is the loop that you two named.\n**🟠 Alex**\n-# When it goes wrong, I usually…\nPush or ask more\n"
                + $"-# Deep down, I feel…\n{LoopOfTwo.AlexFeels}\n-# We call it…\nThe carousel\n"
                + $"**🔵 Sam**\n-# When it goes wrong, I usually…\nGo quiet\n-# Deep down, I feel…\n{LoopOfTwo.SamFeels}",
            card.Text);
        Assert.Equal(["I recognise us in this", "Go on", .. ExpectedCard.OfBoth], bot.Floor(alex).Labels);
        Assert.Equal("Good. It goes on when **Alex** has pressed, too.", (await bot.OnFloorAsync(sam, "Go on")).Text);
        await bot.OnFloorAsync(alex, "I recognise us in this");

        var form = await bot.OnFloorAsync(sam, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains(LoopOfTwo.SamFeels));
        Assert.DoesNotContain(form.Modal!.Texts, t => t.Contains(LoopOfTwo.AlexFeels));
        var preview = await bot.SubmitAsync(form, (Mine, "I went quiet."));
        Assert.Contains((await bot.PressAsync(preview, "Edit")).Modal!.Texts, t => t.Contains(LoopOfTwo.SamFeels));
        await bot.PressAsync(preview, "Share");
        Assert.Equal(1, bot.Count(LoopOfTwo.SamFeels));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Without_both_halves_the_card_is_passed_over_and_whoever_has_one_reads_it_alone(bool half)
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel);
        if (half)
            await bot.KeepLoopAsync(ofSam: false);
        await BeginAsync(bot);
        Assert.Equal(half, (await bot.OnFloorAsync(bot.Alex, "Open")).Text.Contains(Half, StringComparison.Ordinal));
        Assert.DoesNotContain(Half, (await bot.OnFloorAsync(bot.Sam, "Open")).Text);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.PressAsync(await bot.OnFloorAsync(person, "Open"), "Not today");
        Assert.Contains("You two have named no loop yet.", bot.Floor(bot.Sam).Text);
        var form = await bot.OnFloorAsync(bot.Alex, "Write");
        Assert.DoesNotContain(form.Modal!.Texts, t => t.Contains(Half));
        Assert.Equal(0, bot.Count(LoopOfTwo.AlexFeels));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_before_anybody_is_called_shows_ones_own_half_too()
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel, """
            practice: softly
            title: Softly
            about: One begins with their own half.
            minutes: 5
            needs: readiness
            swap: offered
            steps:
              - id: alone
                prepare: lead
                loop: true
                say: For yourself.
              - id: start
                write: lead
                loop: true
                say: Begin softly.
                form:
                  mine: { text: long, label: "My own half of it", required: true }
              - { id: word, close: both }

            """);
        await bot.KeepLoopAsync();
        var page = await bot.CommandAsync(bot.Alex, "practice", ("name", "softly"));
        Assert.Contains(LoopOfTwo.AlexFeels, page.Text);
        page = await bot.PressAsync(page, "Ready");
        Assert.Contains("Four things make this safe.", page.Text);
        Assert.Contains(LoopOfTwo.AlexFeels, page.Text);
        Assert.DoesNotContain(LoopOfTwo.SamFeels, page.Text);
        var form = await bot.PressAsync(page, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains(LoopOfTwo.AlexFeels));
        await bot.PressAsync(await bot.SubmitAsync(form, (Mine, "I push.")), "Share");
        await bot.HereAsync(bot.Sam);
        Assert.Equal((0, 1), (bot.Count(LoopOfTwo.AlexFeels), bot.Count("I push.")));
        await bot.OnFloorAsync(bot.Alex, "Swap turns");
        await bot.OnFloorAsync(bot.Sam, "Yes, swap");
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Open"), "Ready");
        var gate = await bot.OnFloorAsync(bot.Sam, "Open");
        Assert.Contains(LoopOfTwo.SamFeels, gate.Text);
        Assert.Contains((await bot.PressAsync(gate, "Write")).Modal!.Texts, t => t.Contains(LoopOfTwo.SamFeels));
        await bot.EndAsync();
    }

    /// <summary>Once the step is reached both halves are words of the dance, so that the room needs no other row.</summary>
    [Theory]
    [InlineData(nameof(RestFault.ResetBefore))]
    [InlineData(nameof(RestFault.ResetAfter))]
    public async Task Killed_before_or_after_the_card_was_sent_the_bot_shows_it_once_though_the_rows_of_the_loop_are_gone(string fault)
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel);
        await bot.KeepLoopAsync();
        await AtTheLoopAsync(bot);
        await bot.OnFloorAsync(bot.Alex, "Show us our loop");
        bot.World.Faults.FailNextRequests(Enum.Parse<RestFault>(fault), 1, "POST", "/messages");
        await bot.Sam.PressAsync(bot.Floor(bot.Sam), "Show us our loop");
        await bot.World.WaitForAsync(_ => bot.Rows("AuthorWords") == 2, "the words of both");
        await bot.KillAsync();
        bot.World.ExpireInteractions();
        bot.Log.Clear();
        DatabaseSnapshot.Ask(bot.DatabaseFile, "DELETE FROM \"Loops\"");
        await bot.StartAsync();
        await bot.QuietAsync();
        Assert.Equal((1, 1), (bot.Count(LoopOfTwo.AlexFeels), bot.Count(LoopOfTwo.SamFeels)));
        Assert.Contains("I recognise us in this", bot.Floor(bot.Sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_half_along_and_the_card_stays_in_the_room_until_its_day()
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel);
        await bot.KeepLoopAsync();
        await AtTheLoopAsync(bot);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.OnFloorAsync(person, "Show us our loop");
        Assert.Equal((2, 2), (bot.Rows("Loops"), bot.Rows("AuthorWords")));
        await bot.LeaveAsync(bot.Sam);
        Assert.Equal((1, 1), (bot.Rows("Loops"), bot.Rows("AuthorWords")));
        await bot.KillAndStartAsync();
        Assert.Equal((1, 1), (bot.Count(LoopOfTwo.AlexFeels), bot.Count(LoopOfTwo.SamFeels)));
        await bot.OnFloorAsync(bot.Alex, "Go on");
        Assert.Contains("I recognise us in this", bot.Floor(bot.Alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_a_room_that_takes_the_place_of_another_only_the_current_card_stands()
    {
        await using var bot = await BotFixture.OfCoupleAsync(LoopOfTwo.Carousel);
        await bot.KeepLoopAsync();
        await AtTheLoopAsync(bot);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.OnFloorAsync(person, "Show us our loop");
        var room = bot.Room(bot.Alex)!;
        bot.World.Faults.Delete(room);
        await bot.World.WaitForAsync(_ => bot.Room(bot.Alex) is { } other && other != room && bot.Cards(bot.Alex).Count > 0, "a new room");
        await bot.QuietAsync();
        Assert.Contains("I recognise us in this", Assert.Single(bot.Cards(bot.Alex)).Labels);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.OnFloorAsync(person, "Go on");
        Assert.Equal(0, bot.Count(LoopOfTwo.AlexFeels));
        Assert.Contains("Begin softly", bot.Floor(bot.Sam).Text);
        await bot.EndAsync();
    }

    private static async Task BeginAsync(BotFixture bot)
    {
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "carousel")), "Ask Sam");
        await bot.HereAsync(bot.Sam);
        Assert.Equal(["Open", .. ExpectedCard.OfBoth], bot.Floor(bot.Alex).Labels);
    }

    private static async Task AtTheLoopAsync(BotFixture bot)
    {
        await BeginAsync(bot);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.PressAsync(await bot.OnFloorAsync(person, "Open"), "Not today");
        Assert.Equal(["Show us our loop", .. ExpectedCard.OfBoth], bot.Floor(bot.Alex).Labels);
    }
}
