namespace Tests;

public sealed class PageStories
{
    [Fact]
    public async Task Two_people_pair_on_the_page()
    {
        await using var screens = await TwoScreens.OpenAsync();
        await screens.PictureAsync("start");
        await screens.Alex.CommandAsync("help");
        await screens.Alex.CommandAsync("pair", ("partner", "Sam"));
        await screens.Alex.ReadsAsync("I'm 18+");
        await screens.PictureAsync("pair");
        Assert.Empty(screens.Complaints);
    }
}
