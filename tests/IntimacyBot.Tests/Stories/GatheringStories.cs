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
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var gate = await BeginAsync(bot, alex);
        Assert.Contains("Three lines. They stay with you until both of you have shared.", gate.Text);
        Assert.Equal(["Write", "Not today", "I'm not sure it's safe", "A server of your own", "Safety", "Hide"], gate.Message!.Labels);
        await ShareAsync(bot, await bot.PressAsync(gate, "Write"), "Hers.");
        var card = await bot.OpenRingAsync(sam);
        Assert.Equal(["Write", "I need time", "Not now", "Safety", "Hide"], card.Message!.Labels);
        Assert.DoesNotContain("Hers.", card.Text);
        Assert.DoesNotContain("Alex", card.Text);
        var here = await ShareAsync(bot, await bot.PressAsync(card, "Write"), "His.");
        Assert.StartsWith("### The room is open.", here.Text);
        Assert.StartsWith("### The room is open.", (await bot.OpenRingAsync(alex)).Text);
        var both = Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers."));
        Assert.Contains("His.", both.Text);
        Assert.Equal(1, bot.Rows("Dances"));

        await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), (Line, "I breathe.")), "Share");
        await bot.OnFloorAsync(sam, "Just thanks");
        Assert.Equal(1, bot.Count("I breathe."));
        Assert.Contains("The longer talk needs two.", bot.Floor(sam).Text);
        var chosen = await bot.OnFloorAsync(sam, "Our week");
        Assert.Equal("Your part is done. It goes on when **Alex**'s is done, too.", chosen.Text);
        Assert.Contains("One of two is in.", bot.Floor(alex).Text);
        Assert.Contains("Alex, it is your turn.", bot.Floor(alex).Text);
        await bot.OnFloorAsync(alex, "Enough for this week");
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        Assert.DoesNotContain("Our week", bot.Floor(sam).Text);
        Assert.DoesNotContain("Our week", bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_both_choose_to_do_next_can_begin_as_soon_as_the_last_card_stands()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, sam), "Write"), "His.");
        foreach (var person in new[] { alex, sam })
            await bot.OnFloorAsync(person, "Just thanks");
        await bot.OnFloorAsync(sam, "Our week");
        await bot.OnFloorAsync(alex, "Our week");
        Assert.Contains("You both chose “Our week”. Either of you can begin it.", bot.Floor(sam).Text);
        Assert.Equal("Our week", bot.Floor(sam).Labels[0]);
        foreach (var person in new[] { alex, sam })
            Assert.Contains("### 🌿 Our week", (await bot.OnFloorAsync(person, "Our week")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_shares_after_the_other_took_words_back_reads_that_nothing_was_shared_and_where_the_words_are()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, sam), "Write"), "His.");
        var preview = await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), (Line, "I breathe."));
        await bot.PressAsync(alex, bot.Cards(alex).Single(m => m.Text.Contains("Hers.")), "Take it back");

        var late = await bot.PressAsync(preview, "Share");
        Assert.StartsWith("**Not shared.** The room has gone on meanwhile. Your words are kept in My words.", late.Text);
        Assert.Contains("I breathe.", (await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words")).Text);
        Assert.Equal(0, bot.Count("I breathe."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Each_answer_keeps_the_question_of_its_own_week()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        // This is an hour before the next Monday begins.
        await bot.PassAsync(new TimeSpan(6, 5, 0, 0));
        var hers = await bot.PressAsync(await BeginAsync(bot, alex), "Write");
        await ShareAsync(bot, hers, "Hers.");
        await bot.PassAsync(TimeSpan.FromHours(2));
        var his = await bot.PressAsync(await bot.OpenRingAsync(sam), "Write");
        var (sunday, monday) = (hers.Modal!.Field("now")!.Label, his.Modal!.Field("now")!.Label);
        Assert.NotEqual(sunday, monday);
        await bot.KillAndStartAsync();
        var share = await WriteAsync(bot, his, "His.");
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal(monday, (await bot.PressAsync(share, "Edit")).Modal!.Field("now")!.Label);
        await bot.PressAsync(share, "Share");
        var card = Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.")).Text;
        int At(string text) => card.IndexOf(text, StringComparison.Ordinal);
        Assert.True(At(sunday) > At("🟠 Alex") && At(monday) > At("🔵 Sam"), card);
        Assert.Equal(
            (At(sunday) < At("🔵 Sam"), At(monday) < At("🟠 Alex")),
            (At("🟠 Alex") < At("🔵 Sam"), At("🔵 Sam") < At("🟠 Alex")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_begins_besides_brings_their_words_to_the_same_room()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var his = await WriteAsync(bot, await bot.PressAsync(await BeginAsync(bot, sam), "Write"), "His.");
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        await bot.PressAsync(his, "Share");
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        Assert.Single(alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        Assert.Equal(1, bot.Rows("Dances"));
        Assert.Equal(2, bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_waits_beside_anything_else()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        Assert.StartsWith("### Yours is in.", (await BeginAsync(bot, alex)).Text);
        await bot.ReachAsync(sam, "His reach.");
        await bot.ReachAsync(alex, "Her reach.");
        var card = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "Open");
        await ShareAsync(bot, await bot.PressAsync(card, "Write"), "His.");
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        Assert.Equal(0, bot.Count("reach."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_second_room_never_opens()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var his = await WriteAsync(bot, await bot.PressAsync(await BeginAsync(bot, sam), "Write"), "His.");
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        var draft = await bot.DraftAsync(alex, "Later.");
        await bot.ReachAsync(sam, "His reach.");
        await bot.HereAsync(alex);
        Assert.StartsWith(CoupleDriver.MovedOn, (await bot.PressAsync(his, "Share")).Text);
        Assert.StartsWith(CoupleDriver.MovedOn, (await bot.PressAsync(draft, "Share")).Text);
        Assert.Single(alex.VisibleChannels, c => c.Name.StartsWith("Room"));
        Assert.Equal(0, bot.Count("Hers.") + bot.Count("His.") + bot.Count("Later."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_comes_back_can_be_shared_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        await bot.PassAsync(TimeSpan.FromDays(2));
        var back = await bot.OpenRingAsync(alex);
        Assert.StartsWith($"### {CoupleDriver.Neutral}\nThe time went by. Your words are back with you. Nobody has read them.", back.Text);
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, sam), "Write"), "His.");
        await bot.PressAsync(await bot.PressAsync(back, "My words"), "Share");
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_kill_in_the_middle_loses_nobody_s_words()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Evenings);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await ShareAsync(bot, await bot.PressAsync(await BeginAsync(bot, alex), "Write"), "Hers.");
        await bot.KillAndStartAsync();
        var his = await WriteAsync(bot, await bot.PressAsync(await bot.OpenRingAsync(sam), "Write"), "His.");
        await bot.KillAndStartAsync();
        await bot.PressAsync(his, "Share");
        await bot.KillAndStartAsync();
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    internal static Task<SeenAnswer> BeginAsync(BotFixture bot, WorldPerson person) =>
        bot.CommandAsync(person, "practice", ("name", "evenings"));

    internal static Task<SeenAnswer> WriteAsync(BotFixture bot, SeenAnswer form, string words) =>
        bot.SubmitAsync(form, (Thanks, words), ("now", "Something."), (CheckInDriver.Mend, "no"));

    internal static async Task<SeenAnswer> ShareAsync(BotFixture bot, SeenAnswer form, string words)
    {
        var preview = await WriteAsync(bot, form, words);
        return await bot.PressAsync(preview, "Share");
    }
}
