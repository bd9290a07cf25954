using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Solo;

/// <summary>The button [A minute with myself], wherever it is offered around a dance.</summary>
public sealed class MinuteStories
{
    private const string Minute = "A minute with myself";

    [Fact]
    public async Task The_gate_has_it_until_something_was_shared_by_both()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await BeginsAsync(story, await story.CommandAsync(story.Alex, "reach"));
        Assert.DoesNotContain(Minute, (await story.CommandAsync(story.Alex, "practice", ("name", "together"))).Message!.Labels);
        await story.PassAsync(TimeSpan.FromDays(3));
        Assert.Contains(Minute, (await story.CommandAsync(story.Sam, "reach")).Message!.Labels);
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        await story.PassAsync(TimeSpan.FromDays(2));
        foreach (var person in new[] { story.Alex, story.Sam })
            Assert.DoesNotContain(Minute, (await story.CommandAsync(person, "reach")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Words_that_came_back_come_with_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ReachAsync(story.Alex);
        await story.PassAsync(TimeSpan.FromDays(2.1));
        var back = await story.OpenRingAsync(story.Alex);
        Assert.Contains("Your words are back with you.", back.Text);
        Assert.Equal(["Ask again", "My words", Minute, "Let it be", "Safety", "Hide"], back.Message!.Labels);
        await BeginsAsync(story, back);
        await story.EndAsync();
    }

    [Theory]
    [InlineData("Tender", "Something good")]
    [InlineData("Hurt", "Support", "Repair")]
    public async Task After_a_dance_that_touched_somebody_it_comes_first(string how, params string[] then)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.DanceOnceAsync();
        await story.OnFloorAsync(story.Alex, "Close with thanks");
        var page = await story.PressAsync(await story.OnFloorAsync(story.Sam, "How was that?"), how);
        Assert.Equal([Minute, .. then, "Safety", "Hide"], page.Message!.Labels);
        await BeginsAsync(story, page);
        await story.EndAsync();
    }

    private static async Task BeginsAsync(BotFixture story, SeenAnswer page)
    {
        await story.PressAsync(page, Minute);
        Assert.StartsWith("### 🕯️ A minute with myself", page.Message!.Text);
        Assert.Contains("Stop", page.Message.Labels);
    }
}
