using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Rehearsal.Page;

namespace Tests;

public sealed class PageStories(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task Two_people_pair_and_dance_on_the_page()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var (alex, sam) = (screens.Alex, screens.Sam);
        await PairAsync(screens);

        await alex.CommandAsync("reach");
        await alex.ReadsAsync("Four things make this safe");
        await alex.PressAsync("Write");
        await alex.Form.GetByRole(AriaRole.Button, new() { Name = "Submit" }).ClickAsync();
        await alex.ReadsAsync("Choose one.");
        await alex.ReadsAsync("This is required.");
        await alex.Form.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Assertions.Expect(alex.Form).ToBeHiddenAsync();
        await alex.PressAsync("Write");
        await alex.ChooseAsync("fear");
        await alex.FillAsync("What is true for me, deep down", "I am afraid of being too much for you.");
        await alex.ReadsAsync("38 / 1000");
        await screens.PictureAsync("form");
        await alex.SubmitAsync();
        await alex.ReadsAsync("This is what");
        await screens.PictureAsync("preview");
        await alex.PressAsync("Share");
        await alex.SeesButtonAsync("Take it back");

        await sam.OpenRingAsync(standing: 2);
        await sam.ReadsAsync("would like to share something with you");
        await sam.PressAsync("I'm here");
        await sam.ReadsAsync("You need not fix anything");
        await alex.GoAsync("Room");
        await sam.GoAsync("Room");
        await alex.ReadsAsync("I am afraid of being too much for you.");
        await sam.ReadsAsync("I am afraid of being too much for you.");

        await sam.PressAsync("Write");
        await sam.FillAsync("What I heard", "You fear that you are too much for me, and you would like to know.");
        await sam.SubmitAsync();
        await alex.SeesButtonAsync("Almost");
        await screens.PictureAsync("room");
        await OthersLookAsync(screens);
        await alex.PressAsync("That's it");
        await sam.SeesButtonAsync("Write");
        await sam.PressAsync("Write");
        await sam.FillAsync("What makes sense to me in this", "You were often told so. I am glad you say it.");
        await sam.FillAsync("What it does in me to hear this", "My throat is warm.");
        await sam.SubmitAsync();
        await sam.PressAsync("Share");
        await alex.ReadsAsync("You were often told so.");
        await screens.PictureAsync("response");
        await alex.PressAsync("That was enough");
        await alex.PressAsync("Open");
        await alex.PressAsync("I feel understood");
        await alex.PressAsync("Tell them");
        await alex.PressAsync("Close with thanks");
        await alex.SeesButtonAsync("A closing word");
        await sam.SeesButtonAsync("A closing word");
        await screens.PictureAsync("closing");
        Assert.Empty(screens.Complaints);
        Assert.Empty(screens.Run.Server.World.Violations);
    }

    [Fact]
    public async Task A_week_later_a_card_that_nobody_answered_has_come_back()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var (alex, sam) = (screens.Alex, screens.Sam);
        await PairAsync(screens);
        await alex.CommandAsync("reach");
        await alex.PressAsync("Write");
        await alex.ChooseAsync("fear");
        await alex.FillAsync("What is true for me, deep down", "I am afraid of being too much for you.");
        await alex.SubmitAsync();
        await alex.PressAsync("Share");
        await sam.SeesButtonAsync("Open");
        await Assertions.Expect(screens.ClockButton("Skip to the next check-in")).ToBeDisabledAsync();
        await screens.PictureAsync("clock");
        await alex.GoAsync("Bell");
        var (before, paired) = (screens.Run.Clock.Now, await alex.NewestRingAsync());

        await screens.ClockAsync("A week later");

        await Assertions.Expect(screens.Time).ToHaveTextAsync(new Regex($"{Day(before.AddDays(7))}|{Day(before.AddDays(7).AddHours(1))}"));
        await alex.OpenRingAfterAsync(paired);
        await alex.ReadsAsync("Not available right now.");
        await alex.ReadsAsync("Your words are back with you. Nobody has read them.");
        await Assertions.Expect(sam.Button("Open")).ToBeHiddenAsync();
        await screens.PictureAsync("week");
        Assert.Empty(screens.Complaints);
        Assert.Empty(screens.Run.Server.World.Violations);
    }

    [Fact]
    public async Task A_press_while_the_bot_is_away_fails_in_sight_and_the_bot_comes_back()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        await screens.BotAsync("Stop the bot", "The bot is stopped");
        await screens.Alex.PressAsync("Home");
        await screens.Alex.ReadsAsync("This interaction failed");
        await screens.PictureAsync("failed");
        await screens.BotAsync("Start the bot", "The bot is running");
        await screens.Alex.PressAsync("Home");
        await screens.Alex.ReadsAsync("What do you need right now?");
        await screens.BotAsync("Restart the bot", "The bot is running");
        await screens.Alex.CommandAsync("help");
        await screens.Alex.SeesButtonAsync("Settings");
        await screens.PictureAsync("help");
        Assert.Empty(screens.Complaints);
    }

    [Fact]
    public async Task A_command_completes_what_is_typed_and_works_in_direct_messages()
    {
        await using var screens = await BrowserFixture.OpenAsync(chromium);
        var alex = screens.Alex;
        await alex.TypeCommandAsync("practice");
        await alex.Call.GetByLabel("name").FillAsync("rea");
        await alex.Offer("Suggestions for name", new Regex("^Reach")).ClickAsync();
        await screens.PictureAsync("completed");
        await alex.SendAsync();
        await alex.ReadsAsync("Only you can see this");

        await alex.GoAsync("IntimacyBot");
        await alex.CommandAsync("safety");
        await alex.ReadsAsync("Alex used /safety");
        await alex.SeesButtonAsync("Hide");
        await alex.PressAsync("Hide");
        await Assertions.Expect(alex.Button("Hide")).ToBeHiddenAsync();
        await screens.Page.SetViewportSizeAsync(420, 900);
        await screens.PictureAsync("narrow");
        Assert.Empty(screens.Complaints);
    }

    private static string Day(DateTimeOffset at) => DisplayNames.Date(at).Split(',')[0];

    /// <summary>Checks that a moderator sees the room and cannot take part, and that a stranger does not see it.</summary>
    private static async Task OthersLookAsync(BrowserFixture screens)
    {
        var morgan = await screens.SitRightAsync("Morgan");
        await morgan.GoAsync("Room");
        await morgan.ReadsAsync("I am afraid of being too much for you.");
        await morgan.PressAsync("That's it");
        await morgan.ReadsAsync("Not available right now.");
        await screens.PictureAsync("moderator");
        var kim = await screens.SitRightAsync("Kim");
        await kim.ReadsAsync("A private place for two");
        await Assertions.Expect(kim.Channel("couples")).ToBeVisibleAsync();
        await Assertions.Expect(kim.Channel("Room")).ToBeHiddenAsync();
        await screens.SitRightAsync("Sam");
    }

    /// <summary>Pairs Alex and Sam on a page that is wide enough to show both.</summary>
    internal static async Task PairAsync(BrowserFixture screens)
    {
        var (alex, sam) = (screens.Alex, screens.Sam);
        await alex.PressAsync("Pair with someone");
        await screens.PictureAsync("start");
        await alex.Offer("Pair with someone", new Regex("^Sam$")).ClickAsync();
        await alex.ReadsAsync("One of you shares something true");
        await alex.PressAsync("I'm 18+ and I choose this");
        await alex.ReadsAsync("Your invitation is on its way.");
        await sam.GoAsync("Bell");
        await sam.OpenRingAsync();
        await sam.ReadsAsync("asks you to pair");
        await Assertions.Expect(sam.Log.Locator(".answered").Last).ToContainTextAsync("@Sam Something is here for you.");
        await screens.PictureAsync("invitation");
        await sam.PressAsync("I'm 18+ and I choose this");
        await sam.ReadsAsync("You are paired");
        foreach (var person in new[] { alex, sam })
        {
            await person.GoAsync("Bell");
            await person.OpenRingAsync();
            await person.ReadsAsync("You are paired");
            await person.PressAsync("Hide");
        }
        await alex.GoAsync("couples");
    }
}
