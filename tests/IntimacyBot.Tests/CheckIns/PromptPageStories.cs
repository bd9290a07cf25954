using IntimacyBot.CheckIns;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>What the page of a prompt says to whom, and what happens to a prompt whose person cannot be notified.</summary>
public sealed class PromptPageStories
{
    [Fact]
    public async Task It_says_who_can_read_before_anything_is_written_and_what_is_missing_for_a_room()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.UntilAsync(11, 24, 18);
        var page = await bot.OpenRingAsync(bot.Alex);
        Assert.Contains(
            $"-# Who can read the room then: you two, this bot, <@{bot.Owner.Id}> (owner), the role Moderators; "
                + "the bot cannot see who has such a role.\n"
                + "-# If you two do not meet by your next time, your lines stay with you.",
            page.Text);
        bot.Home.Deny(bot.World.Bot, WorldPermission.ManageThreads);
        await bot.QuietAsync();
        Assert.Contains(
            "Your room cannot be opened. Nothing is lost. The bot needs Manage Threads",
            (await bot.PressAsync(page, "Write")).Text);
        bot.Home.Allow(bot.World.Bot, WorldPermission.ManageThreads);
        await bot.QuietAsync();
        Assert.NotNull((await bot.PressAsync(page, "Write")).Modal);
        await bot.EndAsync();
    }

    [Fact]
    public async Task An_open_room_stands_in_the_way_and_says_so()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.OpenRoomAsync();
        await bot.UntilAsync(11, 24, 18);
        var page = await bot.OpenRingAsync(bot.Alex);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        var inTheWay = await bot.PressAsync(page, "Write");
        Assert.StartsWith("You two have a room open.\n-# It is \"", inTheWay.Text);
        Assert.Equal(["Go there", "Stop that one"], inTheWay.Message!.Labels);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_has_no_partner_is_asked_for_themselves_and_never_told_that_it_rests()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.ScheduleAsync(bot.Alex);
        foreach (var (month, day) in new[] { (11, 24), (12, 1), (12, 8), (12, 15), (12, 22) })
        {
            await bot.UntilAsync(month, day, 18);
            var page = await bot.OpenRingAsync(bot.Alex);
            Assert.StartsWith("### ☕ Weekly check-in\nYou are not paired here", page.Text);
            Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
            Assert.Equal("A check-in with myself", (await bot.PressAsync(page, "Write")).Modal!.Title);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task What_could_be_read_stands_in_the_form_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var late = await bot.ScheduleAsync(bot.Alex, "Friday", "25:00", "Munich");
        var form = (await bot.PressAsync(late, "When suits you?")).Modal!;
        Assert.Equal("Friday", Assert.Single(form.Fields[0].Input.Options, o => o.IsDefault).Value);
        Assert.Equal("Europe/Berlin", form.Fields[2].Input.Value);
        var nowhere = await bot.ScheduleAsync(bot.Alex, "Friday", "7:30 pm", "Nowhere");
        form = (await bot.PressAsync(nowhere, "When suits you?")).Modal!;
        Assert.Equal("19:30", form.Fields[1].Input.Value);
        Assert.Equal(0, bot.Rows("CheckIns"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task While_the_bot_is_out_of_the_server_nothing_is_loud_and_afterwards_the_next_hour_is_kept()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        bot.World.Faults.KickBot(bot.Guild);
        await bot.QuietAsync();
        foreach (var (month, day) in new[] { (11, 24), (12, 1), (12, 8), (12, 15) })
            await bot.UntilAsync(month, day, 18);
        bot.Guild.AddBot();
        bot.Home.Allow(bot.World.Bot, WorldPermission.ManageThreads);
        await bot.HeardAsync();
        await bot.UntilAsync(12, 18, 9);
        Assert.Empty(bot.Rings(alex));
        await bot.UntilAsync(12, 22, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        Assert.Single(bot.Rings(alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_of_one_keeps_nobody_else_from_their_hour()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex, time: "18:59");
        await bot.Get<Store>().WriteAsync(
            (context, cancel) => context.Set<CheckInRow>()
                .ExecuteUpdateAsync(rows => rows.SetProperty(r => r.State, new byte[] { 1 }), cancel),
            TestContext.Current.CancellationToken);
        await bot.ScheduleAsync(sam);
        await bot.UntilAsync(11, 24, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(sam)).Text);
        Assert.Empty(bot.Rings(alex));
    }

    [Fact]
    public async Task Whoever_left_the_server_is_called_again_once_they_are_back()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        bot.Guild.Leave(alex);
        await bot.UntilAsync(11, 24, 18);
        bot.Guild.Join(alex);
        await bot.UntilAsync(12, 1, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task At_rest_there_is_nothing_to_leave_out_and_now_goes_on_where_words_wait()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        foreach (var (month, day) in new[] { (11, 24), (12, 1), (12, 8), (12, 15) })
            await bot.UntilAsync(month, day, 18);
        Assert.StartsWith(
            "### ☕ Your check-in\n**Tuesdays, 19:00**, Vienna time.\n🌙 The weekly check-in is resting.",
            (await bot.CommandAsync(alex, "checkin skip")).Text);
        await bot.CommandAsync(alex, "checkin resume");
        await bot.ShareWeekAsync(alex, "Hers.", await bot.CommandAsync(alex, "checkin now"));
        var waits = await bot.CommandAsync(alex, "checkin now");
        Assert.StartsWith(CheckInDriver.Waits, waits.Text);
        Assert.Equal(["Take it back", "Safety", "Hide"], waits.Message!.Labels);
        await bot.EndAsync();
    }
}
