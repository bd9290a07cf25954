using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Private pages are replaced in place, and somebody who has shared their half can see that it is saved.</summary>
public sealed class OwnPageStories
{
    [Fact]
    public async Task Not_yet_turns_into_what_one_would_like_on_the_same_page()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        while (!bot.Floor(alex).Labels.Contains("Open"))
            await bot.OnFloorAsync(bot.Floor(alex).Text.Contains("Alex, your turn") ? alex : sam, bot.Floor(alex).Labels[^3]);

        var page = await bot.OnFloorAsync(alex, "Open");
        var next = await bot.PressAsync(page, "Not yet");
        Assert.Equal(page.Message!.Id, next.Message!.Id);
        Assert.Contains("What would you like now?", next.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_felt_is_told_or_kept_in_place()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(sam);
        while (!bot.Floor(alex).Labels.Contains("Open"))
            await bot.OnFloorAsync(bot.Floor(alex).Text.Contains("Alex, your turn") ? alex : sam, bot.Floor(alex).Labels[^3]);

        var tell = await bot.PressAsync(await bot.OnFloorAsync(alex, "Open"), "I feel valued");
        Assert.StartsWith("### Would you like to tell **Sam**?\nIt says: ", tell.Text);
        Assert.Equal("It stays with you. The room goes on.", (await bot.PressAsync(tell, "Keep it")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_has_shared_a_half_reads_that_it_is_in()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.TogetherAsync();
        var mine = await bot.PressAsync(await bot.WriteALineAsync(bot.Alex, "a little warm"), "Share");
        Assert.Equal("Yours is in. It is shown when **Sam**'s is too.", mine.Text);
        Assert.StartsWith("**🟠🔵 One of two is in.**", bot.Floor(bot.Sam).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_second_room_of_a_day_is_told_apart()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "Stop here"), "Stop for both of us");
        await bot.OpenRoomAsync("Something else.");
        Assert.Equal("Room · 23 Nov · 2", bot.Room(bot.Alex)!.Name);
        await bot.EndAsync();
    }
}
