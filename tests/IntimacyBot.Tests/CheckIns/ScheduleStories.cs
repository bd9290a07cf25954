using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Setting, changing and ending a weekly time.</summary>
public sealed class ScheduleStories
{
    // This is Tuesday, 24 November 2026, 19:00 in Vienna.
    private const long Tuesday = 1_795_543_200;

    private const string NoTime = "### ☕ You have no weekly time yet\nYou are not called before you choose one.";

    [Fact]
    public async Task An_hour_is_set_looked_at_left_out_paused_and_taken_up_again()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        var none = await bot.CommandAsync(alex, "checkin status");
        Assert.StartsWith(NoTime, none.Text);
        Assert.Equal(["When suits you?", "Check in now", "Later", "Safety", "Hide"], none.Message!.Labels);

        var set = await bot.ScheduleAsync(alex);
        Assert.StartsWith(
            $"### ☕ Your time is set.\n**Tuesdays, 19:00**, Vienna time. Next: <t:{Tuesday}:F>.\n"
                + "-# It meets when both of you have chosen a time. The bot tells nobody that you have.",
            set.Text);
        Assert.Equal(["Check in now", "When suits you?", "Not this week", "Safety", "Hide"], set.Message!.Labels);
        Assert.StartsWith("### ☕ Your check-in\n**Tuesdays, 19:00**", (await bot.CommandAsync(alex, "checkin status")).Text);
        Assert.StartsWith(NoTime, (await bot.CommandAsync(bot.Sam, "checkin status")).Text);

