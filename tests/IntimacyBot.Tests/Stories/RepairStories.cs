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
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        var hurt = await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "How was that?"), "Hurt");
        var rings = bot.Rings(bot.Alex).Count;
        var size = await bot.PressAsync(hurt, "Repair");
        Assert.Equal(["Small", "It still hurts", "Very serious", "Safety", "Hide"], size.Message!.Labels);
        Assert.Equal(rings, bot.Rings(bot.Alex).Count);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_small_hurt_is_heard_owned_and_mended()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var gate = await InAsync(bot, "Small", "I was hurt");
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        var form = await bot.PressAsync(gate, "Write");
        Assert.Contains("Leave out why **Sam** did it", gate.Text);
        var preview = await bot.SubmitAsync(form, (Camera, "You left."), (Inside, "Cold."));
        Assert.Contains("Is this about me, and", preview.Text);
        await bot.PressAsync(preview, "Share");
        await bot.HereAsync(sam);
        await bot.SayBackAsync(sam, "I left and you were cold.");
        await bot.OnFloorAsync(alex, "That's it");
        await WriteAsync(bot, sam, (Part, "I went without a word."), (Touches, "It makes me sad."));
        Assert.Equal(["That helps", "Something else would help", "Not yet", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        await bot.OnFloorAsync(alex, "Something else would help");
        await WriteAsync(bot, alex, ("What would help me", "A note next time."));
        await WriteAsync(bot, sam, ("One thing I will do differently", "Leave a note."));
        Assert.StartsWith("**🟠🔵 You both stayed with something that hurt. Thank you.**", bot.Floor(alex).Text);
        Assert.Equal(1, bot.Count("Leave a note."));
        Assert.Equal(["A closing word", "How was that?", "Keep this moment", "Keep this room"], bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_hurt_the_other_begins_with_what_they_did()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var gate = await InAsync(bot, "It still hurts", "I hurt my partner");
        Assert.Contains("Say plainly what you did.", gate.Text);
        var form = await bot.PressAsync(gate, "Write");
        await bot.PressAsync(await bot.SubmitAsync(form, ("What I did", "I shouted.")), "Share");
        await bot.HereAsync(sam);
        Assert.Equal(1, bot.Count("I shouted."));
        Assert.EndsWith(CoupleDriver.NothingToHear, (await bot.OnFloorAsync(alex, "Open")).Text);
        await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "I want to say how it was");
        await WriteAsync(bot, sam, (Camera, "A door."), (Inside, "Fear."));
        await bot.SayBackAsync(alex, "You were afraid.");
        await bot.OnFloorAsync(sam, "That's it");
        await WriteAsync(bot, alex, (Part, "My voice was too loud."), (Touches, "I am ashamed."));
        await bot.OnFloorAsync(sam, "Not yet");
        Assert.Equal(1, bot.Count("Not yet. It can wait."));
        Assert.Contains("A closing word", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_was_hurt_may_leave_it_for_another_day()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await WillingAsync(bot);
        Assert.StartsWith("### How big is it for you?\nOnly you see this. You owe no answer today", page.Text);
        Assert.Contains("says: \"I have read it. Not today.\"", page.Text);
        await bot.PressAsync(page, "I have read it. Not today.");
        Assert.Equal(1, bot.Count("I have read it. Not today."));
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        Assert.DoesNotContain("One thing I will do differently", bot.Floor(bot.Alex).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_too_big_for_who_was_hurt_is_a_stop_to_the_other()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await WillingAsync(bot);
        await bot.OpenRingAsync(bot.Alex);
        var refer = await bot.PressAsync(page, "Too big for this");
        Assert.StartsWith("This is too big for a bot", refer.Text);
        Assert.Contains("The room only says that it ended for today, never why.", refer.Text);
        Assert.DoesNotContain("Nothing was sent", refer.Text);
        Assert.Empty(refer.Message!.Labels);
        Assert.Contains("It ends here for today.", bot.Floor(bot.Alex).Text);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Equal(["Support", "Safety", "Hide"], (await bot.OpenRingAsync(person)).Message!.Labels);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_a_hurt_of_both_each_is_heard_and_the_first_ones_part_is_left_to_them()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var form = await bot.PressAsync(await InAsync(bot, "It still hurts", "Both of us"), "Write");
        await bot.PressAsync(await bot.SubmitAsync(form, (Camera, "Two backs."), (Inside, "Alone.")), "Share");
        await bot.HereAsync(sam);
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await WriteAsync(bot, sam, (Camera, "The same backs."), (Inside, "Alone too."));
        await bot.SayBackAsync(alex);
        await bot.OnFloorAsync(sam, "That's it");
        await WriteAsync(bot, sam, (Part, "I turned first."), (Touches, "I miss you."));
        Assert.Equal(["Write", "Say it aloud", "Not today", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        await bot.OnFloorAsync(alex, "Not today");
        await bot.OnFloorAsync(alex, "That helps");
        await bot.OnFloorAsync(sam, "Leave it open");
        await bot.OnFloorAsync(alex, "Leave it open");
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_grave_leads_to_people_for_that_person_only_and_nothing_is_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var size = await bot.ChooseAtHomeAsync(bot.Alex, "Repair");
        Assert.Equal(["Small", "It still hurts", "Very serious", "Back", "Safety", "Hide"], size.Message!.Labels);
        var refer = await bot.PressAsync(size, "Very serious");
        Assert.StartsWith("This is too big for a bot", refer.Text);
        Assert.Contains("Nothing was sent", refer.Text);
        Assert.Equal(["Support", "I'm not sure it's safe", "Back", "Safety", "Hide"], refer.Message!.Labels);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("Notifications"));
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.DoesNotContain("My words", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        Assert.NotEmpty((await bot.PressAsync(refer, "Support")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task From_each_question_and_from_what_follows_there_is_a_way_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var gate = await InAsync(bot, "Small", "I was hurt");
        var side = await bot.PressAsync(gate, "Back");
        Assert.Contains("Whose hurt comes first?", side.Text);
        var size = await bot.PressAsync(side, "Back");
        Assert.Equal(["Small", "It still hurts", "Very serious", "Safety", "Hide"], size.Message!.Labels);
        size = await bot.PressAsync(await bot.PressAsync(size, "Very serious"), "Back");
        gate = await bot.PressAsync(await bot.PressAsync(size, "It still hurts"), "I hurt my partner");
        Assert.Contains("Say plainly what you did.", gate.Text);
        Assert.Single(bot.Alex.Ephemerals);
        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords") + bot.Rows("Notifications"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_a_stop_each_is_shown_where_to_turn_for_themselves()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(
            await bot.SubmitAsync(
                await bot.PressAsync(await InAsync(bot, "Small", "I was hurt"), "Write"),
                (Camera, "You left."),
                (Inside, "Cold.")),
            "Share");
        await bot.HereAsync(sam);
        await bot.OpenRingAsync(alex);
        var stopped = await bot.PressAsync(await bot.OnFloorAsync(sam, "Stop here"), "Stop for both of us");
        Assert.StartsWith("This ended early, and that is fine.", stopped.Text);
        Assert.Empty(stopped.Message!.Labels);
        await bot.KillAndStartAsync();
        foreach (var person in new[] { alex, sam })
        {
            var told = await bot.OpenRingAsync(person);
            Assert.StartsWith(told.Text, stopped.Text);
            Assert.Equal(["Support", "Safety", "Hide"], told.Message!.Labels);
            Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(person)).Text);
        }

        Assert.Equal(0, bot.Rows("Dances") + bot.Rows("AuthorWords"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_pause_that_is_stopped_is_a_stop()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.PressAsync(
            await bot.SubmitAsync(
                await bot.PressAsync(await InAsync(bot, "Small", "I was hurt"), "Write"),
                (Camera, "You left."),
                (Inside, "Cold.")),
            "Share");
        await bot.HereAsync(bot.Sam);
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "I need a pause"), "An hour");
        await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "Stop here"), "Stop for both of us");
        Assert.StartsWith("This ended early, and that is fine.", (await bot.OpenRingAsync(bot.Sam)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_is_offered_in_reach_and_begins_when_that_is_over()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Close with thanks");
        Assert.Contains("Small", (await bot.CommandAsync(sam, "repair")).Message!.Labels);
        await bot.EndAsync();
    }

    /// <summary>Answers the two private questions and returns the gate page.</summary>
    private static async Task<SeenAnswer> InAsync(BotFixture bot, string size, string side)
    {
        var first = await bot.CommandAsync(bot.Alex, "repair");
        Assert.DoesNotContain("Four things", first.Text);
        var second = await bot.PressAsync(first, size);
        Assert.Equal(["I was hurt", "I hurt my partner", "Both of us", "Back", "Safety", "Hide"], second.Message!.Labels);
        var gate = await bot.PressAsync(second, side);
        Assert.Contains("Four things make this safe.", gate.Text);
        return gate;
    }

    /// <summary>Lets Alex say what they did, and returns the page on which Sam says alone whether to answer.</summary>
    private static async Task<SeenAnswer> WillingAsync(BotFixture bot)
    {
        var form = await bot.PressAsync(await InAsync(bot, "It still hurts", "I hurt my partner"), "Write");
        await bot.PressAsync(await bot.SubmitAsync(form, ("What I did", "I shouted.")), "Share");
        await bot.HereAsync(bot.Sam);
        return await bot.OnFloorAsync(bot.Sam, "Open");
    }

    private static async Task WriteAsync(BotFixture bot, WorldPerson person, params (string, object?)[] words)
    {
        var form = await bot.OnFloorAsync(person, "Write");
        var preview = await bot.SubmitAsync(form, words);
        await bot.PressAsync(preview, "Share");
    }
}
