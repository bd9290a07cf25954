using Rehearsal.World;
using Tests.TestKit;

namespace Tests.GoodStuff;

public sealed class JarStories
{
    private const string Nothing = "### 🍯 The jar is empty";
    private const string Line = "Right now, here with you, I…";

    [Fact]
    public async Task What_both_keep_is_in_the_jar_a_day_later()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await TogetherAsync(story);
        await KeepAsync(story, alex, 0);
        await KeepAsync(story, sam, 0);
        var tender = await story.PressAsync(await story.OnFloorAsync(alex, "How was that?"), "Tender");
        var page = await story.PressAsync(tender, "Something good");
        Assert.Equal(["Put one in", "Open one", "Safety", "Hide"], page.Message!.Labels);
        Assert.StartsWith(Nothing, (await story.PressAsync(page, "Open one")).Text);
        Assert.StartsWith("### 🍯 Something good", (await story.PressAsync(page, "Back")).Text);
        await story.RestartAsync();
        Assert.Equal(0L, InJar(story));

        await story.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(2L, InJar(story));
        await SeesAsync(story, alex, $"**🟠 Alex**\n{Line}\nam \\*warm\\*");
        await SeesAsync(story, sam, $"**🔵 Sam**\n{Line}\nam tired");
        await TakeOutAsync(story, sam, "am tired");
        Assert.StartsWith(Nothing, (await story.CommandAsync(sam, "goodstuff open")).Text);
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal(1L, InJar(story));
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_before_the_day_is_over_has_chosen_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await TogetherAsync(story);
        await KeepAsync(story, story.Alex, 0);
        await KeepAsync(story, story.Sam, 0);
        await story.LeaveAsync(story.Sam);

