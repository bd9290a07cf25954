using Rehearsal.World;
using Tests.Couples;
using Person = Rehearsal.World.Person;

namespace IntimacyBot.Tests.Stories;

/// <summary>Whoever switched direct messages on is rung there, and everything behind [Open] must work there, too.</summary>
public sealed class DirectStories
{
    private const string Fear = "I am afraid of being too much.";

    [Fact]
    public async Task A_first_card_opened_in_a_direct_message_opens_the_room()
    {
        await using var story = await Story.OfCoupleAsync();
        await story.SwitchAsync(story.Sam, "DMs: off");
        await story.ReachAsync(story.Alex, Fear);

        var here = await story.PressAsync(await OpenDirectAsync(story, story.Sam), "I'm here");

        Assert.Contains("You need not fix anything.", here.Text);
        Assert.Contains(story.Cards(story.Sam), m => m.Text.Contains(Fear));
        await story.EndAsync();
    }

    [Fact]
    public async Task Who_needs_time_or_says_not_now_can_say_so_in_a_direct_message()
    {
        await using var story = await Story.OfCoupleAsync();
        await story.SwitchAsync(story.Sam, "DMs: off");
        await story.ReachAsync(story.Alex, Fear);
        var card = await OpenDirectAsync(story, story.Sam);

        Assert.Contains("The bell will ring for both of you then.", (await story.PressAsync(await story.PressAsync(card, "I need time"), "20 minutes")).Text);
        await story.PassAsync(TimeSpan.FromMinutes(21));
        var told = await story.PressAsync(await story.PressAsync(await OpenDirectAsync(story, story.Sam), "Not now"), "Tell them kindly");

        Assert.Contains("Told:", told.Text);
        Assert.Contains("it isn't about you.", (await story.OpenRingAsync(story.Alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Words_that_came_back_can_be_read_changed_and_shared_again_from_a_direct_message()
    {
        await using var story = await Story.OfCoupleAsync();
        await story.SwitchAsync(story.Alex, "DMs: off");
        await story.ReachAsync(story.Alex, Fear);
        await story.PassAsync(TimeSpan.FromHours(25));

        var words = await story.PressAsync(await OpenDirectAsync(story, story.Alex), "My words");
        Assert.Contains(Fear, words.Text);
        var changed = await story.SubmitAsync(await story.PressAsync(words, "Edit"), ("What is truer, more tender, about me?", "I long for you."));
        Assert.Contains("Your words are waiting.", (await story.PressAsync(changed, "Share")).Text);

        await story.HereAsync(story.Sam);
        Assert.Contains(story.Cards(story.Sam), m => m.Text.Contains("I long for you."));
        await story.EndAsync();
    }

    private static async Task<Answer> OpenDirectAsync(Story story, Person person)
    {
        var ring = await story.World.WaitForAsync(_ => person.Direct?.Messages.LastOrDefault(m => m.Labels.Contains("Open")), $"a ring for {person} as a direct message");
        Assert.Empty(story.Rings(person));
        return await story.PressAsync(person, ring, "Open");
    }
}
