using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Skipping a step tells what its label says, where the practice says so, and nothing anywhere else.</summary>
public sealed class SkipStories
{
    private const string Touched = "The one that touched me";

    [Fact]
    public async Task Who_only_thanks_is_read_with_the_others_words_and_not_before()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "appreciate")), "Ask Sam");
        await bot.HereAsync(sam);
        await WriteAsync(bot, alex, "Thank you for…", "Thank you for the tea.");
        await WriteAsync(bot, sam, "Thank you for…", "Thank you for waiting.");
        Assert.Contains("-# \"Just thanks\" says: \"Thank you.\"", bot.Floor(sam).Text);
        await bot.OnFloorAsync(sam, "Just thanks");
        Assert.DoesNotContain(bot.Cards(alex), m => m.Text.EndsWith("## Thank you.", StringComparison.Ordinal));
        Assert.Contains("One of two is in.** Let it reach you.", bot.Floor(alex).Text);

        var form = await bot.OnFloorAsync(alex, "Write");
        Assert.Contains(form.Modal!.Texts, t => t.Contains("Thank you for waiting.") && !t.Contains("Thank you for the tea."));
        await bot.PressAsync(await bot.SubmitAsync(form, (Touched, "That you saw it.")), "Share");
        Assert.Single(bot.Cards(alex), m => m.Text == "**🔵 Sam**\n## Thank you.");
        Assert.Single(bot.Cards(sam), m => m.Text.Contains("That you saw it."));
        await bot.EndAsync();
    }

    private static Task<SeenAnswer> WriteAsync(BotFixture bot, WorldPerson person, string label, string words) =>
        bot.PressAsync(bot.SubmitAsync(bot.OnFloorAsync(person, "Write"), (label, words)), "Share");
}
