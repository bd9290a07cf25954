using Rehearsal.World;
using Tests.TestKit;

namespace Tests.CheckIns;

/// <summary>Somebody who is notified in direct messages can do everything there, because each button names the server.</summary>
public sealed class DirectPromptStories
{
    [Fact]
    public async Task A_prompt_is_written_and_shared_where_it_was_opened()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var page = await PromptAsync(bot);
        var form = await bot.PressAsync(page, "Write");
        var preview =
            await bot.SubmitAsync(form, ("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "no"));
        preview = await bot.SubmitAsync(await bot.PressAsync(preview, "Edit"), ("Something I thank you for", "Hers, too."));
        Assert.StartsWith(CheckInDriver.Waits, (await bot.PressAsync(preview, "Share")).Text);
        await bot.ShareWeekAsync(sam, "His.", await bot.CommandAsync(sam, "checkin now"));
        Assert.Single(bot.Cards(alex), m => m.Text.Contains("Hers, too.") && m.Text.Contains("His."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_is_unmended_leads_to_a_repair_that_is_asked_from_there()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        var form = await bot.PressAsync(await PromptAsync(bot), "Write");
        var preview =
            await bot.SubmitAsync(form, ("Something I thank you for", "Hers."), ("now", "Something."), (CheckInDriver.Mend, "some"));
        var kept = await bot.PressAsync(await bot.PressAsync(preview, "Repair"), "Small");
        var gate = await bot.PressAsync(kept, "I was hurt");
        Assert.Contains("Four things make this safe.", gate.Text);
        var shared =
            await bot.SubmitAsync(
                await bot.PressAsync(gate, "Write"), ("What a camera would have seen", "A door."), ("What it was like in me", "Cold."));
        Assert.StartsWith("### Your words wait", (await bot.PressAsync(shared, "Share")).Text);
        Assert.Contains("would like to talk about something that hurt", (await bot.OpenRingAsync(sam)).Text);
        Assert.Empty(bot.Rings(alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task It_is_left_out_kept_woken_and_set_there()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        var page = await PromptAsync(bot);
        var not = await bot.PressAsync(page, "Not this week");
        Assert.StartsWith("All right, not this week.\n-# Next: <t:", not.Text);
        Assert.Equal(["Safety", "Hide"], not.Message!.Labels);
        Assert.DoesNotContain("Open", (await bot.CommandAsync(alex, "home")).Message!.Labels);
        foreach (var (month, day) in new[] { (12, 1), (12, 8), (12, 15) })
            await bot.UntilAsync(month, day, 18);
        var rests = await OpenAsync(bot, alex);
        Assert.Equal(["Wake it", "Safety", "Hide"], rests.Message!.Labels);
        Assert.StartsWith("### ☕ Your check-in goes on.", (await bot.PressAsync(rests, "Wake it")).Text);
        await bot.UntilAsync(12, 22, 18);
        var preview = await bot.WriteWeekAsync(await bot.PressAsync(await OpenAsync(bot, alex), "Write"), "Hers.");
        await bot.PressAsync(preview, "Keep to myself");
        Assert.Contains("Hers.", (await bot.PressAsync(await bot.CommandAsync(alex, "home"), "My words")).Text);
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(0, bot.Rows("Dances"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Two_who_were_paired_by_direct_message_set_their_hour_there()
    {
        await using var bot = await BotFixture.BeginAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.SwitchAsync(alex, "DMs: off");
        await bot.InviteAsync(alex, sam);
        await bot.PressAsync(await bot.OpenRingAsync(sam), PairingFlow.Choose);
        var paired = await OpenAsync(bot, alex);
        var form = await bot.PressAsync(paired, "When suits you?");
        var unknown =
            await bot.SubmitAsync(
                form, ("Which day of the week?", "Sunday"), ("At what time?", "late"), ("A city with your time", "Munich"));
        Assert.StartsWith("That time is not clear.", unknown.Text);
        var set =
            await bot.SubmitAsync(
                await bot.PressAsync(unknown, "When suits you?"),
                ("Which day of the week?", "Sunday"),
                ("At what time?", "20h"),
                ("A city with your time", "Portland"));
        set = await bot.DoneAsync(await alex.SelectAsync(set.Message!, "Which place?", "America/Los_Angeles#Portland, Oregon"));
        Assert.Contains("**Sundays, 20:00**, Los Angeles time.", set.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Aftercare_leads_on_from_there()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alex = bot.Alex;
        await bot.SwitchAsync(alex, "DMs: off");
        await bot.SwitchAsync(alex, "Aftercare: off");
        await bot.OpenRoomAsync();
        await bot.SayBackAsync(bot.Sam);
        await bot.OnFloorAsync(alex, "That's it");
        await bot.RespondAsync(bot.Sam);
        await bot.PressAsync(await bot.OpenReceiptAsync(alex), "Not yet");
        await bot.PressAsync(await bot.OnFloorAsync(alex, "Open"), "Leave it for today");
        await bot.OnFloorAsync(alex, "Close with thanks");
        await bot.PassAsync(TimeSpan.FromDays(1));
        var hurt = await bot.PressAsync(await OpenAsync(bot, alex), "Hurt");
        Assert.Contains("Small", (await bot.PressAsync(hurt, "Repair")).Message!.Labels);
        await bot.EndAsync();
    }

    /// <summary>Returns Alex's prompt on the first Tuesday.</summary>
    private static async Task<SeenAnswer> PromptAsync(BotFixture bot)
    {
        await bot.SwitchAsync(bot.Alex, "DMs: off");
        await bot.ScheduleAsync(bot.Alex);
        await bot.UntilAsync(11, 24, 18);
        var page = await OpenAsync(bot, bot.Alex);
        Assert.Equal(CheckInDriver.PromptLabels, page.Message!.Labels);
        return page;
    }

    private static Task<SeenAnswer> OpenAsync(BotFixture bot, WorldPerson person) =>
        bot.PressAsync(person, person.Direct!.Messages[^1], "Open");
}
