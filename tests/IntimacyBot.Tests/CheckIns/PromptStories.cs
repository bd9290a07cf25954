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
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex);
        await story.ScheduleAsync(sam, "Saturday", "7:30 pm", "America/New_York");
        await story.UntilAsync(11, 24, 17, 59);
        Assert.Empty(story.Rings(alex));
        await story.UntilAsync(11, 24, 18);
        var page = await story.OpenRingAsync(alex);
        Assert.StartsWith(CheckInDriver.Prompt, page.Text);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        var shared = await story.ShareWeekAsync(alex, "Hers.", page);
        var until = $"<t:{new DateTimeOffset(2026, 12, 1, 18, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds()}:f>";
        Assert.StartsWith(
            $"{CheckInDriver.Waits}\nIt is shown when **Sam**'s is too. It waits until {until}.",
            shared.Text);
        Assert.Empty(story.Rings(sam));
        Assert.Contains("**Your check-in waits.**\n-# Until <t:", (await story.CommandAsync(alex, "home")).Text);
        Assert.Contains(until, (await story.CommandAsync(alex, "home")).Text);

        // It is Sunday 00:30 in UTC and still Saturday in New York, where last week's question applies.
        await story.UntilAsync(11, 29, 0, 30);
        Assert.Single(story.Rings(sam));
        var here = await story.ShareWeekAsync(sam, "His.");
        Assert.StartsWith("### The room is open.", here.Text);
        Assert.StartsWith("### The room is open.", (await story.OpenRingAsync(alex)).Text);
        var both = Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers."));
        Assert.Contains("His.", both.Text);
        await SubmitShareAsync(story, alex, Line, "I breathe.");
        await story.OnFloorAsync(sam, "Just thanks");
        await story.OnFloorAsync(sam, "Enough for this week");
        await story.OnFloorAsync(alex, "Enough for this week");
        Assert.Contains("A closing word", story.Floor(sam).Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task An_answer_keeps_the_question_it_was_given_to()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex);
        await story.ScheduleAsync(sam, "Monday");
        await story.UntilAsync(11, 24, 18);
        var hers = await story.PressAsync(await story.OpenRingAsync(alex), "Write");
        await story.PressAsync(await story.WriteWeekAsync(hers, "Hers."), "Share");
        await story.UntilAsync(11, 30, 18);
        var his = await story.PressAsync(await story.OpenRingAsync(sam), "Write");
        var (one, other) = (hers.Modal!.Fields[1].Label, his.Modal!.Fields[1].Label);
        Assert.NotEqual(one, other);
        await story.PressAsync(await story.WriteWeekAsync(his, "His."), "Share");
        var card = Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.")).Text;
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
        await story.EndAsync();
    }

    [Fact]
    public async Task What_was_not_met_comes_back_with_ones_own_next_prompt_and_after_three_it_rests()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex);
        await story.UntilAsync(11, 24, 18);
        await story.ShareWeekAsync(alex, "Hers.");
        await story.UntilAsync(12, 1, 17, 59);
        var first = Assert.Single(story.Rings(alex));
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(alex)).Text);
        await story.UntilAsync(12, 1, 18);
        Assert.True(first.IsDeleted);
        Assert.Single(story.Rings(alex));
        var second = await story.OpenRingAsync(alex);
        Assert.StartsWith(
            $"**{CoupleDriver.Neutral}** The time went by. Your lines are back with you. Nobody has read them.\n{CheckInDriver.Prompt}",
            second.Text);
        Assert.Equal(CheckInDriver.PromptLabels, second.Message!.Labels);
        var not = await story.PressAsync(second, "Not this week");
        Assert.StartsWith("All right, not this week.", not.Text);
        await story.UntilAsync(12, 8, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        await story.UntilAsync(12, 15, 18);
        var rests = await story.OpenRingAsync(alex);
        Assert.StartsWith("🌙 The weekly check-in is resting.", rests.Text);
        Assert.Equal(["Wake it", "Safety", "Hide"], rests.Message!.Labels);
        await story.UntilAsync(12, 22, 18);
        Assert.Empty(story.Rings(alex));
        // Skipping further weeks does not end a rest.
        Assert.Contains("Wake it", (await story.CommandAsync(alex, "checkin pause", ("weeks", 1))).Message!.Labels);
        await story.UntilAsync(1, 5, 18);
        Assert.Empty(story.Rings(alex));
        Assert.StartsWith("### ☕ It goes on.", (await story.CommandAsync(alex, "checkin resume")).Text);
        Assert.Empty(story.Rings(sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_check_in_that_was_not_met_stands_in_home_until_it_is_let_be()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        await story.UntilAsync(11, 24, 18);
        await story.ShareWeekAsync(alex, "Hers.");
        await story.UntilAsync(12, 1, 18);
        var home = await story.CommandAsync(alex, "home");
        Assert.Contains($"**{CoupleDriver.Neutral}**\n-# The time of your check-in went by.", home.Text);
        Assert.Contains("My words", home.Message!.Labels);
        Assert.Contains("All right.", (await story.PressAsync(home, "Let it be")).Text);
        home = await story.CommandAsync(alex, "home");
        Assert.DoesNotContain("The time of your check-in went by.", home.Text);
        Assert.Contains("My words", home.Message!.Labels);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Nothing_to_take_up_again_takes_nothing_away()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        await story.UntilAsync(11, 24, 18);
        Assert.StartsWith("### ☕ It goes on.", (await story.CommandAsync(alex, "checkin resume")).Text);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Whoever_met_is_not_counted()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex);
        await story.UntilAsync(11, 24, 18);
        await story.UntilAsync(12, 1, 18);
        await story.ShareWeekAsync(alex, "Hers.");
        await story.ShareWeekAsync(sam, "His.", await story.CommandAsync(sam, "checkin now"));
        await story.PressAsync(await story.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        foreach (var day in new[] { 8, 15, 22 })
        {
            await story.UntilAsync(12, day, 18);
            Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        }

        await story.UntilAsync(12, 29, 18);
        Assert.StartsWith("🌙 The weekly check-in is resting.", (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Theory]
    [InlineData("pause")]
    [InlineData("switched off")]
    [InlineData("away")]
    [InlineData("left out")]
    public async Task Whoever_does_not_want_to_be_called_is_not(string how)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        if (how == "pause")
            await story.PauseAsync(alex);
        else if (how == "switched off")
            await story.SwitchAsync(alex, "Check-ins: on");
        else if (how == "away")
            await story.CommandAsync(alex, "checkin pause", ("weeks", 1));
        else
            await story.CommandAsync(alex, "checkin skip");
        await story.UntilAsync(11, 24, 18);
        Assert.Empty(story.Rings(alex));
        if (how == "pause")
            await story.PauseAsync(alex, "Resume");
        if (how == "switched off")
            await story.SwitchAsync(alex, "Check-ins: off");
        Assert.Empty(story.Rings(alex));
        await story.UntilAsync(12, 1, 18);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Too_late_the_next_date_is_told()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        await story.ScheduleAsync(story.Alex);
        await story.StopAsync();
        story.Clock.Advance(TimeSpan.FromDays(21));
        await story.StartAsync();
        await story.PassAsync(TimeSpan.FromSeconds(1));
        var told = await story.OpenRingAsync(story.Alex);
        Assert.StartsWith("### ☕ A week is skipped\nSorry, you could not be reached at your time", told.Text);
        Assert.Matches("-# Next: <t:[0-9]+:F>", told.Text);
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(story.Alex)).Text);
        await story.EndAsync();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(10)]
    public async Task Killed_at_any_point_and_twice_it_rings_once(int minutesDown)
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.ScheduleAsync(alex);
        story.Clock.Advance(TimeSpan.FromDays(1));
        // What is due is saved twice in a row, and nothing is sent.
        await SaveOnlyAsync(story);
        await SaveOnlyAsync(story);
        await story.KillAsync();
        story.Clock.Advance(TimeSpan.FromMinutes(minutesDown));
        await story.StartAsync();
        Assert.Single(story.Rings(alex));

        // The notification is sent, and that is not saved.
        await ForgetSentAsync(story);
        await story.KillAsync();
        story.Clock.Advance(TimeSpan.FromMinutes(minutesDown));
        await story.StartAsync();
        await story.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Single(story.Rings(alex));
        await ForgetSentAsync(story);
        await story.KillAndStartAsync();
        await story.PassAsync(TimeSpan.FromSeconds(5));
        Assert.Single(story.Rings(alex));
        Assert.Single(alex.Notifications);
        Assert.StartsWith(CheckInDriver.Prompt, (await story.OpenRingAsync(alex)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Killed_between_the_words_nothing_is_lost()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ScheduleAsync(alex);
        await story.UntilAsync(11, 24, 18);
        var preview = await story.WriteWeekAsync(await story.PressAsync(await story.OpenRingAsync(alex), "Write"), "Hers.");
        await story.KillAndStartAsync();
        await story.PressAsync(preview, "Share");
        await story.KillAndStartAsync();
        await story.ShareWeekAsync(sam, "His.", await story.CommandAsync(sam, "checkin now"));
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    [Fact]
    public async Task Another_room_leaves_what_waits_as_it_is()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.ShareWeekAsync(alex, "Hers.", await story.CommandAsync(alex, "checkin now"));
        await story.ReachAsync(sam, "His reach.");
        await story.HereAsync(alex);
        await story.PressAsync(await story.OnFloorAsync(alex, "Stop here"), "Stop for both of us");
        await story.ShareWeekAsync(sam, "His.", await story.CommandAsync(sam, "checkin now"));
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    private static async Task<SeenAnswer> SubmitShareAsync(BotFixture story, WorldPerson person, string field, string words)
    {
        var form = await story.OnFloorAsync(person, "Write");
        var preview = await story.SubmitAsync(form, (field, words));
        return await story.PressAsync(preview, "Share");
    }

    /// <summary>Saves what is due without enqueueing it for reconciling.</summary>
    private static async Task SaveOnlyAsync(BotFixture story)
    {
        using var prompts = new PromptFixture(story);
        await prompts.SweepAsync(Instant.FromDateTimeOffset(story.Clock.GetUtcNow()));
        Assert.Empty(story.Rings(story.Alex));
    }

    /// <summary>Resets the rows as if the bot had been killed between sending and saving that.</summary>
    private static Task ForgetSentAsync(BotFixture story) => story.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            foreach (var row in await context.Set<NotificationRow>().Where(c => c.Kind == CheckInNotifications.Prompt).ToListAsync(cancel))
                (row.Posted, row.Reconciled) = (null, row.Version - 1);
        },
        CancellationToken.None);
}
