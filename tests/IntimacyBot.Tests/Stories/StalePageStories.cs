using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Private pages that say whose turn it is, what waits or what is paused go when the room shows something newer.</summary>
public sealed class StalePageStories
{
    private const string Nothing = "Nothing waits for you here.";

    [Fact]
    public async Task Whose_turn_it_is_goes_with_the_turn()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.OnFloorAsync(alex, "Write");
        Assert.Contains(alex.Ephemerals, p => p.Text.EndsWith(CoupleDriver.NotYours));

        await bot.SayBackAsync(sam);

        Assert.DoesNotContain(alex.Ephemerals, p => p.Text.Contains("turn", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    [Fact]
    public async Task That_words_wait_goes_when_they_are_read_and_its_button_with_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        Assert.Contains(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        var card = await bot.OpenRingAsync(sam);
        await bot.PressAsync(await bot.PressAsync(card, "Not now"), "Leave it at that");
        Assert.Contains(alex.Ephemerals, p => p.Labels.Contains("Take it back"));

        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open"), "I'm here");

        Assert.DoesNotContain(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task That_something_is_kept_and_the_room_goes_on_is_gone_at_its_end()
    {
        const string Kept = "It stays with you. The room goes on.";
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        await bot.PressAsync(await bot.PressAsync(await bot.OpenReceiptAsync(alex), "I feel understood"), "Keep it");
        Assert.Contains(alex.Ephemerals, p => p.Text == Kept);

        await bot.OnFloorAsync(alex, "Close with thanks");

        Assert.DoesNotContain(alex.Ephemerals, p => p.Text == Kept);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_a_page_says_of_a_pause_goes_when_the_room_goes_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.OnFloorAsync(sam, "I need a pause");
        await bot.PressAsync(sam, sam.Ephemerals[^1], "I can't say yet");
        await bot.OnFloorAsync(alex, "Pick it up");
        var (paused, asked) = (sam.Ephemerals[^1].Text, alex.Ephemerals[^1].Text);
        Assert.Contains("asked for this pause", asked);

        await bot.OnFloorAsync(sam, "Pick it up");

        Assert.DoesNotContain(sam.Ephemerals, p => p.Text == paused);
        Assert.DoesNotContain(alex.Ephemerals, p => p.Text == asked);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_preview_of_a_pause_loses_what_it_says_of_the_pause_when_the_room_goes_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        var form = await bot.OnFloorAsync(sam, "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "I need a pause"), "I can't say yet");
        await bot.SubmitAsync(form, ReachForm.Answer("You were often told so."));
        Assert.Contains("Nothing is shared in a pause.", sam.Ephemerals[^1].Text);

        await bot.OnFloorAsync(alex, "Pick it up");

        var preview = Assert.Single(sam.Ephemerals, p => p.Labels.Contains("Share"));
        Assert.DoesNotContain("pause", preview.Text);
        await bot.PressAsync(sam, preview, "Share");
        Assert.Equal(1, bot.Count("You were often told so."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_said_back_in_a_pause_lose_what_their_page_says_of_the_pause()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(sam, "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "I need a pause"), "I can't say yet");
        await bot.SubmitAsync(form, ("What I heard", "You are afraid."));
        Assert.Contains("Nothing is shared in a pause.", sam.Ephemerals[^1].Text);

        await bot.OnFloorAsync(alex, "Pick it up");

        Assert.Contains("They are kept for you in My words", Assert.Single(sam.Ephemerals, p => p.Labels.Contains("Discard")).Text);
        Assert.DoesNotContain(sam.Ephemerals, p => p.Text.Contains("shared in a pause", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    /// <summary>The link of such a page could not be taken away any more, and would lead to a room that has closed.</summary>
    [Fact]
    public async Task That_a_room_is_open_becomes_a_way_to_whatever_is_open_before_it_is_too_old_to_be_changed()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var pages = new[] { await bot.HereAsync(sam), await bot.OpenRingAsync(alex) };
        await bot.PassAsync(TimeSpan.FromMinutes(12.9));
        Assert.All(pages, page => Assert.Contains("Go in", page.Message!.Labels));
        await bot.PassAsync(TimeSpan.FromMinutes(0.2));

        foreach (var page in pages)
        {
            Assert.Equal("/home leads to your room for as long as it is open.", page.Message!.Text);
            Assert.Equal(["Home", "Safety", "Hide"], page.Message.Labels);
        }

        await bot.PressAsync(await bot.OnFloorAsync(sam, "Stop here"), "Stop for both of us");
        Assert.DoesNotContain("Go in", (await bot.PressAsync(pages[0], "Home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task That_a_room_is_open_stays_while_it_is_and_goes_when_it_ends()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.OpenRingAsync(alex);
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        foreach (var person in new[] { alex, sam })
            Assert.Contains(person.Ephemerals, p => p.Text.StartsWith("### The room is open.", StringComparison.Ordinal));

        await bot.PressAsync(await bot.OnFloorAsync(sam, "Stop here"), "Stop for both of us");

        foreach (var person in new[] { alex, sam })
            Assert.DoesNotContain(person.Ephemerals, p => p.Text.Contains("The room is open.", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    [Fact]
    public async Task That_nothing_waits_goes_when_the_next_ring_stands_below_it()
    {
        await using var bot = await BotFixture.BeginAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.BecomeACoupleAsync(alex, sam);
        await bot.OpenRingAsync(alex);
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        Assert.Equal(Nothing, (await bot.OpenRingAsync(alex)).Text);
        Assert.Contains(alex.Ephemerals, p => p.Text == Nothing);

        await bot.PassAsync(TimeSpan.FromSeconds(1));
        await bot.ReachAsync(sam);

        Assert.DoesNotContain(alex.Ephemerals, p => p.Text == Nothing);
        Assert.Contains("would like to share", (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_on_which_its_reader_went_on_stays()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var waits = alex.Ephemerals.Single(p => p.Labels.Contains("Take it back"));
        await bot.PressAsync(alex, waits, "Safety");

        await bot.PressAsync(await bot.OpenRingAsync(sam), "I'm here");

        Assert.Contains(alex.Ephemerals, p => p.Labels.Contains("Leaving quietly"));
        await bot.EndAsync();
    }
}
