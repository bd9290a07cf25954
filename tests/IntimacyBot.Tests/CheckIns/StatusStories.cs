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
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        var status = await bot.CommandAsync(alex, "checkin status");
        var page = await bot.PressAsync(status, "Check in now");
        Assert.Same(status.Message, page.Message);
        Assert.StartsWith(CheckInDriver.Prompt, page.Text);
        Assert.Equal(["Write", "Not this week", "Back", "Safety", "Hide"], page.Message!.Labels);
        page = await bot.PressAsync(page, "Back");
        Assert.Equal(Usual, page.Message!.Labels);
        page = await bot.PressAsync(page, "Not this week");
        Assert.StartsWith("All right, not this week.\n-# Next: <t:", page.Text);
        page = await bot.PressAsync(page, "Back");
        Assert.Contains($"<t:{At(2026, 12, 1)}:F>", page.Text);
        Assert.Equal(
            ["Write", "Not this week", "Safety", "Hide"],
            (await bot.CommandAsync(alex, "practice", ("name", "checkin"))).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_has_no_time_can_check_in_now_and_reads_how_long_it_waits()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var status = await bot.ChooseAtHomeAsync(bot.Alex, "Weekly check-in");
        Assert.StartsWith("### ☕ You have no weekly time yet", status.Text, StringComparison.Ordinal);
        var page = await bot.PressAsync(status, "Check in now");
        Assert.Contains("-# You have no weekly time yet, and you need none for this.\n", page.Text);
        Assert.EndsWith("If you two do not meet within a week, your lines stay with you.", page.Text, StringComparison.Ordinal);
        Assert.Equal(page.Text, (await bot.CommandAsync(bot.Alex, "checkin now")).Text);

        await bot.ScheduleAsync(bot.Alex);
        var timed = (await bot.CommandAsync(bot.Alex, "checkin now")).Text;
        Assert.DoesNotContain("no weekly time", timed);
        Assert.EndsWith("If you two do not meet by your next time, your lines stay with you.", timed, StringComparison.Ordinal);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whoever_begins_one_reads_that_the_other_is_not_called_and_can_be_told(bool hasTime)
    {
        const string NotCalled = "**Sam** is not called for it. To meet now, tell **Sam** yourself: you both type /checkin now.";
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        if (hasTime)
            await bot.ScheduleAsync(alex);
        var before = sam.Transcript.ToCanonicalText();
        var now = await bot.CommandAsync(alex, "checkin now");
        Assert.Contains(NotCalled, now.Text);
        var waits = await bot.ShareWeekAsync(alex, "Hers.", now);
        Assert.Contains("You can tell **Sam** yourself.", waits.Text);
        Assert.Contains("You can tell them.", (await bot.CommandAsync(alex, "checkin status")).Text);
        Assert.Equal(before, sam.Transcript.ToCanonicalText());

        // Sam is told with the voice, and finds the way.
        var here = await bot.ShareWeekAsync(sam, "His.", await bot.CommandAsync(sam, "checkin now"));
        Assert.StartsWith("### The room is open.", here.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Two_without_a_time_read_how_a_check_in_meets_and_a_ring_tells_nothing_of_the_other()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains(
                "-# The room opens when both of you have written. A time calls only the one who chose it",
                (await bot.CommandAsync(person, "checkin status")).Text);
        Assert.DoesNotContain("The room opens", (await bot.CommandAsync(bot.Stranger, "checkin status")).Text);
        await bot.ScheduleAsync(bot.Alex);
        await bot.UntilAsync(11, 24, 18);
        Assert.DoesNotContain("not called", (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Later_says_where_it_is_found_and_there_it_is()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        var paired = await bot.OpenRingAsync(bot.Alex);
        Assert.Contains("“Later” sets nothing. You find it again in /home, under Weekly check-in.", paired.Text);
        var later = await bot.PressAsync(paired, "Later");
        Assert.Equal("No hurry. Nothing is set, and nothing calls you. You find it again in /home, under Weekly check-in.", later.Text);
        Assert.Contains("When suits you?", (await bot.ChooseAtHomeAsync(bot.Alex, "Weekly check-in")).Message!.Labels);
        Assert.Equal(0, bot.Rows("CheckIns"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_thank_you_is_not_weighed_like_a_hurt()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var form = await bot.PressAsync(await bot.CommandAsync(bot.Alex, "checkin now"), "Write");
        var preview = await bot.WriteWeekAsync(form, "The tea.");
        Assert.Contains("The tea.", preview.Text);
        Assert.DoesNotContain("sore spots", preview.Text);
        Assert.DoesNotContain("about right now", (await bot.CommandAsync(bot.Alex, "checkin now")).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_one_has_shared_says_what_it_waits_for_and_until_when(bool hasTime)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        if (hasTime)
            await bot.ScheduleAsync(alex);
        await bot.ShareWeekAsync(alex, "Hers.", await bot.CommandAsync(alex, "checkin now"));
        var status = await bot.CommandAsync(alex, "checkin status");
        Assert.Contains("**Yours is in.** It is shown when **Sam**'s is too.\n-# It waits until <t:", status.Text);
        if (hasTime)
            Assert.Contains($"until <t:{At(2026, 11, 24)}:f>", status.Text);
        else
            Assert.Contains($"until <t:{bot.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds()}:f>", status.Text);
        Assert.Contains("**Sam** is not told now, and not called for it.", status.Text);
        Assert.Contains("Take it back", status.Message!.Labels);
        Assert.DoesNotContain("Check in now", status.Message.Labels);
        Assert.DoesNotContain("Yours is in", (await bot.CommandAsync(sam, "checkin status")).Text);
        await bot.PressAsync(status, "Take it back");
        Assert.DoesNotContain("Yours is in", (await bot.CommandAsync(alex, "checkin status")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_of_somebody_without_a_time_come_back_after_a_week()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var until = bot.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds();
        var waits = await bot.ShareWeekAsync(bot.Alex, "Hers.", await bot.CommandAsync(bot.Alex, "checkin now"));
        Assert.Contains($"It waits until <t:{until}:f>.", waits.Text);
        Assert.Contains("-# **Sam** is not told now, and not called for it.", waits.Text);
        await bot.PassAsync(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        Assert.Empty(bot.Rings(bot.Alex));
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        Assert.StartsWith($"### {CoupleDriver.Neutral}", (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("off")]
    public async Task Words_of_somebody_who_is_not_called_come_back_at_their_time(string how)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.ShareWeekAsync(bot.Alex, "Hers.", await bot.CommandAsync(bot.Alex, "checkin now"));
        if (how == "pause")
            await bot.PauseAsync(bot.Alex);
        else
            await bot.SwitchAsync(bot.Alex, "Check-ins: on");
        await bot.UntilAsync(11, 24, 17, 59);
        Assert.Contains("**Your check-in waits.**", (await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.UntilAsync(11, 24, 18);
        var home = (await bot.CommandAsync(bot.Alex, "home")).Text;
        Assert.Contains($"**{CoupleDriver.Neutral}**", home);
        Assert.DoesNotContain("waits", home);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_time_that_is_set_while_the_two_rest_says_so()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.PassAsync(TimeSpan.FromDays(30));
        foreach (var page in new[]
        {
            await bot.ScheduleAsync(alex),
            await bot.CommandAsync(alex, "checkin status"),
            await bot.CommandAsync(alex, "checkin resume"),
        })
        {
            Assert.Contains(
                "**Tuesdays, 19:00**, Vienna time.\n🌙 Your shared place is resting, so nothing calls you. Your time is kept",
                page.Text);
            Assert.DoesNotContain("Next:", page.Text);
            Assert.DoesNotContain("It meets when", page.Text);
            Assert.Equal(["Home", "When suits you?", "Safety", "Hide"], page.Message!.Labels);
        }

        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.Empty(bot.Rings(alex));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("pause", "🌙 You are paused, so nothing calls you. Type /pause to come back.")]
    [InlineData("off", "Check-ins are switched off in your /settings, so nothing calls you.")]
    public async Task Whoever_is_not_called_reads_why_and_no_next_time(string how, string why)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        if (how == "pause")
            await bot.PauseAsync(bot.Alex);
        else
            await bot.SwitchAsync(bot.Alex, "Check-ins: on");
        var status = await bot.CommandAsync(bot.Alex, "checkin status");
        Assert.Contains(why, status.Text);
        Assert.DoesNotContain("Next:", status.Text);
        Assert.DoesNotContain("Next:", (await bot.PressAsync(status, "Not this week")).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("EST", "America/New_York", "New York")]
    [InlineData("IST", "Asia/Kolkata", "Kolkata")]
    [InlineData("Japan", "Asia/Tokyo", "Tokyo")]
    [InlineData("hamb", "Europe/Berlin#Hamburg", "Berlin")]
    [InlineData("London", "Europe/London", "London")]
    public async Task A_place_that_was_not_typed_in_full_is_asked_back(string typed, string chosen, string place)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var which = await bot.ScheduleAsync(bot.Alex, zone: typed);
        Assert.StartsWith("Which of these do you mean?", which.Text);
        Assert.Equal(0, bot.Rows("CheckIns"));
        var set = await bot.DoneAsync(await bot.Alex.SelectAsync(which.Message!, "Which place?", chosen));
        Assert.Contains($"**Tuesdays, 19:00**, {place} time.", set.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_comes_too_late_leads_to_one_now()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.StopAsync();
        bot.Clock.Advance(TimeSpan.FromDays(3));
        await bot.StartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        var late = await bot.OpenRingAsync(bot.Alex);
        Assert.Contains("this week's check-in is skipped", late.Text);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.PressAsync(late, "Check in now")).Text);
        await bot.EndAsync();
    }

    /// <summary>Returns 18:00 UTC of this day in Unix seconds.</summary>
    private static long At(int year, int month, int day) =>
        new DateTimeOffset(year, month, day, 18, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
}
