using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Somebody who is notified in direct messages can do everything there, because each button names the server.</summary>
public sealed class DirectPromptStories
{
    [Fact]
    public async Task A_prompt_is_written_and_shared_where_it_was_opened()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var page = await PromptAsync(story);
        var form = await story.PressAsync(page, "Write");
        var preview =
            await story.SubmitAsync(form, ("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "no"));
        preview = await story.SubmitAsync(await story.PressAsync(preview, "Edit"), ("Something I thank you for", "Hers, too."));
        Assert.StartsWith(CheckInDriver.Waits, (await story.PressAsync(preview, "Share")).Text);
        await story.ShareWeekAsync(sam, "His.", await story.CommandAsync(sam, "checkin now"));
        Assert.Single(story.Cards(alex), m => m.Text.Contains("Hers, too.") && m.Text.Contains("His."));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_is_unmended_leads_to_a_repair_that_is_asked_from_there()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        var form = await story.PressAsync(await PromptAsync(story), "Write");
        var preview =
            await story.SubmitAsync(form, ("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "some"));
        var kept = await story.PressAsync(await story.PressAsync(preview, "Repair"), "Small");
        var gate = await story.PressAsync(kept, "I was hurt");
        Assert.Contains("Four things make this safe.", gate.Text);
        var shared =
            await story.SubmitAsync(
                await story.PressAsync(gate, "Write"), ("What a camera would have seen", "A door."), ("What it was like in me", "Cold."));
        Assert.StartsWith("### Your words wait", (await story.PressAsync(shared, "Share")).Text);
        Assert.Contains("would like to talk about something that hurt", (await story.OpenRingAsync(sam)).Text);
        Assert.Empty(story.Rings(alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task It_is_left_out_kept_woken_and_set_there()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        var page = await PromptAsync(story);
        var not = await story.PressAsync(page, "Not this week");
        Assert.StartsWith("All right, not this week.\n-# Next: <t:", not.Text);
        Assert.Equal(["Safety", "Hide"], not.Message!.Labels);
        Assert.DoesNotContain("Open", (await story.CommandAsync(alex, "home")).Message!.Labels);
        foreach (var (month, day) in new[] { (12, 1), (12, 8), (12, 15) })
            await story.UntilAsync(month, day, 18);
        var rests = await OpenAsync(story, alex);
        Assert.Equal(["Wake it", "Safety", "Hide"], rests.Message!.Labels);
        Assert.StartsWith("### ☕ It goes on.", (await story.PressAsync(rests, "Wake it")).Text);
        await story.UntilAsync(12, 22, 18);
        var preview = await story.WriteWeekAsync(await story.PressAsync(await OpenAsync(story, alex), "Write"), "Hers.");
        await story.PressAsync(preview, "Keep to myself");
        Assert.Contains("Hers.", (await story.PressAsync(await story.CommandAsync(alex, "home"), "My words")).Text);
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(0, story.Rows("Dances"));
        await story.EndAsync();
    }

    [Fact]
    public async Task Two_who_were_paired_by_direct_message_set_their_hour_there()
    {
        await using var story = await BotFixture.BeginAsync();
        var (alex, sam) = (story.Alex, story.Sam);
        await story.SwitchAsync(alex, "DMs: off");
        await story.InviteAsync(alex, sam);
        await story.PressAsync(await story.OpenRingAsync(sam), PairingFlow.Choose);
        var paired = await OpenAsync(story, alex);
        var form = await story.PressAsync(paired, "When suits you?");
        var unknown =
            await story.SubmitAsync(
                form, ("Which day of the week?", "Sunday"), ("At what time?", "late"), ("A city with your time", "Munich"));
        Assert.StartsWith("That time is not clear.", unknown.Text);
        var set =
            await story.SubmitAsync(
                await story.PressAsync(unknown, "When suits you?"),
                ("Which day of the week?", "Sunday"),
                ("At what time?", "20h"),
                ("A city with your time", "Portland"));
        set = await story.DoneAsync(await alex.SelectAsync(set.Message!, "Which place?", "America/Los_Angeles#Portland, Oregon"));
        Assert.Contains("**Sundays, 20:00**, Los Angeles time.", set.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Aftercare_leads_on_from_there()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var alex = story.Alex;
        await story.SwitchAsync(alex, "DMs: off");
        await story.SwitchAsync(alex, "Aftercare: off");
        await story.OpenRoomAsync();
        await story.SayBackAsync(story.Sam);
        await story.OnFloorAsync(alex, "That's it");
        await story.RespondAsync(story.Sam);
        await story.PressAsync(await story.OpenReceiptAsync(alex), "Not yet");
        await story.PressAsync(await story.OnFloorAsync(alex, "Open"), "Leave it for today");
        await story.OnFloorAsync(alex, "Close with thanks");
        await story.PassAsync(TimeSpan.FromDays(1));
        var hurt = await story.PressAsync(await OpenAsync(story, alex), "Hurt");
        Assert.Contains("Small", (await story.PressAsync(hurt, "Repair")).Message!.Labels);
        await story.EndAsync();
    }

    /// <summary>Returns Alex's prompt on the first Tuesday.</summary>
    private static async Task<SeenAnswer> PromptAsync(BotFixture story)
    {
        await story.SwitchAsync(story.Alex, "DMs: off");
        await story.ScheduleAsync(story.Alex);
        await story.UntilAsync(11, 24, 18);
        var page = await OpenAsync(story, story.Alex);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        return page;
    }

    private static Task<SeenAnswer> OpenAsync(BotFixture story, WorldPerson person) =>
        story.PressAsync(person, person.Direct!.Messages[^1], "Open");
}
