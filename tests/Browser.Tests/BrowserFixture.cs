using Microsoft.Playwright;
using Rehearsal.Page;

namespace Tests;

/// <summary>A rehearsal in this process, and a browser that looks at its page.</summary>
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

    /// <summary>What the clock of the page says.</summary>
    public ILocator Time => Clock.Locator("time");

    /// <summary>What the browser had to complain about.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    private ILocator Clock => Page.GetByRole(AriaRole.Group, new() { Name = "The clock" });

    public static async Task<BrowserFixture> OpenAsync(Chromium chromium, BotStarter? starter = null)
    {
        var page = await chromium.OpenAsync();
        var run = await RehearsalRun.StartAsync(new() { Port = 0, OpensBrowser = false }, starter ?? RehearsalProgram.StartBotAsync);
        var screens = new BrowserFixture(run, page);
        await page.GotoAsync(run.Address.ToString());
        await Assertions.Expect(page.GetByText("The bot is running")).ToBeVisibleAsync();
        return screens;
    }

    public ILocator ClockButton(string label) => Clock.GetByRole(AriaRole.Button, new() { Name = label, Exact = true });

    public Task SeesOnTheClockAsync(string text) => Assertions.Expect(Clock).ToContainTextAsync(text);

    /// <summary>Uses a switch of the bot's, and waits for what it says then.</summary>
    public async Task BotAsync(string button, string said)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).GetByText(said)).ToBeVisibleAsync();
    }

    /// <summary>Gives the right half to somebody else.</summary>
    public async Task<PersonPageObject> SitRightAsync(string person)
    {
        var choice = Page.GetByLabel("Right: whose Discord");
        await choice.SelectOptionAsync(await choice.Locator("option", new() { HasText = person }).GetAttributeAsync("value") ?? "");
        var screen = new PersonPageObject(Page, person);
        await Assertions.Expect(screen.All).ToBeVisibleAsync();
        return screen;
    }

    /// <summary>A picture of both screens, among the test's results.</summary>
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
