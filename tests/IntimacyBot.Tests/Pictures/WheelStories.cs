using IntimacyBot.Pictures;
using IntimacyBot.Pictures.Drawing;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.Solo;
using Tests.TestKit;

namespace Tests.Pictures;

/// <summary>The wheel of feelings on the pages of "A minute with myself", over real sockets.</summary>
public sealed class WheelStories
{
    private const string Alt = "A wheel of feelings. The same words are in the menu below.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_wheel_stands_above_its_menu_becomes_finer_and_goes_when_the_page_moves_on(bool direct)
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await AtTheWheelAsync(bot, direct);
        var (message, wheels) = (page.Message!, Wheels.InList("feelings").ToList());

        var core = Assert.Single(message.Pictures);
        Assert.Equal((Alt, "attachment://picture.png", Alt), (core.Alt, core.Url, core.File?.Description));
        Assert.Equal(PictureDrawing.Png(wheels[0]), core.File!.Bytes.ToArray());
        StandsAboveItsMenu(message);

        page = await bot.PickAsync(page, "Afraid");
        var finer = Assert.Single(message.Pictures);
        Assert.Equal(Alt, finer.Alt);
        var afraid = wheels.Single(w => w.Middle?.Text == "Afraid");
        Assert.Equal(PictureDrawing.Png(afraid), finer.File!.Bytes.ToArray());
        Assert.Equal([finer.File], message.Body.Attachments);
        Assert.Equal(message.Selects.Last().Options.Select(o => o.Label), afraid.Parts.Select(p => p.Text));
        StandsAboveItsMenu(message);

        page = await bot.PickAsync(page, "Exposed");
        Assert.Same(message, page.Message);
        Assert.Empty(message.Pictures);
        Assert.Empty(message.Body.Attachments);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Skip")]
    [InlineData("Stop")]
    public async Task Whichever_way_the_page_moves_on_the_picture_goes(string button)
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await AtTheWheelAsync(bot);
        Assert.Single(page.Message!.Body.Attachments);

        page = await bot.PressAsync(page, button);

        Assert.Empty(page.Message!.Pictures);
        Assert.Empty(page.Message!.Body.Attachments);
        await bot.EndAsync();
    }

    /// <summary>Whatever was drawn before is gone with the process, and its person presses on at once.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_in_the_middle_the_bot_goes_on_with_the_wheel(bool meanwhile)
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "meta"), "Go on");
        var message = page.Message!;
        await bot.KillAsync();
        if (!meanwhile)
            await bot.StartAsync();
        var press = bot.Alex.PressAsync(message, "Skip");
        if (meanwhile)
            await bot.StartAsync();
        await bot.DoneAsync(press);

        Assert.Contains("Which word is nearest?", message.Text, StringComparison.Ordinal);
        Assert.Single(message.Pictures);
        StandsAboveItsMenu(message);

        await bot.KillAndStartAsync();
        await bot.PickAsync(page, "Afraid");
        var finer = Assert.Single(message.Pictures);
        Assert.Equal(PictureDrawing.Png(Wheels.InList("feelings").Single(w => w.Middle?.Text == "Afraid")), finer.File!.Bytes.ToArray());
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_answer_never_waits_for_the_drawing()
    {
        using var gate = new ManualResetEventSlim();
        var cancel = TestContext.Current.CancellationToken;
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => picture =>
        {
            // The test waits as long for the answer, so it would fail if the answer came only after the drawing.
            gate.Wait(TimeSpan.FromSeconds(60), cancel);
            return PictureDrawing.Png(picture);
        }));
        var begun = await bot.Alex.CommandAsync(bot.Home, "meta");
        var page = await Skipped(await bot.Alex.PressAsync(begun.Message!, "Go on"));

        Assert.Empty(page.Pictures);
        Assert.Contains("Which word is nearest?", page.Text, StringComparison.Ordinal);
        Assert.False(gate.IsSet);

        // What is drawn meanwhile is there for the next page.
        gate.Set();
        await bot.Get<PicturesAhead>().Drawn.WaitAsync(cancel);
        var finer = await bot.Alex.SelectAsync(page, page.Selects.Last().CustomId!, "Sad");
        await finer.SettledAsync();
        Assert.Single(finer.Message!.Pictures);
        Assert.Empty(bot.World.Violations);

        async Task<WorldMessage> Skipped(SeenAnswer at)
        {
            await at.SettledAsync();
            var answer = await bot.Alex.PressAsync(at.Message!, "Skip");
            await answer.SettledAsync();
            return answer.Message!;
        }
    }

    [Fact]
    public async Task If_it_cannot_be_drawn_the_page_is_complete_and_each_kind_of_picture_is_one_line_of_the_log()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(services => services.AddSingleton<DrawPicture>(_ => _ => throw new InvalidOperationException("No memory.")));
        var begun = await bot.Alex.CommandAsync(bot.Home, "meta");
        var page = begun.Message!;
        foreach (var button in (string[])["Go on", "Skip"])
            await (await bot.Alex.PressAsync(page, button)).SettledAsync();

        Assert.Contains("Which word is nearest?", page.Text, StringComparison.Ordinal);
        Assert.Equal(8, page.Selects.Last().Options.Count);
        Assert.Empty(page.Pictures);
        await (await bot.Alex.SelectAsync(page, page.Selects.Last().CustomId!, "Sad")).SettledAsync();
        Assert.Contains("And more exactly?", page.Text, StringComparison.Ordinal);

        Assert.Equal(2, bot.Log.Warnings.Count);
        foreach (var kind in new[] { "Wheel", "Path" })
            Assert.Single(bot.Log.Warnings, w => w.Contains($"is left out: {kind}.", StringComparison.Ordinal));
        Assert.Empty(bot.World.Violations);
    }

    private static async Task<SeenAnswer> AtTheWheelAsync(BotFixture bot, bool direct = false)
    {
        var page = direct ? await bot.DirectAsync(bot.Alex, "meta") : await bot.CommandAsync(bot.Alex, "meta");
        return await bot.PressAsync(await bot.PressAsync(page, "Go on"), "Skip");
    }

    private static void StandsAboveItsMenu(WorldMessage message)
    {
        var order = message.Components.Select(c => c.Type).ToList();
        Assert.InRange(order.IndexOf(WorldComponentType.MediaGallery), 1, order.IndexOf(WorldComponentType.StringSelect) - 1);
    }
}
