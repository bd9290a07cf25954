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
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.TogetherAsync();
        var first = await story.WriteALineAsync(alex, "Warm as bread.");
        var second = await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        await story.PressAsync(first, "Share");
        Assert.Contains(CoupleDriver.MovedOn, (await story.PressAsync(second, button)).Text);
        await story.PressAsync(await story.WriteALineAsync(sam, "Far away."), "Share");
        Assert.Equal((1, 1), (story.Count("Warm as bread."), story.Count("Far away.")));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_shared_stands_on_the_page_that_shares_it()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        var older = await story.DraftAsync(alex, "An older word.");
        // The words are changed from another page, and the older page stays as it is.
        var again = await story.PressAsync(await story.PressAsync(await story.CommandAsync(alex, "reach"), "My words"), "Edit");
        await story.SubmitAsync(again, ReachForm.Words("A newer word."));
        var shown = await story.PressAsync(older, "Share");
        Assert.Contains("A newer word.", shown.Text);
        Assert.Contains("Share", shown.Message!.Labels);
        Assert.Empty(story.Rings(story.Sam));
        Assert.StartsWith("### Your words wait.", (await story.PressAsync(shown, "Share")).Text);
        await story.HereAsync(story.Sam);
        Assert.Equal((0, 1), (story.Count("An older word."), story.Count("A newer word.")));
        await story.EndAsync();
    }

    [Theory]
    [InlineData("Discard", 0)]
    [InlineData("Keep to myself", 1)]
    public async Task What_was_discarded_on_one_page_is_not_shared_from_the_other_and_what_was_kept_is(string button, int shared)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        var first = await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ReachForm.Answer("You were told so."));
        var second = await story.PressAsync(await story.CommandAsync(sam, "home"), "My words");
        await story.PressAsync(first, button);
        var answer = await story.PressAsync(second, "Share");
        Assert.Equal(shared, story.Count("You were told so."));
        if (shared == 0)
        {
            Assert.Contains(CoupleDriver.MovedOn, answer.Text);
            Assert.Contains("Write", story.Floor(sam).Labels);
            await story.RespondAsync(sam, "Of course.");
            Assert.Equal(1, story.Count("Of course."));
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task Words_that_wait_where_nobody_leads_are_not_discarded_from_an_old_page()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var first = await CheckInAsync(story, alex, "For the soup.");
        var second = await story.PressAsync(await story.CommandAsync(alex, "home"), "My words");
        await story.PressAsync(first, "Share");
        Assert.Contains(CoupleDriver.MovedOn, (await story.PressAsync(second, "Discard")).Text);
        await story.PressAsync(await CheckInAsync(story, sam, "For the song."), "Share");
        Assert.Equal((1, 1), (story.Count("For the soup."), story.Count("For the song.")));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_written_one_level_deeper_survives_an_edit()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var preview = await story.PressAsync(await story.DraftAsync(alex, "I am afraid."), "One level deeper");
        preview = await story.SubmitAsync(preview, (ReachForm.Deeper, "My hands are cold."));
        preview = await story.SubmitAsync(
            await story.PressAsync(preview, "Edit"),
            (ReachForm.Truer, "I am afraid of being too much."));
        Assert.Contains("My hands are cold.", preview.Text);
        await story.PressAsync(preview, "Share");
        await story.HereAsync(sam);
        Assert.Equal((1, 1), (story.Count("I am afraid of being too much."), story.Count("My hands are cold.")));
        await story.EndAsync();
    }

    private static async Task<Rehearsal.World.SeenAnswer> CheckInAsync(BotFixture story, Rehearsal.World.WorldPerson person, string thanks)
    {
        var form = await story.PressAsync(await story.CommandAsync(person, "practice", ("name", "checkin")), "Write");
        var middle = form.Modal!.Fields[1].Label;
        return await story.SubmitAsync(form, ("Something I thank you for", thanks), (middle, "Quiet."));
    }
}
