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
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await BeginAsync(bot, "forms");
        var preview = await PickAsync(bot, sam, "heart", "play");
        Assert.Contains("only what you both picked", preview.Text);
        await bot.PressAsync(preview, "Share");
        Assert.StartsWith("**🟠🔵 One of two is in.** Each alone. What would you like to grow between you?", bot.Floor(alex).Text);
        await bot.PressAsync(await PickAsync(bot, alex, "play", "work", "mind"), "Share");

        var card = bot.Cards(sam)[^2];
        Assert.Contains("Playing together", card.Text);
        foreach (var other in new[] { "Feeling together", "Making things together", "Thinking together", "<@" })
            Assert.DoesNotContain(other, card.Text);
        Assert.Contains("You would both like this to grow: Playing together.", bot.Floor(alex).Text);
        var answers = await bot.AnswersAsync();
        Assert.All(answers, f => Assert.Equal(["play"], f.Shared.Values.Select(t => t["wish"]!.Reveal())));
        Assert.All(answers, f => Assert.Null(f.Unsent));

        foreach (var (person, listener) in new[] { (alex, sam), (sam, alex) })
        {
            await bot.PressAsync(
                await bot.SubmitAsync(
                    await bot.OnFloorAsync(person, "Write"),
                    ("Which one first?", new[] { "play" }),
                    ("A small way", $"By {person}")),
                "Share");
            await bot.SayBackAsync(listener, "One way.");
            await bot.OnFloorAsync(person, "That's it");
        }

        Assert.Contains("A closing word", bot.Floor(alex).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_step_that_waits_calls_nobody_before_its_time_and_then_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Waiting);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await BeginAsync(bot, "waiting");
        await bot.OpenRingAsync(alex);
        foreach (var person in new[] { sam, alex })
            await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("A line", "Here.")), "Share");
        await bot.PassAsync(TimeSpan.FromMinutes(9));
        Assert.Empty(bot.NewRings(alex).Concat(bot.NewRings(sam)));
        await bot.KillAndStartAsync();
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.Equal((1, 1), (bot.NewRings(alex).Count, bot.NewRings(sam).Count));
        await bot.OpenRingAsync(sam);
        await bot.PassAsync(TimeSpan.FromHours(2));
        Assert.Equal((1, 0), (bot.NewRings(alex).Count, bot.NewRings(sam).Count));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nothing_alike_is_said_kindly_and_says_nothing_about_either(bool killed)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await BeginAsync(bot, "forms");
        await bot.PressAsync(await PickAsync(bot, sam, "heart"), "Share");
        if (killed)
            await bot.KillAndStartAsync();
        await bot.PressAsync(await PickAsync(bot, alex, "play"), "Share");
        Assert.Equal(1, bot.Count("you picked nothing in common"));
        Assert.Contains("A closing word", bot.Floor(alex).Labels);
        Assert.All(await bot.AnswersAsync(), f => Assert.Empty(f.Shared));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_week_later_each_is_asked_about_their_own_promise_once()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Promise);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await PromisedAsync(bot);
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal((0, 0, 2), (bot.Rows("AuthorWords"), bot.Rows("Dances"), bot.Rows("Promises")));
        await bot.PassAsync(TimeSpan.FromDays(5));
        Assert.Empty(bot.Rings(alex));
        await bot.KillAndStartAsync();
        await bot.PassAsync(TimeSpan.FromDays(1));

        var page = await bot.OpenRingAsync(alex);
        Assert.Contains("Put the phone away", page.Text);
        Assert.DoesNotContain("Breathe first", page.Text);
        Assert.DoesNotContain("an aside", page.Text);
        Assert.Equal(["I did it", "Some of it", "Not yet", "Safety", "Hide"], page.Message!.Labels);
        Assert.Contains("That counts.", (await bot.PressAsync(page, "I did it")).Text);
        Assert.Equal(1, bot.Rows("Promises"));
        Assert.Contains("Breathe first", (await bot.OpenRingAsync(sam)).Text);
        await bot.PassAsync(TimeSpan.FromDays(22));
        Assert.Equal(1, bot.Rows("Promises"));
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, bot.Rows("Promises"));
        Assert.DoesNotContain("Breathe", (await bot.CommandAsync(sam, "home")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_takes_their_promise_along_and_the_other_is_asked_all_the_same()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Promise);
        await PromisedAsync(bot);
        await bot.LeaveAsync(bot.Sam);
        Assert.Equal(1, bot.Rows("Promises"));
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.Contains("Put the phone away", (await bot.OpenRingAsync(bot.Alex)).Text);
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_dance_that_is_stopped_promises_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Promise);
        await BeginAsync(bot, "promising");
        await bot.PressAsync(
            await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "Write"), ("One thing I will do", "Put the phone away")),
            "Share");
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");
        Assert.Equal(0, bot.Rows("Promises"));
        await bot.EndAsync();
    }

    private static async Task PromisedAsync(BotFixture bot)
    {
        await BeginAsync(bot, "promising");
        await bot.PressAsync(
            await bot.SubmitAsync(
                await bot.OnFloorAsync(bot.Alex, "Write"),
                ("One thing I will do", "Put the phone away"),
                ("An aside", "an aside")),
            "Share");
        await bot.PressAsync(
            await bot.SubmitAsync(await bot.OnFloorAsync(bot.Sam, "Write"), ("One thing I will do", "Breathe first")),
            "Share");
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        Assert.Equal(2, bot.Rows("Promises"));
    }

    private static async Task BeginAsync(BotFixture bot, string practice)
    {
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", practice)), "Ask Sam");
        await bot.HereAsync(bot.Sam);
    }

    private static async Task<SeenAnswer> PickAsync(BotFixture bot, Rehearsal.World.WorldPerson person, params string[] picks)
    {
        var form = await bot.OnFloorAsync(person, "Write");
        return await bot.SubmitAsync(form, (Grow, picks));
    }
}
