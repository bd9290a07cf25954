using Microsoft.Playwright;

namespace Tests;

/// <summary>The browser of these tests, which is Debian's Chromium. It is started once, and again when it has crashed.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Program = "/usr/bin/chromium";
    private const int Attempts = 3;
    private const float WaitLimit = 60_000;

    private static readonly string[] _switches =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(WaitLimit);
        if (File.Exists(Program))
            _playwright = await Playwright.CreateAsync();
    }

    /// <summary>Opens an empty page in a separate browser context. The test is skipped when no browser is installed.</summary>
    public async Task<IPage> OpenAsync()
    {
        Assert.SkipWhen(_playwright is null, $"There is no browser at {Program}: apt-get install chromium");
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                if (_browser is not { IsConnected: true })
                    _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = _switches });
                var page = await _browser.NewPageAsync(new() { ViewportSize = new() { Width = 1400, Height = 900 } });
                page.SetDefaultTimeout(WaitLimit);
                return page;
            }
            catch (PlaywrightException e) when (attempt < Attempts)
            {
                TestContext.Current.TestOutputHelper?.WriteLine($"The browser did not open a page: {e.Message}");
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
