using Microsoft.Playwright;
using static Tests.SamplePoster;

namespace Tests;

/// <summary>Tests that all text of the page is readable in both themes, and that nothing needs horizontal scrolling.</summary>
public sealed class ReadabilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    /// <summary>
    /// This script returns the texts whose contrast is below WCAG AA: 4.5, or 3 for large text. Disabled controls are exempt.
    /// </summary>
    private const string Faint = """
        () => {
          const parse = text => {
            const [r, g, b, a = 1] = text.match(/[\d.]+/g).map(Number);
            return { r, g, b, a };
          };
          const over = (top, below) => {
            const mix = n => top[n] * top.a + below[n] * (1 - top.a);
            return { r: mix("r"), g: mix("g"), b: mix("b"), a: 1 };
          };
          const ground = element => {
            const all = [];
            for (let e = element; e; e = e.parentElement) all.push(parse(getComputedStyle(e).backgroundColor));
            return all.reverse().reduce((below, top) => over(top, below), { r: 255, g: 255, b: 255, a: 1 });
          };
          const part = n => (n /= 255) <= .04045 ? n / 12.92 : ((n + .055) / 1.055) ** 2.4;
          const light = c => .2126 * part(c.r) + .7152 * part(c.g) + .0722 * part(c.b);
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node; node = walker.nextNode();) {
            const element = node.parentElement, style = getComputedStyle(element);
            const isSkipped = !node.data.trim() || element.closest(":disabled, [aria-disabled], .hidden, .emoji, .skip, .spoiler, script");
            if (isSkipped || !element.checkVisibility() || parseFloat(style.fontSize) === 0) continue;
            const back = ground(element), front = over(parse(style.color), back);
            const [high, low] = [light(front), light(back)].sort((a, b) => b - a);
            const size = parseFloat(style.fontSize), isLarge = size >= 24 || (size >= 18.6 && style.fontWeight >= 700);
            const ratio = (high + .05) / (low + .05);
            if (ratio < (isLarge ? 3 : 4.5)) found.push(`${node.data.trim().slice(0, 40)}: ${ratio.toFixed(2)}`);
          }
          return found;
        }
        """;

    private const string Wide = """
        () => [document.documentElement, document.body, ...document.querySelectorAll(".log, .fields, .controls > div")]
          .filter(e => e.scrollWidth > e.clientWidth + 1).map(e => e.className || e.tagName)
        """;

    [Theory]
    [InlineData("dark", 1400)]
    [InlineData("light", 1400)]
    [InlineData("dark", 390)]
    [InlineData("light", 390)]
    public async Task Words_stand_out_and_nothing_is_too_wide(string theme, int width)
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        await PageStories.PairAsync(screens);
        await screens.Page.SetViewportSizeAsync(width, 844);
        using var poster = new SamplePoster(screens.Run);
        if (theme == "light")
            await screens.Page.GetByRole(AriaRole.Button, new() { Name = "Light" }).ClickAsync();
        await PostAsync(poster, screens);
        await screens.Alex.SeesButtonAsync("Grave");
        await LookAsync(screens, $"cards-{theme}-{width}");

        await screens.Alex.CommandAsync("reach");
        await screens.Alex.SeesButtonAsync("Write");
        await LookAsync(screens, $"gate-{theme}-{width}");
        await screens.Alex.PressAsync("Write");
        await Assertions.Expect(screens.Alex.Form).ToBeVisibleAsync();
        await LookAsync(screens, $"form-{theme}-{width}");
        await screens.Page.Keyboard.PressAsync("Escape");
        await screens.OpenControlsAsync();
        await LookAsync(screens, $"controls-{theme}-{width}");
        Assert.Empty(screens.Complaints);
    }

    private static async Task PostAsync(SamplePoster poster, BrowserFixture screens)
    {
        var (sam, alex) = (screens.Run.Server.Sam.Id, screens.Run.Server.Alex.Id);
        await poster.CardAsync(Container(
            0xC7658C,
            Section(Button("Open", 1), "**A_name_that_is_long_and_has_no_space_in_it would like to reach.**\n-# Until tonight."),
            Text("## Words that are loud\nplain, [a link](https://example.org), `code`\n-# </home:1574294928031219712> <t:1796000000:F>"),
            Row(Button("Likely", 1), Button("Quiet"), Button("Green", 3), Button("Grave", 4)),
            Row("""{ "type": 5, "custom_id": "people", "placeholder": "Pair with someone" }""")));
        await poster.TextAsync($"<@{sam}> and <@{alex}> Something is here for you.", Row(Button("Look", 1)));
    }

    private static async Task LookAsync(BrowserFixture screens, string name)
    {
        await screens.PictureAsync(name);
        Assert.Empty(await screens.Page.EvaluateAsync<string[]>(Faint));
        Assert.Empty(await screens.Page.EvaluateAsync<string[]>(Wide));
    }
}
