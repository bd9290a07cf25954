using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Private pages are replaced in place, and somebody who has shared their half can see that it is saved.</summary>
public sealed class OwnPageStories
{
    [Fact]
    public async Task Not_yet_turns_into_what_one_would_like_on_the_same_page()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam);
        while (!story.Floor(alex).Labels.Contains("Open"))
            await story.OnFloorAsync(story.Floor(alex).Text.Contains("Alex, your turn") ? alex : sam, story.Floor(alex).Labels[^3]);

        var page = await story.OnFloorAsync(alex, "Open");
        var next = await story.PressAsync(page, "Not yet");
        Assert.Equal(page.Message!.Id, next.Message!.Id);
        Assert.Contains("What would you like now?", next.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_felt_is_told_or_kept_in_place()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.OpenRoomAsync();
        await story.SayBackAsync(sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(sam);
        while (!story.Floor(alex).Labels.Contains("Open"))
            await story.OnFloorAsync(story.Floor(alex).Text.Contains("Alex, your turn") ? alex : sam, story.Floor(alex).Labels[^3]);

        var tell = await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "I feel valued");
        Assert.StartsWith("### Would you like to tell **Sam**?\nIt says: ", tell.Text);
        Assert.Equal("It stays with you. The room goes on.", (await story.PressAsync(tell, "Keep it")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Who_has_shared_a_half_reads_that_it_is_in()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.TogetherAsync();
        var mine = await story.PressAsync(await story.WriteALineAsync(story.Alex, "a little warm"), "Share");
        Assert.Equal("Yours is in. It is shown when **Sam**'s is too.", mine.Text);
        Assert.StartsWith("**🟠🔵 One of two is in.**", story.Floor(story.Sam).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_second_room_of_a_day_is_told_apart()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.OpenRoomAsync();
        await story.PressAsync(await story.OnFloorAsync(story.Alex, "Stop here"), "Stop for both of us");
        await story.OpenRoomAsync("Something else.");
        Assert.Equal("Room · 23 Nov · 2", story.Room(story.Alex)!.Name);
        await story.EndAsync();
    }
}
