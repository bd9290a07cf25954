using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Both ask each other at the same time. Whoever comes second learns it, and nothing that either wrote is lost.</summary>
public sealed class CrossingStories
{
    private const string OwnAsk =
        "-# You have asked **Sam**, too. One room is open at a time: if this one opens, your own ask comes back to you.";

    private const string AsksToShare = "would like to share something with you.**\n-# Until <t:";

    [Fact]
    public async Task Whoever_begins_while_the_partner_waits_for_them_is_led_to_the_partners_card()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        var before = bot.Alex.Transcript.ToCanonicalText();
        var gate = await bot.CommandAsync(bot.Sam, "reach");
        Assert.Contains(AsksToShare, gate.Text);
        Assert.Equal(["Open", "Write"], gate.Message!.Labels.Take(2));
        var card = await bot.PressAsync(gate, "Open");
        Assert.Equal(["I'm here", "I need time", "Not now", "Safety", "Hide"], card.Message!.Labels);
        Assert.Equal(before, bot.Alex.Transcript.ToCanonicalText());
        await bot.PressAsync(card, "I'm here");
        Assert.Equal(1, bot.Count("I am afraid of being too much."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whose_ask_crosses_the_partners_reads_so_and_finds_the_own_words_when_the_room_opens()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var preview = await bot.DraftAsync(sam, "His.");
        var first = await bot.ReachAsync(alex, "Hers.");
        Assert.DoesNotContain("Open", first.Message!.Labels);
        var second = await bot.PressAsync(preview, "Share");
        Assert.StartsWith("### Your words wait.", second.Text);
        Assert.Contains(AsksToShare, second.Text);
        Assert.Contains(AsksToShare, (await bot.CommandAsync(alex, "reach")).Text);

        var here = await bot.PressAsync(await bot.PressAsync(second, "Open"), "I'm here");
        Assert.StartsWith("### The room is open.", here.Text);
        Assert.Contains("**Your own words are back with you.** Nobody has read them.", here.Text);
        Assert.Contains("-# They came back to you when your room opened.", (await bot.CommandAsync(sam, "home")).Text);
        Assert.Contains("His.", (await bot.PressAsync(here, "My words")).Text);
        Assert.DoesNotContain("own words", (await bot.OpenRingAsync(alex)).Text);
        Assert.Equal((1, 0), (bot.Count("Hers."), bot.Count("His.")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_card_of_somebody_who_asks_too_says_so_and_no_page_takes_back_what_came_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var preview = await bot.DraftAsync(sam, "His.");
        await bot.ReachAsync(alex, "Hers.");
        await bot.CommandAsync(alex, "home");
        await bot.PressAsync(preview, "Share");
        var card = await bot.OpenRingAsync(alex);
        Assert.Contains(OwnAsk, card.Text);
        var back = await bot.PressAsync(await bot.PressAsync(card, "I need time"), "Back");
        Assert.Contains(OwnAsk, back.Text);
        Assert.Single(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        Assert.Single(alex.Ephemerals, p => p.Text.Contains("Your words wait for Sam", StringComparison.Ordinal));

        await bot.PressAsync(back, "I'm here");
        Assert.DoesNotContain(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        Assert.DoesNotContain(alex.Ephemerals, p => p.Text.Contains("Your words wait", StringComparison.Ordinal));
        Assert.Equal((0, 1), (bot.Count("Hers."), bot.Count("His.")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Two_who_ask_for_the_same_minute_read_that_one_of_them_is_enough()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var asked = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "together")), "Ask Sam");
        var card = await bot.OpenRingAsync(sam);
        Assert.DoesNotContain("both asked", card.Text);
        await bot.PressAsync(card, "Not now");
        await bot.PressAsync(await bot.CommandAsync(sam, "practice", ("name", "together")), "Ask Alex");
        var crossed = await bot.OpenRingAsync(alex);
        Assert.Contains("-# You have both asked for the same. One \"I'm here\" is enough", crossed.Text);
        await bot.PressAsync(crossed, "I'm here");
        Assert.DoesNotContain(alex.Ephemerals, p => p.Labels.Contains("Take it back"));
        Assert.NotNull(bot.Room(sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_asked_without_words_is_said_to_be_taken_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(sam, "reach"), "Say it aloud");
        await bot.ReachAsync(alex);
        var here = await bot.HereAsync(sam);
        Assert.Contains("You had asked, too. That ask is taken back, because one room is open at a time.", here.Text);
        Assert.DoesNotContain("My words", here.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_nothing_is_written_first_the_second_who_asks_gets_the_card_of_the_first()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var gate = await bot.CommandAsync(sam, "practice", ("name", "together"));
        await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "together")), "Ask Sam");
        var card = await bot.PressAsync(gate, "Ask Alex");
        Assert.Contains("asks you for a quiet minute.", card.Text);
        Assert.Equal(["I'm here", "I need time", "Not now", "Safety", "Hide"], card.Message!.Labels);
        Assert.StartsWith("### ", (await bot.CommandAsync(sam, "practice", ("name", "together"))).Text);
        Assert.Empty(bot.Rings(alex));
        Assert.Equal(1, bot.Rows("Dances"));

        // Whoever said that they do not come now may ask themselves.
        await bot.PressAsync(card, "Not now");
        var again = await bot.CommandAsync(sam, "practice", ("name", "together"));
        Assert.Contains("-# You said not now. You can still come until <t:", again.Text);
        Assert.StartsWith("### You have asked.", (await bot.PressAsync(again, "Ask Alex")).Text);
        await bot.HereAsync(alex);
        Assert.NotNull(bot.Room(sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_that_wait_for_both_go_back_when_another_room_opens_and_the_bell_says_where_they_are()
    {
        await using var bot = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var form = await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "evenings")), "Write");
        var preview = await bot.SubmitAsync(form, ("Something I thank you for", "Hers."), ("now", "Something."));
        await bot.PressAsync(preview, "Share");
        await bot.ReachAsync(alex);
        var home = await bot.CommandAsync(sam, "home");
        var reach = home.Message!.Buttons.Where(b => b.Label == "Open").ToList();
        Assert.Equal(2, reach.Count);
        await bot.HereAsync(sam);
        var opened = await bot.OpenRingAsync(alex);
        Assert.StartsWith("### The room is open.", opened.Text);
        Assert.Contains("**Your own words are back with you.**", opened.Text);
        Assert.Contains("Hers.", (await bot.PressAsync(opened, "My words")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_new_reach_begins_beside_the_words_that_came_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var deeper = await bot.PressAsync(await bot.DraftAsync(sam, "Older."), "One level deeper");
        await bot.PressAsync(await bot.SubmitAsync(deeper, (ReachForm.Deeper, "my heart beats")), "Share");
        await bot.ReachAsync(alex);
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(sam, "reach"), "Open"), "I'm here");
        await bot.PressAsync(await bot.OnFloorAsync(sam, "Stop here"), "Stop for both of us");

        var gate = await bot.CommandAsync(sam, "reach");
        Assert.Equal(["My words", "Write", "Say it aloud"], gate.Message!.Labels.Take(3));
        Assert.Contains("-# My words has what you wrote before. Write begins anew", gate.Text);
        Assert.Contains("Older.", (await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words")).Text);
        var form = await bot.PressAsync(gate, "Write");
        Assert.Equal("", form.Modal!.Field(ReachForm.Truer)!.Value);
        var preview = await bot.SubmitAsync(form, ReachForm.Words("Newer."));
        Assert.Contains("Newer.", preview.Text);
        Assert.DoesNotContain("my heart beats", preview.Text);
        await bot.PressAsync(preview, "Share");
        await bot.HereAsync(alex);
        Assert.Equal((0, 1), (bot.Count("Older."), bot.Count("Newer.")));
        await bot.EndAsync();
    }
}
