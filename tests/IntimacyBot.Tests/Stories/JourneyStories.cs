using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Practices that follow others, practices that both choose, and words carried from one practice into another.</summary>
public sealed class JourneyStories
{
    private const string Second = """
        practice: second
        title: The second one
        about: After another.
        minutes: 5
        after: [together]
        consent: both
        steps:
          - id: line
            write: lead
            form:
              line: { text: short, label: "A line", required: true }
              more: { text: long, label: "More", required: true }
          - { id: word, close: both }

        """;

    private const string Leads = """
        practice: leads
        title: It leads on
        about: Something goes along.
        minutes: 5
        steps:
          - { id: mood, choose: lead, private: true, options: { soft: { label: "Soft" }, sore: { label: "Sore" } } }
          - { id: line, write: lead, form: { line: { text: short, label: "A line", required: true } } }
          - { id: answer, write: follow, form: { answer: { text: short, label: "An answer", required: true } } }
          - id: on
            choose: lead
            private: true
            options:
              further: { label: "Further", offer: target, carry: { long: [line.line], mood: [mood] } }
              done: { label: "Done" }
          - { id: word, close: both }

        """;

    private const string Target = """
        practice: target
        title: The target
        about: Where it goes.
        minutes: 5
        needs: readiness
        steps:
          - id: words
            write: lead
            form:
              long: { text: long, label: "Long", required: true }
              mood: { text: short, label: "Mood" }
              other: { text: short, label: "Other", required: true }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task What_comes_later_says_the_rule_and_opens_when_the_first_was_danced_and_both_have_chosen()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Second);
        var (alex, sam) = (bot.Alex, bot.Sam);
        Assert.StartsWith("“The second one” comes after these: A minute together.", (await OpenAsync(bot, alex, "second")).Text);
        await bot.TogetherAsync();
        foreach (var person in new[] { alex, sam })
            await bot.PressAsync(await bot.WriteALineAsync(person, "A line."), "Share");

        var rule = await OpenAsync(bot, alex, "second");
        Assert.StartsWith("“The second one” opens when both of you have chosen it", rule.Text);
        Assert.Equal(["I choose this", "Safety", "Hide"], rule.Message!.Labels);
        var chosen = await bot.PressAsync(rule, "I choose this");
        Assert.Equal(["Take my choice back", "Safety", "Hide"], chosen.Message!.Labels);
        await bot.KillAndStartAsync();
        Assert.Equal(["I choose this", "Safety", "Hide"], (await bot.PressAsync(chosen, "Take my choice back")).Message!.Labels);
        await bot.PressAsync(await OpenAsync(bot, alex, "second"), "I choose this");
        var other = await OpenAsync(bot, sam, "second");
        Assert.Equal(rule.Text, other.Text);
        Assert.Contains("Write", (await bot.PressAsync(other, "I choose this")).Message!.Labels);
        Assert.Contains("Write", (await OpenAsync(bot, alex, "second")).Message!.Labels);
        await bot.LeaveAsync(sam);
        Assert.Contains("Write", (await OpenAsync(bot, alex, "second")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_carried_stands_in_the_form_for_the_one_who_chose_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Leads, Target);
        var (alex, sam) = (bot.Alex, bot.Sam);
        var offered = await OfferedAsync(bot);
        Assert.Equal(["The target", "Safety", "Hide"], offered.Message!.Labels);
        var answers = bot.Rows("AuthorWords");
        var gate = await bot.PressAsync(offered, "The target");
        Assert.Contains("Four things make this safe.", gate.Text);
        Assert.Equal(answers + 1, bot.Rows("AuthorWords"));
        Assert.Empty(bot.Rings(sam));
        var form = (await bot.PressAsync(gate, "Write")).Modal!;
        Assert.Equal(("A long evening.", "Soft", ""), (form.Field("Long")!.Value, form.Field("Mood")!.Value, form.Field("Other")!.Value));
        Assert.Contains("Four things make this safe.", (await OpenAsync(bot, alex, "target")).Text);
        Assert.Contains("Four things make this safe.", (await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words")).Text);
        Assert.Equal("", (await bot.PressAsync(await OpenAsync(bot, sam, "target"), "Write")).Modal!.Field("Long")!.Value);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_carried_leaves_what_is_written_already()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Leads, Target);
        var own = await bot.PressAsync(await OpenAsync(bot, bot.Alex, "target"), "Write");
        await bot.SubmitAsync(own, ("Long", "Mine."), ("Other", "Mine too."));
        var gate = await bot.PressAsync(await OfferedAsync(bot), "The target");
        var preview = await bot.PressAsync(gate, "My words");
        Assert.Contains("Mine.", preview.Text);
        Assert.Contains("Soft", preview.Text);
        Assert.DoesNotContain("A long evening.", preview.Text);
        await bot.EndAsync();
    }

    /// <summary>Lets Alex finish a practice and choose the option that leads to another, until the room has closed.</summary>
    private static async Task<SeenAnswer> OfferedAsync(BotFixture bot)
    {
        var gate = await bot.PressAsync(await OpenAsync(bot, bot.Alex, "leads"), "Soft");
        await bot.PressAsync(await bot.SubmitAsync(await bot.PressAsync(gate, "Write"), ("A line", "A long evening.")), "Share");
        await bot.HereAsync(bot.Sam);
        await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(bot.Sam, "Write"), ("An answer", "I see.")), "Share");
        return await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "Open"), "Further");
    }

    private static Task<SeenAnswer> OpenAsync(BotFixture bot, WorldPerson person, string practice) =>
        bot.CommandAsync(person, "practice", ("name", practice));
}
