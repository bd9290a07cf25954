using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Presses that do not count, count once, or come too late.</summary>
public sealed class PressStories
{
    [Fact]
    public async Task A_moderator_who_sees_the_room_can_press_nothing_in_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await NothingWorksAsync(bot);
        await bot.SayBackAsync(sam);
        await NothingWorksAsync(bot);
        await bot.OnFloorAsync(alex, "That's it");
        await NothingWorksAsync(bot);
        await bot.RespondAsync(sam);
        await NothingWorksAsync(bot);
        await bot.ReceiveAsync(alex);
        await NothingWorksAsync(bot);
        await bot.OnFloorAsync(alex, "Swap turns");
        await NothingWorksAsync(bot);
        await bot.OnFloorAsync(sam, "I need a pause");
        await bot.PressAsync(sam, sam.Ephemerals[^1], "I can't say yet");
        await NothingWorksAsync(bot);
        await bot.OnFloorAsync(sam, "Pick it up");
        await bot.OnFloorAsync(sam, "Close with thanks");
        await NothingWorksAsync(bot);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_other_partner_cannot_make_the_move()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await OnlyOneMovesAsync(bot, sam, alex);
        await bot.SayBackAsync(sam);
        await OnlyOneMovesAsync(bot, alex, sam);
        await bot.OnFloorAsync(alex, "That's it");
        await OnlyOneMovesAsync(bot, sam, alex);
        await bot.RespondAsync(sam);
        await OnlyOneMovesAsync(bot, alex, sam);
        await bot.ReceiveAsync(alex);
        Assert.Equal("It is **Alex**'s turn. You can just wait.", (await bot.OnFloorAsync(sam, "Swap turns")).Text);
        await bot.OnFloorAsync(alex, "Swap turns");
        Assert.EndsWith(CoupleDriver.NothingToHear, (await bot.OnFloorAsync(alex, "Yes, swap")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task An_interaction_that_comes_twice_is_one_act()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await TwiceAsync(bot, () => bot.ReachAsync(alex));
        var card = await bot.OpenRingAsync(sam);
        await TwiceAsync(bot, () => bot.PressAsync(card, "I'm here"));
        Assert.Single(sam.VisibleChannels, c => c.Name.StartsWith("Room"));
        var form = await bot.OnFloorAsync(sam, "Write");
        await TwiceAsync(bot, () => bot.SubmitAsync(form, ("What I heard", "Heard.")));
        await TwiceAsync(bot, () => bot.OnFloorAsync(alex, "That's it"));
        await TwiceAsync(bot, () => bot.RespondAsync(sam, "Because."));
        await TwiceAsync(bot, () => bot.ReceiveAsync(alex));
        await TwiceAsync(bot, () => bot.OnFloorAsync(alex, "Swap turns"));
        Assert.Contains("would like to swap", bot.Floor(alex).Text);
        foreach (var words in new[] { "I am afraid of being too much.", "Heard.", "Because.", "I feel understood." })
            Assert.Equal(1, bot.Count(words));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_act_and_both_presses_are_answered()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await ClickTwiceAsync(bot, await bot.DraftAsync(alex, "Once."), "Share");
        Assert.Single(bot.Rings(sam));
        var card = await bot.OpenRingAsync(sam);
        await ClickTwiceAsync(bot, card, "I'm here");
        Assert.Contains("You need not fix anything", card.Text);
        Assert.Contains(card.Message!.Buttons, b => b.Url?.EndsWith($"/{bot.Room(sam)!.Id}", StringComparison.Ordinal) == true);
        Assert.Single(sam.VisibleChannels, c => c.Name.StartsWith("Room"));
        await bot.SayBackAsync(sam);
        await ClickTwiceAsync(bot, alex, bot.Floor(alex), "That's it");
        Assert.Contains("Let it in before you answer", bot.Floor(alex).Text);
        await ClickTwiceAsync(
            bot, await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ReachForm.Answer("Because.")), "Share");
        Assert.Equal(1, bot.Count("Because."));
        var receipt = await bot.PressAsync(await bot.OpenReceiptAsync(alex), "I feel valued");
        await ClickTwiceAsync(bot, receipt, "Tell them");
        Assert.Equal(1, bot.Count("I feel valued."));
        await ClickTwiceAsync(bot, alex, bot.Floor(alex), "Swap turns");
        Assert.Contains("would like to swap", bot.Floor(alex).Text);
        Assert.Equal(1, bot.Count("Once."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_stale_button_says_so_and_where_it_goes_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var draft = await bot.DraftAsync(alex, "Once.");
        var same = await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "My words");
        await bot.PressAsync(draft, "Share");
        Assert.StartsWith(CoupleDriver.MovedOn, (await bot.PressAsync(same, "Share")).Text);
        var card = await bot.OpenRingAsync(sam);
        var other = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open");
        await bot.PressAsync(card, "I'm here");
        var room = bot.Room(sam)!;
        Assert.StartsWith(CoupleDriver.MovedOn, (await bot.PressAsync(same, "Share")).Text);

        var late = await bot.OnFloorAsync(sam, "Write");
        await bot.SayBackAsync(sam);
        Assert.Equal(CoupleDriver.MovedOn, (await bot.PressAsync(other, "I'm here")).Text);
        await bot.OnFloorAsync(alex, "That's it");
        Assert.StartsWith(
            CoupleDriver.MovedOn,
            (await bot.SubmitAsync(late, ("What I heard", "Too late."))).Text);
        Assert.Equal(0, bot.Count("Too late."));
        await bot.RespondAsync(sam);
        var (first, second) = (await bot.OpenReceiptAsync(alex), await bot.OnFloorAsync(alex, "Open"));
        await bot.PressAsync(await bot.PressAsync(first, "I feel valued"), "Keep it");
        await bot.OnFloorAsync(alex, "Swap turns");
        Assert.Equal(CoupleDriver.MovedOn, (await bot.PressAsync(second, "Not yet")).Text);
        Assert.Contains("would like to swap", bot.Floor(alex).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Another_button_of_the_card_just_left_says_that_it_has_moved_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var room = await bot.OpenRoomAsync();
        for (var round = 0; round < 2; round++)
        {
            await bot.SayBackAsync(sam, $"Heard {round}.");
            if (round == 0)
                await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Almost"));
        }

        var card = bot.Floor(alex);
        var presses =
            await Task.WhenAll(
                alex.PressAsync(card, "That's it"), alex.PressAsync(card, "That's it"), alex.PressAsync(card, "Close enough"));
        await bot.QuietAsync();
        Assert.All(presses, p => Assert.False(p.Failed, p.ToString()));
        Assert.Contains(presses, p => p.Text == CoupleDriver.MovedOn);
        Assert.Contains("Let it in before you answer", bot.Floor(alex).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task If_one_swaps_while_the_other_closes_one_of_them_comes_first()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        var floor = bot.Floor(bot.Alex);
        var both = await Task.WhenAll(bot.Alex.PressAsync(floor, "Swap turns"), bot.Sam.PressAsync(floor, "Close with thanks"));
        await bot.QuietAsync();
        Assert.All(both, b => Assert.False(b.Failed, b.ToString()));
        Assert.Single(both, b => b.Text.StartsWith(CoupleDriver.MovedOn));
        var labels = bot.Floor(bot.Sam).Labels;
        Assert.True(labels.Contains("Yes, swap") ^ labels.Contains("A closing word"), string.Join(", ", labels));
        await bot.EndAsync();
    }

    [Fact]
    public async Task If_both_share_at_once_both_lines_are_shown_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.TogetherAsync();
        var (hers, his) = (await bot.WriteALineAsync(bot.Alex, "warm"), await bot.WriteALineAsync(bot.Sam, "far away"));
        var both = await Task.WhenAll(bot.Alex.PressAsync(hers.Message!, "Share"), bot.Sam.PressAsync(his.Message!, "Share"));
        await bot.QuietAsync();
        Assert.All(both, b => Assert.False(b.Failed, b.ToString()));
        var shown = Assert.Single(bot.Cards(bot.Sam), m => m.Text.Contains("warm"));
        Assert.Contains("far away", shown.Text);
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        await bot.EndAsync();
    }

    private static async Task NothingWorksAsync(BotFixture bot)
    {
        var (cards, moves) = (Seen(bot), bot.Moves());
        foreach (var card in bot.Cards(bot.Moderator))
        {
            foreach (var label in card.Labels)
                Assert.Equal(CoupleDriver.Neutral, (await bot.PressAsync(bot.Moderator, card, label)).Text);
            foreach (var select in card.Selects)
                Assert.Equal(
                    CoupleDriver.Neutral,
                    (await bot.DoneAsync(await bot.Moderator.SelectAsync(card, select.CustomId!, select.Options[0].Value))).Text);
        }

        Assert.Equal(cards, Seen(bot));
        Assert.Equal(moves, bot.Moves());
    }

    private static string Seen(BotFixture bot) =>
        string.Join('\n', bot.Cards(bot.Moderator).Select(m => $"{m.Id} {m.Text} {string.Join(',', m.Labels)}"));

    /// <summary>
    /// Asserts that only the holder of the floor can use the card's buttons, except those for both and those on their own words.
    /// </summary>
    private static async Task OnlyOneMovesAsync(BotFixture bot, WorldPerson holder, WorldPerson other)
    {
        var floor = bot.Floor(holder);
        foreach (var label in floor.Labels.Where(l => l is not ("I need a pause" or "Stop here")))
            Assert.Matches(CoupleDriver.OutOfTurn, (await bot.PressAsync(other, floor, label)).Text);
        Assert.Equal(floor, bot.Floor(holder));
    }

    private static async Task TwiceAsync(BotFixture bot, Func<Task<SeenAnswer>> act)
    {
        bot.World.Faults.DuplicateNextInteraction();
        Assert.False((await act()).Failed);
        await bot.QuietAsync();
    }

    private static Task ClickTwiceAsync(BotFixture bot, SeenAnswer page, string button) =>
        ClickTwiceAsync(bot, page.By, page.Message!, button);

    private static async Task ClickTwiceAsync(BotFixture bot, WorldPerson by, WorldMessage card, string button)
    {
        var both = await Task.WhenAll(by.PressAsync(card, button), by.PressAsync(card, button));
        Assert.All(both, b => Assert.False(b.Failed, b.ToString()));
        await bot.QuietAsync();
        Assert.All(both, b => Assert.DoesNotContain(CoupleDriver.Neutral, b.Text));
    }
}
