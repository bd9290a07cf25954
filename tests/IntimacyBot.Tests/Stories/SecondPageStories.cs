using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>People open the same page twice. What they do on one of them is saved, and the other cannot undo or empty it.</summary>
public sealed class SecondPageStories
{
    [Theory]
    [InlineData("Discard")]
    [InlineData("Keep to myself")]
    public async Task What_was_shared_and_waits_for_the_others_half_stays_shared(string button)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.TogetherAsync();
        var first = await bot.WriteALineAsync(alex, "Warm as bread.");
        var second = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        await bot.PressAsync(first, "Share");
        Assert.Contains(CoupleDriver.MovedOn, (await bot.PressAsync(second, button)).Text);
        await bot.PressAsync(await bot.WriteALineAsync(sam, "Far away."), "Share");
        Assert.Equal((1, 1), (bot.Count("Warm as bread."), bot.Count("Far away.")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_shared_stands_on_the_page_that_shares_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        var older = await bot.DraftAsync(alex, "An older word.");
        // The words are changed from another page, and the older page stays as it is.
        var again = await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(alex, "reach"), "My words"), "Edit");
        await bot.SubmitAsync(again, ReachForm.Words("A newer word."));
        var shown = await bot.PressAsync(older, "Share");
        Assert.Contains("A newer word.", shown.Text);
        Assert.Contains("Share", shown.Message!.Labels);
        Assert.Empty(bot.Rings(bot.Sam));
        Assert.StartsWith("### Your words wait.", (await bot.PressAsync(shown, "Share")).Text);
        await bot.HereAsync(bot.Sam);
        Assert.Equal((0, 1), (bot.Count("An older word."), bot.Count("A newer word.")));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Discard", 0)]
    [InlineData("Keep to myself", 1)]
    public async Task What_was_discarded_on_one_page_is_not_shared_from_the_other_and_what_was_kept_is(string button, int shared)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        var first = await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ReachForm.Answer("You were told so."));
        var second = await bot.PressAsync(await bot.CommandAsync(sam, "home"), "My words");
        await bot.PressAsync(first, button);
        var answer = await bot.PressAsync(second, "Share");
        Assert.Equal(shared, bot.Count("You were told so."));
        if (shared == 0)
        {
            Assert.Contains(CoupleDriver.MovedOn, answer.Text);
            Assert.Contains("Write", bot.Floor(sam).Labels);
            await bot.RespondAsync(sam, "Of course.");
            Assert.Equal(1, bot.Count("Of course."));
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_that_wait_where_nobody_leads_are_not_discarded_from_an_old_page()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var first = await CheckInAsync(bot, alex, "For the soup.");
        var second = await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words");
        await bot.PressAsync(first, "Share");
        Assert.Contains(CoupleDriver.MovedOn, (await bot.PressAsync(second, "Discard")).Text);
        await bot.PressAsync(await CheckInAsync(bot, sam, "For the song."), "Share");
        Assert.Equal((1, 1), (bot.Count("For the soup."), bot.Count("For the song.")));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_written_one_level_deeper_survives_an_edit()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var preview = await bot.PressAsync(await bot.DraftAsync(alex, "I am afraid."), "One level deeper");
        preview = await bot.SubmitAsync(preview, (ReachForm.Deeper, "My hands are cold."));
        preview = await bot.SubmitAsync(
            await bot.PressAsync(preview, "Edit"),
            (ReachForm.Truer, "I am afraid of being too much."));
        Assert.Contains("My hands are cold.", preview.Text);
        await bot.PressAsync(preview, "Share");
        await bot.HereAsync(sam);
        Assert.Equal((1, 1), (bot.Count("I am afraid of being too much."), bot.Count("My hands are cold.")));
        await bot.EndAsync();
    }

    private static async Task<Rehearsal.World.SeenAnswer> CheckInAsync(BotFixture bot, Rehearsal.World.WorldPerson person, string thanks)
    {
        var form = await bot.PressAsync(await bot.CommandAsync(person, "practice", ("name", "checkin")), "Write");
        var middle = form.Modal!.Fields[1].Label;
        return await bot.SubmitAsync(form, ("Something I thank you for", thanks), (middle, "Quiet."));
    }
}
