using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Presses that do not count, count once, or come too late.</summary>
public sealed class PressStories
{
    [Fact]
    public async Task A_moderator_who_sees_the_room_can_press_nothing_in_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await NothingWorksAsync(story);
        await story.SayBackAsync(sam);
        await NothingWorksAsync(story);
        await story.OnFloorAsync(alex, "That's it");
        await NothingWorksAsync(story);
        await story.RespondAsync(sam);
        await NothingWorksAsync(story);
        await story.ReceiveAsync(alex);
        await NothingWorksAsync(story);
        await story.OnFloorAsync(alex, "Swap turns");
        await NothingWorksAsync(story);
        await story.OnFloorAsync(sam, "I need a pause");
        await story.PressAsync(sam, sam.Ephemerals[^1], "I can't say yet");
        await NothingWorksAsync(story);
        await story.OnFloorAsync(sam, "Pick it up");
        await story.OnFloorAsync(sam, "Close with thanks");
        await NothingWorksAsync(story);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_other_partner_cannot_make_the_move()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await OnlyOneMovesAsync(story, sam, alex);
        await story.SayBackAsync(sam);
        await OnlyOneMovesAsync(story, alex, sam);
        await story.OnFloorAsync(alex, "That's it");
        await OnlyOneMovesAsync(story, sam, alex);
        await story.RespondAsync(sam);
        await OnlyOneMovesAsync(story, alex, sam);
        await story.ReceiveAsync(alex);
        Assert.Equal("It is **Alex**'s turn. You can just listen.", (await story.OnFloorAsync(sam, "Swap turns")).Text);
        await story.OnFloorAsync(alex, "Swap turns");
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(alex, "Yes, swap")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task An_interaction_that_comes_twice_is_one_act()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await TwiceAsync(story, () => story.ReachAsync(alex));
        var card = await story.OpenRingAsync(sam);
        await TwiceAsync(story, () => story.PressAsync(card, "I'm here"));
        Assert.Single(sam.VisibleChannels, c => c.Name.StartsWith("Room"));
        var form = await story.OnFloorAsync(sam, "Write");
        await TwiceAsync(story, () => story.SubmitAsync(form, ("What I heard", "Heard.")));
        await TwiceAsync(story, () => story.OnFloorAsync(alex, "That's it"));
        await TwiceAsync(story, () => story.RespondAsync(sam, "Because."));
        await TwiceAsync(story, () => story.ReceiveAsync(alex));
        await TwiceAsync(story, () => story.OnFloorAsync(alex, "Swap turns"));
        Assert.Contains("would like to swap", story.Floor(alex).Text);
        foreach (var words in new[] { "I am afraid of being too much.", "Heard.", "Because.", "I feel understood." })
            Assert.Equal(1, story.Count(words));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_act_and_both_presses_are_answered()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await ClickTwiceAsync(story, await story.DraftAsync(alex, "Once."), "Share");
        Assert.Single(story.Rings(sam));
        var card = await story.OpenRingAsync(sam);
        await ClickTwiceAsync(story, card, "I'm here");
        Assert.Contains("You need not fix anything", card.Text);
        Assert.Contains(card.Message!.Buttons, b => b.Url?.EndsWith($"/{story.Room(sam)!.Id}", StringComparison.Ordinal) == true);
        Assert.Single(sam.VisibleChannels, c => c.Name.StartsWith("Room"));
        await story.SayBackAsync(sam);
        await ClickTwiceAsync(story, alex, story.Floor(alex), "That's it");
        Assert.Contains("Let it in before you answer", story.Floor(alex).Text);
        await ClickTwiceAsync(
            story, await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ReachForm.Answer("Because.")), "Share");
        Assert.Equal(1, story.Count("Because."));
        var receipt = await story.PressAsync(await story.OpenReceiptAsync(alex), "I feel valued");
        await ClickTwiceAsync(story, receipt, "Tell them");
        Assert.Equal(1, story.Count("I feel valued."));
        await ClickTwiceAsync(story, alex, story.Floor(alex), "Swap turns");
        Assert.Contains("would like to swap", story.Floor(alex).Text);
        Assert.Equal(1, story.Count("Once."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_stale_button_says_so_and_where_it_goes_on()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var draft = await story.DraftAsync(alex, "Once.");
        var same = await story.PressAsync(await story.CommandAsync(alex, "reach"), "My words");
        await story.PressAsync(draft, "Share");
        Assert.StartsWith(CoupleDriver.MovedOn, (await story.PressAsync(same, "Share")).Text);
        var card = await story.OpenRingAsync(sam);
        var other = await story.PressAsync(await story.CommandAsync(sam, "home"), "Open");
        await story.PressAsync(card, "I'm here");
        var room = story.Room(sam)!;
        Assert.StartsWith(CoupleDriver.MovedOn, (await story.PressAsync(same, "Share")).Text);

        var late = await story.OnFloorAsync(sam, "Write");
        await story.SayBackAsync(sam);
        Assert.Equal(CoupleDriver.MovedOn, (await story.PressAsync(other, "I'm here")).Text);
        await story.OnFloorAsync(alex, "That's it");
        Assert.StartsWith(
            CoupleDriver.MovedOn,
            (await story.SubmitAsync(late, ("What I heard", "Too late."))).Text);
        Assert.Equal(0, story.Count("Too late."));
        await story.RespondAsync(sam);
        var (first, second) = (await story.OpenReceiptAsync(alex), await story.OnFloorAsync(alex, "Open"));
        await story.PressAsync(await story.PressAsync(first, "I feel valued"), "Keep it");
        await story.OnFloorAsync(alex, "Swap turns");
        Assert.Equal(CoupleDriver.MovedOn, (await story.PressAsync(second, "Not yet")).Text);
        Assert.Contains("would like to swap", story.Floor(alex).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Another_button_of_the_card_just_left_says_that_it_has_moved_on()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var room = await story.OpenRoomAsync();
        for (var round = 0; round < 2; round++)
        {
            await story.SayBackAsync(sam, $"Heard {round}.");
            if (round == 0)
                await story.SubmitAsync(await story.OnFloorAsync(alex, "Almost"));
        }

        var card = story.Floor(alex);
        var presses =
            await Task.WhenAll(
                alex.PressAsync(card, "That's it"), alex.PressAsync(card, "That's it"), alex.PressAsync(card, "Close enough"));
        await story.QuietAsync();
        Assert.All(presses, p => Assert.False(p.Failed, p.ToString()));
        Assert.Contains(presses, p => p.Text == CoupleDriver.MovedOn);
        Assert.Contains("Let it in before you answer", story.Floor(alex).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task If_one_swaps_while_the_other_closes_one_of_them_comes_first()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        var floor = story.Floor(story.Alex);
        var both = await Task.WhenAll(story.Alex.PressAsync(floor, "Swap turns"), story.Sam.PressAsync(floor, "Close with thanks"));
        await story.QuietAsync();
        Assert.All(both, b => Assert.False(b.Failed, b.ToString()));
        Assert.Single(both, b => b.Text.StartsWith(CoupleDriver.MovedOn));
        var labels = story.Floor(story.Sam).Labels;
        Assert.True(labels.Contains("Yes, swap") ^ labels.Contains("A closing word"), string.Join(", ", labels));
        await story.EndAsync();
    }

    [Fact]
    public async Task If_both_share_at_once_both_lines_are_shown_once()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.TogetherAsync();
        var (hers, his) = (await story.WriteALineAsync(story.Alex, "warm"), await story.WriteALineAsync(story.Sam, "far away"));
        var both = await Task.WhenAll(story.Alex.PressAsync(hers.Message!, "Share"), story.Sam.PressAsync(his.Message!, "Share"));
        await story.QuietAsync();
        Assert.All(both, b => Assert.False(b.Failed, b.ToString()));
        var shown = Assert.Single(story.Cards(story.Sam), m => m.Text.Contains("warm"));
        Assert.Contains("far away", shown.Text);
        Assert.Contains("A closing word", story.Floor(story.Alex).Labels);
        await story.EndAsync();
    }

    private static async Task NothingWorksAsync(BotFixture story)
    {
        var (cards, moves) = (Seen(story), story.Moves());
        foreach (var card in story.Cards(story.Moderator))
        {
            foreach (var label in card.Labels)
                Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(story.Moderator, card, label)).Text);
            foreach (var select in card.Selects)
                Assert.Equal(
                    CoupleDriver.Neutral,
                    (await story.DoneAsync(await story.Moderator.SelectAsync(card, select.CustomId!, select.Options[0].Value))).Text);
        }

        Assert.Equal(cards, Seen(story));
        Assert.Equal(moves, story.Moves());
    }

    private static string Seen(BotFixture story) =>
        string.Join('\n', story.Cards(story.Moderator).Select(m => $"{m.Id} {m.Text} {string.Join(',', m.Labels)}"));

    /// <summary>
    /// Asserts that only the holder of the floor can use the card's buttons, except those for both and those on their own words.
    /// </summary>
    private static async Task OnlyOneMovesAsync(BotFixture story, WorldPerson holder, WorldPerson other)
    {
        var floor = story.Floor(holder);
        foreach (var label in floor.Labels.Where(l => l is not ("I need a pause" or "Stop here")))
            Assert.EndsWith(CoupleDriver.NotYours, (await story.PressAsync(other, floor, label)).Text);
        Assert.Equal(floor, story.Floor(holder));
    }

    private static async Task TwiceAsync(BotFixture story, Func<Task<SeenAnswer>> act)
    {
        story.World.Faults.DuplicateNextInteraction();
        Assert.False((await act()).Failed);
        await story.QuietAsync();
    }

    private static Task ClickTwiceAsync(BotFixture story, SeenAnswer page, string button) =>
        ClickTwiceAsync(story, page.By, page.Message!, button);

    private static async Task ClickTwiceAsync(BotFixture story, WorldPerson by, WorldMessage card, string button)
    {
        var both = await Task.WhenAll(by.PressAsync(card, button), by.PressAsync(card, button));
        Assert.All(both, b => Assert.False(b.Failed, b.ToString()));
        await story.QuietAsync();
        Assert.All(both, b => Assert.DoesNotContain(CoupleDriver.Neutral, b.Text));
    }
}
