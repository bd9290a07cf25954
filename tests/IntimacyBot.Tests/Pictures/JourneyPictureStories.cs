using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using Microsoft.Extensions.DependencyInjection;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Pictures;

/// <summary>The path of two on the page of their journey, over real sockets.</summary>
public sealed class JourneyPictureStories
{
    private const string Alt =
        "A path with 7 lights, one for each talk of your journey. 0 of them have a tick, for the talks you two have had.";

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

    /// <summary>The first page after a start has its picture at once, whether or not somebody has looked before.</summary>
    [Fact]
    public async Task It_is_drawn_before_anybody_looks_and_no_press_orders_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await JourneyPageStories.DancedAsync(bot, "loop", "tender", "rough", "hold", "mend");
        await bot.StopAsync();
        var (started, late) = (false, new List<string>());
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => picture =>
        {
            if (Volatile.Read(ref started))
                late.Add(picture.Key);
            return PictureDrawing.Png(picture);
        }));
        await bot.Get<PicturesAhead>().Drawn.WaitAsync(TestContext.Current.CancellationToken);
        Volatile.Write(ref started, true);

        var page = await bot.CommandAsync(bot.Alex, "journey");
        Assert.Equal(Path("ddddd--"), Assert.Single(page.Message!.Pictures).File!.Bytes.ToArray());
        Assert.Contains("5 of them have a tick", page.Message!.Pictures[0].Alt, StringComparison.Ordinal);
        page = await bot.PressAsync(page, "Touch: not yet");
        Assert.Equal(Path("dddddo-"), Assert.Single(page.Message!.Pictures).File!.Bytes.ToArray());
        page = await bot.PressAsync(page, "Touch: yes");
        Assert.Equal(Path("ddddd--"), Assert.Single(page.Message!.Pictures).File!.Bytes.ToArray());
        Assert.Empty(late);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_answer_never_waits_for_the_drawing()
    {
        using var gate = new ManualResetEventSlim();
        var cancel = TestContext.Current.CancellationToken;
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => picture =>
        {
            gate.Wait(TimeSpan.FromSeconds(60), cancel);
            return PictureDrawing.Png(picture);
        }));

        var page = await bot.CommandAsync(bot.Alex, "journey");

        Assert.False(gate.IsSet);
        Assert.Empty(page.Message!.Pictures);
        Assert.Contains("**1 Name our loop**", page.Text, StringComparison.Ordinal);
        gate.Set();
        await bot.Get<PicturesAhead>().Drawn.WaitAsync(cancel);
        page = await bot.PressAsync(page, "Touch: not yet");
        Assert.Equal(Path("ooo----"), Assert.Single(page.Message!.Pictures).File!.Bytes.ToArray());
        await bot.EndAsync();
    }

    /// <summary>Every path that two can come to is among those that are drawn ahead, and none that they cannot.</summary>
    [Fact]
    public async Task The_paths_of_all_journeys_are_few()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        var paths = bot.Get<IEnumerable<IPicturesAhead>>().SelectMany(p => p.All()).OfType<Picture.Path>().Select(p => p.Key).Distinct();
        Assert.Equal(18, paths.Count());
        foreach (var stops in "ooo---- dod---- dddo--- dddd--- ddddoo- ddddo-- dddddo- dddd-d- ddddddo ddddddd".Split(' '))
            Assert.Contains(Picture.Path.Of(stops.Select(stop => (stop == 'd', stop == 'o'))).Key, paths);
    }

    [Fact]
    public async Task If_it_cannot_be_drawn_the_page_is_complete()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.StopAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => _ => throw new InvalidOperationException("No memory.")));

        var page = await bot.CommandAsync(bot.Alex, "journey");

        Assert.Empty(page.Message!.Pictures);
        Assert.Contains("**1 Name our loop**", page.Text, StringComparison.Ordinal);
        Assert.Contains(bot.Log.Warnings, w => w.Contains("A picture could not be drawn and is left out: Path.", StringComparison.Ordinal));
    }

    private static byte[]? Path(string stops) =>
        PictureDrawing.Png(Picture.Path.Of(stops.Select(stop => (stop == 'd', stop == 'o'))));
}
