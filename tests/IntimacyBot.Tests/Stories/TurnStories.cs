using Rehearsal.World;
using Tests.Practices;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Preparing alone, each half in turn, and the card of both, as in the practice that names a loop.</summary>
public sealed class TurnStories
{
    private const string Move = "When it goes wrong, I usually…";
    private const string Answer = "What it does in me to know this";
    private const string Beneath = "Deep down, I feel…";

    [Fact]
    public async Task Both_prepare_alone_then_each_tells_their_half_and_both_recognise_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await BeginAsync(bot);
        await PrepareAsync(bot, sam, "still", "xylophone");
        await PrepareAsync(bot, alex, "push", "quinces");
        foreach (var canary in new[] { "xylophone", "quinces" })
            Assert.Equal(0, bot.Count(canary));
        Assert.EndsWith(CoupleDriver.NotYours, (await bot.OnFloorAsync(sam, "Write")).Text);

        await HalfAsync(bot, alex, sam, "push", "quinces", "I feel quinces, alone.");
        await HalfAsync(bot, sam, alex, "still", "xylophone", "I feel small.");
        Assert.Equal(0, bot.Count("xylophone"));

        await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ("We call it…", "The carousel")), "Share");
        var card = bot.Cards(sam)[^2];
        foreach (var said in new[] { "The carousel", "Push or ask more", "I feel quinces, alone.", "Go quiet", "I feel small." })
            Assert.Contains(said, card.Text);
        Assert.True(
            card.Text.IndexOf("I feel quinces", StringComparison.Ordinal) < card.Text.IndexOf("🔵 Sam", StringComparison.Ordinal));
        var before = bot.Floor(alex).ToString();
        Assert.Equal(["I recognise us in this", "Go on", "I need a pause", "Stop here"], bot.Floor(alex).Labels);
        await bot.OnFloorAsync(sam, "Go on");
        Assert.Equal(before, bot.Floor(alex).ToString());
        Assert.Equal("Good. It goes on when **Alex** has pressed, too.", (await bot.OnFloorAsync(sam, "I recognise us in this")).Text);
        await bot.OnFloorAsync(alex, "I recognise us in this");
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        Assert.Equal(2, bot.Rows("Loops"));
        Assert.All(await bot.AnswersAsync(), f => Assert.Empty(f.Prepared));

        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((0, 0, 2), (bot.Rows("Dances"), bot.Rows("AuthorWords"), bot.Rows("Loops")));
        await bot.PassAsync(TimeSpan.FromDays(40));
        Assert.Equal(2, bot.Rows("Loops"));
        await bot.LeaveAsync(sam);
        Assert.Equal(1, bot.Rows("Loops"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Danced_once_more_the_newer_loop_takes_the_place_of_the_older()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var (name, alex, sam) in new[] { ("The carousel", "push", "still"), ("The seesaw", "joke", "leave") })
        {
            await BeginAsync(bot);
            await PrepareAsync(bot, bot.Sam, sam, $"I {sam}");
            await PrepareAsync(bot, bot.Alex, alex, $"I {alex}");
            await HalfAsync(bot, bot.Alex, bot.Sam, alex, $"I {alex}", $"I {alex}");
            await HalfAsync(bot, bot.Sam, bot.Alex, sam, $"I {sam}", $"I {sam}");
            await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "Write"), ("We call it…", name)), "Share");
            await bot.OnFloorAsync(bot.Sam, "Go on");
            await bot.OnFloorAsync(bot.Alex, "Go on");
            await bot.PassAsync(TimeSpan.FromDays(2));
        }

        Assert.Equal((0, 2), (bot.Rows("Dances"), bot.Rows("Loops")));
        var (mine, theirs) = await bot.LoopsAsync();
        Assert.Equal(("joke", "I joke", "The seesaw"), (mine!["tell.move"], mine["tell.beneath"], mine["name.name"]));
        Assert.Equal(("leave", "I leave"), (theirs!["tell.move"], theirs["tell.beneath"]));
        Assert.False(theirs.ContainsKey("name.name"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restart_in_the_middle_of_preparing_and_of_turns_loses_and_doubles_nothing(bool killed)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        Task Again() => killed ? bot.KillAndStartAsync() : bot.RestartAsync();
        await BeginAsync(bot);
        var form = await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Write");
        await Again();
        var page = await bot.SubmitAsync(form, (Move, "still"), (Beneath, "xylophone"));
        await Again();
        await bot.PressAsync(page, "Ready");
        await Again();
        Assert.Contains("Your part is done.", (await bot.OnFloorAsync(sam, "Open")).Text);
        await PrepareAsync(bot, alex, "push", "quinces");
        await Again();
        await HalfAsync(bot, alex, sam, "push", "quinces", "One half.");
        await Again();
        form = await bot.OnFloorAsync(sam, "Write");
        await Again();
        var preview = await bot.SubmitAsync(form, (Move, "still"), (Beneath, "Other half."));
        await Again();
        await bot.PressAsync(preview, "Share");
        await Again();
        await bot.SayBackAsync(alex, "You feel small.");
        await bot.OnFloorAsync(sam, "That's it");
        await AnswersAsync(bot, alex);
        await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ("We call it…", "The carousel")), "Share");
        await Again();
        await bot.OnFloorAsync(sam, "I recognise us in this");
        await bot.OnFloorAsync(alex, "Go on");
        Assert.Equal((2, 2), (bot.Count("One half."), bot.Count("Other half.")));
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_prepared_waits_over_a_pause_and_a_form_that_comes_too_late_is_given_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await BeginAsync(bot);
        var form = await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "I need a pause"), "An hour");
        var page = await bot.SubmitAsync(form, (Move, "still"), (Beneath, "Nothing much"));
        Assert.Contains("Nothing much", page.Text);
        Assert.Contains("The room is paused.", (await bot.PressAsync(page, "Ready")).Text);
        await bot.OnFloorAsync(alex, "Pick it up");
        var late = await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Edit");
        Assert.Equal("Nothing much", late.Modal!.Field(Beneath)!.Value);
        await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Ready");
        page = await bot.SubmitAsync(late, (Beneath, "Something else"));
        Assert.Contains("Something else", page.Text);
        Assert.Contains(CoupleDriver.MovedOn, page.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_preparation_that_comes_first_is_the_starters_own_page_and_nobody_is_called_for_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync("""
            practice: before
            title: Before
            about: One alone first.
            minutes: 5
            needs: readiness
            steps:
              - id: own
                prepare: lead
                say: For yourself.
                form:
                  what: { text: short, label: "What", required: true }
                  kinds: { choices: { apple: "Apple", bread: "Bread", cake: "Cake" }, label: "Kinds" }
              - id: tell
                write: lead
                form:
                  what: { text: long, label: "What it is", prefill: own.what, required: true }
                  kinds: { choices: { apple: "Apple", bread: "Bread", cake: "Cake" }, label: "Which", prefill: own.kinds }
              - { id: hush, quiet: 30s, optional: "No quiet today" }
              - { id: back, mirror: tell, optional: "Only thanks" }
              - { id: word, close: both }

            """);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var page = await bot.CommandAsync(alex, "practice", ("name", "before"));
        Assert.True(page.Message!.Labels is ["Write", "Ready", "Safety", "Hide"], page.Text);
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("What", "A secret"), ("Kinds", new[] { "apple", "cake" }));
        Assert.Contains("A secret", page.Text);
        await bot.KillAndStartAsync();
        page = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        Assert.Contains("A secret", page.Text);
        var gate = await bot.PressAsync(page, "Ready");
        Assert.Contains("Four things make this safe.", gate.Text);
        Assert.Empty(bot.Rings(sam));
        var form = await bot.PressAsync(gate, "Write");
        Assert.Equal("A secret", form.Modal!.Field("What it is")!.Value);
        Assert.Equal(["Apple", "Cake"], form.Modal!.Field("Which")!.Input.Options.Where(o => o.IsDefault).Select(o => o.Label));
        await bot.PressAsync(await bot.SubmitAsync(form, ("What it is", "No secret")), "Share");
        await bot.HereAsync(sam);
        Assert.Equal(0, bot.Count("A secret"));
        await bot.OnFloorAsync(sam, "No quiet today");
        await bot.OnFloorAsync(sam, "Only thanks");
        Assert.Contains("A closing word", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    private static async Task BeginAsync(BotFixture bot)
    {
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "loop")), "Ask Sam");
        await bot.HereAsync(bot.Sam);
        Assert.Equal(["Open", "I need a pause", "Stop here"], bot.Floor(bot.Alex).Labels);
    }

    /// <summary>Lets one person prepare, and asserts that the room looks the same to the other before and after.</summary>
    private static async Task PrepareAsync(BotFixture bot, Rehearsal.World.WorldPerson person, string move, string words)
    {
        var page = await bot.OnFloorAsync(person, "Open");
        Assert.Equal(["Write", "Ready", "Safety", "Hide"], page.Message!.Labels);
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), (Move, move), (Beneath, words));
        Assert.Equal(["Ready", "Edit", "Safety", "Hide"], page.Message!.Labels);
        await bot.PressAsync(page, "Ready");
    }

    private static async Task AnswersAsync(BotFixture bot, Rehearsal.World.WorldPerson listener)
    {
        var preview = await bot.SubmitAsync(await bot.OnFloorAsync(listener, "Write"), (Answer, "I did not know that."));
        Assert.Contains("Did I answer the feeling?", preview.Text);
        await bot.PressAsync(preview, "Share");
    }

    private static async Task HalfAsync(
        BotFixture bot,
        Rehearsal.World.WorldPerson teller,
        Rehearsal.World.WorldPerson listener,
        string move,
        string prepared,
        string words)
    {
        var form = await bot.OnFloorAsync(teller, "Write");
        Assert.Equal(prepared, form.Modal!.Field(Beneath)!.Value);
        Assert.Contains("Is this about me, and", (await bot.SubmitAsync(form, (Beneath, words))).Text);
        var preview = await bot.PressAsync(await bot.CommandAsync(teller, "home"), "My words");
        Assert.Contains(words, preview.Text);
        await bot.PressAsync(preview, "Share");
        Assert.EndsWith(CoupleDriver.NotYours, (await bot.OnFloorAsync(teller, "Write")).Text);
        await bot.SayBackAsync(listener, "I heard you.");
        await bot.OnFloorAsync(teller, "That's it");
        await AnswersAsync(bot, listener);
        Assert.NotEmpty(move);
    }
}