        var week = 7 * 24 * 3600;
        Assert.Contains($"<t:{Tuesday + week}:F>", (await bot.CommandAsync(alex, "checkin skip")).Text);
        Assert.Contains($"<t:{Tuesday + week}:F>", (await bot.CommandAsync(alex, "checkin skip")).Text);
        Assert.Contains($"<t:{Tuesday}:F>", (await bot.ScheduleAsync(alex)).Text);
        var away = await bot.CommandAsync(alex, "checkin pause", ("weeks", 3));
        Assert.Contains($"🌙 You are paused. Next: <t:{Tuesday + (3 * week)}:F>", away.Text);
        var still = (await bot.CommandAsync(alex, "checkin skip")).Text;
        Assert.Contains($"🌙 You are paused. Next: <t:{Tuesday + (3 * week)}:F>", still);
        Assert.DoesNotContain("skipped", still);
        Assert.Contains($"<t:{Tuesday}:F>", (await bot.PressAsync(away, "Resume")).Text);
        await bot.CommandAsync(alex, "checkin pause", ("weeks", 1));
        Assert.StartsWith("### ☕ Your check-in goes on.", (await bot.CommandAsync(alex, "checkin resume")).Text);
        Assert.Equal(1, bot.Rows("CheckIns"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_page_says_that_it_never_shows_whether_the_other_has_a_time()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var first = await bot.ScheduleAsync(bot.Alex);
        Assert.Contains("-# This page never shows if the other has a time.", first.Text);
        await bot.ScheduleAsync(bot.Sam);
        Assert.Equal(
            first.Text.Replace("### ☕ Your time is set.", "### ☕ Your check-in", StringComparison.Ordinal),
            (await bot.CommandAsync(bot.Alex, "checkin status")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_is_said_and_nothing_changes()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        Assert.Contains("Monday, Tuesday, Wednesday", (await bot.ScheduleAsync(alex, day: "someday")).Text);
        Assert.StartsWith(
            "That time is not clear. Please type it like 19:30, 19h, 7pm or 7:30 pm.",
            (await bot.ScheduleAsync(alex, time: "7")).Text);
        var nowhere = await bot.ScheduleAsync(alex, zone: "Atlantis");
        Assert.StartsWith("I don't know that place.", nowhere.Text);
        Assert.Equal(["When suits you?", "Safety", "Hide"], nowhere.Message!.Labels);
        Assert.NotNull((await bot.PressAsync(nowhere, "When suits you?")).Modal);
        var which = await bot.ScheduleAsync(alex, zone: "Australia", time: "7:30 pm");
        Assert.StartsWith("Which of these do you mean?", which.Text);
        Assert.Equal(0, bot.Rows("CheckIns"));
        var set = await bot.DoneAsync(await alex.SelectAsync(which.Message!, "Which place?", "Australia/Lord_Howe"));
        Assert.Contains("**Tuesdays, 19:30**, Lord Howe time.", set.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Places_and_days_are_suggested_while_they_are_typed()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        foreach (var (typed, id) in new[] { (
            "new yo",
            "America/New_York"), ("São", "America/Sao_Paulo"), ("calc", "Asia/Kolkata"), ("lord how", "Australia/Lord_Howe") })
            Assert.Contains(await alex.AutocompleteAsync(bot.Home, "checkin schedule", "zone", typed), c => c.Value.ToString() == id);
        Assert.Equal(25, (await alex.AutocompleteAsync(bot.Home, "checkin schedule", "zone", "")).Count);
        Assert.Empty(await alex.AutocompleteAsync(bot.Home, "checkin schedule", "zone", "xyzzy"));
        Assert.Equal(7, (await alex.AutocompleteAsync(bot.Home, "checkin schedule", "day", "")).Count);
        Assert.Equal(
            ["Tuesday", "Thursday"],
            (await alex.AutocompleteAsync(bot.Home, "checkin schedule", "day", "t")).Select(c => c.Name).OrderByDescending(n => n));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("en-US", "Sunday", "New York, United States (America/New_York)")]
    [InlineData("en-GB", "Monday", "London, Britain (UK) (Europe/London)")]
    [InlineData("de", "Monday", "Berlin, Germany (Europe/Berlin)")]
    [InlineData("pt-BR", "Sunday", "São Paulo, Brazil (America/Sao_Paulo)")]
    public async Task Weeks_begin_and_places_lie_where_the_person_lives(string locale, string first, string near)
    {
        await using var bot = await BotFixture.BeginAsync();
        var alex = bot.Alex;
        alex.Locale = locale;
        Assert.Equal(first, (await alex.AutocompleteAsync(bot.Home, "checkin schedule", "day", ""))[0].Name);
        Assert.Equal(near, (await alex.AutocompleteAsync(bot.Home, "checkin schedule", "zone", ""))[0].Name);
        var unknown = await bot.ScheduleAsync(alex, day: "someday");
        Assert.StartsWith($"That day is not known. Please type one of: {first}, ", unknown.Text);
        Assert.Equal(first, (await bot.PressAsync(unknown, "When suits you?")).Modal!.Fields[0].Input.Options[0].Label);
        if (locale == "de")
            Assert.Contains("**Sundays, 19:00**", (await bot.ScheduleAsync(alex, day: "sonn")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_new_pair_is_asked_each_for_themselves()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var paired = await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), PairingFlow.Choose);
        Assert.Contains("When suits you?", paired.Message!.Labels);
        Assert.StartsWith("No hurry.", (await bot.PressAsync(paired, "Later")).Text);
        var form = await bot.PressAsync(paired, "When suits you?");
        var set =
            await bot.SubmitAsync(
                form, ("Which day of the week?", "Sunday"), ("At what time?", "7pm"), ("A city with your time", "new york"));
        Assert.Contains("**Sundays, 19:00**, New York time.", set.Text);
        Assert.Contains("When suits you?", (await bot.OpenRingAsync(bot.Alex)).Message!.Labels);
        Assert.Equal(1, bot.Rows("CheckIns"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_has_no_partner_does_it_alone_and_nothing_is_kept()
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await bot.CommandAsync(bot.Alex, "checkin now");
        Assert.Contains("A check-in with myself", page.Text);
        var done =
            await bot.SubmitAsync(
                await bot.PressAsync(page, "Write"),
                ("Something I am thankful for", "The bus."),
                ("Right now, sitting here, I notice…", "Quiet."));
        Assert.Contains("The bus.", done.Text);
        Assert.Equal(0, bot.Rows("People"));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Leave quietly")]
    [InlineData("Leave and clear the rooms")]
    public async Task Leaving_takes_the_hour_along(string way)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.ScheduleAsync(bot.Sam, time: "20:00");
        await bot.LeaveAsync(bot.Alex, way);
        Assert.Equal(1, bot.Rows("CheckIns"));
        await bot.UntilAsync(11, 24, 20);
        Assert.Empty(bot.Rings(bot.Alex));
        Assert.Single(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_stranger_has_nothing_to_do_with_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.UntilAsync(11, 24, 18);
        var page = await bot.OpenRingAsync(bot.Alex);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        await bot.CommandAsync(bot.Stranger, "checkin skip");
        await bot.CommandAsync(bot.Stranger, "checkin resume");
        Assert.StartsWith(NoTime, (await bot.CommandAsync(bot.Stranger, "checkin status")).Text);
        Assert.Equal(1, bot.Rows("CheckIns"));
        await bot.EndAsync();
    }
}
