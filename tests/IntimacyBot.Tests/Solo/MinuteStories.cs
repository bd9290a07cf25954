using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Solo;

/// <summary>The button [A minute with myself], wherever it is offered around a dance.</summary>
public sealed class MinuteStories
{
    private const string Minute = "A minute with myself";

    [Fact]
    public async Task The_gate_has_it_until_something_was_shared_by_both()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await BeginsAsync(bot, await bot.CommandAsync(bot.Alex, "reach"));
        Assert.DoesNotContain(Minute, (await bot.CommandAsync(bot.Alex, "practice", ("name", "together"))).Message!.Labels);
        await bot.PassAsync(TimeSpan.FromDays(3));
        Assert.Contains(Minute, (await bot.CommandAsync(bot.Sam, "reach")).Message!.Labels);
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        await bot.PassAsync(TimeSpan.FromDays(2));
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.DoesNotContain(Minute, (await bot.CommandAsync(person, "reach")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Words_that_came_back_come_with_it()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.ReachAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromDays(2.1));
        var back = await bot.OpenRingAsync(bot.Alex);
        Assert.Contains("Your words are back with you.", back.Text);
        Assert.Equal(["Ask again", "My words", Minute, "Let it be", "Safety", "Hide"], back.Message!.Labels);
        await BeginsAsync(bot, back);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("Tender", "Something good")]
    [InlineData("Hurt", "Support", "Repair")]
    public async Task After_a_dance_that_touched_somebody_it_comes_first(string how, params string[] then)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.DanceOnceAsync();
        await bot.OnFloorAsync(bot.Alex, "Close with thanks");
        var page = await bot.PressAsync(await bot.OnFloorAsync(bot.Sam, "How was that?"), how);
        Assert.Equal([Minute, .. then, "Safety", "Hide"], page.Message!.Labels);
        await BeginsAsync(bot, page);
        await bot.EndAsync();
    }

    private static async Task BeginsAsync(BotFixture bot, SeenAnswer page)
    {
        await bot.PressAsync(page, Minute);
        Assert.StartsWith("### 🕯️ A minute with myself", page.Message!.Text);
        Assert.Contains("Stop", page.Message.Labels);
    }
}
