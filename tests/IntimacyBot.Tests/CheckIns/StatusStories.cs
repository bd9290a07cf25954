using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>The status page of a person's schedule: where its buttons lead, and that it shows the current state.</summary>
public sealed class StatusStories
{
    private static readonly string[] Usual = ["Check in now", "When suits you?", "Not this week", "Safety", "Hide"];

    [Fact]
    public async Task It_leads_to_a_check_in_and_back()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        var status = await story.CommandAsync(alex, "checkin status");
        var page = await story.PressAsync(status, "Check in now");
        Assert.Same(status.Message, page.Message);
        Assert.StartsWith(CheckInDriver.Prompt, page.Text);
        Assert.Equal(["Write", "Not this week", "Back", "Safety", "Hide"], page.Message!.Labels);
        page = await story.PressAsync(page, "Back");
        Assert.Equal(Usual, page.Message!.Labels);
        page = await story.PressAsync(page, "Not this week");
        Assert.StartsWith("All right, not this week.\n-# Next: <t:", page.Text);
        page = await story.PressAsync(page, "Back");
        Assert.Contains($"<t:{At(2026, 12, 1)}:F>", page.Text);
        Assert.Equal(
            ["Write", "Not this week", "Safety", "Hide"],
            (await story.CommandAsync(alex, "practice", ("name", "checkin"))).Message!.Labels);
        await story.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_has_shared_says_what_it_waits_for_and_until_when(bool hasTime)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        if (hasTime)
            await story.ScheduleAsync(alex);
        await story.ShareWeekAsync(alex, "Hers.", await story.CommandAsync(alex, "checkin now"));
        var status = await story.CommandAsync(alex, "checkin status");
        Assert.Contains("**Yours is in.** It is shown when **Sam**'s is too.\n-# It waits until <t:", status.Text);
        if (hasTime)
            Assert.Contains($"until <t:{At(2026, 11, 24)}:f>", status.Text);
        Assert.Contains("Take it back", status.Message!.Labels);
        Assert.DoesNotContain("Check in now", status.Message.Labels);
        Assert.DoesNotContain("Yours is in", (await story.CommandAsync(sam, "checkin status")).Text);
        await story.PressAsync(status, "Take it back");
        Assert.DoesNotContain("Yours is in", (await story.CommandAsync(alex, "checkin status")).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Words_of_somebody_without_a_time_come_back_after_a_week()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ShareWeekAsync(story.Alex, "Hers.", await story.CommandAsync(story.Alex, "checkin now"));
        await story.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Empty(story.Rings(story.Alex));
        await story.PassAsync(TimeSpan.FromMinutes(1));
        Assert.StartsWith($"### {CoupleDriver.Neutral}", (await story.OpenRingAsync(story.Alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_time_that_is_set_while_the_two_rest_says_so()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.PassAsync(TimeSpan.FromDays(30));
        foreach (var page in new[]
        {
            await story.ScheduleAsync(alex),
            await story.CommandAsync(alex, "checkin status"),
            await story.CommandAsync(alex, "checkin resume"),
        })
        {
            Assert.Contains(
                "**Tuesdays, 19:00**, Vienna time.\n🌙 Your shared place is resting, so nothing calls you. Your time is kept",
                page.Text);
            Assert.DoesNotContain("Next:", page.Text);
            Assert.DoesNotContain("It meets when", page.Text);
            Assert.Equal(["Home", "When suits you?", "Safety", "Hide"], page.Message!.Labels);
        }

        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Empty(story.Rings(alex));
        await story.EndAsync();
    }

    [Theory]
    [InlineData("pause", "🌙 You are paused, so nothing calls you. Type /pause to come back.")]
    [InlineData("off", "Check-ins are switched off in your /settings, so nothing calls you.")]
    public async Task Whoever_is_not_called_reads_why_and_no_next_time(string how, string why)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ScheduleAsync(story.Alex);
        if (how == "pause")
            await story.PauseAsync(story.Alex);
        else
            await story.SwitchAsync(story.Alex, "Check-ins: on");
        var status = await story.CommandAsync(story.Alex, "checkin status");
        Assert.Contains(why, status.Text);
        Assert.DoesNotContain("Next:", status.Text);
        Assert.DoesNotContain("Next:", (await story.PressAsync(status, "Not this week")).Text);
        await story.EndAsync();
    }

    [Theory]
    [InlineData("EST", "America/New_York", "New York")]
    [InlineData("IST", "Asia/Kolkata", "Kolkata")]
    [InlineData("Japan", "Asia/Tokyo", "Tokyo")]
    [InlineData("hamb", "Europe/Berlin#Hamburg", "Berlin")]
    [InlineData("London", "Europe/London", "London")]
    public async Task A_place_that_was_not_typed_in_full_is_asked_back(string typed, string chosen, string place)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var which = await story.ScheduleAsync(story.Alex, zone: typed);
        Assert.StartsWith("Which of these do you mean?", which.Text);
        Assert.Equal(0, story.Rows("CheckIns"));
        var set = await story.DoneAsync(await story.Alex.SelectAsync(which.Message!, "Which place?", chosen));
        Assert.Contains($"**Tuesdays, 19:00**, {place} time.", set.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task What_comes_too_late_leads_to_one_now()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ScheduleAsync(story.Alex);
        await story.StopAsync();
        story.Clock.Advance(TimeSpan.FromDays(3));
        await story.StartAsync();
        await story.PassAsync(TimeSpan.FromSeconds(5));
        var late = await story.OpenRingAsync(story.Alex);
        Assert.Contains("this week's check-in is skipped", late.Text);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.PressAsync(late, "Check in now")).Text);
        await story.EndAsync();
    }

    /// <summary>Returns 18:00 UTC of this day in Unix seconds.</summary>
    private static long At(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 18, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
