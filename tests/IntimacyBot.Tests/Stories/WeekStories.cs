using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// What somebody tries for a week stands on their own /home and ends by itself. Nobody is asked, and nobody else sees anything.
/// </summary>
public sealed class WeekStories
{
    private const string Label = "This week I will try to…";
    private const string End = "Let it end now";
    private const string Rest = "ask you before I worry";

    private const string Trying = """
        practice: trying
        title: Trying
        about: One thing each.
        minutes: 5
        swap: offered
        steps:
          - id: one
            write: lead
            form:
              one: { text: short, label: "This week I will try to…", keep: week, required: true }
              more: { text: long, label: "And perhaps", keep: week }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task It_stands_on_ones_own_home_for_a_week_and_then_ends_and_nobody_is_asked()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Trying);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await TriedAsync(bot);
        var before = await HomeAsync(bot, sam);
        var home = await bot.CommandAsync(alex, "home");
        Assert.Contains("You are trying, until <t:", home.Text);
        Assert.Contains($"-# put the \\*phone\\* away", home.Text);
        Assert.Contains("Nothing waits for you.", home.Text);
        Assert.Equal([End, "Reach"], home.Message!.Labels.Where(l => l is End or "Reach"));
        Assert.DoesNotContain("You are trying", before);
        Assert.DoesNotContain("**Promises**", await PrivacyAsync(bot, sam));
        Assert.Contains("**Promises**: 1.", await PrivacyAsync(bot, alex));

        await bot.PassAsync(TimeSpan.FromDays(3));
        await bot.KillAndStartAsync();
        await bot.PassAsync(TimeSpan.FromDays(3.9));
        Assert.Contains("You are trying", (await bot.CommandAsync(alex, "home")).Text);
        Assert.Equal(1, bot.Rows("Promises"));
        await bot.PassAsync(TimeSpan.FromDays(0.2));
        Assert.Equal(0, bot.Rows("Promises"));
        Assert.DoesNotContain("You are trying", (await bot.CommandAsync(alex, "home")).Text);
        await bot.PassAsync(TimeSpan.FromDays(30));
        foreach (var person in new[] { alex, sam })
            Assert.DoesNotContain(bot.Rings(person), r => r.Text.Contains("Something is here for you", StringComparison.Ordinal));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Two_at_once_end_each_by_itself_and_a_second_press_changes_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Trying);
        await TriedAsync(bot, Rest);
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Equal(2, home.Message!.Labels.Count(l => l == End));
        var first = home.Message.Text.IndexOf("phone", StringComparison.Ordinal) < home.Message.Text.IndexOf(Rest, StringComparison.Ordinal)
            ? "phone"
            : Rest;
        var stranger = await bot.CommandAsync(bot.Sam, "home");
        Assert.DoesNotContain(End, stranger.Message!.Labels);
        Assert.Equal("It has ended. You can begin something new whenever you like.", (await bot.PressAsync(home, End)).Text);
        await bot.KillAndStartAsync();
        Assert.Equal(1, bot.Rows("Promises"));
        var left = (await bot.CommandAsync(bot.Alex, "home")).Text;
        Assert.DoesNotContain(first, left);
        Assert.Contains(first == Rest ? "phone" : Rest, left);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_leaves_takes_along_what_they_try_and_the_other_s_goes_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Trying);
        await TriedAsync(bot, closes: false);
        await bot.OnFloorAsync(bot.Alex, "Swap turns");
        await bot.OnFloorAsync(bot.Sam, "Yes, swap");
        var form = await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Open"), "Write");
        await bot.PressAsync(await bot.SubmitAsync(form, (Label, "breathe first")), "Share");
        await bot.OnFloorAsync(bot.Sam, "Close with thanks");
        Assert.Equal(2, bot.Rows("Promises"));
        await bot.LeaveAsync(bot.Sam);
        Assert.Equal(1, bot.Rows("Promises"));
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains("phone", home.Text);
        Assert.DoesNotContain("breathe", home.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_dance_that_is_stopped_leaves_nothing_to_try()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Trying);
        await TriedAsync(bot, closes: false);
        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");
        Assert.Equal(0, bot.Rows("Promises"));
        Assert.DoesNotContain("You are trying", (await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.EndAsync();
    }

    private static async Task TriedAsync(BotFixture bot, string more = "", bool closes = true)
    {
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "trying")), "Write");
        await bot.PressAsync(await bot.SubmitAsync(form, (Label, "put the *phone* away"), ("And perhaps", more)), "Share");
        await bot.HereAsync(bot.Sam);
        if (closes)
            await bot.OnFloorAsync(bot.Alex, "Close with thanks");
    }

    private static async Task<string> HomeAsync(BotFixture bot, WorldPerson person) => (await bot.CommandAsync(person, "home")).Text;

    private static async Task<string> PrivacyAsync(BotFixture bot, WorldPerson person) =>
        (await bot.CommandAsync(person, "privacy see")).Text;
}
