using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rehearsal.Page;

namespace Tests;

/// <summary>A rehearsal in this process, and a browser that looks at its page.</summary>
internal sealed class TwoScreens : IAsyncDisposable
{
    private const string Chromium = "/usr/bin/chromium";
    private const float Patience = 20_000;

    private static readonly string[] _switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly List<string> _complaints = [];

    private TwoScreens(RehearsalRun run, IPlaywright playwright, IBrowser browser, IPage page)
    {
        (Run, _playwright, _browser, Page) = (run, playwright, browser, page);
        page.Console += (_, said) =>
        {
            if (said.Type == "error")
                _complaints.Add(said.Text);
        };
        page.PageError += (_, error) => _complaints.Add(error);
    }

    public RehearsalRun Run { get; }
    public IPage Page { get; }
    public Screen Alex => new(Page, "Alex");
    public Screen Sam => new(Page, "Sam");

    /// <summary>What the browser had to complain about.</summary>
    public IReadOnlyList<string> Complaints => _complaints;

    public static async Task<TwoScreens> OpenAsync()
    {
        Assert.SkipUnless(File.Exists(Chromium), $"There is no browser at {Chromium}: apt-get install chromium");
        var run = await RehearsalRun.StartAsync(new() { Port = 0, OpensBrowser = false }, RehearsalProgram.StartBotAsync);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = _switches });
        var page = await browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } });
        page.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        var screens = new TwoScreens(run, playwright, browser, page);
        await page.GotoAsync(run.Address.ToString());
        await Assertions.Expect(page.GetByText("The bot is running")).ToBeVisibleAsync();
        return screens;
    }

    /// <summary>Uses a switch of the bot's, and waits for what it says then.</summary>
    public async Task BotAsync(string button, string said)
    {
        await Page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).GetByText(said)).ToBeVisibleAsync();
    }

    /// <summary>Gives the right half to somebody else.</summary>
    public async Task<Screen> SitRightAsync(string person)
    {
        var choice = Page.GetByLabel("Right: whose Discord");
        await choice.SelectOptionAsync(await choice.Locator("option", new() { HasText = person }).GetAttributeAsync("value") ?? "");
        var screen = new Screen(Page, person);
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
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await Run.DisposeAsync();
    }
}

/// <summary>One person's half of the page.</summary>
internal sealed class Screen(IPage page, string person)
{
    public ILocator All { get; } = page.Locator($"[data-person='{person}']");

    /// <summary>The command that is being filled in.</summary>
    public ILocator Call => All.GetByRole(AriaRole.Form);
    public ILocator Form => All.GetByRole(AriaRole.Dialog);

    /// <summary>Chooses a command from the list, and fills in its options.</summary>
    public async Task CommandAsync(string path, params (string Option, string Value)[] options)
    {
        await TypeCommandAsync(path);
        foreach (var (option, value) in options)
            await Call.GetByLabel(option).SelectOptionAsync(value);
        if (options.Length > 0)
            await SendAsync();
    }

    public async Task TypeCommandAsync(string path)
    {
        await All.GetByRole(AriaRole.Textbox, new() { NameRegex = new("^Message ") }).FillAsync($"/{path}");
        await Offer("Commands", new Regex($"^.{Regex.Escape(path)} ")).ClickAsync();
    }

    public Task SendAsync() => Call.GetByRole(AriaRole.Button, new() { Name = "Send", Exact = true }).ClickAsync();

    /// <summary>Presses a button of the newest message that has it.</summary>
    public Task PressAsync(string label) => Button(label).ClickAsync();

    public ILocator Button(string label) =>
        All.Locator("article.message").GetByRole(AriaRole.Button, new() { Name = label, Exact = true }).Last;

    /// <summary>A choice of an opened list.</summary>
    public ILocator Offer(string list, Regex choice) =>
        All.GetByRole(AriaRole.Group, new() { Name = list, Exact = true }).GetByRole(AriaRole.Button, new() { NameRegex = choice }).First;

    /// <summary>The newest channel or thread in the list whose name begins so.</summary>
    public ILocator Channel(string name) =>
        All.GetByRole(AriaRole.Navigation).GetByRole(AriaRole.Button, new() { NameRegex = new($"^(@ )?{Regex.Escape(name)}") }).Last;

    public Task GoAsync(string channel) => Channel(channel).ClickAsync();

    /// <summary>Waits until it can be read in this person's half.</summary>
    public Task ReadsAsync(string text) => Assertions.Expect(All.GetByText(text).Last).ToBeVisibleAsync();

    /// <summary>Opens what the bell has, and sees the ring go.</summary>
    public async Task OpenRingAsync()
    {
        await PressAsync("Open");
        await Assertions.Expect(Button("Open")).ToBeHiddenAsync();
    }

    public Task SeesButtonAsync(string label) => Assertions.Expect(Button(label)).ToBeVisibleAsync();

    public Task FillAsync(string label, string text) => Form.GetByLabel(label).FillAsync(text);

    public Task ChooseAsync(string label) => Form.GetByLabel(label).CheckAsync();

    public async Task SubmitAsync()
    {
        await Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await Assertions.Expect(Form).ToBeHiddenAsync();
    }
}
