using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Solo;

/// <summary>The practice "A minute with myself", over real sockets.</summary>
public sealed class MetaStories
{
    [Fact]
    public async Task A_minute_with_oneself_is_one_page_from_its_first_press_to_its_last()
    {
        await using var bot = await BotFixture.BeginAsync();
        var before = bot.Everything();
        var page = await bot.CommandAsync(bot.Alex, "meta");
        var message = page.Message!;
        Assert.True(page.IsEphemeral);
        Assert.StartsWith("### 🕯️ A minute with myself\n", message.Text);
        Assert.Contains("About 3 minutes. Only you see this page", message.Text);
        Assert.Equal(["Go on", "Stop", "Safety", "Hide"], message.Labels);
        Assert.Matches("Until <t:[0-9]+:T>", message.Text);

        page = await bot.PressAsync(page, "Go on");
        Assert.Equal(["Write", "Skip", "Stop", "Safety", "Hide"], message.Labels);
        Assert.DoesNotContain("A minute with myself", message.Text);
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("In my body", "A *tight* chest"));
        Assert.Contains("A \\*tight\\* chest", message.Text);
        Assert.Equal(["Skip", "Change it", "Stop", "Safety", "Hide"], message.Labels);
        page = await bot.PickAsync(page, "Afraid");
        page = await bot.PickAsync(page, "Exposed");
        page = await bot.SubmitAsync(await bot.PressAsync(page, "Write"), ("What I wish for right now", "To be held"));
        Assert.Equal(["And now?", "Turn into a reach", "Done", "Change it", "Stop", "Safety", "Hide"], message.Labels);
        foreach (var words in new[] { "A \\*tight\\* chest", "Afraid", "Exposed", "To be held" })
            Assert.Contains(words, message.Text);

        page = await bot.PressAsync(page, "Done");
        Assert.Same(message, page.Message);
        Assert.StartsWith("### That's it.\n", message.Text);
        Assert.Contains("nothing of it is kept", message.Text);
        Assert.Equal(["Safety", "Hide"], message.Labels);
        Assert.Equal(before, bot.Everything());
        await bot.EndAsync();
    }
}
