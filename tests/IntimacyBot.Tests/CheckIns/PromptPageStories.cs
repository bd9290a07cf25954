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
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ScheduleAsync(story.Alex);
        await story.UntilAsync(11, 24, 18);
        var page = await story.OpenRingAsync(story.Alex);
        Assert.Contains(
            $"-# Who can read the room then: you two, this bot, <@{story.Owner.Id}> (owner), the role Moderators; "
                + "who holds a role the bot cannot know.\n"
                + "-# If you two do not meet by your next time, your lines stay with you.",
            page.Text);
        story.Home.Deny(story.World.Bot, WorldPermission.ManageThreads);
        await story.QuietAsync();
        Assert.Contains(
            "Your room cannot be opened. Nothing is lost. The bot needs Manage Threads",
            (await story.PressAsync(page, "Write")).Text);
        story.Home.Allow(story.World.Bot, WorldPermission.ManageThreads);
        await story.QuietAsync();
        Assert.NotNull((await story.PressAsync(page, "Write")).Modal);
        await story.EndAsync();
    }

    [Fact]
    public async Task An_open_room_stands_in_the_way_and_says_so()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ScheduleAsync(story.Alex);
        await story.OpenRoomAsync();
        await story.UntilAsync(11, 24, 18);
        var page = await story.OpenRingAsync(story.Alex);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        var inTheWay = await story.PressAsync(page, "Write");
        Assert.Equal("You two have a room open.", inTheWay.Text);
        Assert.Equal(["Go there", "Stop that one"], inTheWay.Message!.Labels);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_has_no_partner_is_asked_for_themselves_and_never_told_that_it_rests()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.ScheduleAsync(story.Alex);
        foreach (var (month, day) in new[] { (11, 24), (12, 1), (12, 8), (12, 15), (12, 22) })
        {
            await story.UntilAsync(month, day, 18);
            var page = await story.OpenRingAsync(story.Alex);
            Assert.StartsWith("### ☕ Weekly check-in\nYou are not paired here", page.Text);
            Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
            Assert.Equal("A check-in with myself", (await story.PressAsync(page, "Write")).Modal!.Title);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task What_could_be_read_stands_in_the_form_again()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var late = await story.ScheduleAsync(story.Alex, "Friday", "25:00", "Munich");
        var form = (await story.PressAsync(late, "When suits you?")).Modal!;
        Assert.Equal("Friday", Assert.Single(form.Fields[0].Input.Options, o => o.IsDefault).Value);
        Assert.Equal("Europe/Berlin", form.Fields[2].Input.Value);
        var nowhere = await story.ScheduleAsync(story.Alex, "Friday", "7:30 pm", "Nowhere");
        form = (await story.PressAsync(nowhere, "When suits you?")).Modal!;
        Assert.Equal("19:30", form.Fields[1].Input.Value);
        Assert.Equal(0, story.Rows("CheckIns"));
        await story.EndAsync();
    }

    [Fact]
    public async Task While_the_bot_is_out_of_the_server_nothing_is_loud_and_afterwards_the_next_hour_is_kept()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        story.World.Faults.KickBot(story.Guild);
        await story.QuietAsync();
        foreach (var (month, day) in new[] { (11, 24), (12, 1), (12, 8), (12, 15) })
            await story.UntilAsync(month, day, 18);
        story.Guild.AddBot();
        story.Home.Allow(story.World.Bot, WorldPermission.ManageThreads);
        await story.HeardAsync();
        await story.UntilAsync(12, 18, 9);
        Assert.Empty(story.Rings(alex));
        await story.UntilAsync(12, 22, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        Assert.Single(story.Rings(alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_of_one_keeps_nobody_else_from_their_hour()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex, time: "18:59");
        await story.Get<Store>().WriteAsync(
            (context, cancel) => context.Set<CheckInRow>()
                .ExecuteUpdateAsync(rows => rows.SetProperty(r => r.State, new byte[] { 1 }), cancel),
            TestContext.Current.CancellationToken);
        await story.ScheduleAsync(sam);
        await story.UntilAsync(11, 24, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(sam)).Text);
        Assert.Empty(story.Rings(alex));
    }

    [Fact]
    public async Task Whoever_left_the_server_is_called_again_once_they_are_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        story.Guild.Leave(alex);
        await story.UntilAsync(11, 24, 18);
        story.Guild.Join(alex);
        await story.UntilAsync(12, 1, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task At_rest_there_is_nothing_to_leave_out_and_now_goes_on_where_words_wait()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        foreach (var (month, day) in new[] { (11, 24), (12, 1), (12, 8), (12, 15) })
            await story.UntilAsync(month, day, 18);
        Assert.StartsWith(
            "### ☕ Your check-in\n**Tuesdays, 19:00**, Vienna time.\n🌙 The weekly check-in is resting.",
            (await story.CommandAsync(alex, "checkin skip")).Text);
        await story.CommandAsync(alex, "checkin resume");
        await story.ShareWeekAsync(alex, "Hers.", await story.CommandAsync(alex, "checkin now"));
        var waits = await story.CommandAsync(alex, "checkin now");
        Assert.StartsWith(CheckInDriver.Waits, waits.Text);
        Assert.Equal(["Take it back", "Safety", "Hide"], waits.Message!.Labels);
        await story.EndAsync();
    }
}
