using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>A practice without a lead: each writes separately, and the room opens when both have shared.</summary>
public sealed class GatheringStories
{
    private const string Thanks = "Something I thank you for";
    private const string Line = "Reading yours, I notice…";

    /// <summary>
    /// The weekly check-in as a host's practice under another name, because the bot's own check-in notifies people only at their weekly
    /// time.
    /// </summary>
    internal static readonly string Evenings =
        File.ReadAllText(Path.Combine(SourceFiles.Root, "src/IntimacyBot/Practices/Scripts/checkin.yaml"))
            .Replace("practice: checkin", "practice: evenings", StringComparison.Ordinal)
            .Replace("title: Weekly check-in", "title: Evenings", StringComparison.Ordinal);

    [Fact]
    public async Task The_room_opens_when_both_have_shared_with_both_answers_on_one_card()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        var gate = await BeginAsync(story, alex);
        Assert.Contains("Three lines. They stay with you until both of you have shared.", gate.Text);
        Assert.Equal(["Write", "Not today", "I'm not sure it's safe", "A server of your own", "Safety", "Hide"], gate.Message!.Labels);
        await ShareAsync(story, await story.PressAsync(gate, "Write"), "Hers.");
        var card = await story.OpenRingAsync(sam);
        Assert.Equal(["Write", "I need time", "Not now", "Safety", "Hide"], card.Message!.Labels);
        Assert.DoesNotContain("Hers.", card.Text);
        Assert.DoesNotContain("Alex", card.Text);
        var here = await ShareAsync(story, await story.PressAsync(card, "Write"), "His.");
        Assert.StartsWith("### The room is open.", here.Text);
        Assert.StartsWith("### The room is open.", (await story.OpenRingAsync(alex)).Text);
        var both = Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers."));
        Assert.Contains("His.", both.Text);
        Assert.Equal(1, story.Rows("Dances"));

        await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), (Line, "I breathe.")), "Share");
        await story.OnFloorAsync(sam, "Just thanks");
        Assert.Equal(1, story.Count("I breathe."));
        Assert.Contains("The longer talk needs two.", story.Floor(sam).Text);
        Assert.Contains("It can begin once this one is closed.", (await story.OnFloorAsync(sam, "Our week")).Text);
        await story.OnFloorAsync(alex, "Enough for this week");
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_both_choose_to_do_next_can_begin_as_soon_as_the_last_card_stands()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, alex), "Write"), "Hers.");
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, sam), "Write"), "His.");
        foreach (var person in new[] { alex, sam })
            await story.OnFloorAsync(person, "Just thanks");
        await story.OnFloorAsync(sam, "Our week");
        var chosen = await story.OnFloorAsync(alex, "Our week");
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        Assert.Equal("Saved. “Our week” is a practice of its own. It can begin now.", chosen.Text);
        Assert.Contains("### 🌿 Our week", (await story.PressAsync(chosen, "Our week")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Each_answer_keeps_the_question_of_its_own_week()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        // This is an hour before the next Monday begins.
        await story.PassAsync(new TimeSpan(6, 5, 0, 0));
        var hers = await story.PressAsync(await BeginAsync(story, alex), "Write");
        await ShareAsync(story, hers, "Hers.");
        await story.PassAsync(TimeSpan.FromHours(2));
        var his = await story.PressAsync(await story.OpenRingAsync(sam), "Write");
        var (sunday, monday) = (hers.Modal!.Field("now")!.Label, his.Modal!.Field("now")!.Label);
        Assert.NotEqual(sunday, monday);
        await story.KillAndStartAsync();
        var share = await WriteAsync(story, his, "His.");
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(monday, (await story.PressAsync(share, "Edit")).Modal!.Field("now")!.Label);
        await story.PressAsync(share, "Share");
        var card = Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.")).Text;
        int At(string text) => card.IndexOf(text, StringComparison.Ordinal);
        Assert.True(At(sunday) > At("🟠 Alex") && At(monday) > At("🔵 Sam"), card);
        Assert.Equal(
            (At(sunday) < At("🔵 Sam"), At(monday) < At("🟠 Alex")),
            (At("🟠 Alex") < At("🔵 Sam"), At("🔵 Sam") < At("🟠 Alex")));
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_begins_besides_brings_their_words_to_the_same_room()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        var his = await WriteAsync(story, await story.PressAsync(await BeginAsync(story, sam), "Write"), "His.");
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, alex), "Write"), "Hers.");
        await story.PressAsync(his, "Share");
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        Assert.Single(alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        Assert.Equal(1, story.Rows("Dances"));
        Assert.Equal(2, story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task It_waits_beside_anything_else()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, alex), "Write"), "Hers.");
        Assert.StartsWith("### Yours is in.", (await BeginAsync(story, alex)).Text);
        await story.ReachAsync(sam, "His reach.");
        await story.ReachAsync(alex, "Her reach.");
        var card = await story.PressAsync(await story.CommandAsync(sam, "home"), "Open");
        await ShareAsync(story, await story.PressAsync(card, "Write"), "His.");
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        Assert.Equal(0, story.Count("reach."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_second_room_never_opens()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        var his = await WriteAsync(story, await story.PressAsync(await BeginAsync(story, sam), "Write"), "His.");
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, alex), "Write"), "Hers.");
        var draft = await story.DraftAsync(alex, "Later.");
        await story.ReachAsync(sam, "His reach.");
        await story.HereAsync(alex);
        Assert.StartsWith(CoupleDriver.MovedOn, (await story.PressAsync(his, "Share")).Text);
        Assert.StartsWith(CoupleDriver.MovedOn, (await story.PressAsync(draft, "Share")).Text);
        Assert.Single(alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        Assert.Equal(0, story.Count("Hers.") + story.Count("His.") + story.Count("Later."));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_comes_back_can_be_shared_again()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, alex), "Write"), "Hers.");
        await story.PassAsync(TimeSpan.FromDays(2));
        var back = await story.OpenRingAsync(alex);
        Assert.StartsWith($"### {CoupleDriver.Neutral}\nThe time went by. Your words are back with you. Nobody has read them.", back.Text);
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, sam), "Write"), "His.");
        await story.PressAsync(await story.PressAsync(back, "My words"), "Share");
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_kill_in_the_middle_loses_nobody_s_words()
    {
        await using var story = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (story.Alex, story.Sam);
        await ShareAsync(story, await story.PressAsync(await BeginAsync(story, alex), "Write"), "Hers.");
        await story.KillAndStartAsync();
        var his = await WriteAsync(story, await story.PressAsync(await story.OpenRingAsync(sam), "Write"), "His.");
        await story.KillAndStartAsync();
        await story.PressAsync(his, "Share");
        await story.KillAndStartAsync();
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    internal static Task<SeenAnswer> BeginAsync(BotFixture story, WorldPerson person) =>
        story.CommandAsync(person, "practice", ("name", "evenings"));

    internal static Task<SeenAnswer> WriteAsync(BotFixture story, SeenAnswer form, string words) =>
        story.SubmitAsync(form, (Thanks, words), ("now", "Something."), (CheckInDriver.Mend, "no"));

    internal static async Task<SeenAnswer> ShareAsync(BotFixture story, SeenAnswer form, string words)
    {
        var preview = await WriteAsync(story, form, words);
        return await story.PressAsync(preview, "Share");
    }
}
