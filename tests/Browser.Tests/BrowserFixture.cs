using Microsoft.Playwright;
using Rehearsal.Page;

namespace Tests;

/// <summary>A rehearsal in this process, and a browser that shows its page.</summary>
internal sealed class BrowserFixture : IAsyncDisposable
{
    private readonly List<string> _complaints = [];

    private BrowserFixture(RehearsalRun run, IPage page)
    {
        (Run, Page) = (run, page);
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                _complaints.Add(said.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public RehearsalRun Run { get; }
    public IPage Page { get; }
    public PersonPageObject Alex => new(Page, "Alex");
    public PersonPageObject Sam => new(Page, "Sam");

    /// <summary>This is the time that the page's clock shows.</summary>
    public ILocator Time => Clock.Locator("time");

    /// <summary>These are the errors that the browser reported.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    private ILocator Clock => Page.GetByRole(AriaRole.Group, new() { Name = "The clock", IncludeHidden = true });

    public static async Task<BrowserFixture> OpenAsync(Chromium chromium, BotStarter? starter = null, int width = 1400, int height = 900)
    {
        var page = await chromium.OpenAsync();
        await page.SetViewportSizeAsync(width, height);
        var run = await RehearsalRun.StartAsync(new() { Port = 0, OpensBrowser = false }, starter ?? RehearsalProgram.StartBotAsync);
        var screens = new BrowserFixture(run, page);
        await page.GotoAsync(run.Address.ToString());
        await Assertions.Expect(page.GetByRole(AriaRole.Status).GetByText("The bot is running")).ToBeAttachedAsync();
        return screens;
    }

    /// <summary>Opens the controls for developers.</summary>
    public async Task<ILocator> OpenControlsAsync()
    {
        var controls = Page.Locator("details.controls");
        if (await controls.GetAttributeAsync("open") is null)
            await controls.Locator("summary").ClickAsync();
        return controls;
    }

    /// <summary>Opens the controls and presses a button of the clock.</summary>
    public async Task ClockAsync(string label)
    {
        await OpenControlsAsync();
        await ClockButton(label).ClickAsync();
        await CloseControlsAsync();
    }

    public Task CloseControlsAsync() => Page.Locator("details.controls > summary").ClickAsync();

    public ILocator ClockButton(string label) =>
        Clock.GetByRole(AriaRole.Button, new() { Name = label, Exact = true, IncludeHidden = true });

    public Task SeesOnTheClockAsync(string text) => Assertions.Expect(Clock).ToContainTextAsync(text);

    /// <summary>Presses a button of the bot's controls, and waits for this status text.</summary>
    public async Task BotAsync(string button, string said)
    {
        var controls = await OpenControlsAsync();
        await controls.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await CloseControlsAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).GetByText(said)).ToBeVisibleAsync();
    }

    /// <summary>Shows another person in the right half.</summary>
    public async Task<PersonPageObject> SitRightAsync(string person)
    {
        var choice = Page.GetByLabel("Right: whose Discord");
        await choice.SelectOptionAsync(await choice.Locator("option", new() { HasText = person }).GetAttributeAsync("value") ?? "");
        var screen = new PersonPageObject(Page, person);
        await Assertions.Expect(screen.All).ToBeVisibleAsync();
        return screen;
    }

    /// <summary>Saves a screenshot among the test results and returns its path.</summary>
    public async Task<string> PictureAsync(string name)
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "TestResults", "screenshots");
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{name}.png");
        await Page.ScreenshotAsync(new() { Path = file });
        TestContext.Current.TestOutputHelper?.WriteLine(file);
        return file;
    }

    public async ValueTask DisposeAsync()
    {
        await Page.Context.CloseAsync();
        await Run.DisposeAsync();
    }
}
