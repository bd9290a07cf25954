using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Only what both picked is shown, and each is asked only about their own promise.</summary>
public sealed class CommonStories
{
    private const string Grow = "What I would like to grow";

    private const string Promise = """
        practice: promising
        title: Promising
        about: One thing each.
        minutes: 5
        steps:
          - id: change
            write: both
            optional: "Leave it open"
            form:
              one: { text: short, label: "One thing I will do", keep: promise, required: true }
              aside: { text: short, label: "An aside" }
          - { id: word, close: both }

        """;

    private const string Waiting = """
        practice: waiting
        title: Waiting
        about: The second line can wait.
        minutes: 5
        steps:
          - { id: first, write: both, form: { it: { text: short, label: "A line", required: true } } }
          - { id: second, write: both, waits: 10m, form: { it: { text: short, label: "A line", required: true } } }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task Only_what_both_picked_is_shown_and_nothing_else_is_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await BeginAsync(story, "forms");
        var preview = await PickAsync(story, sam, "heart", "play");
        Assert.Contains("only what you both picked", preview.Text);
        await story.PressAsync(preview, "Share");
        Assert.StartsWith("**🟠🔵 One of two is in.** It is shown when the other one is, too.", story.Floor(alex).Text);
        await story.PressAsync(await PickAsync(story, alex, "play", "work", "mind"), "Share");

        var card = story.Cards(sam)[^2];
        Assert.Contains("Playing together", card.Text);
        foreach (var other in new[] { "Feeling together", "Making things together", "Thinking together", "<@" })
            Assert.DoesNotContain(other, card.Text);
        Assert.Contains("You would both like this to grow: Playing together.", story.Floor(alex).Text);
        var answers = await story.AnswersAsync();
        Assert.All(answers, f => Assert.Equal(["play"], f.Shared.Values.Select(t => t["wish"]!.Reveal())));
        Assert.All(answers, f => Assert.Null(f.Unsent));

        foreach (var (person, listener) in new[] { (alex, sam), (sam, alex) })
        {
            await story.PressAsync(
                await story.SubmitAsync(
                    await story.OnFloorAsync(person, "Write"),
                    ("Which one first?", new[] { "play" }),
                    ("A small way", $"By {person}")),
                "Share");
            await story.SayBackAsync(listener, "One way.");
            await story.OnFloorAsync(person, "That's it");
        }

        Assert.Contains("A closing word", story.Floor(alex).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_step_that_waits_calls_nobody_before_its_time_and_then_once()
    {
        await using var story = await BotFixture.OfCoupleAsync(Waiting);
        var (alex, sam) = (story.Alex, story.Sam);
        await BeginAsync(story, "waiting");
        await story.OpenRingAsync(alex);
        foreach (var person in new[] { sam, alex })
            await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(person, "Write"), ("A line", "Here.")), "Share");
        await story.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(story.NewRings(alex).Concat(story.NewRings(sam)));
        await story.KillAndStartAsync();
        await story.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), (story.NewRings(alex).Count, story.NewRings(sam).Count));
        await story.OpenRingAsync(sam);
        await story.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal((1, 0), (story.NewRings(alex).Count, story.NewRings(sam).Count));
        await story.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_alike_is_said_kindly_and_says_nothing_about_either(bool killed)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await BeginAsync(story, "forms");
        await story.PressAsync(await PickAsync(story, sam, "heart"), "Share");
        if (killed)
            await story.KillAndStartAsync();
        await story.PressAsync(await PickAsync(story, alex, "play"), "Share");
        Assert.Equal(1, story.Count("you picked nothing in common"));
        Assert.Contains("A closing word", story.Floor(alex).Labels);
        Assert.All(await story.AnswersAsync(), f => Assert.Empty(f.Shared));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_week_later_each_is_asked_about_their_own_promise_once()
    {
        await using var story = await BotFixture.OfCoupleAsync(Promise);
        var (alex, sam) = (story.Alex, story.Sam);
        await PromisedAsync(story);
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal((0, 0, 2), (story.Rows("AuthorWords"), story.Rows("Dances"), story.Rows("Promises")));
        await story.PassAsync(TimeSpan.FromDays(5));
        Assert.Empty(story.Rings(alex));
        await story.KillAndStartAsync();
        await story.PassAsync(TimeSpan.FromDays(1));

        var page = await story.OpenRingAsync(alex);
        Assert.Contains("Put the phone away", page.Text);
        Assert.DoesNotContain("Breathe first", page.Text);
        Assert.DoesNotContain("an aside", page.Text);
        Assert.Equal(["I did it", "Some of it", "Not yet", "Safety", "Hide"], page.Message!.Labels);
        Assert.Contains("That counts.", (await story.PressAsync(page, "I did it")).Text);
        Assert.Equal(1, story.Rows("Promises"));
        Assert.Contains("Breathe first", (await story.OpenRingAsync(sam)).Text);
        await story.PassAsync(TimeSpan.FromDays(22));
        Assert.Equal(1, story.Rows("Promises"));
        await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, story.Rows("Promises"));
        Assert.DoesNotContain("Breathe", (await story.CommandAsync(sam, "home")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_promise_along_and_the_other_is_asked_all_the_same()
    {
        await using var story = await BotFixture.OfCoupleAsync(Promise);
        await PromisedAsync(story);
        await story.LeaveAsync(story.Sam);
        Assert.Equal(1, story.Rows("Promises"));
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Contains("Put the phone away", (await story.OpenRingAsync(story.Alex)).Text);
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_dance_that_is_stopped_promises_nothing()
    {
        await using var story = await BotFixture.OfCoupleAsync(Promise);
        await BeginAsync(story, "promising");
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(story.Alex, "Write"), ("One thing I will do", "Put the phone away")),
            "Share");
        await story.PressAsync(await story.OnFloorAsync(story.Sam, "Stop here"), "Stop for both of us");
        Assert.Equal(0, story.Rows("Promises"));
        await story.EndAsync();
    }

    private static async Task PromisedAsync(BotFixture story)
    {
        await BeginAsync(story, "promising");
        await story.PressAsync(
            await story.SubmitAsync(
                await story.OnFloorAsync(story.Alex, "Write"),
                ("One thing I will do", "Put the phone away"),
                ("An aside", "an aside")),
            "Share");
        await story.PressAsync(
            await story.SubmitAsync(await story.OnFloorAsync(story.Sam, "Write"), ("One thing I will do", "Breathe first")),
            "Share");
        Assert.Contains("A closing word", story.Floor(story.Alex).Labels);
        Assert.Equal(2, story.Rows("Promises"));
    }

    private static async Task BeginAsync(BotFixture story, string practice)
    {
        await story.PressAsync(await story.CommandAsync(story.Alex, "practice", ("name", practice)), "Ask Sam");
        await story.HereAsync(story.Sam);
    }

    private static async Task<SeenAnswer> PickAsync(BotFixture story, Rehearsal.World.WorldPerson person, params string[] picks)
    {
        var form = await story.OnFloorAsync(person, "Write");
        return await story.SubmitAsync(form, (Grow, picks));
    }
}
