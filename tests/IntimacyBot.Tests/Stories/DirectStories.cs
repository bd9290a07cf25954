using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>Somebody who has switched on direct messages is notified there, and the page that opens works there.</summary>
public sealed class DirectStories
{
    private const string Promise = """
        practice: promising
        title: Promising
        about: One thing each.
        minutes: 5
        needs: none
        steps:
          - { id: one, write: both, form: { one: { text: short, label: "One thing I will do", keep: promise, required: true } } }
          - { id: word, close: both }

        """;

    [Fact]
    public async Task The_first_card_and_all_its_answers_work_in_direct_messages()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.SwitchAsync(sam, "DMs: off");
        await bot.ReachAsync(alex);
        Assert.Empty(bot.Rings(sam));
        var page = await OpenAsync(bot, sam);
        var times = await bot.PressAsync(page, "I need time");
        Assert.Contains("Good. You are both called then.", (await bot.PressAsync(times, "An hour")).Text);
        await bot.PassAsync(TimeSpan.FromHours(1));
        page = await OpenAsync(bot, sam);
        Assert.Contains("You need not fix anything", (await bot.PressAsync(page, "I'm here")).Text);
        Assert.Equal(1, bot.Count("I am afraid of being too much."));
        await bot.SayBackAsync(sam);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_that_came_back_are_shared_again_from_direct_messages()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.SwitchAsync(alex, "DMs: off");
        await bot.ReachAsync(alex);
        await bot.PassAsync(TimeSpan.FromDays(2));
        var preview = await bot.PressAsync(await OpenAsync(bot, alex), "My words");
        Assert.Contains("I am afraid of being too much.", preview.Text);
        preview = await bot.SubmitAsync(
            await bot.PressAsync(preview, "Edit"),
            (ReachForm.Truer, "I am afraid."));
        Assert.Contains("I am afraid.", preview.Text);
        Assert.Contains("Your words wait.", (await bot.PressAsync(preview, "Share")).Text);
        await bot.HereAsync(sam);
        Assert.Equal(1, bot.Count("I am afraid."));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_promise_that_is_answered_in_direct_messages_is_gone()
    {
        await using var bot = await BotFixture.OfCoupleAsync(Promise);
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.SwitchAsync(sam, "DMs: off");
        await bot.PressAsync(await bot.CommandAsync(alex, "practice", ("name", "promising")), "Ask Sam");
        await bot.PressAsync(await OpenAsync(bot, sam), "I'm here");
        foreach (var person in new[] { alex, sam })
            await bot.PressAsync(
                await bot.SubmitAsync(await bot.OnFloorAsync(person, "Write"), ("One thing I will do", "Breathe")),
                "Share");
        await bot.PassAsync(TimeSpan.FromDays(1));
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(2, bot.Rows("Promises"));
        Assert.Contains("That counts.", (await bot.PressAsync(await OpenAsync(bot, sam), "I did it")).Text);
        Assert.Equal(1, bot.Rows("Promises"));
        await bot.EndAsync();
    }

    private static Task<Rehearsal.World.SeenAnswer> OpenAsync(BotFixture bot, Rehearsal.World.WorldPerson person) =>
        bot.PressAsync(person, person.Direct!.Messages[^1], "Open");
}
