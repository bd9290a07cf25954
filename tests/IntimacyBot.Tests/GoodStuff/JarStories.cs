using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.GoodStuff;

public sealed class JarStories
{
    private const string Nothing = "### 🍯 The jar is empty";
    private const string ShowBoth = "Show us both";
    private const string FromJar = CheckInDriver.FromJar;
    private const string Laugh = "Your laugh in the morning.";
    private const string Line = "Right now, here with you, I…";

    [Fact]
    public async Task What_both_keep_is_in_the_jar_a_day_later()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await TogetherAsync(bot);
        await KeepAsync(bot, alex, 0);
        await KeepAsync(bot, sam, 0);
        var tender = await bot.PressAsync(await bot.OnFloorAsync(alex, "How was that?"), "Tender");
        var page = await bot.PressAsync(tender, "Something good");
        Assert.Equal(["Put one in", "Open one", "Safety", "Hide"], page.Message!.Labels);
        Assert.StartsWith(Nothing, (await bot.PressAsync(page, "Open one")).Text);
        Assert.StartsWith("### 🍯 Something good", (await bot.PressAsync(page, "Back")).Text);
        await bot.RestartAsync();
        Assert.Equal(0L, InJar(bot));

        await bot.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(2L, InJar(bot));
        await SeesAsync(bot, alex, $"**🟠 Alex**\n{Line}\nam \\*warm\\*");
        await SeesAsync(bot, sam, $"**🔵 Sam**\n{Line}\nam tired");
        await TakeOutAsync(bot, sam, "am tired");
        Assert.StartsWith(Nothing, (await bot.CommandAsync(sam, "goodstuff open")).Text);
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.Equal(1L, InJar(bot));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_before_the_day_is_over_has_chosen_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await TogetherAsync(bot);
        await KeepAsync(bot, bot.Alex, 0);
        await KeepAsync(bot, bot.Sam, 0);
        await bot.LeaveAsync(bot.Sam);

