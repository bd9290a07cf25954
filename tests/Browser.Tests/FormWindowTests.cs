using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Tests;

/// <summary>Tests that a form covers the page, however long it is.</summary>
public sealed class FormWindowTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Theory]
    [InlineData(1400, 420)]
    [InlineData(390, 500)]
    public async Task A_long_form_scrolls_inside_and_pushes_nothing_away(int width, int height)
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var alex = screens.Alex;
        await PageStories.PairAsync(screens);
        await screens.Page.SetViewportSizeAsync(width, height);
        await alex.CommandAsync("reach");
        await alex.PressAsync("Write");
        await Assertions.Expect(alex.Form).ToBeVisibleAsync();

        var box = await alex.Form.BoundingBoxAsync();
        Assert.NotNull(box);
        Assert.InRange(box.Y, 0, height);
        Assert.InRange(box.Y + box.Height, 0, height + 0.5);
        Assert.InRange(box.X + box.Width, 0, width + 0.5);
        await Assertions.Expect(alex.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" })).ToBeInViewportAsync();
        var fields = alex.Form.Locator(".fields");
        var isLong = await fields.EvaluateAsync<bool>("f => f.scrollHeight > f.clientHeight");
        Assert.True(isLong, "The form is too short to say anything.");
        await fields.GetByRole(AriaRole.Textbox).Last.ScrollIntoViewIfNeededAsync();
        Assert.Equal(0, await screens.Page.EvaluateAsync<double>("() => scrollY + document.body.scrollTop"));
        await screens.PictureAsync($"form-{width}");
        Assert.Empty(screens.Complaints);
    }

    [Theory]
    [InlineData(1400, 420)]
    [InlineData(390, 500)]
    public async Task Submit_shows_and_marks_the_field_that_is_missing(int width, int height)
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var alex = screens.Alex;
        await PageStories.PairAsync(screens);
        await screens.Page.SetViewportSizeAsync(width, height);
        await alex.CommandAsync("reach");
        await alex.PressAsync("Write");
        var missing = alex.Form.GetByLabel("What is true for me, deep down");
        var problem = alex.Form.GetByText("This is required.");
        for (var press = 0; press < 2; press++)
        {
            await alex.Form.Locator(".warning").ScrollIntoViewIfNeededAsync();
            await Assertions.Expect(missing).Not.ToBeInViewportAsync();
            await alex.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();

            await Assertions.Expect(missing).ToBeInViewportAsync();
            await Assertions.Expect(problem.First).ToBeInViewportAsync();
            await Assertions.Expect(missing).ToBeFocusedAsync();
            await Assertions.Expect(missing).ToHaveAttributeAsync("aria-invalid", "true");
            await Assertions.Expect(alex.Form.Locator(".field.wrong").First).ToBeInViewportAsync();
        }

        await screens.PictureAsync($"form-missing-{width}");
        await missing.FillAsync("it is too much");
        await Assertions.Expect(missing).Not.ToHaveAttributeAsync("aria-invalid", "true");
        Assert.Equal(0, await screens.Page.EvaluateAsync<double>("() => scrollY + document.body.scrollTop"));
        Assert.Empty(screens.Complaints);
    }

    [Fact]
    public async Task Escape_closes_a_form_and_what_was_typed_is_lost()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var alex = screens.Alex;
        await PageStories.PairAsync(screens);
        await alex.CommandAsync("reach");
        await alex.PressAsync("Write");
        var box = alex.Form.GetByRole(AriaRole.Textbox).Last;
        await box.FillAsync("Not for long");
        await box.PressAsync("Escape");
        await Assertions.Expect(alex.Form).ToBeHiddenAsync();
        await Assertions.Expect(alex.Log).ToBeFocusedAsync();
        await alex.PressAsync("Write");
        await Assertions.Expect(alex.Form.GetByRole(AriaRole.Textbox).Last).ToHaveValueAsync("");
        await Assertions.Expect(alex.Form).ToContainTextAsync(new Regex("This form will be submitted to IntimacyBot"));
    }
}
