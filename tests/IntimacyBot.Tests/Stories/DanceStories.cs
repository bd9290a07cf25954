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
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);

        var gate = await bot.CommandAsync(alex, "reach");
        Assert.Contains("Four things make this safe", gate.Text);
        var form = await bot.PressAsync(gate, "Write");
        var preview =
            await bot.SubmitAsync(
                form, ReachForm.Words("I am afraid of being too much."));
        Assert.Contains("This is what", preview.Text);
        Assert.Contains("I am afraid of being too much.", preview.Text);
        var sent = await bot.PressAsync(preview, "Share");
        Assert.Contains("Take it back", sent.Message!.Labels);
        Assert.Null(bot.Room(sam));

        var card = await bot.OpenRingAsync(sam);
        Assert.Contains("would like to share something with you", card.Text);
        Assert.DoesNotContain("too much", card.Text);
        var here = await bot.PressAsync(card, "I'm here");
        Assert.Contains("You need not fix anything", here.Text);

        var room = bot.Room(sam)!;
        Assert.Equal("Room · 23 Nov", room.Name);
        Assert.Contains(bot.Alex.Sees(room), m => m.Text.Contains("I am afraid of being too much."));
        await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ("What I heard", "You fear that you are too much for me."));
        await bot.OnFloorAsync(alex, "That's it");
        var answer =
            await bot.SubmitAsync(await bot.OnFloorAsync(sam, "Write"), ReachForm.Answer("You were often told so."));
        await bot.PressAsync(answer, "Share");
        var receipt = await bot.OpenReceiptAsync(alex);
        var tell = await bot.PressAsync(receipt, "I feel understood");
        await bot.PressAsync(tell, "Tell them");
        await bot.OnFloorAsync(alex, "Swap turns");
        await bot.OnFloorAsync(sam, "Yes, swap");

        var own = await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Write");
        var mine =
            await bot.SubmitAsync(
                own, ReachForm.Words("I long for slow evenings.", "longing"));
        await bot.PressAsync(mine, "Share");
        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ("What I heard", "Slow evenings."));
        await bot.OnFloorAsync(sam, "That's it");
        var back = await bot.SubmitAsync(await bot.OnFloorAsync(alex, "Write"), ReachForm.Answer("We rush."));
        await bot.PressAsync(back, "Share");
        await bot.PressAsync(await bot.OpenReceiptAsync(sam), "Not yet");
        await bot.PressAsync(await bot.OnFloorAsync(sam, "Open"), "Leave it for today");
        await bot.OnFloorAsync(alex, "Close with thanks");

        await bot.SubmitAsync(await bot.OnFloorAsync(alex, "A closing word"), ("A closing word", "Warm."));
        Assert.DoesNotContain(sam.Sees(room), m => m.Text.Contains("Warm."));
        await bot.SubmitAsync(await bot.OnFloorAsync(sam, "A closing word"), ("A closing word", "Soft."));
        Assert.Contains(alex.Sees(room), m => m.Text.Contains("Warm.") && m.Text.Contains("Soft."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_cannot_be_read_of_one_dance_keeps_no_other_from_going_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (robin, kim) = (bot.Somebody("Robin"), bot.Somebody("Kim"));
        await bot.BecomeACoupleAsync(robin, kim);
        await bot.ReachAsync(bot.Alex);
        var ct = TestContext.Current.CancellationToken;
        await bot.Get<Store>().WriteAsync(
            (context, cancel) => context.Set<DanceRow>()
                .ExecuteUpdateAsync(rows => rows.SetProperty(d => d.State, new byte[] { 1 }), cancel), ct);
        await bot.PassAsync(TimeSpan.FromMinutes(1));
        await bot.ReachAsync(robin);
        for (var day = 0; day < 10; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        // The dance is put aside for each of the two, and what Alex wrote for Alex.
        Assert.Equal((0, 3), (bot.Rows("Dances"), bot.Rows("DamagedRecords")));
        Assert.Contains(bot.Log.Warnings, l => l.Contains("everything else goes on", StringComparison.Ordinal));
    }
}
