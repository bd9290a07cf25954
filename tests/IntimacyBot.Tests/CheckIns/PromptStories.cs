using IntimacyBot.CheckIns;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using Rehearsal.World;
using Tests.TestKit;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.CheckIns;

/// <summary>The weekly prompts of two people, each at their own time.</summary>
public sealed class PromptStories
{
    private const string Line = "Reading yours, I notice…";

    [Fact]
    public async Task Each_is_called_at_their_own_hour_and_the_room_opens_when_both_have_shared()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex);
        await bot.ScheduleAsync(sam, "Saturday", "7:30 pm", "America/New_York");
        await bot.UntilAsync(11, 24, 17, 59);
        Assert.Empty(bot.Rings(alex));
        await bot.UntilAsync(11, 24, 18);
        var page = await bot.OpenRingAsync(alex);
        Assert.StartsWith(CheckInDriver.Prompt, page.Text);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        var shared = await bot.ShareWeekAsync(alex, "Hers.", page);
        var until = $"<t:{new DateTimeOffset(2026, 12, 1, 18, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}:f>";
        Assert.StartsWith(
            $"{CheckInDriver.Waits}\nIt is shown when **Sam**'s is too. It waits until {until}.",
            shared.Text);
        Assert.Empty(bot.Rings(sam));
        Assert.Contains("**Your check-in waits.**\n-# Until <t:", (await bot.CommandAsync(alex, "home")).Text);
        Assert.Contains(until, (await bot.CommandAsync(alex, "home")).Text);

        // It is Sunday 00:30 in UTC and still Saturday in New York, where last week's question applies.
        await bot.UntilAsync(11, 29, 0, 30);
        Assert.Single(bot.Rings(sam));
        var here = await bot.ShareWeekAsync(sam, "His.");
        Assert.StartsWith("### The room is open.", here.Text);
        Assert.StartsWith("### The room is open.", (await bot.OpenRingAsync(alex)).Text);
        var both = Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers."));
        Assert.Contains("His.", both.Text);
        await SubmitShareAsync(bot, alex, Line, "I breathe.");
        await bot.OnFloorAsync(sam, "Just thanks");
        await bot.OnFloorAsync(sam, "Enough for this week");
        await bot.OnFloorAsync(alex, "Enough for this week");
        Assert.Contains("A closing word", bot.Floor(sam).Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task An_answer_keeps_the_question_it_was_given_to()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex);
        await bot.ScheduleAsync(sam, "Monday");
        await bot.UntilAsync(11, 24, 18);
        var hers = await bot.PressAsync(await bot.OpenRingAsync(alex), "Write");
        await bot.PressAsync(await bot.WriteWeekAsync(hers, "Hers."), "Share");
        await bot.UntilAsync(11, 30, 18);
        var his = await bot.PressAsync(await bot.OpenRingAsync(sam), "Write");
        var (one, other) = (hers.Modal!.Fields[1].Label, his.Modal!.Fields[1].Label);
        Assert.NotEqual(one, other);
        await bot.PressAsync(await bot.WriteWeekAsync(his, "His."), "Share");
        var card = Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.")).Text;
        Assert.True(
            card.IndexOf(
                one,
                StringComparison.Ordinal) < card.IndexOf(
                    "His.",
                    StringComparison.Ordinal) == card.IndexOf(
                        "Hers.",
                        StringComparison.Ordinal) < card.IndexOf("His.", StringComparison.Ordinal),
            card);
        Assert.Contains(one, card);
        Assert.Contains(other, card);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_was_not_met_comes_back_with_ones_own_next_prompt_and_after_three_it_rests()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex);
        await bot.UntilAsync(11, 24, 18);
        await bot.ShareWeekAsync(alex, "Hers.");
        await bot.UntilAsync(12, 1, 17, 59);
        var first = Assert.Single(bot.Rings(alex));
        Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(alex)).Text);
        await bot.UntilAsync(12, 1, 18);
        Assert.True(first.IsDeleted);
        Assert.Single(bot.Rings(alex));
        var second = await bot.OpenRingAsync(alex);
        Assert.StartsWith(
            $"**{CoupleDriver.Neutral}** The time went by. Your lines are back with you. Nobody has read them.\n{CheckInDriver.Prompt}",
            second.Text);
        Assert.Equal(CheckInDriver.PromptLabels, second.Message!.Labels);
        var not = await bot.PressAsync(second, "Not this week");
        Assert.StartsWith("All right, not this week.", not.Text);
        await bot.UntilAsync(12, 8, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        await bot.UntilAsync(12, 15, 18);
        var rests = await bot.OpenRingAsync(alex);
        Assert.StartsWith("🌙 The weekly check-in is resting.", rests.Text);
        Assert.Equal(["Wake it", "Safety", "Hide"], rests.Message!.Labels);
        await bot.UntilAsync(12, 22, 18);
        Assert.Empty(bot.Rings(alex));
        // Skipping further weeks does not end a rest.
        Assert.Contains("Wake it", (await bot.CommandAsync(alex, "checkin pause", ("weeks", 1))).Message!.Labels);
        await bot.UntilAsync(1, 5, 18);
        Assert.Empty(bot.Rings(alex));
        Assert.StartsWith("### ☕ Your check-in goes on.", (await bot.CommandAsync(alex, "checkin resume")).Text);
        Assert.Empty(bot.Rings(sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_check_in_that_was_not_met_stands_in_home_until_it_is_let_be()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        await bot.UntilAsync(11, 24, 18);
        await bot.ShareWeekAsync(alex, "Hers.");
        await bot.UntilAsync(12, 1, 18);
        var home = await bot.CommandAsync(alex, "home");
        Assert.Contains($"**{CoupleDriver.Neutral}**\n-# The time of your check-in went by.", home.Text);
        Assert.Contains("My words", home.Message!.Labels);
        Assert.Contains("All right.", (await bot.PressAsync(home, "Let it be")).Text);
        home = await bot.CommandAsync(alex, "home");
        Assert.DoesNotContain("The time of your check-in went by.", home.Text);
        Assert.Contains("My words", home.Message!.Labels);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nothing_to_take_up_again_takes_nothing_away()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        await bot.UntilAsync(11, 24, 18);
        Assert.StartsWith("### ☕ Your check-in goes on.", (await bot.CommandAsync(alex, "checkin resume")).Text);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Whoever_met_is_not_counted()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex);
        await bot.UntilAsync(11, 24, 18);
        await bot.UntilAsync(12, 1, 18);
        await bot.ShareWeekAsync(alex, "Hers.");
        await bot.ShareWeekAsync(sam, "His.", await bot.CommandAsync(sam, "checkin now"));
        await bot.PressAsync(await bot.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        foreach (var day in new[] { 8, 15, 22 })
        {
            await bot.UntilAsync(12, day, 18);
            Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        }

        await bot.UntilAsync(12, 29, 18);
        Assert.StartsWith("🌙 The weekly check-in is resting.", (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("switched off")]
    [InlineData("away")]
    [InlineData("left out")]
    public async Task Whoever_does_not_want_to_be_called_is_not(string how)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        if (how == "pause")
            await bot.PauseAsync(alex);
        else if (how == "switched off")
            await bot.SwitchAsync(alex, "Check-ins: on");
        else if (how == "away")
            await bot.CommandAsync(alex, "checkin pause", ("weeks", 1));
        else
            await bot.CommandAsync(alex, "checkin skip");
        await bot.UntilAsync(11, 24, 18);
        Assert.Empty(bot.Rings(alex));
        if (how == "pause")
            await bot.PauseAsync(alex, "Resume");
        if (how == "switched off")
            await bot.SwitchAsync(alex, "Check-ins: off");
        Assert.Empty(bot.Rings(alex));
        await bot.UntilAsync(12, 1, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Too_late_the_next_date_is_told()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ScheduleAsync(bot.Alex);
        await bot.StopAsync();
        bot.Clock.Advance(TimeSpan.FromDays(21));
        await bot.StartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(1));
        var told = await bot.OpenRingAsync(bot.Alex);
        Assert.StartsWith("### ☕ A week is skipped\nSorry, you could not be reached at your time", told.Text);
        Assert.Matches("-# Next: <t:[0-9]+:F>", told.Text);
        Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Killed_at_any_point_and_twice_it_rings_once(int minutesDown)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.ScheduleAsync(alex);
        bot.Clock.Advance(TimeSpan.FromDays(1));
        // What is due is saved twice in a row, and nothing is sent.
        await SaveOnlyAsync(bot);
        await SaveOnlyAsync(bot);
        await bot.KillAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(minutesDown));
        await bot.StartAsync();
        Assert.Single(bot.Rings(alex));

        // The notification is sent, and that is not saved.
        await ForgetSentAsync(bot);
        await bot.KillAsync();
        bot.Clock.Advance(TimeSpan.FromMinutes(minutesDown));
        await bot.StartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Single(bot.Rings(alex));
        await ForgetSentAsync(bot);
        await bot.KillAndStartAsync();
        await bot.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Single(bot.Rings(alex));
        Assert.Single(alex.Notifications);
        Assert.StartsWith(CheckInDriver.Prompt, (await bot.OpenRingAsync(alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Killed_between_the_words_nothing_is_lost()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ScheduleAsync(alex);
        await bot.UntilAsync(11, 24, 18);
        var preview = await bot.WriteWeekAsync(await bot.PressAsync(await bot.OpenRingAsync(alex), "Write"), "Hers.");
        await bot.KillAndStartAsync();
        await bot.PressAsync(preview, "Share");
        await bot.KillAndStartAsync();
        await bot.ShareWeekAsync(sam, "His.", await bot.CommandAsync(sam, "checkin now"));
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Another_room_leaves_what_waits_as_it_is()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.ShareWeekAsync(alex, "Hers.", await bot.CommandAsync(alex, "checkin now"));
        await bot.ReachAsync(sam, "His reach.");
        await bot.HereAsync(alex);
        await bot.PressAsync(await bot.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        await bot.ShareWeekAsync(sam, "His.", await bot.CommandAsync(sam, "checkin now"));
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    private static async Task<SeenAnswer> SubmitShareAsync(BotFixture bot, WorldPerson person, string field, string words)
    {
        var form = await bot.OnFloorAsync(person, "Write");
        var preview = await bot.SubmitAsync(form, (field, words));
        return await bot.PressAsync(preview, "Share");
    }

    /// <summary>Saves what is due without enqueueing it for reconciling.</summary>
    private static async Task SaveOnlyAsync(BotFixture bot)
    {
        using var prompts = new PromptFixture(bot);
        await prompts.SweepAsync(Instant.FromDateTimeOffset(bot.Clock.GetUtcNow()));
        Assert.Empty(bot.Rings(bot.Alex));
    }

    /// <summary>Resets the rows as if the bot had been killed between sending and saving that.</summary>
    private static Task ForgetSentAsync(BotFixture bot) => bot.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            foreach (var row in await context.Set<NotificationRow>().Where(c => c.Kind == CheckInNotifications.Prompt).ToListAsync(cancel))
                (row.Posted, row.Reconciled) = (null, row.Version - 1);
        },
        CancellationToken.None);
}
