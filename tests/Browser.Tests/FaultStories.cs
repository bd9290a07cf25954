using Microsoft.Playwright;
using Rehearsal.World;

namespace Tests;

public sealed class FaultStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Bad_days_are_made_on_the_page_and_the_bot_gets_over_them()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var world = screens.Run.Server.World;
        await MakeAsync(screens, "The connection breaks");
        await world.WaitForAsync(
            w => w.History.ToString().Contains("the bot resumed", StringComparison.Ordinal),
            "the bot to resume",
            TimeSpan.FromSeconds(20));
        await MakeAsync(screens, "The bot may no longer make rooms");
        Assert.False(WorldPermissions.Of(world.Bot, screens.Run.Server.Home).HasFlag(WorldPermission.CreatePrivateThreads));
        await screens.Alex.CommandAsync("help");
        Assert.Empty(screens.Complaints);
    }

    private static async Task MakeAsync(BrowserFixture screens, string trouble)
    {
        var controls = await screens.OpenControlsAsync();
        var menu = controls.GetByRole(AriaRole.Group, new() { Name = "Trouble" });
        await menu.GetByLabel("What goes wrong").SelectOptionAsync(trouble);
        await menu.GetByRole(AriaRole.Button, new() { Name = "Let it happen" }).ClickAsync();
        await Assertions.Expect(menu.GetByRole(AriaRole.Status)).ToHaveTextAsync($"{trouble}: done.");
        await screens.CloseControlsAsync();
    }
}
