using System.Globalization;
using Microsoft.Playwright;
using static Tests.SamplePoster;

namespace Tests;

/// <summary>Tests that the parts of a card look and work as in Discord's own client.</summary>
public sealed class CardDrawingTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const int Sea = 0x3F8ED2;
    private const string Lifted = """, "emoji": { "name": "🤲" }""";

    [Fact]
    public async Task A_card_has_its_colour_its_voices_and_its_buttons()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        using var poster = new SamplePoster(screens.Run);
        await poster.CardAsync(Container(
            Sea,
            Text("### Title\n**🔵 Sam**\n-# small print\n## Words"),
            """{ "type": 14, "divider": false, "spacing": 2 }""",
            """{ "type": 14, "divider": true, "spacing": 1 }""",
            Row(Button("Likely", 1), Button("Quiet", 2, Lifted), Button("Grave", 4), Button("Shut", 2, """, "disabled": true""")),
            Row("""{ "type": 2, "style": 5, "label": "Outside", "url": "https://example.org" }""")));
        var card = screens.Alex.Log.Locator(".container");

        Assert.Equal("4px rgb(63, 142, 210)", await card.EvaluateAsync<string>(
            "c => { const bar = getComputedStyle(c, '::before'); return `${bar.width} ${bar.backgroundColor}`; }"));
        Assert.Equal("rgb(36, 36, 41)", await StyleAsync(card, "backgroundColor"));
        Assert.Equal("20px", await StyleAsync(card.GetByText("Words"), "fontSize"));
        Assert.Equal("16px", await StyleAsync(card.GetByText("Title"), "fontSize"));
        Assert.Equal("13px", await StyleAsync(card.GetByText("small print"), "fontSize"));
        Assert.Equal("700", await StyleAsync(card.GetByText("🔵 Sam"), "fontWeight"));
        Assert.Equal("rgb(88, 101, 242)", await StyleAsync(card.GetByText("Likely"), "backgroundColor"));
        Assert.Equal("rgb(210, 45, 57)", await StyleAsync(card.GetByText("Grave"), "backgroundColor"));
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "Shut" })).ToBeDisabledAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Button, new() { Name = "🤲 Quiet" })).ToBeVisibleAsync();
        var link = card.GetByRole(AriaRole.Link, new() { Name = "Outside" });
        await Assertions.Expect(link).ToHaveAttributeAsync("target", "_blank");
        await Assertions.Expect(link.Locator("svg")).ToBeVisibleAsync();
        Assert.Equal("rgba(0, 0, 0, 0)", await StyleAsync(card.Locator("hr").First, "borderTopColor"));
        Assert.Equal("rgb(48, 48, 55)", await StyleAsync(card.Locator("hr").Last, "borderTopColor"));

        await screens.Page.GetByRole(AriaRole.Button, new() { Name = "Light" }).ClickAsync();
        Assert.Equal("rgb(242, 243, 245)", await StyleAsync(card, "backgroundColor"));
        await screens.Page.ReloadAsync();
        Assert.Equal("rgb(242, 243, 245)", await StyleAsync(card, "backgroundColor"));
        Assert.Empty(screens.Complaints);
    }

    [Fact]
    public async Task A_section_has_its_button_or_its_picture_beside_the_text()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync, 390, 844);
        using var poster = new SamplePoster(screens.Run);
        await poster.PictureAsync(
            Container(Sea, Section(Button("Open", 1), "**Sam would like to reach.**\n-# Until tonight. You need not answer.")),
            Section("""{ "type": 11, "media": { "url": "attachment://dot.png" }, "description": "A dot" }""", "With a picture"),
            """{ "type": 12, "items": [{ "media": { "url": "attachment://dot.png" }, "description": "Two lights" }] }""");
        var log = screens.Alex.Log;
        await Assertions.Expect(log.GetByRole(AriaRole.Img, new() { Name = "Two lights" })).ToBeVisibleAsync();

        foreach (var (text, beside) in new[]
        {
            (log.GetByText("would like to reach"), log.GetByRole(AriaRole.Button, new() { Name = "Open" })),
            (log.GetByText("With a picture"), log.GetByRole(AriaRole.Img, new() { Name = "A dot" })),
        })
        {
            var (left, right) = (await BoxAsync(text), await BoxAsync(beside));
            Assert.True(right.X >= left.X + left.Width, $"{right.X} is not beside {left.X + left.Width}");
            Assert.InRange(right.Y, left.Y - 4, left.Y + left.Height);
        }
        var shown = await log.GetByRole(AriaRole.Img, new() { Name = "Two lights" }).EvaluateAsync<int>("i => i.naturalWidth");
        Assert.Equal(1, shown);
    }

    [Fact]
    public async Task Mentions_and_times_are_what_the_reader_knows_them_by()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        using var poster = new SamplePoster(screens.Run);
        var (server, now) = (screens.Run.Server, screens.Run.Clock.Now.ToUnixTimeSeconds());
        await poster.CardAsync(Text(
            $"<@{server.Sam.Id}> in <#{server.Home.Id}>, </home:1574294928031219712>. Back <t:{now + 7260}:R>, until <t:1796000000:f>."));
        var message = screens.Alex.Log.Locator(".message").Last;
        var until = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeSeconds(1796000000), TimeZoneInfo.Local)
            .ToString("MMMM d, yyyy 'at' h:mm tt", CultureInfo.InvariantCulture);

        await Assertions.Expect(message).ToContainTextAsync($"@Sam in #couples, /home. Back in 2 hours, until {until}.");
        await screens.ClockAsync("An hour later");
        await Assertions.Expect(message).ToContainTextAsync("Back in 1 hour,");
        await message.GetByRole(AriaRole.Button, new() { Name = "/home" }).ClickAsync();
        await Assertions.Expect(screens.Alex.All.GetByRole(AriaRole.Textbox)).ToHaveValueAsync("/home ");
    }

    [Fact]
    public async Task A_link_into_this_Discord_leads_to_its_message()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        using var poster = new SamplePoster(screens.Run);
        var server = screens.Run.Server;
        var general = server.Guild.Channels.Single(c => c.Name == "general");
        for (var i = 0; i < 40; i++)
            server.Owner.Say(general, $"Line {i}");
        var third = general.Messages[2];
        var link = $"https://discord.com/channels/{server.Guild.Id}/{general.Id}/{third.Id}";
        await poster.CardAsync(Row($$"""{ "type": 2, "style": 5, "label": "Go in", "url": "{{link}}" }"""));
        await screens.Alex.Log.GetByRole(AriaRole.Link, new() { Name = "Go in" }).ClickAsync();

        await Assertions.Expect(screens.Alex.Log.GetByText("Line 2", new() { Exact = true })).ToBeInViewportAsync();
        await Assertions.Expect(screens.Alex.Log.GetByText("Line 39")).Not.ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_menu_shows_signs_and_descriptions_and_is_never_cut_off()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync, 390, 600);
        using var poster = new SamplePoster(screens.Run);
        var options = Enumerable.Range(1, 12).Select(i =>
            $$"""{ "label": "Choice {{i}}", "value": "{{i}}", "description": "What it is about", "emoji": { "name": "🐚" } }""");
        await poster.CardAsync(
            Row($$"""{ "type": 3, "custom_id": "menu", "placeholder": "What do you need?", "options": [{{string.Join(',', options)}}] }"""),
            Row("""{ "type": 5, "custom_id": "people" }"""));
        var alex = screens.Alex;

        await alex.PressAsync("What do you need?");
        var list = alex.All.GetByRole(AriaRole.Listbox);
        await Assertions.Expect(list.GetByRole(AriaRole.Option).First).ToContainTextAsync("🐚");
        await Assertions.Expect(list.GetByRole(AriaRole.Option).First).ToContainTextAsync("What it is about");
        await Assertions.Expect(list.GetByRole(AriaRole.Option).First).ToBeFocusedAsync();
        var box = await BoxAsync(list);
        Assert.InRange(box.Y, 0, 600);
        Assert.InRange(box.Y + box.Height, 0, 600);
        await screens.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(list.GetByRole(AriaRole.Option).Last).ToBeFocusedAsync();
        await Assertions.Expect(list.GetByRole(AriaRole.Option).Last).ToBeInViewportAsync();
        await screens.Page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(list).ToBeHiddenAsync();
        await Assertions.Expect(alex.Button("What do you need?")).ToBeFocusedAsync();
        await alex.PressAsync("Make a selection");
        await Assertions.Expect(list.GetByRole(AriaRole.Option, new() { NameRegex = new("Sam") })).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_ring_is_marked_a_silent_message_is_not_and_the_platform_speaks_in_lines_of_its_own()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        using var poster = new SamplePoster(screens.Run);
        var server = screens.Run.Server;
        await poster.TextAsync($"<@{server.Sam.Id}> Something is here for you.", Row(Button("Open", 1)));
        await poster.PostAsync(server.Home, new() { ["content"] = "Quietly.", ["flags"] = 4096 });
        var mine = screens.Sam.Log;
        await Assertions.Expect(mine.Locator(".message.mentioned")).ToContainTextAsync("made a sound");
        await Assertions.Expect(mine.GetByText("Quietly.")).ToBeVisibleAsync();
        await Assertions.Expect(mine.Locator(".mark").Last).ToHaveTextAsync("silent");
        await Assertions.Expect(screens.Alex.Log.Locator(".message.mentioned")).ToHaveCountAsync(0);

        var thread = server.Owner.CreateThread(server.Home, "Talk");
        server.Owner.AddToThread(thread, server.Sam);
        await screens.Sam.GoAsync("Talk");
        await Assertions.Expect(mine.Locator(".notice")).ToContainTextAsync("Olive added Sam to the thread.");
    }

    private static Task<string> StyleAsync(ILocator of, string name) => of.EvaluateAsync<string>($"e => getComputedStyle(e).{name}");

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator of)
    {
        await Assertions.Expect(of).ToBeVisibleAsync();
        return await of.BoundingBoxAsync() ?? throw new InvalidOperationException("It has no box.");
    }
}
