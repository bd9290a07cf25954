using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The three ways to begin the practice "sardines".</summary>
public sealed class SardinesStories
{
    private static readonly (string Field, object? Value)[] Place =
        [("Where I am hiding", "Behind a joke."), ("What would be good in here", new[] { "words", "hug" })];

    [Fact]
    public async Task The_door_is_open()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await HiddenAsync(story);
        await story.PressAsync(await CardAsync(story, "I'll come in"), "I'll come in");
        Assert.Equal(1, story.Count("Behind a joke."));
        await JoinedAsync(story);
        await story.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal(["A closing word", "How was that?", "Keep this moment"], story.Floor(sam).Labels);
        Assert.Contains("come and find me", story.Floor(sam).Text);
        var room = story.Room(sam)!;
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.DoesNotContain(room, sam.VisibleChannels);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("KeptRooms"));
        await story.EndAsync();
    }

    [Fact]
    public async Task The_door_is_ajar_and_being_near_is_enough()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var gate = await story.PressAsync(await story.CommandAsync(alex, "sardines"), "A little");
        Assert.StartsWith("### 🐚 Sardines\n", gate.Text);
        Assert.DoesNotContain("is hiding", gate.Text);
        Assert.DoesNotContain("Four things make this safe.", gate.Text);
        Assert.Equal(
            ["Ask Sam", "Not today", "I'm not sure it's safe", "A server of your own", "Safety", "Hide"],
            gate.Message!.Labels);
        Assert.Equal(0, story.Rows("Dances"));
        Assert.Empty(story.Rings(sam));
        await story.PressAsync(gate, "Ask Sam");

        var card = await CardAsync(story, "I'm near");
        Assert.StartsWith("### **Alex** is hiding, and the door is open a little.", card.Text);
        Assert.DoesNotContain("would like to share", card.Text);
        Assert.Contains("**Alex is hiding, and the door is open a little.**", (await story.CommandAsync(sam, "home")).Text);
        await story.PressAsync(card, "I'm near");
        Assert.Contains("Sam is near and will not push.", story.Floor(alex).Text);
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(sam, "Near was enough")).Text);
        await story.OnFloorAsync(alex, "Near was enough");
        Assert.Equal(["Swap turns", "Close with thanks", "I need a pause", "Stop here"], story.Floor(sam).Labels);
        Assert.Single(story.Cards(sam));
        await story.OnFloorAsync(alex, "Close with thanks");
        Assert.StartsWith("**🟠🔵 Being near was enough. Thank you.**", story.Floor(sam).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_door_is_ajar_and_the_hider_opens_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await NearAsync(story);
        await story.OnFloorAsync(story.Alex, "Come in");
        await story.PressAsync(await WriteAsync(story, story.Alex), "Share");
        await JoinedAsync(story);
        await story.EndAsync();
    }

    [Fact]
    public async Task Nothing_has_to_be_brought_but_being_there_and_who_says_more_is_told_that_the_other_stays()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await HiddenAsync(story);
        await story.PressAsync(await CardAsync(story, "I'll come in"), "I'll come in");
        var join = await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("Being in here with you, I…", "am quiet."));
        await story.PressAsync(join, "Share");
        Assert.DoesNotContain("What I can bring", story.Cards(alex)[^2].Text);
        foreach (var label in new[] { "I'm in", "Go on" })
            foreach (var person in new[] { alex, sam })
                await story.OnFloorAsync(person, label);
        var more = await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ("From in here, a little more", "It is dim."));
        await story.PressAsync(more, "Share");
        var stay = await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("Still here with you", "I stay."));
        await story.PressAsync(stay, "Share");
        await story.OnFloorAsync(alex, "Enough for today");
        await story.OnFloorAsync(alex, "Close with thanks");
        Assert.Equal((1, 1), (story.Count("It is dim."), story.Count("I stay.")));
        Assert.StartsWith("**🟠🔵 Being near was enough. Thank you.**", story.Floor(sam).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_door_is_closed_and_nothing_is_sent()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var door = await story.ChooseAtHomeAsync(story.Alex, "Sardines");
        Assert.Equal(["Open", "A little", "Closed", "Back", "Safety", "Hide"], door.Message!.Labels);
        Assert.DoesNotContain("Four things", door.Text);
        var offered = await story.PressAsync(door, "Closed");
        Assert.StartsWith("Nothing was sent.", offered.Text);
        Assert.Equal(["In my hiding place", "Safety", "Hide"], offered.Message!.Labels);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("Notifications"));
        Assert.StartsWith("### 🕯️ In my hiding place", (await story.PressAsync(offered, "In my hiding place")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_door_may_be_chosen_anew_as_long_as_nobody_was_asked()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await HiddenAsync(story, share: false);
        await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        var kept = await story.PressAsync(await story.CommandAsync(alex, "sardines"), "My words");
        Assert.Contains("Behind a joke.", kept.Text);
        await story.PressAsync(kept, "Discard");
        await story.PressAsync(await story.PressAsync(await story.CommandAsync(alex, "sardines"), "A little"), "Ask Sam");
        await story.PressAsync(await story.CommandAsync(alex, "sardines"), "Take it back");
        Assert.Empty(story.Rings(sam));
        Assert.Contains("Open", (await story.CommandAsync(alex, "sardines")).Message!.Labels);
        await HiddenAsync(story);
        await story.PressAsync(await CardAsync(story, "I'll come in"), "I'll come in");
        Assert.Equal(1, story.Count("Behind a joke."));
        await story.EndAsync();
    }

    [Fact]
    public async Task After_a_swap_the_new_hider_has_a_door_of_their_own_and_then_the_gate()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await NearAsync(story);
        await story.OnFloorAsync(alex, "Near was enough");
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Yes, swap");
        Assert.Contains("Sam, your turn.** This step is only for you.", story.Floor(alex).Text);

        var door = await story.OnFloorAsync(sam, "Open");
        Assert.Equal(["Open", "A little", "Closed", "Safety", "Hide"], door.Message!.Labels);
        var moves = story.Moves();
        var gate = await story.PressAsync(door, "A little");
        Assert.DoesNotContain("Four things make this safe.", gate.Text);
        Assert.Equal(["Ask Alex", "Not today", "I'm not sure it's safe", "Safety", "Hide"], gate.Message!.Labels);
        Assert.Equal(moves, story.Moves());
        await story.PressAsync(gate, "Ask Alex");
        Assert.Contains("Sam is hiding, and the door is open a little.", story.Floor(alex).Text);
        await story.OnFloorAsync(alex, "I'm near");
        await story.OnFloorAsync(sam, "Come in");
        await story.PressAsync(await WriteAsync(story, sam), "Share");
        Assert.Equal(1, story.Count("Behind a joke."));
        await story.EndAsync();
    }

    [Fact]
    public async Task After_a_swap_an_open_door_leads_to_the_gate_and_a_closed_one_ends_it_unseen()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await NearAsync(story);
        await story.OnFloorAsync(alex, "Near was enough");
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Yes, swap");
        var offered = await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Closed");
        Assert.StartsWith("Nothing was sent.", offered.Text);
        Assert.Equal(["A closing word", "How was that?", "Keep this moment"], story.Floor(alex).Labels);
        Assert.Single(story.Cards(alex));
        Assert.StartsWith("### 🕯️ In my hiding place", (await story.PressAsync(offered, "In my hiding place")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_kill_on_the_way_loses_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var door = await story.CommandAsync(alex, "sardines");
        await story.KillAndStartAsync();
        var gate = await story.PressAsync(door, "A little");
        await story.KillAndStartAsync();
        await story.PressAsync(gate, "Ask Sam");
        await story.KillAndStartAsync();
        var card = await CardAsync(story, "I'm near");
        await story.KillAndStartAsync();
        await story.PressAsync(card, "I'm near");
        await story.KillAndStartAsync();
        await story.OnFloorAsync(alex, "Come in");
        await story.PressAsync(await WriteAsync(story, alex), "Share");
        await JoinedAsync(story);
        Assert.Equal(1, story.Count("Behind a joke."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_act_and_both_presses_are_answered()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var door = await story.CommandAsync(alex, "sardines");
        var both = await Task.WhenAll(alex.PressAsync(door.Message!, "A little"), alex.PressAsync(door.Message!, "A little"));
        Assert.All(both, b => Assert.Contains("Ask Sam", b.Message!.Labels));
        var gate = both[1].Message!;
        both = await Task.WhenAll(alex.PressAsync(gate, "Ask Sam"), alex.PressAsync(gate, "Ask Sam"));
        Assert.All(both, b => Assert.StartsWith("### You have asked.", b.Text));
        await story.QuietAsync();
        Assert.Single(story.Rings(sam));
        Assert.Equal(1, story.Rows("Dances"));
        await story.EndAsync();
    }

    /// <summary>Lets Alex hide with the door open.</summary>
    private static async Task HiddenAsync(BotFixture story, bool share = true)
    {
        var gate = await story.PressAsync(await story.CommandAsync(story.Alex, "sardines"), "Open");
        Assert.DoesNotContain("Four things make this safe.", gate.Text);
        var form = await story.PressAsync(gate, "Write");
        Assert.Contains("Name a place that feels like where you are.", gate.Text);
        var preview = await story.SubmitAsync(form, Place);
        if (share)
            await story.PressAsync(preview, "Share");
    }

    private static async Task<SeenAnswer> CardAsync(BotFixture story, string label)
    {
        var card = await story.OpenRingAsync(story.Sam);
        Assert.Equal([label, "I need time", "Not now", "Safety", "Hide"], card.Message!.Labels);
        Assert.DoesNotContain("Behind a joke.", card.Text);
        return card;
    }

    private static async Task NearAsync(BotFixture story)
    {
        await story.PressAsync(await story.PressAsync(await story.CommandAsync(story.Alex, "sardines"), "A little"), "Ask Sam");
        await story.PressAsync(await CardAsync(story, "I'm near"), "I'm near");
    }

    private static async Task<SeenAnswer> WriteAsync(BotFixture story, WorldPerson person)
    {
        var next = await story.OnFloorAsync(person, "Write");
        if (next.Modal is null)
            next = await story.PressAsync(next, "Write");
        return await story.SubmitAsync(next, Place);
    }

    /// <summary>Lets Sam join Alex, up to the closing question.</summary>
    private static async Task JoinedAsync(BotFixture story)
    {
        var (alex, sam) = (story.Alex, story.Sam);
        var join = await story.OnFloorAsync(sam, "Write");
        Assert.Equal(["A few kind words", "A hug later"], join.Modal!.Field("What I can bring")!.Input.Options.Select(o => o.Label));
        await story.PressAsync(
            await story.SubmitAsync(join, ("What I can bring", "hug"), ("Being in here with you, I…", "am quiet.")),
            "Share");
        Assert.Equal(1, story.Count("am quiet."));
        foreach (var person in new[] { alex, sam })
            await story.OnFloorAsync(person, "I'm in");
        await story.PassAsync(TimeSpan.FromSeconds(121));
        await story.OnFloorAsync(alex, "Stay quiet");
        await story.OnFloorAsync(alex, "Found");
        Assert.Equal(1, story.Count("I feel found."));
        Assert.Equal(["Swap turns", "Close with thanks", "I need a pause", "Stop here"], story.Floor(sam).Labels);
    }
}
