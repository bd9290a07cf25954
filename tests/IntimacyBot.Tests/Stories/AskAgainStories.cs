using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// Words that were returned to the person who asked are sent again, left or withdrawn; and the partner asks for more time.
/// </summary>
public sealed class AskAgainStories
{
    private const string Words = "I am afraid of being too much.";
    private static readonly TimeSpan PastTheCard = TimeSpan.FromDays(2.1);

    [Fact]
    public async Task What_came_back_is_asked_again_after_the_gate_and_another_look()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var lapsed = await LapsedAsync(bot);
        Assert.StartsWith("### Not available right now.\nThe time went by. Your words are back with you.", lapsed.Text);
        Assert.Equal(["Ask again", "My words", "A minute with myself", "Let it be", "Safety", "Hide"], lapsed.Message!.Labels);

        var gate = await bot.PressAsync(lapsed, "Ask again");
        Assert.Contains("Four things make this safe.", gate.Text);
        Assert.DoesNotContain(Words, gate.Text);
        var rings = bot.Rings(bot.Sam).Count;
        var preview = await bot.PressAsync(gate, "My words");
        Assert.Contains(Words, preview.Text);
        Assert.Equal(rings, bot.Rings(bot.Sam).Count);
        Assert.StartsWith("### Your words wait.", (await bot.PressAsync(preview, "Share")).Text);
        await bot.HereAsync(bot.Sam);
        Assert.Equal(1, bot.Count(Words));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_let_be_stays_among_its_authors_words_until_it_is_discarded()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var done = await bot.PressAsync(await LapsedAsync(bot), "Let it be");
        Assert.StartsWith("All right.\n-# What you wrote is in My words until <t:", done.Text);
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.DoesNotContain(CoupleDriver.Neutral, home.Text);
        var mine = await bot.PressAsync(home, "My words");
        Assert.Contains(Words, mine.Text);
        Assert.Contains("Only you see this. It is kept until <t:", mine.Text);
        Assert.StartsWith("Deleted. Nothing was sent.", (await bot.PressAsync(mine, "Discard")).Text);
        Assert.DoesNotContain("My words", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        Assert.Equal(0, bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_nothing_was_written_there_are_no_words_to_come_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var asked = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Say it aloud");
        Assert.StartsWith("### You have asked.", asked.Text);
        await bot.PassAsync(PastTheCard);
        var lapsed = await bot.OpenRingAsync(bot.Alex);
        Assert.Equal(["Ask again", "A minute with myself", "Let it be", "Safety", "Hide"], lapsed.Message!.Labels);
        Assert.DoesNotContain("words", lapsed.Text);
        var gate = await bot.PressAsync(lapsed, "Ask again");
        Assert.Equal(["Write", "Say it aloud"], gate.Message!.Labels.Take(2));
        var again = await bot.PressAsync(gate, "Say it aloud");
        Assert.StartsWith("Taken back.", (await bot.PressAsync(again, "Take it back")).Text);
        Assert.DoesNotContain("My words", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_asked_for_time_finds_the_way_in_at_home_before_it_is_over()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sent = await bot.ReachAsync(bot.Alex);
        var answer = await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time"), "A few hours");
        Assert.StartsWith("Good. You are both called then.", answer.Text);
        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.NotEqual(1, home.Message!.Button("I'm here")!.Style);
        Assert.StartsWith("### The room is open.", (await bot.PressAsync(home, "I'm here")).Text);
        Assert.Equal(1, bot.Count(Words));
        Assert.False(sent.Failed);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_cannot_say_when_finds_it_at_home_and_nobody_is_told()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sent = await bot.ReachAsync(bot.Alex);
        var answer = await bot.PressAsync(await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time"), "I can't say yet");
        Assert.StartsWith("Good. It waits for you in /home.", answer.Text);
        Assert.Contains("would like to share something", (await bot.CommandAsync(bot.Sam, "home")).Text);
        Assert.DoesNotContain("had asked for time", (await bot.CommandAsync(bot.Alex, "home")).Text);
        Assert.Contains("Take it back", sent.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Pages_that_are_only_looked_at_take_nothing_away()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var gate = await bot.CommandAsync(bot.Alex, "reach");
        var how = await bot.PressAsync(gate, "A server of your own");
        Assert.Contains("https://discord.com/oauth2/authorize?client_id=", how.Text);
        Assert.NotEqual(gate.Message!.Id, how.Message!.Id);
        await bot.ReachAsync(bot.Alex);
        var times = await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I need time");
        Assert.Contains("never why", times.Text);
        Assert.Contains("I'm here", (await bot.PressAsync(times, "Back")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Not_now_says_what_it_did_and_what_is_still_there()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        var no = await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");
        Assert.Contains("\"Tell them kindly\" says: \"Not today. Thank you for asking me.\"", no.Text);
        var left = await bot.PressAsync(no, "Leave it at that");
        Assert.StartsWith("All right.\n-# The card still waits for you in /home, until <t:", left.Text);
        await bot.EndAsync();
    }

    /// <summary>Lets Alex reach and the card expire, and opens the notification about it.</summary>
    private static async Task<SeenAnswer> LapsedAsync(BotFixture bot)
    {
        await bot.ReachAsync(bot.Alex, Words);
        await bot.PassAsync(PastTheCard);
        return await bot.OpenRingAsync(bot.Alex);
    }
}
