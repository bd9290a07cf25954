using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Pages and forms that were opened in a room and are used after the room has closed.</summary>
public sealed class ClosedRoomStories
{
    /// <summary>Discord accepts the token of an interaction for fifteen minutes.</summary>
    private static readonly TimeSpan TooOld = TimeSpan.FromMinutes(15);

    private const string Closed = "This room has closed. What stands in it can no longer be changed.";

    [Theory]
    [InlineData("I need a pause", "An hour")]
    [InlineData("I need a pause", "I can't say yet")]
    [InlineData("Stop here", "Stop for both of us")]
    [InlineData("Stop here", "Go back")]
    public async Task A_page_of_the_room_turns_into_the_sentence_when_it_is_pressed(string opens, string press)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var page = await bot.OnFloorAsync(bot.Sam, opens);
        await StopAsync(bot, bot.Alex);
        await TurnsIntoTheSentenceAsync(bot, page, press);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_private_choice_turns_into_it_at_either_of_its_pages()
    {
        foreach (var press in new[] { "I feel understood", "Tell them", "Keep it" })
        {
            await using var bot = await BotFixture.OfCoupleAsync();
            await bot.OpenRoomAsync();
            await bot.SayBackAsync(bot.Sam);
            await bot.OnFloorAsync(bot.Alex, "That's it");
            await bot.RespondAsync(bot.Sam);
            var page = await bot.OpenReceiptAsync(bot.Alex);
            if (press != "I feel understood")
                page = await bot.PressAsync(page, "I feel understood");
            await StopAsync(bot, bot.Sam);
            await TurnsIntoTheSentenceAsync(bot, page, press);
            await bot.EndAsync();
        }
    }