        await story.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(0L, InJar(story));
        Assert.Contains(Nothing, (await story.CommandAsync(story.Alex, "goodstuff open")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Different_moments_are_not_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await ReachAsync(story);
        await KeepAsync(story, story.Alex, 0);
        await KeepAsync(story, story.Sam, 1);

        await story.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(0L, InJar(story));
        Assert.Contains(Nothing, (await story.CommandAsync(story.Alex, "goodstuff open")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_words_of_one_are_kept_under_their_name_alone()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await ReachAsync(story);
        await KeepAsync(story, story.Alex, 0);
        await KeepAsync(story, story.Sam, 1);
        await KeepAsync(story, story.Sam, 0);

        await story.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(1L, InJar(story));
        var kept = await story.CommandAsync(story.Alex, "goodstuff open");
        Assert.Contains(
            "**🟠 Alex**\nA fear\n\nI am afraid of being too much.",
            kept.Text);
        Assert.Contains("Nothing of yours", (await story.CommandAsync(story.Sam, "goodstuff mine")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Alone_everybody_opens_their_own_and_takes_it_out_again()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        Assert.StartsWith(Nothing, (await story.CommandAsync(sam, "goodstuff open")).Text);
        await AddAsync(story, alex, "Your laugh in the morning.");
        await AddAsync(story, sam, "Soup on Sunday.");
        await AddAsync(story, sam, "The blue coat.");
        Assert.Empty(story.Rings(sam));
        await SeesAsync(story, alex, "**🟠 Alex**\n## Your laugh in the morning.");
        await SeesAsync(story, sam, "**🔵 Sam**\n## Soup on Sunday.", "**🔵 Sam**\n## The blue coat.");

        var stale = await story.CommandAsync(alex, "goodstuff mine");
        var left =
            await story.PressAsync(
                await PickAsync(story, await story.CommandAsync(alex, "goodstuff mine"), "Your laugh in the morning."),
                "Leave it in");
        Assert.Contains("Only you see this list.", left.Text);
        await TakeOutAsync(story, alex, "Your laugh in the morning.");
        Assert.Contains("not in the jar any more", (await PickAsync(story, stale, "Your laugh in the morning.")).Text);
        Assert.StartsWith(Nothing, (await story.CommandAsync(alex, "goodstuff open")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task In_their_room_where_both_are_it_may_be_of_either()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await AddAsync(story, alex, "Your laugh in the morning.");
        await AddAsync(story, sam, "Soup on Sunday.");
        string[] both = ["**🟠 Alex**\n## Your laugh in the morning.", "**🔵 Sam**\n## Soup on Sunday."];
        await TogetherAsync(story);
        foreach (var person in new[] { alex, sam })
        {
            var page = await story.DoneAsync(await person.CommandAsync(story.Room(person)!, "goodstuff open"));
            Assert.True(page.IsEphemeral);
            await SeesAsync(story, page, both);
        }

        await SeesAsync(story, sam, both[1]);
        await story.PassAsync(TimeSpan.FromHours(24));
        await SeesAsync(story, await story.DoneAsync(await sam.CommandAsync(story.Home, "goodstuff open")), both[1]);
        await story.EndAsync();
    }

    [Fact]
    public async Task From_the_page_of_the_jar_one_is_put_in_and_opened_and_there_is_a_way_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var page = await story.ChooseAtHomeAsync(story.Alex, "Something good");
        var added = await story.SubmitAsync(await story.PressAsync(page, "Put one in"), ("What was good?", "Soup on Sunday."));
        Assert.Same(page.Message, added.Message);
        Assert.StartsWith("### 🍯 It is in the jar.", added.Text);
        page = await story.PressAsync(await story.PressAsync(added, "Back"), "Open one");
        Assert.Contains("## Soup on Sunday.", page.Text);
        Assert.EndsWith("-# 🍯 From your jar. Only you see it now.", page.Text);
        Assert.Equal(["Back", "Safety", "Hide"], page.Message!.Labels);
        await AddAsync(story, story.Alex, "Your laugh in the morning.");
        page = await story.PressAsync(await story.PressAsync(page, "Back"), "Open one");
        Assert.Equal(["Another one", "Back", "Safety", "Hide"], page.Message!.Labels);
        page = await story.PressAsync(await story.PressAsync(page, "Another one"), "Back");
        Assert.StartsWith("### 🍯 Something good", page.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_again_puts_it_in_once()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var form = await story.CommandAsync(story.Alex, "goodstuff add");
        foreach (var words in new[] { "Your laugh in the morning.", "Your laugh in the morning. ", "Soup on Sunday." })
            Assert.StartsWith("### 🍯 It is in the jar.", (await story.SubmitAsync(form, (form.Modal!.Fields[0].CustomId, words))).Text);
        Assert.Equal(2L, InJar(story));
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_own_along_and_the_other_is_told_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await AddAsync(story, alex, "Your laugh in the morning.");
        await AddAsync(story, sam, "Soup on Sunday.");
        var before = alex.Transcript.Entries.Count;

        await story.LeaveAsync(sam);

        Assert.Equal(before, alex.Transcript.Entries.Count);
        Assert.Equal(1L, InJar(story));
        await SeesAsync(story, alex, "**🟠 Alex**\n## Your laugh in the morning.");
        await story.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_there_are_my_own_and_a_stranger_has_no_jar()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await AddAsync(story, story.Alex, "Your laugh in the morning.");
        var direct = story.Alex.OpenDirect();
        foreach (var command in new[] { "goodstuff open", "goodstuff add" })
            Assert.Equal("Please use this in your server.", (await story.DoneAsync(await story.Alex.CommandAsync(direct, command))).Text);
        var mine = await story.DoneAsync(await story.Alex.CommandAsync(direct, "goodstuff mine"));
        await story.PressAsync(await PickAsync(story, mine, "Your laugh in the morning."), "Take it out");
        Assert.Equal(0L, InJar(story));

        foreach (var command in new[] { "goodstuff open", "goodstuff add" })
            Assert.Contains("The jar is for two.", (await story.CommandAsync(story.Stranger, command)).Text);
        Assert.Contains("Nothing of yours", (await story.CommandAsync(story.Stranger, "goodstuff mine")).Text);
        await story.EndAsync();
    }

    private static object? InJar(BotFixture story) => DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Jar");

    private static async Task AddAsync(BotFixture story, WorldPerson by, string words)
    {
        var added = await story.SubmitAsync(await story.CommandAsync(by, "goodstuff add"), ("What was good?", words));
        Assert.Contains("It is in the jar.", added.Text);
    }

    /// <summary>Asserts that the person sees exactly these entries, one after the other.</summary>
    private static async Task SeesAsync(BotFixture story, WorldPerson by, params string[] all)
    {
        var page = await story.CommandAsync(by, "goodstuff open");
        Assert.True(page.IsEphemeral);
        await SeesAsync(story, page, all);
    }

    private static async Task SeesAsync(BotFixture story, SeenAnswer page, params string[] all)
    {
        var seen = new HashSet<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            seen.Add(Assert.Single(all, a => page.Text.Contains(a, StringComparison.Ordinal)));
            Assert.Equal(all.Length > 1, page.Message!.Labels.Contains("Another one"));
            page = all.Length > 1 ? await story.PressAsync(page, "Another one") : page;
        }

        Assert.Equal(all.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    private static async Task TakeOutAsync(BotFixture story, WorldPerson by, string words)
    {
        var ask = await PickAsync(story, await story.CommandAsync(by, "goodstuff mine"), words);
        Assert.Contains(words, ask.Text);
        Assert.Contains("It is out of the jar.", (await story.PressAsync(ask, "Take it out")).Text);
    }

    private static async Task<SeenAnswer> PickAsync(BotFixture story, SeenAnswer mine, string words)
    {
        var option = Assert.Single(mine.Message!.Selects.Single().Options, o => o.Label.Contains(words, StringComparison.Ordinal));
        return await story.DoneAsync(await mine.By.SelectAsync(mine.Message!, "Look at one", option.Value));
    }

    private static async Task KeepAsync(BotFixture story, WorldPerson by, int card)
    {
        var page = await story.OnFloorAsync(by, "Keep this moment");
        var option = page.Message!.Selects.Single().Options[card];
        Assert.Matches($@"^{card + 1}\. (🟠 Alex|🔵 Sam|🟠🔵 Alex and Sam) · \w", option.Label);
        Assert.Contains("Saved.", (await story.DoneAsync(await by.SelectAsync(page.Message, "Choose one", option.Value))).Text);
    }

    private static async Task TogetherAsync(BotFixture story)
    {
        await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "together")), "Ask Sam");
        await story.PressAsync(await story.OpenRingAsync(story.Sam), "I'm here");
        foreach (var label in new[] { "I'm in", "Go on" })
            foreach (var person in new[] { story.Alex, story.Sam })
                await story.OnFloorAsync(person, label);
        foreach (var (by, words) in new[] { (story.Alex, "am *warm*"), (story.Sam, "am tired") })
            await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(by, "Write"), (Line, words)), "Share");
    }

    private static async Task ReachAsync(BotFixture story)
    {
        var (alex, sam) = (story.Alex, story.Sam);
        var form = await story.PressAsync(await story.CommandAsync(alex, "reach"), "Write");
        await story.PressAsync(
            await story.SubmitAsync(
                form,
                ReachForm.Words("I am afraid of being too much.")),
            "Share");
        await story.PressAsync(await story.OpenRingAsync(sam), "I'm here");
        await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("What I heard", "You fear that you are too much for me."));
        await story.OnFloorAsync(alex, "That's it");
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ReachForm.Answer("You were often told so.")),
            "Share");
        await story.PressAsync(await story.PressAsync(await story.OpenReceiptAsync(alex), "I feel understood"), "Tell them");
        await story.OnFloorAsync(alex, "Close with thanks");
    }
}
