using Microsoft.Playwright;
using static Tests.SamplePoster;

namespace Tests;

/// <summary>
/// Tests of the page around the two people's views: it is usable without instructions, and new messages do not stay out of sight.
/// </summary>
public sealed class PageShellTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task The_first_button_of_a_card_is_three_presses_of_Tab_away()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        using var poster = new SamplePoster(screens.Run);
        await poster.CardAsync(Row(Button("First")));
        var first = screens.Alex.Button("First");
        await Assertions.Expect(first).ToBeVisibleAsync();
        var presses = 0;
        while (presses < 3 && !await first.EvaluateAsync<bool>("b => b === document.activeElement"))
        {
            await screens.Page.Keyboard.PressAsync("Tab");
            presses++;
        }
        await Assertions.Expect(first).ToBeFocusedAsync();

        await screens.Page.ReloadAsync();
        await Assertions.Expect(first).ToBeVisibleAsync();
        await screens.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(screens.Page.GetByRole(AriaRole.Link, new() { Name = "To the messages of Alex" })).ToBeInViewportAsync();
        await screens.Page.Keyboard.PressAsync("Enter");
        await screens.Page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(first).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_arrows_go_through_the_channels()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        await screens.Alex.Channel("couples").FocusAsync();
        await screens.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(screens.Alex.Channel("general")).ToBeFocusedAsync();
        await screens.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(screens.Alex.Log).ToHaveAttributeAsync("aria-label", "Messages in general");
    }

    [Theory]
    [InlineData(1400)]
    [InlineData(1000)]
    [InlineData(390)]
    public async Task The_list_shows_every_name_to_its_end(int width)
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync, width);
        var server = screens.Run.Server;
        foreach (var name in new[] { "Bell", "Room · 28 Nov", "Room · 28 Nov · 2" })
        {
            var thread = server.Owner.CreateThread(server.Home, name);
            server.Owner.AddToThread(thread, server.Alex);
            server.Owner.Say(thread, $"<@{server.Alex.Id}> Here.");
            if (name.EndsWith('2'))
                server.Owner.ChangeThread(thread, archived: true, locked: true);
        }

        if (width < 640)
            await screens.Alex.All.GetByRole(AriaRole.Button, new() { NameRegex = new("^Channels") }).ClickAsync();
        await Assertions.Expect(screens.Alex.Channel("Room · 28 Nov · 2")).ToBeVisibleAsync();
        var cut = await screens.Alex.All.EvaluateAsync<string[]>("""
            person => [...person.querySelectorAll(".channels button")].filter(b => {
              const name = b.querySelector(".name"), box = b.getBoundingClientRect();
              return name.scrollWidth > name.clientWidth || name.scrollHeight > name.clientHeight
                || b.lastElementChild.getBoundingClientRect().right > box.right;
            }).map(b => b.innerText)
            """);
        Assert.Empty(cut);
    }

    [Fact]
    public async Task A_newcomer_reads_who_is_where_and_what_to_press_and_can_put_it_away()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        var guide = screens.Page.Locator(".guide");
        await Assertions.Expect(guide).ToContainTextAsync("Alex is on the left, Sam on the right");
        await Assertions.Expect(guide).ToContainTextAsync("Press Pair with someone");
        await Assertions.Expect(screens.Page.GetByText("What goes wrong")).ToBeHiddenAsync();
        await guide.GetByRole(AriaRole.Button).ClickAsync();
        await Assertions.Expect(guide).ToBeHiddenAsync();
        await screens.Page.ReloadAsync();
        await Assertions.Expect(screens.Alex.All).ToBeVisibleAsync();
        await Assertions.Expect(guide).ToBeHiddenAsync();
    }

    [Theory]
    [InlineData(1400, 500)]
    [InlineData(390, 400)]
    public async Task The_controls_are_behind_one_button_and_not_cut_off(int width, int height)
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync, width, height);
        var controls = await screens.OpenControlsAsync();
        var panel = await controls.Locator("> div").BoundingBoxAsync();
        Assert.NotNull(panel);
        Assert.InRange(panel.X, 0, width - panel.Width);
        Assert.InRange(panel.Y, 0, height - panel.Height);
        var last = controls.GetByRole(AriaRole.Button, new() { Name = "Let it happen" });
        await last.ScrollIntoViewIfNeededAsync();
        await Assertions.Expect(last).ToBeInViewportAsync();
        await screens.Page.Keyboard.PressAsync("Escape");
        await screens.Page.Locator(".people").ClickAsync(new() { Position = new() { X = 5, Y = 150 } });
        await Assertions.Expect(last).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Starting_over_throws_everything_away()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        screens.Run.Server.Alex.Say(screens.Run.Server.Home, "From before");
        await screens.Sam.ReadsAsync("From before");
        var before = screens.Run.Discord;
        var start = screens.Page.GetByRole(AriaRole.Button, new() { Name = "Start over" });
        await start.ClickAsync();
        await screens.Page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).ClickAsync();
        Assert.Same(before, screens.Run.Discord);
        await start.ClickAsync();
        await screens.Page.GetByRole(AriaRole.Group, new() { Name = "Start over?" })
            .GetByRole(AriaRole.Button, new() { Name = "Start over" }).ClickAsync();

        await Assertions.Expect(screens.Alex.Log.GetByText("From before")).ToBeHiddenAsync();
        await screens.Alex.SeesButtonAsync("Home");
        Assert.NotSame(before, screens.Run.Discord);
        Assert.Equal(before.ApiBaseUrl, screens.Run.Discord.ApiBaseUrl);
        await screens.Alex.PressAsync("Home");
        await screens.Alex.ReadsAsync("Only you can see this");
        Assert.Empty(screens.Run.Server.World.Violations);
    }

    [Fact]
    public async Task A_log_follows_what_is_new_unless_somebody_reads_further_up()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync);
        var (server, log) = (screens.Run.Server, screens.Sam.Log);
        for (var i = 0; i < 40; i++)
            server.Alex.Say(server.Home, $"Line {i}");
        await Assertions.Expect(log.GetByText("Line 39")).ToBeInViewportAsync();
        await Assertions.Expect(screens.Sam.Newer).ToBeHiddenAsync();

        await log.EvaluateAsync("l => { l.scrollTop = 0; }");
        await Assertions.Expect(log.GetByText("Line 0")).ToBeInViewportAsync();
        server.Alex.Say(server.Home, "The newest");
        await Assertions.Expect(screens.Sam.Newer).ToBeVisibleAsync();
        await Assertions.Expect(log.GetByText("The newest")).Not.ToBeInViewportAsync();
        await screens.Sam.Newer.ClickAsync();
        await Assertions.Expect(log.GetByText("The newest")).ToBeInViewportAsync();
        await Assertions.Expect(screens.Sam.Newer).ToBeHiddenAsync();
        server.Alex.Say(server.Home, "Newer still");
        await Assertions.Expect(log.GetByText("Newer still")).ToBeInViewportAsync();
        await Assertions.Expect(screens.Alex.Log.GetByText("Newer still")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task On_a_phone_the_two_are_tabs_and_the_other_one_has_a_sign()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium, new StandInBot().StartAsync, 390, 844);
        using var poster = new SamplePoster(screens.Run);
        var server = screens.Run.Server;
        var sam = screens.Page.Locator(".tabs").GetByRole(AriaRole.Button, new() { NameRegex = new("Sam") });
        await Assertions.Expect(screens.Alex.All).ToBeVisibleAsync();
        await Assertions.Expect(screens.Sam.All).ToBeHiddenAsync();
        await Assertions.Expect(sam.Locator(".badge")).ToHaveCountAsync(0);

        await poster.PostAsync(server.Home, new() { ["content"] = "Quietly.", ["flags"] = 4096 });
        await Assertions.Expect(sam.Locator(".badge")).ToHaveTextAsync("new");
        var thread = server.Owner.CreateThread(server.Home, "Bell");
        server.Owner.AddToThread(thread, server.Sam);
        await poster.PostAsync(server.Home, new() { ["content"] = $"<@{server.Sam.Id}> Something is here for you." });
        await Assertions.Expect(sam.Locator(".badge.rang")).ToHaveTextAsync("the bell rang");
        server.Owner.Say(thread, "Here.");

        await sam.ClickAsync();
        await Assertions.Expect(screens.Alex.All).ToBeHiddenAsync();
        await Assertions.Expect(screens.Sam.Log.GetByText("Something is here for you.")).ToBeInViewportAsync();
        var list = screens.Sam.All.GetByRole(AriaRole.Button, new() { NameRegex = new("^Channels") });
        await Assertions.Expect(list.Locator(".badge.rang")).ToBeVisibleAsync();
        await list.ClickAsync();
        await screens.Sam.GoAsync("Bell");
        await Assertions.Expect(screens.Sam.All.GetByRole(AriaRole.Navigation)).ToBeHiddenAsync();
    }
}
