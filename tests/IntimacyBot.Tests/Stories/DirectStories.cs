using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Somebody who has switched on direct messages is notified there, and the page that opens works there.</summary>
public sealed class DirectStories
{
    private const string Promise = """
        practice: promising
        title: Promising
        about: One thing each.
        minutes: 5
        needs: none
        steps:
          - { id: one, write: both, form: { one: { text: short, label: "One thing I will do", keep: promise, required: true } } }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task The_first_card_and_all_its_answers_work_in_direct_messages()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.SwitchAsync(sam, "DMs: off");
        await story.ReachAsync(alex);
        Assert.Empty(story.Rings(sam));
        var page = await OpenAsync(story, sam);
        var times = await story.PressAsync(page, "I need time");
        Assert.Contains("Good. You are both called then.", (await story.PressAsync(times, "An hour")).Text);
        await story.PassAsync(TimeSpan.FromHours(1));
        page = await OpenAsync(story, sam);
        Assert.Contains("You need not fix anything", (await story.PressAsync(page, "I'm here")).Text);
        Assert.Equal(1, story.Count("I am afraid of being too much."));
        await story.SayBackAsync(sam);
        await story.EndAsync();
    }

    [Fact]
    public async Task Words_that_came_back_are_shared_again_from_direct_messages()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.SwitchAsync(alex, "DMs: off");
        await story.ReachAsync(alex);
        await story.PassAsync(TimeSpan.FromDays(2));
        var preview = await story.PressAsync(await OpenAsync(story, alex), "My words");
        Assert.Contains("I am afraid of being too much.", preview.Text);
        preview = await story.SubmitAsync(
            await story.PressAsync(preview, "Edit"),
            (ReachForm.Truer, "I am afraid."));
        Assert.Contains("I am afraid.", preview.Text);
        Assert.Contains("Your words wait.", (await story.PressAsync(preview, "Share")).Text);
        await story.HereAsync(sam);
        Assert.Equal(1, story.Count("I am afraid."));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_promise_that_is_answered_in_direct_messages_is_gone()
    {
        await using var story = await BotFixture.OfCoupleAsync(Promise);
        var (alex, sam) = (story.Alex, story.Sam);
        await story.SwitchAsync(sam, "DMs: off");
        await story.PressAsync(await story.CommandAsync(alex, "practice", ("name", "promising")), "Ask Sam");
        await story.PressAsync(await OpenAsync(story, sam), "I'm here");
        foreach (var person in new[] { alex, sam })
            await story.PressAsync(
                await story.SubmitAsync(await story.OnFloorAsync(person, "Write"), ("One thing I will do", "Breathe")),
                "Share");
        await story.PassAsync(TimeSpan.FromDays(1));
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(2, story.Rows("Promises"));
        Assert.Contains("That counts.", (await story.PressAsync(await OpenAsync(story, sam), "I did it")).Text);
        Assert.Equal(1, story.Rows("Promises"));
        await story.EndAsync();
    }

    private static Task<Rehearsal.World.SeenAnswer> OpenAsync(BotFixture story, Rehearsal.World.WorldPerson person) =>
        story.PressAsync(person, person.Direct!.Messages[^1], "Open");
}
