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
        await using var story = await BotFixture.OfCoupleAsync(Second);
        var (alex, sam) = (story.Alex, story.Sam);
        Assert.StartsWith("“The second one” comes after these: A minute together.", (await OpenAsync(story, alex, "second")).Text);
        await story.TogetherAsync();
        foreach (var person in new[] { alex, sam })
            await story.PressAsync(await story.WriteALineAsync(person, "A line."), "Share");

        var rule = await OpenAsync(story, alex, "second");
        Assert.StartsWith("“The second one” opens when both of you have chosen it", rule.Text);
        Assert.Equal(["I choose this", "Safety", "Hide"], rule.Message!.Labels);
        var chosen = await story.PressAsync(rule, "I choose this");
        Assert.Equal(["Take my choice back", "Safety", "Hide"], chosen.Message!.Labels);
        await story.KillAndStartAsync();
        Assert.Equal(["I choose this", "Safety", "Hide"], (await story.PressAsync(chosen, "Take my choice back")).Message!.Labels);
        await story.PressAsync(await OpenAsync(story, alex, "second"), "I choose this");
        var other = await OpenAsync(story, sam, "second");
        Assert.Equal(rule.Text, other.Text);
        Assert.Contains("Write", (await story.PressAsync(other, "I choose this")).Message!.Labels);
        Assert.Contains("Write", (await OpenAsync(story, alex, "second")).Message!.Labels);
        await story.LeaveAsync(sam);
        Assert.Contains("Write", (await OpenAsync(story, alex, "second")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_carried_stands_in_the_form_for_the_one_who_chose_it()
    {
        await using var story = await BotFixture.OfCoupleAsync(Leads, Target);
        var (alex, sam) = (story.Alex, story.Sam);
        var offered = await OfferedAsync(story);
        Assert.Equal(["The target", "Safety", "Hide"], offered.Message!.Labels);
        var answers = story.Rows("AuthorWords");
        var gate = await story.PressAsync(offered, "The target");
        Assert.Contains("Four things make this safe.", gate.Text);
        Assert.Equal(answers + 1, story.Rows("AuthorWords"));
        Assert.Empty(story.Rings(sam));
        var form = (await story.PressAsync(gate, "Write")).Modal!;
        Assert.Equal(("A long evening.", "Soft", ""), (form.Field("Long")!.Value, form.Field("Mood")!.Value, form.Field("Other")!.Value));
        Assert.Contains("Four things make this safe.", (await OpenAsync(story, alex, "target")).Text);
        Assert.Contains("Four things make this safe.", (await story.PressAsync(await story.CommandAsync(alex, "home"), "My words")).Text);
        Assert.Equal("", (await story.PressAsync(await OpenAsync(story, sam, "target"), "Write")).Modal!.Field("Long")!.Value);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_carried_leaves_what_is_written_already()
    {
        await using var story = await BotFixture.OfCoupleAsync(Leads, Target);
        var own = await story.PressAsync(await OpenAsync(story, story.Alex, "target"), "Write");
        await story.SubmitAsync(own, ("Long", "Mine."), ("Other", "Mine too."));
        var gate = await story.PressAsync(await OfferedAsync(story), "The target");
        var preview = await story.PressAsync(gate, "My words");
        Assert.Contains("Mine.", preview.Text);
        Assert.Contains("Soft", preview.Text);
        Assert.DoesNotContain("A long evening.", preview.Text);
        await story.EndAsync();
    }

    /// <summary>Lets Alex finish a practice and choose the option that leads to another, until the room has closed.</summary>
    private static async Task<SeenAnswer> OfferedAsync(BotFixture story)
    {
        var gate = await story.PressAsync(await OpenAsync(story, story.Alex, "leads"), "Soft");
        await story.PressAsync(await story.SubmitAsync(await story.PressAsync(gate, "Write"), ("A line", "A long evening.")), "Share");
        await story.HereAsync(story.Sam);
        await story.PressAsync(await story.SubmitAsync(await story.OnFloorAsync(story.Sam, "Write"), ("An answer", "I see.")), "Share");
        return await story.PressAsync(await story.OnFloorAsync(story.Alex, "Open"), "Further");
    }

    private static Task<SeenAnswer> OpenAsync(BotFixture story, WorldPerson person, string practice) =>
        story.CommandAsync(person, "practice", ("name", practice));
}
