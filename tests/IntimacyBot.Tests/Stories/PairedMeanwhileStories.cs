using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Stories;

/// <summary>The page on which an invitation is on its way changes when its reader is in a couple, and never before.</summary>
public sealed class PairedMeanwhileStories
{
    private const string OnItsWay = "### Your invitation is on its way.\nIf you pair, your bell rings. You need not wait.";

    [Fact]
    public async Task It_names_who_is_invited_and_says_that_they_are_paired_once_they_are()
    {
        await using var bot = await BotFixture.BeginAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);
        await bot.InviteAsync(alex, sam);
        var page = Assert.Single(alex.Ephemerals, p => p.Text.StartsWith(OnItsWay, StringComparison.Ordinal));
        Assert.EndsWith($"-# It is for <@{sam.Id}>.", page.Text);
        var card = await bot.OpenRingAsync(sam);
        Assert.Contains(alex.Ephemerals, p => p.Text.StartsWith(OnItsWay, StringComparison.Ordinal));

        await bot.PressAsync(card, "I'm 18+ and I choose this");
        await bot.QuietAsync();

        await bot.World.WaitForAsync(_ => Paired(alex), "the page of Alex to say that they are paired");
        Assert.DoesNotContain(alex.Ephemerals, p => p.Text.Contains("on its way", StringComparison.Ordinal));
        Assert.Equal(["Home", "Safety", "Hide"], Paired(alex)!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Of_two_who_invite_each_other_both_pages_say_so()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        await bot.InviteAsync(bot.Sam, bot.Alex);

        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.World.WaitForAsync(_ => Paired(person), $"the page of {person} to say that they are paired");
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_no_leaves_the_page_as_it_was()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var before = bot.Alex.Ephemerals.Select(p => p.Text).ToList();

        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");

        Assert.Equal(before, bot.Alex.Ephemerals.Select(p => p.Text));
        await bot.EndAsync();
    }

    private static WorldMessage? Paired(WorldPerson person) =>
        person.Ephemerals.SingleOrDefault(p => p.Text.StartsWith("### You are paired now.", StringComparison.Ordinal));
}
