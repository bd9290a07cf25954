using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Types words that nobody can see into forms that ask for some.</summary>
public sealed class BlankWordsStories
{
    private const string Unseen = "\u200B\u3164 \uFE0F";

    [Fact]
    public async Task A_required_text_of_invisible_characters_cannot_be_shared_and_the_rest_is_not_lost()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "reach"), "Write");

        var preview = await bot.SubmitAsync(form, ReachForm.Words(Unseen));
        Assert.DoesNotContain("Share", preview.Message!.Labels);
        Assert.Contains("Fear", preview.Text, StringComparison.OrdinalIgnoreCase);

        var edited = await bot.SubmitAsync(await bot.PressAsync(preview, "Edit"), ReachForm.Words("I am here."));
        Assert.Contains("I am here.", edited.Text);
        await bot.PressAsync(edited, "Share");
        Assert.Single(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nothing_that_can_be_seen_is_nothing_put_into_the_jar()
    {
        await using var bot = await BotFixture.OfCoupleAsync();

        var form = await bot.CommandAsync(bot.Alex, "goodstuff add");
        await bot.SubmitAsync(form, (form.Modal!.Fields[0].Label, Unseen));

        Assert.Equal(0, bot.Rows("Jar"));
        await bot.EndAsync();
    }
}
