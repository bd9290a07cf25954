using Rehearsal.World;
using Tests.CheckIns;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>
/// A page that says that something of its reader's own waits ends when it has come, and never by what the other does alone.
/// </summary>
public sealed class WaitingPagesStories
{
    private const string RoomIsOpen = "### Your room is open.\nYou find it in your list of threads, and in /home.";

    [Fact]
    public async Task Home_with_an_invitation_under_way_says_that_its_reader_is_paired()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var home = await bot.CommandAsync(bot.Alex, "home");
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), PairingFlow.Choose);
        await BecomesAsync(bot, home, "### You are paired now.\nWhat comes next waits in your bell, and in /home.");
        Assert.StartsWith("### You and Sam", (await bot.PressAsync(home, "Home")).Text, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Home_with_words_that_wait_says_that_the_room_is_open()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains("**Your words wait for ", home.Text);
        var said = home.Text;
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");
        Assert.Equal(said, home.Message!.Text);
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Open"), "I'm here");
        await BecomesAsync(bot, home, RoomIsOpen);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Pages_of_a_check_in_that_waits_say_nothing_of_it_once_the_room_is_open()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ShareWeekAsync(bot.Alex, "Hers.", await bot.CommandAsync(bot.Alex, "checkin now"));
        var status = await bot.CommandAsync(bot.Alex, "checkin status");
        Assert.Equal(["Take it back", "When suits you?", "Safety", "Hide"], status.Message!.Labels);
        Assert.DoesNotContain("without one", status.Text);
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains("**Your check-in waits.**", home.Text);
        await bot.ShareWeekAsync(bot.Sam, "His.", await bot.CommandAsync(bot.Sam, "checkin now"));
        await BecomesAsync(bot, home, RoomIsOpen);
        await bot.World.WaitForAsync(
            _ => status.Message!.Labels.Contains("Take it back") ? null : status.Message,
            "the page of the time to say nothing of the words");
        Assert.DoesNotContain("Yours is in", status.Message!.Text);
        Assert.Contains("When suits you?", status.Message.Labels);
        await bot.EndAsync();
    }

    private static async Task BecomesAsync(BotFixture bot, SeenAnswer page, string text)
    {
        await bot.World.WaitForAsync(_ => page.Message!.Text == text ? page.Message : null, $"a page of what waits to become: {text}");
        Assert.Equal(["Home", "Safety", "Hide"], page.Message!.Labels);
    }
}
