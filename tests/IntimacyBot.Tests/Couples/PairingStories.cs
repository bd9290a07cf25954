using Rehearsal.World;
using Tests.TestKit;


namespace Tests.Couples;

public sealed class PairingStories
{
    public const string OnItsWay = "### Your invitation is on its way.\nIf you pair, your bell rings. You need not wait.";

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
        Assert.StartsWith($"### Pair with <@{sam.Id}>\nOne of you shares something true", page.Text, StringComparison.Ordinal);
        Assert.Contains("I will not use what you tell me here against you.", page.Text);
        Assert.Equal([PairingFlow.Choose, "Not now", "Read this first", "Safety", "Hide"], page.Message!.Labels);
        Assert.Empty(story.Rings(sam));

        var sent = await story.PressAsync(page, PairingFlow.Choose);
        Assert.Equal(OnItsWay, sent.Text);
        Assert.Null(story.Room(alex));

        var ring = Assert.Single(story.Rings(sam));
        Assert.Equal(["Open"], ring.Labels);
        Assert.DoesNotContain("Alex", ring.Text);
        Assert.Equal(sam, Assert.Single(sam.Notifications).Message.Mentions[0]);

        var invited = await story.OpenRingAsync(sam);
        Assert.StartsWith($"### <@{alex.Id}> asks you to pair\n", invited.Text, StringComparison.Ordinal);
        Assert.Contains("-# You would both read it in English. Open until <t:", invited.Text);
        Assert.Equal(
            ["Read this first", PairingFlow.Choose, "Not now", "No more from this person", "Safety", "Hide"],
            invited.Message!.Labels);
        Assert.Equal(ring, Assert.Single(story.Rings(sam)));

        var paired = await story.PressAsync(invited, PairingFlow.Choose);
        Assert.StartsWith("### You and Alex\nYou are paired. Nothing starts by itself. When something waits for you", paired.Text);
        Assert.Contains("**A weekly check-in**\nTen minutes, at your own time.", paired.Text);
        Assert.Equal(["A first small one", "Home", "When suits you?", "Later", "Safety", "Hide"], paired.Message!.Labels);
        Assert.Contains("You are paired. Nothing starts by itself.", (await story.OpenRingAsync(alex)).Text);
        Assert.True(ring.IsDeleted);
        Assert.Contains("You are paired. Nothing starts by itself.", (await story.OpenRingAsync(sam)).Text);
        Assert.Equal("Nothing waits for you here.", (await story.OpenRingAsync(sam)).Text);
        var already = await story.PairAsync(alex, story.Stranger);
        Assert.Equal("You are already in a couple here.", already.Text);
        Assert.Contains("Leave quietly", (await story.PressAsync(already, "Leave…")).Message!.Labels);
        await story.EndAsync();
    }

    [Fact]
    public async Task If_both_invite_each_other_the_second_choice_pairs_them()
    {
        await using var story = await BotFixture.BeginAsync();
        await story.InviteAsync(story.Alex, story.Sam);
        var second = await story.InviteAsync(story.Sam, story.Alex);
        Assert.Equal(OnItsWay, second.Text);
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
        var until = story.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds();
        Assert.Equal($"Thank you. Nobody is told.\n-# You can still choose, in /home, until <t:{until}:f>.", no.Text);
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
        var lapsed = await story.CommandAsync(story.Alex, "home");
        Assert.Contains($"**{CoupleDriver.Neutral}**\n-# The time of your invitation went by.", lapsed.Text);
        Assert.DoesNotContain(CoupleDriver.Neutral, (await story.PressAsync(lapsed, "Let it be")).Text);
        Assert.Equal(OnItsWay, (await story.InviteAsync(story.Alex, story.Sam)).Text);
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
        foreach (var nobody in new WorldUser[] { story.Alex, story.World.Bot, elsewhere })
        {
            var again = await story.PairAsync(story.Alex, nobody);
            Assert.Equal("You can pair with another person in this server.", again.Text);
            var page = await story.DoneAsync(await story.Alex.SelectAsync(again.Message!, "Pair with someone", story.Sam));
            Assert.Contains($"### Pair with <@{story.Sam.Id}>", page.Text);
        }

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
