using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The practice after a hurt: how big it is, whose it is, and its possible ends.</summary>
public sealed class RepairStories
{
    private const string Camera = "What a camera would have seen";
    private const string Inside = "What it was like in me";
    private const string Part = "My part in it";
    private const string Touches = "What it does in me that it hurt you";

    [Fact]
    public async Task What_hurt_may_lead_to_a_repair_of_ones_own()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        var hurt = await story.PressAsync(await story.OnFloorAsync(story.Sam, "How was that?"), "Hurt");
        var rings = story.Rings(story.Alex).Count;
        var size = await story.PressAsync(hurt, "Repair");
        Assert.Equal(["Small", "Sore", "Grave", "Safety", "Hide"], size.Message!.Labels);
        Assert.Equal(rings, story.Rings(story.Alex).Count);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_small_hurt_is_heard_owned_and_mended()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var gate = await InAsync(story, "Small", "I was hurt");
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        var form = await story.PressAsync(gate, "Write");
        Assert.Contains("Leave out why **Sam** did it", gate.Text);
        var preview = await story.SubmitAsync(form, (Camera, "You left."), (Inside, "Cold."));
        Assert.Contains("Is this about me, and", preview.Text);
        await story.PressAsync(preview, "Share");
        await story.HereAsync(sam);
        await story.SayBackAsync(sam, "I left and you were cold.");
        await story.OnFloorAsync(alex, "That's it");
        await WriteAsync(story, sam, (Part, "I went without a word."), (Touches, "It makes me sad."));
        Assert.Equal(["That helps", "Something else would help", "Not yet", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        await story.OnFloorAsync(alex, "Something else would help");
        await WriteAsync(story, alex, ("What would help me", "A note next time."));
        await WriteAsync(story, sam, ("One thing I will do differently", "Leave a note."));
        Assert.StartsWith("**🟠🔵 You both stayed with something that hurt. Thank you.**", story.Floor(alex).Text);
        Assert.Equal(1, story.Count("Leave a note."));
        Assert.Equal(["A closing word", "How was that?", "Keep this moment", "Keep this room"], story.Floor(sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Who_hurt_the_other_begins_with_what_they_did()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var gate = await InAsync(story, "Sore", "I hurt my partner");
        Assert.Contains("Say plainly what you did.", gate.Text);
        var form = await story.PressAsync(gate, "Write");
        await story.PressAsync(await story.SubmitAsync(form, ("What I did", "I shouted.")), "Share");
        await story.HereAsync(sam);
        Assert.Equal(1, story.Count("I shouted."));
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(alex, "Open")).Text);
        await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "I want to say how it was");
        await WriteAsync(story, sam, (Camera, "A door."), (Inside, "Fear."));
        await story.SayBackAsync(alex, "You were afraid.");
        await story.OnFloorAsync(sam, "That's it");
        await WriteAsync(story, alex, (Part, "My voice was too loud."), (Touches, "I am ashamed."));
        await story.OnFloorAsync(sam, "Not yet");
        Assert.Equal(1, story.Count("Not yet. It can wait."));
        Assert.Contains("A closing word", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_was_hurt_may_leave_it_for_another_day()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var page = await WillingAsync(story);
        Assert.StartsWith("### How big is it for you?\nOnly you see this. You owe no answer today", page.Text);
        Assert.Contains("says: \"I have read it. Not today.\"", page.Text);
        await story.PressAsync(page, "I have read it. Not today.");
        Assert.Equal(1, story.Count("I have read it. Not today."));
        Assert.Contains("A closing word", story.Floor(story.Alex).Labels);
        Assert.DoesNotContain("One thing I will do differently", story.Floor(story.Alex).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_too_big_for_who_was_hurt_is_a_stop_to_the_other()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var page = await WillingAsync(story);
        await story.OpenRingAsync(story.Alex);
        var refer = await story.PressAsync(page, "Too big for this");
        Assert.StartsWith("This is too big for a bot", refer.Text);
        Assert.Contains("The room only says that it ended for today, never why.", refer.Text);
        Assert.DoesNotContain("Nothing was sent", refer.Text);
        Assert.Equal(["Support", "I'm not sure it's safe", "Safety", "Hide"], refer.Message!.Labels);
        Assert.Contains("It ends here for today.", story.Floor(story.Alex).Text);
        Assert.Equal(["Support", "Safety", "Hide"], (await story.OpenRingAsync(story.Alex)).Message!.Labels);
        Assert.Empty(story.Rings(story.Sam));
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task After_a_hurt_of_both_each_is_heard_and_the_first_ones_part_is_left_to_them()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var form = await story.PressAsync(await InAsync(story, "Sore", "Both of us"), "Write");
        await story.PressAsync(await story.SubmitAsync(form, (Camera, "Two backs."), (Inside, "Alone.")), "Share");
        await story.HereAsync(sam);
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await WriteAsync(story, sam, (Camera, "The same backs."), (Inside, "Alone too."));
        await story.SayBackAsync(alex);
        await story.OnFloorAsync(sam, "That's it");
        await WriteAsync(story, sam, (Part, "I turned first."), (Touches, "I miss you."));
        Assert.Equal(["Write", "Say it aloud", "Not today", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        await story.OnFloorAsync(alex, "Not today");
        await story.OnFloorAsync(alex, "That helps");
        await story.OnFloorAsync(sam, "Leave it open");
        await story.OnFloorAsync(alex, "Leave it open");
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_grave_leads_to_people_for_that_person_only_and_nothing_is_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var size = await story.ChooseAtHomeAsync(story.Alex, "Repair");
        Assert.Equal(["Small", "Sore", "Grave", "Back", "Safety", "Hide"], size.Message!.Labels);
        var refer = await story.PressAsync(size, "Grave");
        Assert.StartsWith("This is too big for a bot", refer.Text);
        Assert.Contains("Nothing was sent", refer.Text);
        Assert.Equal(["Support", "I'm not sure it's safe", "Safety", "Hide"], refer.Message!.Labels);
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords") + story.Rows("Notifications"));
        Assert.Empty(story.Rings(story.Sam));
        Assert.DoesNotContain("My words", (await story.CommandAsync(story.Alex, "home")).Message!.Labels);
        Assert.NotEmpty((await story.PressAsync(refer, "Support")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task After_a_stop_each_is_shown_where_to_turn_for_themselves()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.PressAsync(
            await story.SubmitAsync(
                await story.PressAsync(await InAsync(story, "Small", "I was hurt"), "Write"),
                (Camera, "You left."),
                (Inside, "Cold.")),
            "Share");
        await story.HereAsync(sam);
        await story.OpenRingAsync(alex);
        var stopped = await story.PressAsync(await story.OnFloorAsync(sam, "Stop here"), "Stop for both of us");
        Assert.StartsWith("This ended early, and that is fine.", stopped.Text);
        Assert.Equal(["Support", "Safety", "Hide"], stopped.Message!.Labels);
        await story.KillAndStartAsync();
        var told = await story.OpenRingAsync(alex);
        Assert.Equal(stopped.Text, told.Text);
        Assert.Equal(["Support", "Safety", "Hide"], told.Message!.Labels);
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(alex)).Text);
        Assert.Empty(story.Rings(sam));
        Assert.Equal(0, story.Rows("Dances") + story.Rows("AuthorWords"));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_pause_that_is_stopped_is_a_stop()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.PressAsync(
            await story.SubmitAsync(
                await story.PressAsync(await InAsync(story, "Small", "I was hurt"), "Write"),
                (Camera, "You left."),
                (Inside, "Cold.")),
            "Share");
        await story.HereAsync(story.Sam);
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "I need a pause"), "An hour");
        await story.PressAsync(await story.OnFloorAsync(story.Alex, "Stop here"), "Stop for both of us");
        Assert.StartsWith("This ended early, and that is fine.", (await story.OpenRingAsync(story.Sam)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task It_is_offered_in_reach_and_begins_when_that_is_over()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.DanceOnceAsync();
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Close with thanks");
        Assert.Contains("Small", (await story.CommandAsync(sam, "repair")).Message!.Labels);
        await story.EndAsync();
    }

    /// <summary>Answers the two private questions and returns the gate page.</summary>
    private static async Task<SeenAnswer> InAsync(BotFixture story, string size, string side)
    {
        var first = await story.CommandAsync(story.Alex, "repair");
        Assert.DoesNotContain("Four things", first.Text);
        var second = await story.PressAsync(first, size);
        Assert.Equal(["I was hurt", "I hurt my partner", "Both of us", "Safety", "Hide"], second.Message!.Labels);
        var gate = await story.PressAsync(second, side);
        Assert.Contains("Four things make this safe.", gate.Text);
        return gate;
    }

    /// <summary>Lets Alex say what they did, and returns the page on which Sam says alone whether to answer.</summary>
    private static async Task<SeenAnswer> WillingAsync(BotFixture story)
    {
        var form = await story.PressAsync(await InAsync(story, "Sore", "I hurt my partner"), "Write");
        await story.PressAsync(await story.SubmitAsync(form, ("What I did", "I shouted.")), "Share");
        await story.HereAsync(story.Sam);
        return await story.OnFloorAsync(story.Sam, "Open");
    }

    private static async Task WriteAsync(BotFixture story, WorldPerson person, params (string, object?)[] words)
    {
        var form = await story.OnFloorAsync(person, "Write");
        var preview = await story.SubmitAsync(form, words);
        await story.PressAsync(preview, "Share");
    }
}
