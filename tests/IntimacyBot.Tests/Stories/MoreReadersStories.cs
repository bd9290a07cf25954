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
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex, Words);
        await GrantAsync(story, "Night watch");
        var came = await story.HereAsync(sam);
        Assert.Equal(OpensWithAlex, came.Text);
        Assert.Equal(["Safety", "Hide"], came.Message!.Labels);
        Assert.Null(story.Room(sam));

        Assert.Contains("More people can read the room than before.", (await story.CommandAsync(alex, "home")).Text);
        var asked = await story.OpenRingAsync(alex);
        Assert.Equal($"{Title} / the role Night watch", asked.Text.Replace("\n", " / ", StringComparison.Ordinal));
        Assert.Equal(["Share all the same", "Take it back", "Safety", "Hide"], asked.Message!.Labels);
        var opened = await story.PressAsync(asked, "Share all the same");
        Assert.Contains("The room is open.", opened.Text);
        Assert.Contains("Go in", opened.Message!.Labels);
        Assert.Equal(1, story.Count(Words));
        Assert.Contains("The room is open.", (await story.OpenRingAsync(sam)).Text);
        Assert.Empty(story.Rings(alex));
        await story.SayBackAsync(sam);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_taken_back_then_was_read_by_nobody_and_nobody_is_told()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex, Words);
        var card = await story.OpenRingAsync(sam);
        await GrantAsync(story, "Night watch");
        await story.PressAsync(card, "I'm here");
        Assert.Contains("Taken back unread.", (await story.PressAsync(await story.OpenRingAsync(alex), "Take it back")).Text);
        Assert.Null(story.Room(sam));
        Assert.Empty(story.Rings(sam));
        Assert.Empty(story.Rings(alex));
        Assert.DoesNotContain("Open", (await story.CommandAsync(sam, "home")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_came_presses_again_and_reads_the_same_until_the_time_is_over()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex, Words);
        await GrantAsync(story, "Night watch");
        await story.HereAsync(sam);
        var again = await story.PressAsync(await story.CommandAsync(sam, "home"), "Open");
        Assert.Equal(OpensWithAlex, again.Text);
        Assert.Single(story.Rings(alex));
        await story.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains("Your words are back with you. Nobody has read them.", (await story.OpenRingAsync(alex)).Text);
        Assert.Null(story.Room(sam));
        Assert.DoesNotContain("Open", (await story.CommandAsync(sam, "home")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_can_read_only_since_the_page_was_opened_is_shown_before_anything_is_shared()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ReachAsync(alex, Words);
        await GrantAsync(story, "Night watch");
        await story.HereAsync(sam);
        var asked = await story.OpenRingAsync(alex);
        await GrantAsync(story, "Day watch");
        var more = await story.PressAsync(asked, "Share all the same");
        Assert.StartsWith(Title, more.Text);
        Assert.Contains("Day watch", more.Text);
        Assert.Null(story.Room(sam));
        await story.PressAsync(more, "Share all the same");
        Assert.Equal(1, story.Count(Words));
        await story.EndAsync();
    }

    [Fact]
    public async Task Where_no_words_wait_the_room_opens_at_once()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "together")), "Ask Sam");
        await GrantAsync(story, "Night watch");
        await story.HereAsync(story.Sam);
        Assert.NotNull(story.Room(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task So_it_does_when_fewer_can_read_or_somebody_who_could_all_along()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await GrantAsync(story, "Night watch");
        await GrantAsync(story, "Day watch");
        await story.ReachAsync(story.Alex, Words);
        await GrantAsync(story, "Day watch", false);
        await story.HereAsync(story.Sam);
        Assert.Equal(1, story.Count(Words));
        await story.EndAsync();
    }

    [Fact]
    public async Task The_preview_of_a_first_card_is_measured_with_what_the_two_last_shared()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var first = await story.DraftAsync(story.Sam, "Before anything.");
        Assert.DoesNotContain("More people", first.Text);
        await story.PressAsync(first, "Discard");
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, story.Rows("Dances"));
        await GrantAsync(story, "Night watch");
        foreach (var person in new[] { story.Alex, story.Sam })
        {
            var preview = await story.DraftAsync(person, "Afterwards.");
            Assert.Contains("**More people can read the room than before:** the role Night watch.", preview.Text);
            var found = await story.PressAsync(await story.CommandAsync(person, "home"), "My words");
            Assert.Contains("**More people can read the room than before:** the role Night watch.", found.Text);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task What_only_one_of_the_two_shared_changes_nothing_for_the_other()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        await GrantAsync(story, "Night watch");
        await story.ReachAsync(story.Alex, Words);
        Assert.Contains("More people can read the room", (await story.DraftAsync(story.Sam, "Mine.")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Where_both_write_the_first_is_asked_when_the_second_has_shared_and_the_second_waits_as_if_alone()
    {
        await using var story = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        var first = await SharedByBothAsync(story);
        Assert.Null(story.Room(sam));
        var asked = await story.OpenRingAsync(alex);
        Assert.Equal($"{Title} / the role Night watch", asked.Text.Replace("\n", " / ", StringComparison.Ordinal));
        var opened = await story.PressAsync(asked, "Share all the same");
        Assert.StartsWith("### The room is open.", opened.Text);
        Assert.StartsWith("### The room is open.", (await story.OpenRingAsync(sam)).Text);
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        Assert.Equal(1, story.Rows("Dances"));
        Assert.Contains("Yours is in.", first.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Where_both_write_and_the_first_takes_it_back_the_second_waits_on_and_is_told_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        await SharedByBothAsync(story);
        var pages = sam.Ephemerals.Count;
        var back = await story.PressAsync(await story.OpenRingAsync(alex), "Take it back");
        Assert.Contains("Taken back unread.", back.Text);
        Assert.Equal(pages, sam.Ephemerals.Count);
        Assert.Contains("**Your check-in waits.**", (await story.CommandAsync(sam, "home")).Text);

        await story.PressAsync(await story.PressAsync(back, "My words"), "Share");
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    [Fact]
    public async Task Where_both_write_and_the_second_has_taken_it_back_by_then_the_first_waits_on()
    {
        await using var story = await BotFixture.OfCoupleAsync(GatheringStories.Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        var second = await SharedByBothAsync(story);
        await story.PressAsync(second, "Take it back");
        var asked = await story.OpenRingAsync(alex);
        Assert.StartsWith("### Yours is in.", (await story.PressAsync(asked, "Share all the same")).Text);
        Assert.Null(story.Room(alex));
        var his = await story.PressAsync(await story.CommandAsync(sam, "home"), "My words");
        await story.PressAsync(his, "Share");
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    /// <summary>Both share an evening, and somebody else can read since the first has. Returns what the second reads.</summary>
    private static async Task<SeenAnswer> SharedByBothAsync(BotFixture story)
    {
        var (alex, sam) = (story.Alex, story.Sam);
        var hers = await story.PressAsync(await GatheringStories.BeginAsync(story, alex), "Write");
        await GatheringStories.ShareAsync(story, hers, "Hers.");
        await GrantAsync(story, "Night watch");
        var his = await story.PressAsync(await GatheringStories.BeginAsync(story, sam), "Write");
        var second = await GatheringStories.ShareAsync(story, his, "His.");
        Assert.StartsWith("### Yours is in.", second.Text);
        Assert.Equal(["Take it back", "Safety", "Hide"], second.Message!.Labels);
        return second;
    }

    private static async Task GrantAsync(BotFixture story, string name, bool reads = true)
    {
        var role = story.Guild.Roles.SingleOrDefault(r => r.Name == name) ?? story.Guild.AddRole(name);
        if (reads)
            story.Home.Allow(role, WorldPermission.ViewChannel | WorldPermission.ManageThreads);
        else
            story.Home.Clear(role.Id);
        await story.QuietAsync();
        await story.HeardAsync();
    }
}
