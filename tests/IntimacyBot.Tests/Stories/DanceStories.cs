using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

public sealed class DanceStories
{
    [Fact]
    public async Task Two_people_dance_swap_and_close()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (story.Alex, story.Sam);

        var gate = await story.CommandAsync(alex, "reach");
        Assert.Contains("Four things make this safe", gate.Text);
        var form = await story.PressAsync(gate, "Write");
        var preview =
            await story.SubmitAsync(
                form, ReachForm.Words("I am afraid of being too much."));
        Assert.Contains("This is what", preview.Text);
        Assert.Contains("I am afraid of being too much.", preview.Text);
        var sent = await story.PressAsync(preview, "Share");
        Assert.Contains("Take it back", sent.Message!.Labels);
        Assert.Null(story.Room(sam));

        var card = await story.OpenRingAsync(sam);
        Assert.Contains("would like to share something with you", card.Text);
        Assert.DoesNotContain("too much", card.Text);
        var here = await story.PressAsync(card, "I'm here");
        Assert.Contains("You need not fix anything", here.Text);

        var room = story.Room(sam)!;
        Assert.Equal("Room · 23 Nov", room.Name);
        Assert.Contains(story.Alex.Sees(room), m => m.Text.Contains("I am afraid of being too much."));
        await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ("What I heard", "You fear that you are too much for me."));
        await story.OnFloorAsync(alex, "That's it");
        var answer =
            await story.SubmitAsync(await story.OnFloorAsync(sam, "Write"), ReachForm.Answer("You were often told so."));
        await story.PressAsync(answer, "Share");
        var receipt = await story.OpenReceiptAsync(alex);
        var tell = await story.PressAsync(receipt, "I feel understood");
        await story.PressAsync(tell, "Tell them");
        await story.OnFloorAsync(alex, "Swap turns");
        await story.OnFloorAsync(sam, "Yes, swap");

        var own = await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Write");
        var mine =
            await story.SubmitAsync(
                own, ReachForm.Words("I long for slow evenings.", "longing"));
        await story.PressAsync(mine, "Share");
        await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ("What I heard", "Slow evenings."));
        await story.OnFloorAsync(sam, "That's it");
        var back = await story.SubmitAsync(await story.OnFloorAsync(alex, "Write"), ReachForm.Answer("We rush."));
        await story.PressAsync(back, "Share");
        await story.PressAsync(await story.OpenReceiptAsync(sam), "Not yet");
        await story.PressAsync(await story.OnFloorAsync(sam, "Open"), "Leave it for today");
        await story.OnFloorAsync(alex, "Close with thanks");

        await story.SubmitAsync(await story.OnFloorAsync(alex, "A closing word"), ("A closing word", "Warm."));
        Assert.DoesNotContain(sam.Sees(room), m => m.Text.Contains("Warm."));
        await story.SubmitAsync(await story.OnFloorAsync(sam, "A closing word"), ("A closing word", "Soft."));
        Assert.Contains(alex.Sees(room), m => m.Text.Contains("Warm.") && m.Text.Contains("Soft."));
        await story.EndAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_of_one_dance_keeps_no_other_from_going_on()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var (robin, kim) = (story.Somebody("Robin"), story.Somebody("Kim"));
        await story.BecomeACoupleAsync(robin, kim);
        await story.ReachAsync(story.Alex);
        var ct = TestContext.Current.CancellationToken;
        await story.Get<Store>().WriteAsync(
            (context, cancel) => context.Set<DanceRow>()
                .ExecuteUpdateAsync(rows => rows.SetProperty(d => d.State, new byte[] { 1 }), cancel), ct);
        await story.PassAsync(TimeSpan.FromMinutes(1));
        await story.ReachAsync(robin);
        for (var day = 0; day < 10; day++)
            await story.PassAsync(TimeSpan.FromDays(1));
        Assert.Equal(1, story.Rows("Dances"));
        Assert.Contains(story.Log.Warnings, l => l.Contains("the others go on", StringComparison.Ordinal));
    }
}
