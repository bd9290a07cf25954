using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Follows /home through everything that it can be.</summary>
public sealed class HomeStories
{
    private const string Menu = "What do you need right now?";

    [Fact]
    public async Task Reach_says_what_it_is_for_where_nothing_else_waits()
    {
        const string Reach = "Reach: you share one true thing, and your partner listens and answers.";
        await using var bot = await BotFixture.OfCoupleAsync();
        Assert.Contains($"-# Nothing waits for you.\n-# {Reach}", (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.ReachAsync(bot.Alex);
        Assert.DoesNotContain(Reach, (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_first_small_one_is_offered_until_the_two_have_shared_something()
    {
        const string First = "A first small one";
        await using var bot = await BotFixture.BeginAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.BecomeACoupleAsync(alex, sam);
        var paired = bot.Rings(alex)[^1];
        Assert.Contains(First, (await bot.OpenRingAsync(sam)).Message!.Labels);
        await bot.TogetherAsync();
        foreach (var person in new[] { alex, sam })
            await bot.PressAsync(await bot.WriteALineAsync(person, "Warm."), "Share");
        await bot.PassAsync(TimeSpan.FromDays(1.1));

        var page = await bot.PressAsync(alex, paired, "Open");
        Assert.StartsWith("### You and Sam\nYou are paired.", page.Text);
        Assert.DoesNotContain(First, page.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Somebody_alone_can_pair_read_and_begin_alone()
    {
        await using var bot = await BotFixture.BeginAsync();
        var home = await bot.CommandAsync(bot.Stranger, "home");
        Assert.Equal("### Welcome\nThis is a private place for two. You can also begin alone.", home.Text);
        Assert.Equal(["Read this first", "Settings", "Support", "Safety", "Hide"], home.Message!.Labels);
        Assert.Equal(["Just for me", "Something good", "Learn"], Lines(home));
        Assert.Contains(home.Message.Selects, s => s.Is("Pair with someone"));
        foreach (var line in Lines(home))
            Assert.Contains("### Welcome", (await bot.PressAsync(await bot.ChooseAtHomeAsync(bot.Stranger, line), "Back")).Text);
        foreach (var button in new[] { "Read this first", "Settings", "Support" })
        {
            var page = await bot.PressAsync(await bot.CommandAsync(bot.Stranger, "home"), button);
            Assert.Contains("### Welcome", (await bot.PressAsync(page, "Back")).Text);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task Choosing_oneself_leaves_the_page_and_offers_the_choice_again()
    {
        await using var bot = await BotFixture.BeginAsync();
        var home = await bot.CommandAsync(bot.Alex, "home");
        var said = await bot.DoneAsync(await bot.Alex.SelectAsync(home.Message!, "Pair with someone", bot.Alex));
        Assert.Equal("You can pair with another person in this server.", said.Text);
        Assert.Equal(2, bot.Alex.Ephemerals.Count);
        var page = await bot.DoneAsync(await bot.Alex.SelectAsync(said.Message!, "Pair with someone", bot.Sam));
        Assert.Contains($"### Pair with <@{bot.Sam.Id}>", page.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task From_the_page_of_an_invitation_there_is_a_way_back_to_home()
    {
        await using var bot = await BotFixture.BeginAsync();
        var home = await bot.CommandAsync(bot.Alex, "home");
        var page = await bot.DoneAsync(await bot.Alex.SelectAsync(home.Message!, "Pair with someone", bot.Sam));
        Assert.Equal([PairingFlow.Choose, "Not now", "Read this first", "Back", "Safety", "Hide"], page.Message!.Labels);
        Assert.Contains("### Welcome", (await bot.PressAsync(page, "Back")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_couple_reads_that_nothing_waits_and_finds_everything_in_one_menu()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.StartsWith("### You and Sam\n-# Nothing waits for you.\n-# Reach:", home.Text);
        Assert.Equal(["Reach", "Settings", "Support", "Safety", "Hide"], home.Message!.Labels);
        var lines = Lines(home);
        Assert.Equal(
            ["Sardines", "Repair", "Just for me", "Something good", "Weekly check-in", "Journey", "Learn"],
            lines.Take(7));
        Assert.Equal("All practices", lines[^1]);
        Assert.Equal(9, lines.Count);
        var menu = home.Message.Selects.Single(s => s.Is(Menu));
        Assert.All(menu.Options, o => Assert.False(string.IsNullOrWhiteSpace(o.Description), o.Label));
        Assert.Contains("Four things make this safe.", (await bot.PressAsync(home, "Reach")).Text);
        foreach (var line in new[] { "Just for me", "Something good", "Weekly check-in", "Journey", "Learn", "All practices" })
            Assert.Contains("### You and Sam", (await bot.PressAsync(await bot.ChooseAtHomeAsync(bot.Alex, line), "Back")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task One_more_practice_stands_there_each_week_and_each_has_its_turn()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var seen = new List<string>();
        for (var week = 0; week < 8; week++)
        {
            var lines = Lines(await bot.CommandAsync(bot.Alex, "home"));
            Assert.Equal(lines, Lines(await bot.CommandAsync(bot.Sam, "home")));
            seen.Add(lines[7]);
            bot.Clock.Advance(TimeSpan.FromDays(7));
        }

        Assert.Contains("Our week", seen);
        Assert.True(seen.Distinct().Count() >= 5, string.Join(", ", seen));
        await bot.EndAsync();
    }

    [Fact]
    public async Task All_practices_are_found_in_two_menus()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var all = await bot.ChooseAtHomeAsync(bot.Alex, "All practices");
        Assert.Equal(["Back", "Safety", "Hide"], all.Message!.Labels);
        var week = await bot.DoneAsync(await bot.Alex.SelectAsync(all.Message, "For the two of you", "Our week"));
        Assert.Contains("### 🌿 Our week", week.Text);
        all = await bot.ChooseAtHomeAsync(bot.Alex, "All practices");
        var minute = await bot.DoneAsync(await bot.Alex.SelectAsync(all.Message!, "Just for me", "A minute with myself"));
        Assert.Contains("### 🌿 All practices", (await bot.PressAsync(minute, "Back")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_is_paused_reads_so_first_and_what_came_can_be_opened()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.PauseAsync(bot.Sam);
        await bot.ReachAsync(bot.Alex);
        var home = await bot.CommandAsync(bot.Sam, "home");
        Assert.StartsWith("🌙 **You are paused.**\nThe bell does not ring. What came for you is here.", home.Text);
        Assert.Contains("would like to share something with you.**", home.Text);
        Assert.Equal(["Resume", "Open", "Settings", "Support", "Safety", "Hide"], home.Message!.Labels);
        Assert.Contains("I'm here", (await bot.PressAsync(home, "Open")).Message!.Labels);
        home = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Resume");
        Assert.StartsWith("### You and Alex", home.Text, StringComparison.Ordinal);
        Assert.Equal(["Open", "Reach", "Settings", "Support", "Safety", "Hide"], home.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_kept_to_oneself_is_found_behind_my_words()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var kept = await bot.PressAsync(await bot.DraftAsync(bot.Alex, "I miss you at night."), "Keep to myself");
        Assert.Contains("Nothing was sent.", kept.Text);
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains("**Words you have not shared**\n-# Only you see them. Until <t:", home.Text);
        Assert.Contains("I miss you at night.", (await bot.PressAsync(home, "My words")).Text);
        await bot.EndAsync();
    }

    private static IReadOnlyList<string> Lines(SeenAnswer home) =>
        [.. home.Message!.Selects.Single(s => s.Is(Menu)).Options.Select(o => o.Label)];
}
