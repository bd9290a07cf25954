using Rehearsal.World;
using Tests.Practices;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Preparing alone, each half in turn, and the card of both, as in the practice that names a loop.</summary>
public sealed class TurnStories
{
    private const string Move = "When it goes wrong, I usually…";
    private const string Beneath = "Underneath, I feel…";

    private static string Loop => SampleScripts.Read(SampleScripts.Names.Single(n => n.EndsWith(".loop.yaml")));

    [Fact]
    public async Task Both_prepare_alone_then_each_tells_their_half_and_both_recognise_it()
    {
        await using var story = await BotFixture.OfCoupleAsync(Loop);
        var (alex, sam) = (story.Alex, story.Sam);
        await BeginAsync(story);
        await PrepareAsync(story, sam, "still", "xylophone");
        await PrepareAsync(story, alex, "push", "quinces");
        foreach (var canary in new[] { "xylophone", "quinces" })
            Assert.Equal(0, story.Count(canary));
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(sam, "Write")).Text);

        await HalfAsync(story, alex, sam, "push", "quinces", "I feel quinces, alone.");
        await HalfAsync(story, sam, alex, "still", "xylophone", "I feel small.");
        Assert.Equal(0, story.Count("xylophone"));

        await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ("We call it…", "The carousel")), "Share");
        var card = story.Cards(sam)[^2];
        foreach (var said in new[] { "The carousel", "Push or ask more", "I feel quinces, alone.", "Go quiet", "I feel small." })
            Assert.Contains(said, card.Text);
        Assert.True(
            card.Text.IndexOf("I feel quinces", StringComparison.Ordinal) < card.Text.IndexOf("🔵 Sam", StringComparison.Ordinal));
        var before = story.Floor(alex).ToString();
        Assert.Equal(["I recognise us in this", "Go on", "I need a pause", "Stop here"], story.Floor(alex).Labels);
        await story.OnFloorAsync(sam, "Go on");
        Assert.Equal(before, story.Floor(alex).ToString());
        Assert.Contains("Your part is done.", (await story.OnFloorAsync(sam, "I recognise us in this")).Text);
        await story.OnFloorAsync(alex, "I recognise us in this");
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        Assert.Equal(2, story.Rows("Loops"));
        Assert.All(await story.AnswersAsync(), f => Assert.Empty(f.Prepared));

        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromHours(1));
        Assert.Equal((0, 0, 2), (story.Rows("Dances"), story.Rows("AuthorWords"), story.Rows("Loops")));
        await story.PassAsync(TimeSpan.FromDays(40));
        Assert.Equal(2, story.Rows("Loops"));
        await story.LeaveAsync(sam);
        Assert.Equal(1, story.Rows("Loops"));
        await story.EndAsync();
    }

    [Fact]
    public async Task Danced_once_more_the_newer_loop_takes_the_place_of_the_older()
    {
        await using var story = await BotFixture.OfCoupleAsync(Loop);
        foreach (var (name, alex, sam) in new[] { ("The carousel", "push", "still"), ("The seesaw", "joke", "leave") })
        {
            await BeginAsync(story);
            await PrepareAsync(story, story.Sam, sam, $"I {sam}");
            await PrepareAsync(story, story.Alex, alex, $"I {alex}");
            await HalfAsync(story, story.Alex, story.Sam, alex, $"I {alex}", $"I {alex}");
            await HalfAsync(story, story.Sam, story.Alex, sam, $"I {sam}", $"I {sam}");
            await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(story.Alex, "Write"), ("We call it…", name)), "Share");
            await story.OnFloorAsync(story.Sam, "Go on");
            await story.OnFloorAsync(story.Alex, "Go on");
            await story.PassAsync(TimeSpan.FromDays(2));
        }

        Assert.Equal((0, 2), (story.Rows("Dances"), story.Rows("Loops")));
        var (mine, theirs) = await story.LoopsAsync();
        Assert.Equal(("joke", "I joke", "The seesaw"), (mine!["tell.move"], mine["tell.beneath"], mine["name.name"]));
        Assert.Equal(("leave", "I leave"), (theirs!["tell.move"], theirs["tell.beneath"]));
        Assert.False(theirs.ContainsKey("name.name"));
        await story.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_restart_in_the_middle_of_preparing_and_of_turns_loses_and_doubles_nothing(bool killed)
    {
        await using var story = await BotFixture.OfCoupleAsync(Loop);
        var (alex, sam) = (story.Alex, story.Sam);
        Task Again() => killed ? story.KillAndStartAsync() : story.RestartAsync();
        await BeginAsync(story);
        var form = await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Write");
        await Again();
        var page = await story.SubmitAsync(form, (Move, "still"), (Beneath, "xylophone"));
        await Again();
        await story.PressAsync(page, "Ready");
        await Again();
        Assert.Contains("Your part is done.", (await story.OnFloorAsync(sam, "Open")).Text);
        await PrepareAsync(story, alex, "push", "quinces");
        await Again();
        await HalfAsync(story, alex, sam, "push", "quinces", "One half.");
        await Again();
        form = await story.OnFloorAsync(sam, "Write");
        await Again();
        var preview = await story.SubmitAsync(form, (Move, "still"), (Beneath, "Other half."));
        await Again();
        await story.PressAsync(preview, "Share");
        await Again();
        await story.SayBackAsync(alex, "You feel small.");
        await story.OnFloorAsync(sam, "That's it");
        await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ("We call it…", "The carousel")), "Share");
        await Again();
        await story.OnFloorAsync(sam, "I recognise us in this");
        await story.OnFloorAsync(alex, "Go on");
        Assert.Equal((2, 2), (story.Count("One half."), story.Count("Other half.")));
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_prepared_waits_over_a_pause_and_a_form_that_comes_too_late_is_given_back()
    {
        await using var story = await BotFixture.OfCoupleAsync(Loop);
        var (alex, sam) = (story.Alex, story.Sam);
        await BeginAsync(story);
        var form = await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Write");
        await story.PressAsync(await story.OnFloorAsync(alex, "I need a pause"), "An hour");
        var page = await story.SubmitAsync(form, (Move, "still"), (Beneath, "Nothing much"));
        Assert.Contains("Nothing much", page.Text);
        Assert.Contains("The room is paused.", (await story.PressAsync(page, "Ready")).Text);
        await story.OnFloorAsync(alex, "Pick it up");
        var late = await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Edit");
        Assert.Equal("Nothing much", late.Modal!.Field(Beneath)!.Value);
        await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Ready");
        page = await story.SubmitAsync(late, (Beneath, "Something else"));
        Assert.Contains("Something else", page.Text);
        Assert.Contains(CoupleDriver.MovedOn, page.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_preparation_that_comes_first_is_the_starters_own_page_and_nobody_is_called_for_it()
    {
        await using var story = await BotFixture.OfCoupleAsync("""
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
        var (alex, sam) = (story.Alex, story.Sam);
        var page = await story.CommandAsync(alex, "practice", ("name", "before"));
        Assert.True(page.Message!.Labels is ["Write", "Ready", "Safety", "Hide"], page.Text);
        page = await story.SubmitAsync(await story.PressAsync(page, "Write"), ("What", "A secret"), ("Kinds", new[] { "apple", "cake" }));
        Assert.Contains("A secret", page.Text);
        await story.KillAndStartAsync();
        page = await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        Assert.Contains("A secret", page.Text);
        var gate = await story.PressAsync(page, "Ready");
        Assert.Contains("Four things make this safe.", gate.Text);
        Assert.Empty(story.Rings(sam));
        var form = await story.PressAsync(gate, "Write");
        Assert.Equal("A secret", form.Modal!.Field("What it is")!.Value);
        Assert.Equal(["Apple", "Cake"], form.Modal!.Field("Which")!.Input.Options.Where(o => o.IsDefault).Select(o => o.Label));
        await story.PressAsync(await story.SubmitAsync(form, ("What it is", "No secret")), "Share");
        await story.HereAsync(sam);
        Assert.Equal(0, story.Count("A secret"));
        await story.OnFloorAsync(sam, "No quiet today");
        await story.OnFloorAsync(sam, "Only thanks");
        Assert.Contains("A closing word", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    private static async Task BeginAsync(BotFixture story)
    {
        await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", "loop")), "Ask Sam");
        await story.HereAsync(story.Sam);
        Assert.Equal(["Open", "I need a pause", "Stop here"], story.Floor(story.Alex).Labels);
    }

    /// <summary>Lets one person prepare, and asserts that the room looks the same to the other before and after.</summary>
    private static async Task PrepareAsync(BotFixture story, Rehearsal.World.WorldPerson person, string move, string words)
    {
        var page = await story.OnFloorAsync(person, "Open");
        Assert.Equal(["Write", "Ready", "Safety", "Hide"], page.Message!.Labels);
        page = await story.SubmitAsync(await story.PressAsync(page, "Write"), (Move, move), (Beneath, words));
        Assert.Equal(["Ready", "Edit", "Safety", "Hide"], page.Message!.Labels);
        await story.PressAsync(page, "Ready");
    }

    private static async Task HalfAsync(
        BotFixture story,
        Rehearsal.World.WorldPerson teller,
        Rehearsal.World.WorldPerson listener,
        string move,
        string prepared,
        string words)
    {
        var form = await story.OnFloorAsync(teller, "Write");
        Assert.Equal(prepared, form.Modal!.Field(Beneath)!.Value);
        Assert.Contains("Is this about me, and", (await story.SubmitAsync(form, (Beneath, words))).Text);
        var preview = await story.PressAsync(await story.CommandAsync(teller, "home"), "My words");
        Assert.Contains(words, preview.Text);
        await story.PressAsync(preview, "Share");
        Assert.EndsWith(CoupleDriver.NotYours, (await story.OnFloorAsync(teller, "Write")).Text);
        await story.SayBackAsync(listener, "I heard you.");
        await story.OnFloorAsync(teller, "That's it");
        Assert.NotEmpty(move);
    }
}
