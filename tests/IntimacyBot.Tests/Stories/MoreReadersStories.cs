using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>More people can read a room than when the words for it were shared, or than when the partners last shared something.</summary>
public sealed class MoreReadersStories
{
    private const string Words = "I am afraid of being too much.";
    private const string OpensWithAlex = "Your room opens as soon as **Alex** is here, too.";
    private const string Title = "### More people can read the room than before.";

    [Fact]
    public async Task Their_author_is_asked_first_and_the_other_reads_only_that_the_room_opens_with_them()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex, Words);
        await GrantAsync(bot, "Night watch");
        var came = await bot.HereAsync(sam);
        Assert.Equal(OpensWithAlex, came.Text);
        Assert.Equal(["Safety", "Hide"], came.Message!.Labels);
        Assert.Null(bot.Room(sam));

        Assert.Contains("More people can read the room than before.", (await bot.CommandAsync(alex, "home")).Text);
        var asked = await bot.OpenRingAsync(alex);
        Assert.Equal($"{Title} / the role Night watch", asked.Text.Replace("\n", " / ", StringComparison.Ordinal));
        Assert.Equal(["Share all the same", "Take it back", "Safety", "Hide"], asked.Message!.Labels);
        var opened = await bot.PressAsync(asked, "Share all the same");
        Assert.Contains("The room is open.", opened.Text);
        Assert.Contains("Go in", opened.Message!.Labels);
        Assert.Equal(1, bot.Count(Words));
        Assert.Contains("The room is open.", (await bot.OpenRingAsync(sam)).Text);
        Assert.Empty(bot.Rings(alex));
        await bot.SayBackAsync(sam);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_taken_back_then_was_read_by_nobody_and_nobody_is_told()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex, Words);
        var card = await bot.OpenRingAsync(sam);
        await GrantAsync(bot, "Night watch");
        await bot.PressAsync(card, "I'm here");
        Assert.Contains("Taken back unread.", (await bot.PressAsync(await bot.OpenRingAsync(alex), "Take it back")).Text);
        Assert.Null(bot.Room(sam));
        Assert.Empty(bot.Rings(sam));
        Assert.Empty(bot.Rings(alex));
        Assert.DoesNotContain("Open", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_came_presses_again_and_reads_the_same_until_the_time_is_over()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex, Words);
        await GrantAsync(bot, "Night watch");
        await bot.HereAsync(sam);
        var again = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open");
        Assert.Equal(OpensWithAlex, again.Text);
        Assert.Single(bot.Rings(alex));
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains("Your words are back with you. Nobody has read them.", (await bot.OpenRingAsync(alex)).Text);
        Assert.Null(bot.Room(sam));
        Assert.DoesNotContain("Open", (await bot.CommandAsync(sam, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_can_read_only_since_the_page_was_opened_is_shown_before_anything_is_shared()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ReachAsync(alex, Words);
        await GrantAsync(bot, "Night watch");
        await bot.HereAsync(sam);
        var asked = await bot.OpenRingAsync(alex);
        await GrantAsync(bot, "Day watch");
        var more = await bot.PressAsync(asked, "Share all the same");
        Assert.StartsWith(Title, more.Text);
        Assert.Contains("Day watch", more.Text);
        Assert.Null(bot.Room(sam));
        await bot.PressAsync(more, "Share all the same");
        Assert.Equal(1, bot.Count(Words));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_no_words_wait_the_room_opens_at_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
        await GrantAsync(bot, "Night watch");
        await bot.HereAsync(bot.Sam);
        Assert.NotNull(bot.Room(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task So_it_does_when_fewer_can_read_or_somebody_who_could_all_along()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await GrantAsync(bot, "Night watch");
        await GrantAsync(bot, "Day watch");
        await bot.ReachAsync(bot.Alex, Words);
        await GrantAsync(bot, "Day watch", false);
        await bot.HereAsync(bot.Sam);
        Assert.Equal(1, bot.Count(Words));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_preview_of_a_first_card_is_measured_with_what_the_two_last_shared()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var first = await bot.DraftAsync(bot.Sam, "Before anything.");
        Assert.DoesNotContain("More people", first.Text);
        await bot.PressAsync(first, "Discard");
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, bot.Rows("Dances"));
        await GrantAsync(bot, "Night watch");
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            var preview = await bot.DraftAsync(person, "Afterwards.");
            Assert.Contains("**More people can read the room than before:** the role Night watch.", preview.Text);
            var found = await bot.PressAsync(await bot.CommandAsync(person, "home"), "My words");
            Assert.Contains("**More people can read the room than before:** the role Night watch.", found.Text);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task What_only_one_of_the_two_shared_changes_nothing_for_the_other()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        await GrantAsync(bot, "Night watch");
        await bot.ReachAsync(bot.Alex, Words);
        Assert.Contains("More people can read the room", (await bot.DraftAsync(bot.Sam, "Mine.")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_both_write_the_first_is_asked_when_the_second_has_shared_and_the_second_waits_as_if_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var first = await SharedByBothAsync(bot);
        Assert.Null(bot.Room(sam));
        var asked = await bot.OpenRingAsync(alex);
        Assert.Equal($"{Title} / the role Night watch", asked.Text.Replace("\n", " / ", StringComparison.Ordinal));
        var opened = await bot.PressAsync(asked, "Share all the same");
        Assert.StartsWith("### The room is open.", opened.Text);
        Assert.StartsWith("### The room is open.", (await bot.OpenRingAsync(sam)).Text);
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        Assert.Equal(1, bot.Rows("Dances"));
        Assert.Contains("Yours is in.", first.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_both_write_and_the_first_takes_it_back_the_second_waits_on_and_is_told_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await SharedByBothAsync(bot);
        var pages = sam.Ephemerals.Count;
        var back = await bot.PressAsync(await bot.OpenRingAsync(alex), "Take it back");
        Assert.Contains("Taken back unread.", back.Text);
        Assert.Equal(pages, sam.Ephemerals.Count);
        Assert.Contains("**Your check-in waits.**", (await bot.CommandAsync(sam, "home")).Text);

        await bot.PressAsync(await bot.PressAsync(back, "My words"), "Share");
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_both_write_and_the_second_has_taken_it_back_by_then_the_first_waits_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var second = await SharedByBothAsync(bot);
        await bot.PressAsync(second, "Take it back");
        var asked = await bot.OpenRingAsync(alex);
        Assert.StartsWith("### Yours is in.", (await bot.PressAsync(asked, "Share all the same")).Text);
        Assert.Null(bot.Room(alex));
        var his = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words");
        await bot.PressAsync(his, "Share");
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    /// <summary>Both share an evening, and somebody else can read since the first has. Returns what the second reads.</summary>
    private static async Task<SeenAnswer> SharedByBothAsync(BotFixture bot)
    {
        var (alex, sam) = (bot.Alex, bot.Sam);
        var hers = await bot.PressAsync(await GatheringStories.BeginAsync(bot, alex), "Write");
        await GatheringStories.ShareAsync(bot, hers, "Hers.");
        await GrantAsync(bot, "Night watch");
        var his = await bot.PressAsync(await GatheringStories.BeginAsync(bot, sam), "Write");
        var second = await GatheringStories.ShareAsync(bot, his, "His.");
        Assert.StartsWith("### Yours is in.", second.Text);
        Assert.Equal(["Take it back", "Safety", "Hide"], second.Message!.Labels);
        return second;
    }

    private static async Task GrantAsync(BotFixture bot, string name, bool reads = true)
    {
        var role = bot.Guild.Roles.SingleOrDefault(r => r.Name == name) ?? bot.Guild.AddRole(name);
        if (reads)
            bot.Home.Allow(role, WorldPermission.ViewChannel | WorldPermission.ManageThreads);
        else
            bot.Home.Clear(role.Id);
        await bot.QuietAsync();
        await bot.HeardAsync();
    }
}
