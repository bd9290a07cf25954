using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using Microsoft.Extensions.DependencyInjection;
using Tests.TestKit;

namespace Tests.Pictures;

/// <summary>The path of two on the page of their journey, over real sockets.</summary>
public sealed class JourneyPictureStories
{
    private const string Alt = "A path with a light for each talk. The talks you have had have a tick. The same is written below.";

    [Fact]
    public async Task The_path_shows_what_can_be_begun_and_stays_on_the_page_and_goes_when_a_talk_opens()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await bot.CommandAsync(bot.Alex, "journey");

        var picture = Assert.Single(page.Message!.Pictures);
        Assert.Equal((Alt, "attachment://picture.png", Alt), (picture.Alt, picture.Url, picture.File?.Description));
        Assert.Equal(Path("ooo----"), picture.File!.Bytes.ToArray());

        // One's own wish opens nothing before its time, so the path is the same; the page has one picture and not two.
        page = await bot.PressAsync(page, "Touch: not yet");
        Assert.Equal(Path("ooo----"), Assert.Single(page.Message!.Pictures).File!.Bytes.ToArray());
        Assert.Single(page.Message!.Body.Attachments);

        var opened = await bot.DoneAsync(await bot.Alex.SelectAsync(page.Message!, "Begin a talk", "Name our loop"));
        Assert.Empty(opened.Message!.Pictures);
        Assert.Empty(opened.Message!.Body.Attachments);
        page = await bot.PressAsync(opened, "Back");
        Assert.Single(page.Message!.Pictures);
        await bot.EndAsync();
    }

    [Fact]
    public async Task If_it_cannot_be_drawn_the_page_is_complete()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => _ => throw new InvalidOperationException("No memory.")));

        var page = await bot.CommandAsync(bot.Alex, "journey");

        Assert.Empty(page.Message!.Pictures);
        Assert.Contains("**Name our loop**", page.Text, StringComparison.Ordinal);
        Assert.Contains(bot.Log.Warnings, w => w.Contains("A picture could not be drawn and is left out: Path.", StringComparison.Ordinal));
    }

    private static byte[]? Path(string stops) =>
        PictureDrawing.Png(Picture.Path.Of(stops.Select(stop => (stop == 'd', stop == 'o'))));
}
