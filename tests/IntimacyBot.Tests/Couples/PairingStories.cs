using Rehearsal.World;
using Tests.TestKit;


namespace Tests.Couples;

public sealed class PairingStories
{
    [Fact]
    public async Task Two_people_choose_each_other_by_the_bell()
    {
        await using var story = await BotFixture.BeginAsync();
        var (alex, sam) = (story.Alex, story.Sam);

        var page = await story.PairAsync(alex, sam);
        Assert.True(page.IsEphemeral);
        Assert.Contains(
            $"This bot is run by Robin. They could read what is stored. "
                + $"The owner of this server is <@{story.Owner.Id}>; they can open every room.",
            page.Text);
        Assert.Contains("Nothing here is used against you.", page.Text);
        Assert.Equal([PairingFlow.Choose, "Not now", "Safety", "Hide"], page.Message!.Labels);
        Assert.Empty(story.Rings(sam));

        var sent = await story.PressAsync(page, PairingFlow.Choose);
        Assert.Equal("Your invitation is on its way.", sent.Text);
        Assert.Null(story.Room(alex));

        var ring = Assert.Single(story.Rings(sam));
        Assert.Equal(["Open"], ring.Labels);
        Assert.DoesNotContain("Alex", ring.Text);
        Assert.Equal(sam, Assert.Single(sam.Notifications).Message.Mentions[0]);

        var invited = await story.OpenRingAsync(sam);
        Assert.Contains("What you both read will be in: English", invited.Text);
        Assert.Equal(
            ["Read this first", PairingFlow.Choose, "Not now", "No more from this person", "Safety", "Hide"],
            invited.Message!.Labels);
        Assert.Empty(story.Rings(sam));

        var paired = await story.PressAsync(invited, PairingFlow.Choose);
        Assert.Contains("You are paired. Nothing starts by itself.", paired.Text);
        Assert.Contains("You are paired. Nothing starts by itself.", (await story.OpenRingAsync(alex)).Text);
        Assert.Contains("You are paired. Nothing starts by itself.", (await story.OpenRingAsync(sam)).Text);
        Assert.Equal("You are already in a couple here.", (await story.PairAsync(alex, story.Stranger)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task If_both_invite_each_other_the_second_choice_pairs_them()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var second = await story.InviteAsync(story.Sam, story.Alex);
        Assert.Equal("Your invitation is on its way.", second.Text);
        foreach (var person in new[] { story.Alex, story.Sam })
        {
            Assert.Single(story.Rings(person));
            Assert.Contains("You are paired.", (await story.OpenRingAsync(person)).Text);
            Assert.DoesNotContain("Something is here", (await story.CommandAsync(person, "home")).Text);
        }

        await story.EndAsync();
    }

    [Fact]
    public async Task A_no_may_become_a_yes_until_it_expires()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var no = await story.PressAsync(await story.OpenRingAsync(story.Sam), "Not now");
        Assert.Equal("Thank you. Nobody is told.", no.Text);
        await story.PassAsync(TimeSpan.FromDays(6.9));
        var again = await story.PressAsync(await story.CommandAsync(story.Sam, "home"), "Open");
        Assert.Contains("You are paired.", (await story.PressAsync(again, PairingFlow.Choose)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task After_it_expired_nothing_can_be_chosen_and_somebody_who_never_came_is_forgotten()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var page = await story.PressAsync(await story.CommandAsync(story.Sam, "home"), "Open");
        await story.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.Equal(1L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM People"));
        Assert.Equal(0L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Notifications"));
        await story.EndAsync();
    }

    [Fact]
    public async Task A_repeated_invitation_looks_the_same_and_rings_nobody()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        await story.PressAsync(await story.OpenRingAsync(story.Sam), "Not now");
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Contains(CoupleDriver.Neutral, (await story.CommandAsync(story.Alex, "home")).Text);
        Assert.Equal("Your invitation is on its way.", (await story.InviteAsync(story.Alex, story.Sam)).Text);
        Assert.Empty(story.Rings(story.Sam));
        await story.PassAsync(TimeSpan.FromDays(8));
        Assert.Contains(CoupleDriver.Neutral, (await story.CommandAsync(story.Alex, "home")).Text);
        await story.PassAsync(TimeSpan.FromDays(15));
        await story.InviteAsync(story.Alex, story.Sam);
        Assert.Single(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task Leaving_does_not_renew_the_right_to_ring()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        await story.LeaveAsync(story.Alex);
        Assert.Empty(story.Rings(story.Sam));
        await story.InviteAsync(story.Alex, story.Sam);
        Assert.Empty(story.Rings(story.Sam));
        await story.EndAsync();
    }

    [Fact]
    public async Task No_more_from_this_person_stays_until_one_chooses_them_oneself()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        await story.PressAsync(await story.OpenRingAsync(story.Sam), "No more from this person");
        await story.PassAsync(TimeSpan.FromDays(40));
        await story.InviteAsync(story.Alex, story.Sam);
        Assert.Empty(story.Rings(story.Sam));
        await story.InviteAsync(story.Sam, story.Alex);
        Assert.Contains("You are paired.", (await story.OpenRingAsync(story.Sam)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Oneself_a_bot_and_somebody_elsewhere_are_nobody_to_pair_with()
    {
        await using var story = await BotFixture.BeginAsync();
        var elsewhere = story.World.CreatePerson("Elsewhere");
        foreach (var nobody in new Rehearsal.World.WorldUser[] { story.Alex, story.World.Bot, elsewhere })
            Assert.Equal("You can pair with another person in this server.", (await story.PairAsync(story.Alex, nobody)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Without_a_home_channel_a_kind_line_says_what_is_missing()
    {
        await using var story = await BotFixture.BeginAsync(home: false);
        Assert.Contains("/setup home:#channel", (await story.PairAsync(story.Alex, story.Sam)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_act_and_both_presses_are_answered()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var page = await story.OpenRingAsync(story.Sam);
        var clicks =
            await Task.WhenAll(
                story.Sam.PressAsync(page.Message!, PairingFlow.Choose),
                story.Sam.PressAsync(page.Message!, PairingFlow.Choose));
        await story.QuietAsync();
        Assert.All(clicks, c => Assert.Contains("You are paired.", c.Text));
        Assert.Equal(1L, DatabaseSnapshot.Ask(story.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.Single(story.Rings(story.Alex));
        await story.EndAsync();
    }

    [Fact]
    public async Task Nobody_else_can_open_a_ring()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var ring = Assert.Single(story.Rings(story.Sam));
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(story.Moderator, ring, "Open")).Text);
        Assert.Single(story.Rings(story.Sam));
        Assert.Empty(story.Rings(story.Stranger));
        await story.EndAsync();
    }

    [Fact]
    public async Task Everything_works_after_a_restart_in_the_middle()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        await story.RestartAsync();
        var page = await story.OpenRingAsync(story.Sam);
        await story.RestartAsync();
        Assert.Contains("You are paired.", (await story.PressAsync(page, PairingFlow.Choose)).Text);
        await story.EndAsync();
    }

    [Fact]
    public async Task Pairing_with_one_takes_every_other_invitation_away()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Stranger);
        var page = await story.OpenRingAsync(story.Stranger);
        await story.BecomeACoupleAsync(story.Alex, story.Sam);
        Assert.Equal(CoupleDriver.Neutral, (await story.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.DoesNotContain("Open", (await story.CommandAsync(story.Stranger, "home")).Message!.Labels);
        await story.EndAsync();
    }
}