        await bot.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(0L, InJar(bot));
        Assert.Contains(Nothing, (await bot.CommandAsync(bot.Alex, "goodstuff open")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Different_moments_are_not_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await ReachAsync(bot);
        await KeepAsync(bot, bot.Alex, 0);
        await KeepAsync(bot, bot.Sam, 1);

        await bot.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(0L, InJar(bot));
        Assert.Contains(Nothing, (await bot.CommandAsync(bot.Alex, "goodstuff open")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_words_of_one_are_kept_under_their_name_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await ReachAsync(bot);
        await KeepAsync(bot, bot.Alex, 0);
        await KeepAsync(bot, bot.Sam, 1);
        await KeepAsync(bot, bot.Sam, 0);

        await bot.PassAsync(TimeSpan.FromHours(24));

        Assert.Equal(1L, InJar(bot));
        var kept = await bot.CommandAsync(bot.Alex, "goodstuff open");
        Assert.Contains(
            "**🟠 Alex**\nA fear\n\nI am afraid of being too much.",
            kept.Text);
        Assert.Contains("Nothing of yours", (await bot.CommandAsync(bot.Sam, "goodstuff mine")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Alone_everybody_opens_their_own_and_takes_it_out_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        Assert.StartsWith(Nothing, (await bot.CommandAsync(sam, "goodstuff open")).Text);
        await AddAsync(bot, alex, "Your laugh in the morning.");
        await AddAsync(bot, sam, "Soup on Sunday.");
        await AddAsync(bot, sam, "The blue coat.");
        Assert.Empty(bot.Rings(sam));
        await SeesAsync(bot, alex, "**🟠 Alex**\n## Your laugh in the morning.");
        await SeesAsync(bot, sam, "**🔵 Sam**\n## Soup on Sunday.", "**🔵 Sam**\n## The blue coat.");

        var stale = await bot.CommandAsync(alex, "goodstuff mine");
        var left =
            await bot.PressAsync(
                await PickAsync(bot, await bot.CommandAsync(alex, "goodstuff mine"), "Your laugh in the morning."),
                "Leave it in");
        Assert.Contains("Only you see this list.", left.Text);
        await TakeOutAsync(bot, alex, "Your laugh in the morning.");
        Assert.Contains("not in the jar any more", (await PickAsync(bot, stale, "Your laugh in the morning.")).Text);
        Assert.StartsWith(Nothing, (await bot.CommandAsync(alex, "goodstuff open")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_the_room_whoever_put_one_in_shows_it_to_both()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await AddAsync(bot, alex, Laugh);
        await AddAsync(bot, sam, "Soup on Sunday.");
        Assert.DoesNotContain(ShowBoth, (await bot.CommandAsync(alex, "goodstuff open")).Message!.Labels);
        await TogetherAsync(bot);
        var floor = bot.Floor(alex);
        var page = await OpenInRoomAsync(bot, alex);
        Assert.StartsWith($"**🟠 Alex**\n## {Laugh}", page.Text);
        Assert.Equal([ShowBoth, "Safety", "Hide"], page.Message!.Labels);

        page = await bot.PressAsync(page, ShowBoth);

        Assert.StartsWith("### 🍯 You both see it now", page.Text);
        await bot.IdleAsync();
        var cards = bot.Cards(sam);
        Assert.Equal($"**🟠 Alex**\n## {Laugh}\n-# 🍯 Something good, from the jar.", cards[^2].Text);
        Assert.True(cards[^2].IsSilent);
        Assert.Equal((true, floor.Text), (floor.IsDeleted, cards[^1].Text));
        await bot.KillAndStartAsync();
        await bot.CommandAsync(sam, "home");
        await bot.LeaveAsync(alex);
        await bot.IdleAsync();
        Assert.Equal((1, 1L), (bot.Count(Laugh), InJar(bot)));
        await bot.EndAsync();
    }

    [Fact]
    public async Task At_the_end_of_a_check_in_each_opens_one_of_their_own_and_shows_it_to_both()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await AddAsync(bot, alex, Laugh);
        await bot.EndOfCheckInAsync();
        Assert.Equal(
            ["A closing word", "How was that?", "Keep this moment", "Keep this room", FromJar], bot.Floor(alex).Labels);
        var empty = await bot.OnFloorAsync(sam, FromJar);
        Assert.StartsWith(Nothing, empty.Text);
        Assert.Equal(["Put one in", "Safety", "Hide"], empty.Message!.Labels);
        var page = await bot.OnFloorAsync(alex, FromJar);
        Assert.True(page.IsEphemeral);
        Assert.StartsWith($"**🟠 Alex**\n## {Laugh}\n-# 🍯 From your jar. Only you see it now.", page.Text);
        Assert.Equal([ShowBoth, "Safety", "Hide"], page.Message!.Labels);
        Assert.Equal(0, bot.Count(Laugh));

        page = await bot.PressAsync(page, ShowBoth);
        Assert.StartsWith("### 🍯 You both see it now", page.Text);
        await bot.IdleAsync();
        var cards = bot.Cards(sam);
        Assert.Equal($"**🟠 Alex**\n## {Laugh}\n-# 🍯 Something good, from the jar.", cards[^2].Text);
        Assert.Contains(FromJar, cards[^1].Labels);
        await bot.KillAndStartAsync();
        Assert.StartsWith($"**🟠 Alex**\n## {Laugh}", (await bot.OnFloorAsync(alex, FromJar)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nobody_else_opens_the_jar_by_that_button_and_in_a_closed_room_it_says_so()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await AddAsync(bot, bot.Alex, Laugh);
        await bot.EndOfCheckInAsync();
        var card = bot.Floor(bot.Alex);
        var button = bot.Floor(bot.Alex).Components.Single(c => c.Json.ToString().Contains(FromJar, StringComparison.Ordinal)
            && c.Type == WorldComponentType.Button).CustomId!;
        var stranger = await bot.DoneAsync(ForgedInteractions.PressAsync(bot.Stranger, card, button));
        Assert.Equal("Not available right now.", stranger.Text);
        await bot.PassAsync(TimeSpan.FromHours(25));
        var late = await bot.DoneAsync(ForgedInteractions.PressAsync(bot.Alex, card, button));
        Assert.DoesNotContain(Laugh, late.Text);
        Assert.Contains("This room has closed.", late.Text);
        Assert.DoesNotContain(FromJar, bot.Cards(bot.Alex)[^1].Labels);
    }

    [Fact]
    public async Task Two_presses_show_it_once_and_from_several_the_next_can_be_opened()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await AddAsync(bot, bot.Alex, Laugh);
        await AddAsync(bot, bot.Alex, "Soup on Sunday.");
        await bot.TogetherAsync();
        var page = await OpenInRoomAsync(bot, bot.Alex);
        Assert.Equal(["Another one", ShowBoth, "Safety", "Hide"], page.Message!.Labels);
        var presses = new[] { bot.Alex.PressAsync(page.Message, ShowBoth), bot.Alex.PressAsync(page.Message, ShowBoth) };
        foreach (var press in presses)
            Assert.StartsWith("### 🍯 You both see it now", (await bot.DoneAsync(press)).Text);
        await bot.IdleAsync();
        Assert.Equal(1, bot.Count("from the jar"));
        page = await bot.PressAsync(await bot.PressAsync(page, "Another one"), ShowBoth);
        await bot.IdleAsync();
        Assert.Equal((1, 1), (bot.Count(Laugh), bot.Count("Soup on Sunday.")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Where_nothing_can_be_written_it_stays_in_the_jar_and_whoever_tries_reads_so()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await AddAsync(bot, bot.Alex, Laugh);
        await bot.TogetherAsync();
        var page = await OpenInRoomAsync(bot, bot.Alex);
        bot.Home.Deny(bot.World.Bot, WorldPermission.SendMessagesInThreads);
        Assert.Contains("It stays in your jar.", (await bot.PressAsync(page, ShowBoth)).Text);
        Assert.Equal((0, 1L), (bot.Count(Laugh), InJar(bot)));
    }

    [Fact]
    public async Task From_the_page_of_the_jar_one_is_put_in_and_opened_and_there_is_a_way_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await bot.ChooseAtHomeAsync(bot.Alex, "Something good");
        var added = await bot.SubmitAsync(await bot.PressAsync(page, "Put one in"), ("What was good?", "Soup on Sunday."));
        Assert.Same(page.Message, added.Message);
        Assert.StartsWith("### 🍯 It is in the jar.", added.Text);
        page = await bot.PressAsync(await bot.PressAsync(added, "Back"), "Open one");
        Assert.Contains("## Soup on Sunday.", page.Text);
        Assert.EndsWith("-# 🍯 From your jar. Only you see it now.", page.Text);
        Assert.Equal(["Back", "Safety", "Hide"], page.Message!.Labels);
        await AddAsync(bot, bot.Alex, "Your laugh in the morning.");
        page = await bot.PressAsync(await bot.PressAsync(page, "Back"), "Open one");
        Assert.Equal(["Another one", "Back", "Safety", "Hide"], page.Message!.Labels);
        page = await bot.PressAsync(await bot.PressAsync(page, "Another one"), "Back");
        Assert.StartsWith("### 🍯 Something good", page.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_form_that_is_sent_again_puts_it_in_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var form = await bot.CommandAsync(bot.Alex, "goodstuff add");
        foreach (var words in new[] { "Your laugh in the morning.", "Your laugh in the morning. ", "Soup on Sunday." })
            Assert.StartsWith("### 🍯 It is in the jar.", (await bot.SubmitAsync(form, (form.Modal!.Fields[0].CustomId, words))).Text);
        Assert.Equal(2L, InJar(bot));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_own_along_and_the_other_is_told_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await AddAsync(bot, alex, "Your laugh in the morning.");
        await AddAsync(bot, sam, "Soup on Sunday.");
        var before = alex.Transcript.Entries.Count;

        await bot.LeaveAsync(sam);

        Assert.Equal(before, alex.Transcript.Entries.Count);
        Assert.Equal(1L, InJar(bot));
        await SeesAsync(bot, alex, "**🟠 Alex**\n## Your laugh in the morning.");
        await bot.EndAsync();
    }

    [Fact]
    public async Task In_direct_messages_there_are_my_own_and_a_stranger_has_no_jar()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await AddAsync(bot, bot.Alex, "Your laugh in the morning.");
        var direct = bot.Alex.OpenDirect();
        foreach (var command in new[] { "goodstuff open", "goodstuff add" })
            Assert.Equal("Please use this in your server.", (await bot.DoneAsync(await bot.Alex.CommandAsync(direct, command))).Text);
        var mine = await bot.DoneAsync(await bot.Alex.CommandAsync(direct, "goodstuff mine"));
        await bot.PressAsync(await PickAsync(bot, mine, "Your laugh in the morning."), "Take it out");
        Assert.Equal(0L, InJar(bot));

        foreach (var command in new[] { "goodstuff open", "goodstuff add" })
            Assert.Contains("The jar is for two.", (await bot.CommandAsync(bot.Stranger, command)).Text);
        Assert.Contains("Nothing of yours", (await bot.CommandAsync(bot.Stranger, "goodstuff mine")).Text);
        await bot.EndAsync();
    }

    private static async Task<SeenAnswer> OpenInRoomAsync(BotFixture bot, WorldPerson by)
    {
        var page = await by.CommandAsync(bot.Room(by)!, "goodstuff open");
        return await bot.DoneAsync(page);
    }

    private static object? InJar(BotFixture bot) => DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Jar");

    private static async Task AddAsync(BotFixture bot, WorldPerson by, string words)
    {
        var added = await bot.SubmitAsync(await bot.CommandAsync(by, "goodstuff add"), ("What was good?", words));
        Assert.Contains("It is in the jar.", added.Text);
    }

    /// <summary>Asserts that the person sees exactly these entries, one after the other.</summary>
    private static async Task SeesAsync(BotFixture bot, WorldPerson by, params string[] all)
    {
        var page = await bot.CommandAsync(by, "goodstuff open");
        Assert.True(page.IsEphemeral);
        await SeesAsync(bot, page, all);
    }

    private static async Task SeesAsync(BotFixture bot, SeenAnswer page, params string[] all)
    {
        var seen = new HashSet<string>();
        for (var turn = 0; turn < 4; turn++)
        {
            seen.Add(Assert.Single(all, a => page.Text.Contains(a, StringComparison.Ordinal)));
            Assert.Equal(all.Length > 1, page.Message!.Labels.Contains("Another one"));
            page = all.Length > 1 ? await bot.PressAsync(page, "Another one") : page;
        }

        Assert.Equal(all.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
    }

    private static async Task TakeOutAsync(BotFixture bot, WorldPerson by, string words)
    {
        var ask = await PickAsync(bot, await bot.CommandAsync(by, "goodstuff mine"), words);
        Assert.Contains(words, ask.Text);
        Assert.Contains("It is out of the jar.", (await bot.PressAsync(ask, "Take it out")).Text);
    }

    private static async Task<SeenAnswer> PickAsync(BotFixture bot, SeenAnswer mine, string words)
    {
        var option = Assert.Single(mine.Message!.Selects.Single().Options, o => o.Label.Contains(words, StringComparison.Ordinal));
        return await bot.DoneAsync(await mine.By.SelectAsync(mine.Message!, "Look at one", option.Value));
    }

    private static async Task KeepAsync(BotFixture bot, WorldPerson by, int card)
    {
        var page = await bot.OnFloorAsync(by, "Keep this moment");
        var option = page.Message!.Selects.Single().Options[card];
        Assert.Matches($@"^{card + 1}\. (🟠 Alex|🔵 Sam|🟠🔵 Alex and Sam) · \w", option.Label);
        Assert.Contains("Saved.", (await bot.DoneAsync(await by.SelectAsync(page.Message, "Choose one", option.Value))).Text);
    }

    private static async Task TogetherAsync(BotFixture bot)
    {
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "together")), "Ask Sam");
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "I'm here");
        foreach (var label in new[] { "I'm in", "Go on" })
            foreach (var person in new[] { bot.Alex, bot.Sam })
                await bot.OnFloorAsync(person, label);
        foreach (var (by, words) in new[] { (bot.Alex, "am *warm*"), (bot.Sam, "am tired") })
            await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(by, "Write"), (Line, words)), "Share");
    }

    private static async Task ReachAsync(BotFixture bot)
    {
        var (alex, sam) = (bot.Alex, bot.Sam);
        var form = await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "Write");
        await bot.PressAsync(
            await bot.SubmitAsync(
                form,
                ReachForm.Words("I am afraid of being too much.")),
            "Share");
        await bot.PressAsync(await bot.OpenRingAsync(sam), "I'm here");
        await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ("What I heard", "You fear that you are too much for me."));
        await bot.OnFloorAsync(alex, "That's it");
        await bot.PressAsync(
            await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ReachForm.Answer("You were often told so.")),
            "Share");
        await bot.PressAsync(await bot.PressAsync(await bot.OpenReceiptAsync(alex), "I feel understood"), "Tell them");
        await bot.OnFloorAsync(alex, "Close with thanks");
    }
}
