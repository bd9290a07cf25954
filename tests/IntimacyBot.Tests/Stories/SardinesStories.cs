using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The three ways to begin the practice "sardines".</summary>
public sealed class SardinesStories
{
    private static readonly (string Field, object? Value)[] Place =
        [("Where I am hiding", "Behind a joke."), ("What would be good in that place", new[] { "words", "hug" })];

    [Fact]
    public async Task The_door_is_open()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await HiddenAsync(bot);
        await bot.PressAsync(await CardAsync(bot, "I'll come in"), "I'll come in");
        Assert.Equal(1, bot.Count("Behind a joke."));
        await JoinedAsync(bot);
        await bot.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(["A closing word", "How was that?", "Keep this moment"], bot.Floor(sam).Labels);
        Assert.Contains("come and find me", bot.Floor(sam).Text);
        var room = bot.Room(sam)!;
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(room, sam.VisibleChannels);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_door_is_ajar_and_being_near_is_enough()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var gate = await bot.PressAsync(await bot.CommandAsync(alex, "sardines"), "A little");
        Assert.StartsWith("### 🐚 Sardines\n", gate.Text);
        Assert.Contains("\n-# You chose: “A little”\n", gate.Text);
        Assert.DoesNotContain("is hiding", gate.Text);
        Assert.DoesNotContain("Four things make this safe.", gate.Text);
        Assert.Equal(
            ["Ask Sam", "Not today", "I'm not sure it's safe", "A server of your own", "Back", "Safety", "Hide"],
            gate.Message!.Labels);
        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Empty(bot.Rings(sam));
        var asked = await bot.PressAsync(gate, "Ask Sam");
        Assert.Contains("The room opens after **Sam** presses \"I'm near\".", asked.Text);

