using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>People can return to the page that they left for another one with one press.</summary>
public sealed class WaysBackStories
{
    [Fact]
    public async Task From_the_start_card_anybody_can_read_what_this_is_before_anything_else()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        await bot.CommandAsync(bot.Owner, "setup", ("home", bot.Home));
        var card = await bot.World.WaitForAsync(_ => bot.Home.Messages.FirstOrDefault(), "the start card");
        Assert.Equal(["Read this first", "Home"], card.Labels);
        var first = await bot.PressAsync(bot.Stranger, card, "Read this first");
        Assert.Contains("### 📖 Read this first", first.Text);
        Assert.Equal(["Next page", "Safety", "Hide"], first.Message!.Labels);
        var second = await bot.PressAsync(first, "Next page");
        Assert.Contains("### 📖 Why learn this", second.Text);
        var chosen = await bot.DoneAsync(await bot.Stranger.SelectAsync(second.Message!, "Another page", "Mend"));
        Assert.Contains("### 📖 After a hurt", chosen.Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_inviter_comes_back_to_the_same_page_from_what_they_read_and_from_safety()
    {
        await using var bot = await BotFixture.BeginAsync();
        var page = await bot.PairAsync(bot.Alex, bot.Sam);
        var before = page.Text;
        var read = await bot.PressAsync(page, "Read this first");
        Assert.Equal(["Next page", "Back", "Safety", "Hide"], read.Message!.Labels);
        var safety = await bot.PressAsync(await bot.PressAsync(read, "Next page"), "Safety");
        Assert.Contains("### Safety", safety.Text);
        var turn = await bot.PressAsync(await bot.PressAsync(safety, "In danger now"), "Where to turn");
        var country = await bot.DoneAsync(await bot.Alex.SelectAsync(turn.Message!, "Choose a country", "IE"));
        var again = await bot.PressAsync(await bot.PressAsync(country, "Back"), "Back");
        Assert.Equal(before, again.Text);
        Assert.Equal(before, (await bot.PressAsync(await bot.PressAsync(again, "Safety"), "Back")).Text);
        Assert.Contains("on its way", (await bot.PressAsync(again, PairingFlow.Choose)).Text);
        Assert.Single(bot.Alex.Ephemerals);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_invited_person_comes_back_to_the_invitation_and_can_still_choose()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var page = await bot.OpenRingAsync(bot.Sam);
        var before = page.Text;
        var again = await bot.PressAsync(await bot.PressAsync(page, "Read this first"), "Back");
        Assert.Equal(before, again.Text);
        var safe = await bot.PressAsync(await bot.PressAsync(await bot.PressAsync(again, "Read this first"), "Safety"), "Back");
        Assert.Contains("### 📖 Read this first", safe.Text);
        again = await bot.PressAsync(safe, "Back");
        Assert.Contains("You are paired.", (await bot.PressAsync(again, PairingFlow.Choose)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_page_that_could_not_be_had_again_stays_beside_the_safety_page()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var preview = await bot.DraftAsync(bot.Alex, "I miss you at night.");
        var before = preview.Text;
        var safety = await bot.PressAsync(preview, "Safety");
        Assert.Contains("### Safety", safety.Text);
        Assert.Equal(2, bot.Alex.Ephemerals.Count);
        await bot.PressAsync(await bot.PressAsync(safety, "In danger now"), "Back");
        Assert.Equal(before, Assert.Single(bot.Alex.Ephemerals).Text);
        Assert.Contains("Share", preview.Message!.Labels);
        await bot.EndAsync();
    }
}
