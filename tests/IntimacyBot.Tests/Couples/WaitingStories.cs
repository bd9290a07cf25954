using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Each thing that waits has its own line in /home.</summary>
public sealed class WaitingStories
{
    [Fact]
    public async Task An_invitation_is_named_with_who_asks_and_until_when()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var until = bot.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds();
        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.Contains($"**<@{bot.Alex.Id}> asks you to pair.**\n-# Until <t:{until}:f>. You need not answer.", home.Text);
        await bot.PressAsync(await bot.PressAsync(home, "Open"), PairingFlow.Choose);
        Assert.Contains("**You two are paired.**", (await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("Not now")]
    [InlineData("No more from this person")]
    public async Task Who_invited_reads_for_whom_and_until_when_and_that_nothing_needs_doing(string answer)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var until = bot.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds();
        if (answer.Length > 0)
            await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), answer);
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.EndsWith(
            $"**Your invitation is on its way.**\n-# It is for <@{bot.Sam.Id}>, until <t:{until}:f>. You need not do anything.",
            home.Text,
            StringComparison.Ordinal);
        Assert.Equal(["Read this first", "Settings", "Support", "Safety", "Hide"], home.Message!.Labels);
        await bot.PassAsync(TimeSpan.FromDays(7));
        home = await bot.CommandAsync(bot.Alex, "home");
        Assert.DoesNotContain("on its way", home.Text);
        Assert.Contains($"**{CoupleDriver.Neutral}**\n-# The time of your invitation went by.", home.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_is_in_a_couple_by_now_waits_for_no_invitation()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Stranger);
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        Assert.DoesNotContain("on its way", (await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_from_before_a_couple_leads_home()
    {
        await using var bot = await BotFixture.BeginAsync();
        var welcome = await bot.CommandAsync(bot.Alex, "home");
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        Assert.StartsWith("### Welcome", welcome.Text, StringComparison.Ordinal);
        var already = await bot.DoneAsync(await bot.Alex.SelectAsync(welcome.Message!, "Pair with someone", bot.Sam));
        Assert.Equal("You are already in a couple here.", already.Text);
        Assert.StartsWith("### You and Sam", (await bot.PressAsync(already, "Home")).Text, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_is_asked_and_who_asked_each_find_their_own_line()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var called = await bot.CommandAsync(sam, "home");
        Assert.Contains("would like to share something with you.**\n-# Until <t:", called.Text);
        var mine = await bot.CommandAsync(alex, "home");
        Assert.Contains("**Your words wait for ", mine.Text);
        var waits = await bot.PressAsync(mine, "Open");
        Assert.Contains("Take it back", waits.Message!.Labels);

        await bot.PressAsync(await bot.PressAsync(await bot.PressAsync(called, "Open"), "I need time"), "An hour");
        var later = await bot.CommandAsync(sam, "home");
        Assert.Contains(">. Come whenever you are ready, until <t:", later.Text);
        Assert.Contains("I'm here", later.Message!.Labels);

        await bot.PressAsync(waits, "Take it back");
        Assert.DoesNotContain("Open", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        var kept = await bot.CommandAsync(alex, "home");
        Assert.Contains("**Words you have not shared**\n-# Only you see them. Until <t:", kept.Text);
        Assert.Contains("My words", kept.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_said_not_now_reads_so_and_may_still_come()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        await bot.PressAsync(await bot.OpenRingAsync(sam), "Not now");
        var home = await bot.CommandAsync(sam, "home");
        Assert.Contains("share something with you.**\n-# You said not now. You can still come until <t:", home.Text);
        Assert.Contains("Your words wait for", (await bot.CommandAsync(alex, "home")).Text);

        // Whoever then asks for time has answered otherwise.
        await bot.PressAsync(await bot.PressAsync(await bot.PressAsync(home, "Open"), "I need time"), "An hour");
        Assert.Contains("-# You asked for time, until <t:", (await bot.CommandAsync(sam, "home")).Text);
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.DoesNotContain("not now", (await bot.CommandAsync(sam, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_asked_again_has_not_been_answered_yet()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        await bot.PressAsync(await bot.OpenRingAsync(sam), "Not now");
        await bot.PassAsync(TimeSpan.FromDays(2));
        var again = await bot.PressAsync(await bot.OpenRingAsync(alex), "Ask again");
        await bot.PressAsync(await bot.PressAsync(again, "My words"), "Share");
        Assert.Contains("share something with you.**\n-# Until <t:", (await bot.CommandAsync(sam, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task So_it_is_with_an_invitation()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");
        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.Contains("asks you to pair.**\n-# You said not now. You can still choose until <t:", home.Text);
        Assert.Contains(PairingFlow.Choose, (await bot.PressAsync(home, "Open")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task One_line_stands_beside_the_page_that_was_pressed()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex);
        var home = await bot.CommandAsync(sam, "home");
        var text = home.Text;
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(alex, "home"), "Open"), "Take it back");
        var line = await bot.PressAsync(home, "Open");
        Assert.Equal("Nothing waits for you here.", line.Text);
        Assert.NotSame(home.Message, line.Message);
        Assert.Equal(text, home.Message!.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task That_somebody_is_in_a_couple_already_stands_beside_the_invitation()
    {
        await using var bot = await BotFixture.BeginAsync();
        var sam = bot.Sam;
        await bot.InviteAsync(bot.Stranger, sam);
        var other = await bot.OpenRingAsync(sam);
        await bot.BecomeACoupleAsync(bot.Alex, sam);
        var refused = await bot.PressAsync(other, PairingFlow.Choose);
        Assert.Equal("You are already in a couple here.", refused.Text);
        Assert.Equal(["Home", "Leave…", "Safety", "Hide"], refused.Message!.Labels);
        Assert.NotSame(other.Message, refused.Message);
        Assert.StartsWith($"### <@{bot.Stranger.Id}> asks you to pair", other.Message!.Text, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Five_things_are_four_and_all_of_them_behind_a_button()
    {
        await using var bot = await BotFixture.BeginAsync();
        var asking = Enumerable.Range(1, 5).Select(i => bot.Somebody($"P{i}")).ToList();
        foreach (var person in asking)
            await bot.InviteAsync(person, bot.Sam);
        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.Equal(4, home.Message!.Labels.Count(l => l == "Open"));
        var all = await bot.PressAsync(home, "Show all");
        Assert.Equal(["Open", "Open", "Open", "Open", "Open", "Back", "Safety", "Hide"], all.Message!.Labels);
        Assert.Contains("Show all", (await bot.PressAsync(all, "Back")).Message!.Labels);
        await bot.EndAsync();
    }
}
