using Rehearsal.World;
using Tests.TestKit;

namespace Tests.GoodStuff;

public sealed class JarStories
{
    private const string Nothing = "There is nothing in the jar right now.";
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
        Assert.Contains(Nothing, (await story.PressAsync(tender, "Something good")).Text);
        await story.RestartAsync();
        Assert.Equal(0L, InJar(story));

        await story.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(2L, InJar(story));
        await SeesAsync(story, alex, $"<@{alex.Id}>\n{Line}\nam \\*warm\\*", $"<@{sam.Id}>\n{Line}\nam tired");
        await SeesAsync(story, sam, $"<@{alex.Id}>\n{Line}\nam \\*warm\\*", $"<@{sam.Id}>\n{Line}\nam tired");
        await TakeOutAsync(story, sam, "am tired");
        await SeesAsync(story, alex, $"<@{alex.Id}>\n{Line}\nam \\*warm\\*");
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
        var kept = await story.CommandAsync(story.Sam, "goodstuff open");
        Assert.Contains(
            $"<@{story.Alex.Id}>\nWhat I am sharing\nA fear\n\nWhat is truer, more tender, about me?\nI am afraid of being too much.",
            kept.Text);
        Assert.Contains("Nothing of yours", (await story.CommandAsync(story.Sam, "goodstuff mine")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_one_puts_in_the_other_may_come_across_until_it_is_taken_out()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        Assert.Contains(Nothing, (await story.CommandAsync(sam, "goodstuff open")).Text);
        await AddAsync(story, alex, "Your laugh in the morning.");
        await AddAsync(story, sam, "Soup on Sunday.");
        Assert.Empty(story.Rings(sam));
        await SeesAsync(story, sam, $"<@{alex.Id}>\nYour laugh in the morning.", $"<@{sam.Id}>\nSoup on Sunday.");
        Assert.Contains("<@", (await story.PressAsync(await story.CommandAsync(sam, "home"), "Something good")).Text);

        var stale = await story.CommandAsync(alex, "goodstuff mine");
        var left =
            await story.PressAsync(
                await PickAsync(story, await story.CommandAsync(alex, "goodstuff mine"), "Your laugh in the morning."),
                "Leave it in");
        Assert.Contains("Only you see this list.", left.Text);
        await TakeOutAsync(story, alex, "Your laugh in the morning.");
        Assert.Contains("not in the jar any more", (await PickAsync(story, stale, "Your laugh in the morning.")).Text);
        await SeesAsync(story, sam, $"<@{sam.Id}>\nSoup on Sunday.");
        await story.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_again_puts_it_in_once()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var form = await story.CommandAsync(story.Alex, "goodstuff add");
        foreach (var words in new[] { "Your laugh in the morning.", "Your laugh in the morning. ", "Soup on Sunday." })
            Assert.StartsWith("It is in the jar.", (await story.SubmitAsync(form, (form.Modal!.Fields[0].CustomId, words))).Text);
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
        await SeesAsync(story, alex, $"<@{alex.Id}>\nYour laugh in the morning.");
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

    /// <summary>One after the other, exactly these.</summary>
    private static async Task SeesAsync(BotFixture story, WorldPerson by, params string[] all)
    {
        var seen = new HashSet<string>();
        var page = await story.CommandAsync(by, "goodstuff open");
        Assert.True(page.IsEphemeral);
        for (var turn = 0; turn < 4; turn++)
        {
            seen.Add(Assert.Single(all, a => page.Text.Contains(a, StringComparison.Ordinal)));
            page = await story.PressAsync(page, "Another one");
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
        Assert.Contains("Noted.", (await story.DoneAsync(await by.SelectAsync(page.Message, "Choose one", option.Value))).Text);
    }

    private static async Task TogetherAsync(BotFixture story)
    {
        await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "together")), "Ask Sam");
        await story.PressAsync(await story.OpenRingAsync(story.Sam), "I'm here");
        await story.OnFloorAsync(story.Alex, "Go on");
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
                ("What I am sharing", "fear"),
                ("What is truer, more tender, about me?", "I am afraid of being too much.")),
            "Share");
        await story.PressAsync(await story.OpenRingAsync(sam), "I'm here");
        await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("What I heard you say", "You fear that you are too much for me."));
        await story.OnFloorAsync(alex, "That's it");
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("It makes sense because…", "You were often told so.")),
            "Share");
        await story.PressAsync(await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "I feel understood"), "Tell them");
        await story.OnFloorAsync(alex, "Close with thanks");
    }
}