        var card = await CardAsync(bot, "I'm near");
        Assert.StartsWith("### **Alex** is hiding, and the door is open a little.", card.Text);
        Assert.DoesNotContain("would like to share", card.Text);
        Assert.Contains("**Alex is hiding, and the door is open a little.**", (await bot.CommandAsync(sam, "home")).Text);
        await bot.PressAsync(card, "I'm near");
        Assert.Contains("Sam is near and will not push.", bot.Floor(alex).Text);
        Assert.Contains("Sam, you can just wait.", bot.Floor(sam).Text);
        foreach (var label in new[] { "Open the door", "This was enough" })
            Assert.Equal(
                "It is **Alex**'s turn. These buttons are for **Alex**, and you can just wait.", (await bot.OnFloorAsync(sam, label)).Text);
        await bot.OnFloorAsync(alex, "This was enough");
        Assert.Equal(["Swap turns", "Close with thanks", "I need a pause", "Stop here"], bot.Floor(sam).Labels);
        Assert.Single(bot.Cards(sam));
        await bot.OnFloorAsync(alex, "Close with thanks");
        Assert.StartsWith("**🟠🔵 Being near was enough. Thank you.**", bot.Floor(sam).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_door_is_ajar_and_the_hider_opens_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await NearAsync(bot);
        await bot.OnFloorAsync(bot.Alex, "Open the door");
        await bot.PressAsync(await WriteAsync(bot, bot.Alex), "Share");
        await JoinedAsync(bot);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nothing_has_to_be_brought_but_being_there_and_who_says_more_is_told_that_the_other_stays()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await HiddenAsync(bot);
        await bot.PressAsync(await CardAsync(bot, "I'll come in"), "I'll come in");
        var join = await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ("Being in here with you, I…", "am quiet."));
        await bot.PressAsync(join, "Share");
        Assert.DoesNotContain("What I can bring", bot.Cards(alex)[^2].Text);
        foreach (var label in new[] { "I'm in", "Go on" })
            foreach (var person in new[] { alex, sam })
                await bot.OnFloorAsync(person, label);
        var more = await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ("From in here, a little more", "It is dim."));
        await bot.PressAsync(more, "Share");
        var stay = await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ("Still here with you", "I stay."));
        await bot.PressAsync(stay, "Share");
        await bot.OnFloorAsync(alex, "Enough for today");
        await bot.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal((1, 1), (bot.Count("It is dim."), bot.Count("I stay.")));
        Assert.StartsWith("**🟠🔵 Being near was enough. Thank you.**", bot.Floor(sam).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_door_is_closed_and_nothing_is_sent()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var door = await bot.ChooseAtHomeAsync(bot.Alex, "Sardines");
        Assert.Equal(["Open", "A little", "Closed", "Back", "Safety", "Hide"], door.Message!.Labels);
        Assert.DoesNotContain("Four things", door.Text);
        var offered = await bot.PressAsync(door, "Closed");
        Assert.StartsWith("That is a good answer, too. Nothing was sent.", offered.Text, StringComparison.Ordinal);
        Assert.Equal(["In my hiding place", "Back", "Safety", "Hide"], offered.Message!.Labels);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("Notifications"));
        Assert.StartsWith("### 🕯️ In my hiding place", (await bot.PressAsync(offered, "In my hiding place")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_door_may_be_chosen_anew_as_long_as_nobody_was_asked()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await HiddenAsync(bot, share: false);
        await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        var kept = await bot.PressAsync(await bot.CommandAsync(alex, "sardines"), "My words");
        Assert.Contains("Behind a joke.", kept.Text);
        await bot.PressAsync(kept, "Discard");
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(alex, "sardines"), "A little"), "Ask Sam");
        await bot.PressAsync(await bot.CommandAsync(alex, "sardines"), "Take it back");
        Assert.Empty(bot.Rings(sam));
        Assert.Contains("Open", (await bot.CommandAsync(alex, "sardines")).Message!.Labels);
        await HiddenAsync(bot);
        await bot.PressAsync(await CardAsync(bot, "I'll come in"), "I'll come in");
        Assert.Equal(1, bot.Count("Behind a joke."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_a_swap_the_new_hider_has_a_door_of_their_own_and_then_the_gate()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await NearAsync(bot);
        await bot.OnFloorAsync(alex, "This was enough");
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Yes, swap");
        Assert.Contains("Sam, your turn.** This step is only for you.", bot.Floor(alex).Text);

        var door = await bot.OnFloorAsync(sam, "Open");
        Assert.Equal(["Open", "A little", "Closed", "Safety", "Hide"], door.Message!.Labels);
        var moves = bot.Moves();
        var gate = await bot.PressAsync(door, "A little");
        Assert.DoesNotContain("Four things make this safe.", gate.Text);
        Assert.Equal(["Ask Alex", "Not today", "I'm not sure it's safe", "Safety", "Hide"], gate.Message!.Labels);
        Assert.Equal(moves, bot.Moves());
        await bot.PressAsync(gate, "Ask Alex");
        Assert.Contains("Sam is hiding, and the door is open a little.", bot.Floor(alex).Text);
        await bot.OnFloorAsync(alex, "I'm near");
        await bot.OnFloorAsync(sam, "Open the door");
        await bot.PressAsync(await WriteAsync(bot, sam), "Share");
        Assert.Equal(1, bot.Count("Behind a joke."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_a_swap_an_open_door_leads_to_the_gate_and_a_closed_one_ends_it_unseen()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await NearAsync(bot);
        await bot.OnFloorAsync(alex, "This was enough");
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Yes, swap");
        var offered = await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Closed");
        Assert.StartsWith("That is a good answer, too. Nothing was sent.", offered.Text);
        Assert.Equal(["A closing word", "How was that?", "Keep this moment"], bot.Floor(alex).Labels);
        Assert.Single(bot.Cards(alex));
        Assert.StartsWith("### 🕯️ In my hiding place", (await bot.PressAsync(offered, "In my hiding place")).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_stop_the_room_can_be_read_for_a_day_and_the_bell_tells_who_did_not_stop_it(bool inBell)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await HiddenAsync(bot);
        await bot.PressAsync(await CardAsync(bot, "I'll come in"), "I'll come in");
        var room = bot.Room(alex)!;
        var until = bot.Clock.GetUtcNow().AddDays(1).ToUnixTimeSeconds();
        var small = $"-# You can read this room until <t:{until}:f>. Then it is deleted. "
            + "What you do next starts with /home, outside this room.";
        await bot.PressAsync(await bot.OnFloorAsync(sam, "Stop here"), "Stop for both of us");

        Assert.Equal($"**It ends here for today.** Stopping is always allowed. Thank you, both.\n{small}", bot.Floor(alex).Text);
        Assert.Empty(bot.NewRings(sam));
        var told = inBell
            ? await bot.OpenRingAsync(alex)
            : await bot.PressAsync(await bot.CommandAsync(alex, "home"), "Open");
        Assert.Equal(bot.Floor(alex).Text, told.Text);
        Assert.Equal(["Go there", "Safety", "Hide"], told.Message!.Labels);
        Assert.EndsWith($"/{room.Id}", told.Message.Buttons.First().Url);
        Assert.DoesNotContain("Your room ended", (await bot.CommandAsync(alex, "home")).Text);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));

        await bot.PassAsync(TimeSpan.FromDays(1) - TimeSpan.FromMinutes(1));
        Assert.Contains(room, sam.VisibleChannels);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.DoesNotContain(room, sam.VisibleChannels);
        Assert.Equal(0, bot.Rows("KeptRooms"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_silence_both_are_told_and_once_the_room_is_gone_nothing_leads_there()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await HiddenAsync(bot);
        await bot.PressAsync(await CardAsync(bot, "I'll come in"), "I'll come in");
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromDays(2));
        Assert.Contains("It can rest here.", bot.Floor(alex).Text);
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(["Go there", "Safety", "Hide"], (await bot.OpenRingAsync(alex)).Message!.Labels);
        await bot.PassAsync(TimeSpan.FromDays(1));
        var told = await bot.OpenRingAsync(sam);
        Assert.Equal("**It ends here for today.** Stopping is always allowed. Thank you, both.", told.Text);
        Assert.Equal(["Safety", "Hide"], told.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_kill_on_the_way_loses_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var door = await bot.CommandAsync(alex, "sardines");
        await bot.KillAndStartAsync();
        var gate = await bot.PressAsync(door, "A little");
        await bot.KillAndStartAsync();
        await bot.PressAsync(gate, "Ask Sam");
        await bot.KillAndStartAsync();
        var card = await CardAsync(bot, "I'm near");
        await bot.KillAndStartAsync();
        await bot.PressAsync(card, "I'm near");
        await bot.KillAndStartAsync();
        await bot.OnFloorAsync(alex, "Open the door");
        await bot.PressAsync(await WriteAsync(bot, alex), "Share");
        await JoinedAsync(bot);
        Assert.Equal(1, bot.Count("Behind a joke."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_act_and_both_presses_are_answered()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var door = await bot.CommandAsync(alex, "sardines");
        var both = await Task.WhenAll(alex.PressAsync(door.Message!, "A little"), alex.PressAsync(door.Message!, "A little"));
        Assert.All(both, b => Assert.Contains("Ask Sam", b.Message!.Labels));
        var gate = both[1].Message!;
        both = await Task.WhenAll(alex.PressAsync(gate, "Ask Sam"), alex.PressAsync(gate, "Ask Sam"));
        Assert.All(both, b => Assert.StartsWith("### You have asked.", b.Text));
        await bot.QuietAsync();
        Assert.Single(bot.Rings(sam));
        Assert.Equal(1, bot.Rows("Dances"));
        await bot.EndAsync();
    }

    /// <summary>Lets Alex hide with the door open.</summary>
    private static async Task HiddenAsync(BotFixture bot, bool share = true)
    {
        var gate = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "sardines"), "Open");
        Assert.DoesNotContain("Four things make this safe.", gate.Text);
        var form = await bot.PressAsync(gate, "Write");
        Assert.Contains("Name a place that feels like where you are.", gate.Text);
        var preview = await bot.SubmitAsync(form, Place);
        if (share)
            await bot.PressAsync(preview, "Share");
    }

    private static async Task<SeenAnswer> CardAsync(BotFixture bot, string label)
    {
        var card = await bot.OpenRingAsync(bot.Sam);
        Assert.Equal([label, "I need time", "Not now", "Safety", "Hide"], card.Message!.Labels);
        Assert.DoesNotContain("Behind a joke.", card.Text);
        return card;
    }

    private static async Task NearAsync(BotFixture bot)
    {
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Alex, "sardines"), "A little"), "Ask Sam");
        await bot.PressAsync(await CardAsync(bot, "I'm near"), "I'm near");
    }

    private static async Task<SeenAnswer> WriteAsync(BotFixture bot, WorldPerson person)
    {
        var next = await bot.OnFloorAsync(person, "Write");
        if (next.Modal is null)
            next = await bot.PressAsync(next, "Write");
        return await bot.SubmitAsync(next, Place);
    }

    /// <summary>Lets Sam join Alex, up to the closing question.</summary>
    private static async Task JoinedAsync(BotFixture bot)
    {
        var (alex, sam) = (bot.Alex, bot.Sam);
        var join = await bot.OnFloorAsync(sam, "Write");
        Assert.Equal(["A few kind words", "A hug later"], join.Modal!.Field("What I can bring")!.Input.Options.Select(o => o.Label));
        await bot.PressAsync(
            await bot.SubmitAsync(join, ("What I can bring", "hug"), ("Being in here with you, I…", "am quiet.")),
            "Share");
        Assert.Equal(1, bot.Count("am quiet."));
        foreach (var person in new[] { alex, sam })
            await bot.OnFloorAsync(person, "I'm in");
        await bot.PassAsync(TimeSpan.FromSeconds(121));
        await bot.OnFloorAsync(alex, "Stay quiet");
        await bot.OnFloorAsync(alex, "Found");
        Assert.Equal(1, bot.Count("I feel found."));
        Assert.Equal(["Swap turns", "Close with thanks", "I need a pause", "Stop here"], bot.Floor(sam).Labels);
    }
}
