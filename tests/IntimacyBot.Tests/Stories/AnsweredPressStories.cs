using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Whoever has done their part reads what happens next, and the other sees that they were heard.</summary>
public sealed class AnsweredPressStories
{
    private const string Script = """
        practice: answered
        title: Answered
        about: A line each, and an answer.
        minutes: 5
        steps:
          - id: fears
            write: both
            optional: "Begin without it"
            say: One line each, if you like.
            form:
              fear: { text: short, label: "I am afraid that…", required: true }
          - id: tell
            write: lead
            say: Tell it in one line.
            form:
              line: { text: short, label: "How it was", required: true }
          - { id: heard, mirror: tell, say: "Say back how it was." }
          - id: taken
            choose: lead
            private: true
            say: Does it reach you?
            options:
              much: { label: "It reaches me", post: "It reaches me." }
              hard: { label: "It is hard to let in" }
          - id: reply
            write: follow
            form:
              line: { text: short, label: "What it does in me", required: true }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task Words_that_may_be_shown_alone_say_so_before_they_are_shared_and_after()
    {
        await using var bot = await InRoomAsync();
        const string shown = "It is shown when **Sam** has shared, too, or has pressed “Begin without it”.";
        var preview = await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "Write"), ("I am afraid that…", "you will go"));
        Assert.Contains($"### This is what **Sam** will read.\n{shown}", preview.Text);
        Assert.Equal($"Yours is in. {shown}", (await bot.PressAsync(preview, "Share")).Text);
        Assert.Equal(0, bot.Count("you will go"));
        await bot.OnFloorAsync(bot.Sam, "Begin without it");
        Assert.Equal(1, bot.Count("you will go"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_to_be_said_stays_on_the_card_while_it_is_said_aloud()
    {
        await using var bot = await InRoomAsync();
        await WithoutFearsAsync(bot);
        await bot.OnFloorAsync(bot.Alex, "Say it aloud");
        Assert.StartsWith("**🟠 Alex is saying it aloud.** Tell it in one line.\n", bot.Floor(bot.Sam).Text);
        await bot.OnFloorAsync(bot.Alex, "I've said it");
        await bot.OnFloorAsync(bot.Sam, "Say it aloud");
        Assert.StartsWith("**🔵 Sam is saying it aloud.** Say back how it was.\n", bot.Floor(bot.Sam).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_was_right_in_what_they_said_back_reads_it_and_a_choice_that_tells_nothing_is_answered()
    {
        await using var bot = await InRoomAsync();
        await WithoutFearsAsync(bot);
        await bot.PressAsync(await bot.SubmitAsync(await bot.OnFloorAsync(bot.Alex, "Write"), ("How it was", "cold")), "Share");
        await bot.SubmitAsync(await bot.OnFloorAsync(bot.Sam, "Write"), ("What I heard", "It was cold."));
        await bot.OnFloorAsync(bot.Alex, "That's it");
        Assert.Contains("-# Alex says: that's it.\n", bot.Floor(bot.Sam).Text);
        var chosen = await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "Open"), "It is hard to let in");
        Assert.Equal("Good. Only you see what you chose. The room goes on.", chosen.Text);
        Assert.DoesNotContain("that's it", bot.Floor(bot.Sam).Text);
        Assert.Equal(0, bot.Count("hard to let in"));
        await bot.EndAsync();
    }

    private static async Task<BotFixture> InRoomAsync()
    {
        var bot = await BotFixture.OfCoupleAsync(Script);
        await bot.PressAsync(await bot.CommandAsync(bot.Alex, "practice", ("name", "answered")), "Ask Sam");
        await bot.HereAsync(bot.Sam);
        return bot;
    }

    private static async Task WithoutFearsAsync(BotFixture bot)
    {
        await bot.OnFloorAsync(bot.Alex, "Begin without it");
        await bot.OnFloorAsync(bot.Sam, "Begin without it");
    }
}
