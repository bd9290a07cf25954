using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>People can return to the page that they left for another one with one press.</summary>
public sealed class WaysBackStories
{
    [Fact]
    public async Task From_the_start_card_anybody_can_read_what_this_is_before_anything_else()
    {
        await using var story = await BotFixture.BeginAsync(home: false);
        await story.CommandAsync(story.Owner, "setup", ("home", story.Home));
        var card = await story.World.WaitForAsync(_ => story.Home.Messages.FirstOrDefault(), "the start card");
        Assert.Equal(["Read this first", "Home"], card.Labels);
        var first = await story.PressAsync(story.Stranger, card, "Read this first");
        Assert.Contains("### 📖 Read this first", first.Text);
        Assert.Equal(["Next page", "Safety", "Hide"], first.Message!.Labels);
        var second = await story.PressAsync(first, "Next page");
        Assert.Contains("### 📖 Three levels of talk", second.Text);
        var chosen = await story.DoneAsync(await story.Stranger.SelectAsync(second.Message!, "Another page", "Mend"));
        Assert.Contains("### 📖 After a hurt", chosen.Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_inviter_comes_back_to_the_same_page_from_what_they_read_and_from_safety()
    {
        await using var story = await BotFixture.BeginAsync();
        var page = await story.PairAsync(story.Alex, story.Sam);
        var before = page.Text;
        var read = await story.PressAsync(page, "Read this first");
        Assert.Equal(["Next page", "Back", "Safety", "Hide"], read.Message!.Labels);
        var safety = await story.PressAsync(await story.PressAsync(read, "Next page"), "Safety");
        Assert.Contains("### Safety", safety.Text);
        var turn = await story.PressAsync(await story.PressAsync(safety, "In danger now"), "Where to turn");
        var country = await story.DoneAsync(await story.Alex.SelectAsync(turn.Message!, "Choose a country", "IE"));
        var again = await story.PressAsync(await story.PressAsync(country, "Back"), "Back");
        Assert.Equal(before, again.Text);
        Assert.Equal(before, (await story.PressAsync(await story.PressAsync(again, "Safety"), "Back")).Text);
        Assert.Contains("on its way", (await story.PressAsync(again, PairingFlow.Choose)).Text);
        Assert.Single(story.Alex.Ephemerals);
        await story.EndAsync();
    }

    [Fact]
    public async Task The_invited_person_comes_back_to_the_invitation_and_can_still_choose()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var page = await story.OpenRingAsync(story.Sam);
        var before = page.Text;
        var again = await story.PressAsync(await story.PressAsync(page, "Read this first"), "Back");
        Assert.Equal(before, again.Text);
        var safe = await story.PressAsync(await story.PressAsync(await story.PressAsync(again, "Read this first"), "Safety"), "Back");
        Assert.Contains("### 📖 Read this first", safe.Text);
        again = await story.PressAsync(safe, "Back");
        Assert.Contains("You are paired.", (await story.PressAsync(again, PairingFlow.Choose)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_page_that_could_not_be_had_again_stays_beside_the_safety_page()
    {
        await using var story = await BotFixture.OfCoupleAsync();
        var preview = await story.DraftAsync(story.Alex, "I miss you at night.");
        var before = preview.Text;
        var safety = await story.PressAsync(preview, "Safety");
        Assert.Contains("### Safety", safety.Text);
        Assert.Equal(2, story.Alex.Ephemerals.Count);
        await story.PressAsync(await story.PressAsync(safety, "In danger now"), "Back");
        Assert.Equal(before, Assert.Single(story.Alex.Ephemerals).Text);
        Assert.Contains("Share", preview.Message!.Labels);
        await story.EndAsync();
    }
}