    [Theory]
    [InlineData("Stop for both of us")]
    [InlineData("Go back")]
    public async Task So_does_one_that_stands_outside_of_the_room(string press)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var page = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "reach"), "Stop that one");
        await StopAsync(bot, bot.Alex);
        await bot.PassAsync(TooOld);
        Assert.Equal(Closed, (await bot.PressAsync(page, press)).Text);
        Assert.Empty(page.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_on_a_preview_stay_to_be_copied_and_the_sentence_stands_beside_them()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        var form = await bot.OnFloorAsync(bot.Sam, "Write");
        var preview = await bot.SubmitAsync(form, ReachForm.Answer("You were often told so."));
        await StopAsync(bot, bot.Alex);
        foreach (var press in new[] { "Share", "Edit", "Keep to myself", "Discard" })
        {
            Assert.Equal(Closed, (await PressInClosedAsync(bot, preview, press)).Text);
            Assert.Contains("You were often told so.", preview.Message!.Text);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_in_a_form_that_comes_too_late_are_given_back_with_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var form = await bot.OnFloorAsync(bot.Sam, "Write");
        await StopAsync(bot, bot.Alex);
        var late = await bot.SubmitAsync(form, ("What I heard", "You fear being too much."));
        Assert.StartsWith(Closed, late.Text);
        Assert.Contains("You fear being too much.", late.Text);
        Assert.EndsWith($"\n-# You can go on in <#{bot.Home.Id}>, with /home.", late.Text);
        Assert.Empty(late.Message!.Labels);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("I need a pause")]
    [InlineData("Stop here")]
    [InlineData("Open")]
    public async Task A_page_in_the_room_keeps_what_it_says_and_loses_its_buttons_when_the_room_closes(string opens)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, "That's it");
        await bot.RespondAsync(bot.Sam);
        await bot.OnFloorAsync(bot.Alex, ReachForm.Enough);
        var page = await bot.OnFloorAsync(bot.Alex, opens);
        if (opens == "I need a pause")
            page = await bot.PressAsync(page, "Safety");
        var before = page.Message!.Text;
        Assert.NotEmpty(page.Message.Labels);

        await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "Stop here"), "Stop for both of us");

        Assert.Empty(page.Message.Labels);
        Assert.Equal($"{before}\n-# {Closed} You can go on in <#{bot.Home.Id}>, with /home.", page.Message.Text);
        Assert.All(bot.Alex.Ephemerals.Where(p => p.Channel == page.Message.Channel), p => Assert.Empty(p.Labels));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_on_a_preview_of_a_pause_that_is_stopped_stay_without_buttons_and_without_the_pause()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(sam);
        await bot.OnFloorAsync(alex, "That's it");
        var form = await bot.OnFloorAsync(sam, "Write");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "I need a pause"), "I can't say yet");
        var preview = await bot.SubmitAsync(form, ReachForm.Answer("You were often told so."));
        Assert.Contains("Share", preview.Message!.Labels);

        await bot.PressAsync(await bot.OnFloorAsync(alex, "Stop here"), "Stop for both of us");

        Assert.Empty(preview.Message.Labels);
        Assert.Contains("You were often told so.", preview.Message.Text);
        Assert.StartsWith("### This was not shared.\nNobody has read it on this page.", preview.Message.Text);
        Assert.DoesNotContain("pause", preview.Message.Text);
        Assert.Contains(Closed, preview.Message.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_elsewhere_keeps_its_buttons_and_so_does_one_of_a_room_that_is_open()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.OpenRoomAsync();
        var (home, ring) = (await bot.CommandAsync(bot.Sam, "home"), await bot.OpenRingAsync(bot.Alex));
        var inRoom = await bot.OnFloorAsync(bot.Sam, "I need a pause");
        await bot.SayBackAsync(bot.Sam);
        Assert.NotEmpty(inRoom.Message!.Labels);
        var inBell = await bot.PressAsync(ring, "Safety");
        await bot.PressAsync(await bot.OnFloorAsync(bot.Alex, "Stop here"), "Stop for both of us");
        Assert.Empty(inRoom.Message.Labels);
        Assert.Contains("Settings", home.Message!.Labels);
        Assert.Contains("Hide", inBell.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_room_that_a_moderator_locks_takes_the_buttons_of_its_pages_too()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var room = await bot.OpenRoomAsync();
        var page = await bot.OnFloorAsync(bot.Sam, "I need a pause");
        bot.Moderator.ChangeThread(room, locked: true);
        await bot.HeardAsync();
        await bot.QuietAsync();
        Assert.Empty(page.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task How_it_was_can_be_answered_when_the_room_has_closed_and_no_moment_can_be_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        var pages = new List<SeenAnswer>();
        for (var i = 0; i < 3; i++)
            pages.Add(await bot.OnFloorAsync(bot.Sam, "How was that?"));
        var word = await bot.OnFloorAsync(bot.Sam, "A closing word");
        await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Contains("Good.", (await PressInClosedAsync(bot, pages[0], "Fine")).Text);
        Assert.Contains("Something good", (await PressInClosedAsync(bot, pages[1], "Tender")).Message!.Labels);
        Assert.Contains("Support", (await PressInClosedAsync(bot, pages[2], "Hurt")).Message!.Labels);
        var late = await bot.SubmitAsync(word, ("A closing word", "Softly."));
        Assert.StartsWith(Closed, late.Text);
        Assert.Contains("Softly.", late.Text);
        await bot.EndAsync();
    }

    /// <summary>The invited person must not learn that the words were withdrawn and deleted.</summary>
    [Fact]
    public async Task A_first_card_that_is_gone_is_answered_with_the_neutral_sentence()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var sent = await bot.ReachAsync(bot.Alex);
        var card = await bot.OpenRingAsync(bot.Sam);
        await bot.PressAsync(sent, "Take it back");
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "My words"), "Discard");
        Assert.Equal(0, bot.Rows("Dances"));
        Assert.Equal(CoupleDriver.Gone, (await bot.PressAsync(card, "I'm here")).Text);
        await bot.EndAsync();
    }

    /// <summary>Stops the dance when the room's pages are too old to be changed; before that they lose their buttons with it.</summary>
    private static async Task StopAsync(BotFixture bot, WorldPerson by)
    {
        await bot.PassAsync(TooOld);
        await bot.PressAsync(await bot.OnFloorAsync(by, "Stop here"), "Stop for both of us");
        var rooms = bot.Guild.Threads.Where(t => t.Name.StartsWith("Room", StringComparison.Ordinal));
        Assert.All(rooms, room => Assert.True(room.Thread is { IsLocked: true }));
    }

    private static async Task TurnsIntoTheSentenceAsync(BotFixture bot, SeenAnswer page, string press)
    {
        Assert.Equal(Closed, (await PressInClosedAsync(bot, page, press)).Text);
        Assert.Equal(Closed, page.Message!.Text);
        Assert.Empty(page.Message.Labels);
    }

    /// <summary>
    /// Presses a button in a closed room. Nothing can be pressed in an archived thread, so the room is unarchived first, and the press
    /// comes before the bot has closed it again.
    /// </summary>
    private static async Task<SeenAnswer> PressInClosedAsync(BotFixture bot, SeenAnswer page, string press)
    {
        var room = page.Message!.Channel;
        await bot.PassAsync(TooOld);
        await bot.World.WaitForAsync(_ => room.Thread is { IsArchived: true, IsLocked: true }, "the room to be locked");
        await bot.QuietAsync();
        bot.World.Faults.RestDelay = TimeSpan.FromMilliseconds(100);
        bot.World.Faults.Unarchive(room);
        bot.World.Faults.Unlock(room);
        var pressed = bot.PressAsync(page, press);
        bot.World.Faults.RestDelay = TimeSpan.Zero;
        return await pressed;
    }
}
