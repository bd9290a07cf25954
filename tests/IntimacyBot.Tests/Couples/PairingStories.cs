using Rehearsal.World;
using Tests.TestKit;


namespace Tests.Couples;

public sealed class PairingStories
{
    public const string OnItsWay = "### Your invitation is on its way.\nIf you pair, your bell rings. You need not wait.";

    [Fact]
    public async Task Two_people_choose_each_other_by_the_bell()
    {
        await using var bot = await BotFixture.BeginAsync();
        var (alex, sam) = (bot.Alex, bot.Sam);

        var page = await bot.PairAsync(alex, sam);
        Assert.True(page.IsEphemeral);
        Assert.Contains(
            $"This bot is run by Robin. They could read what is stored. "
                + $"The owner of this server is <@{bot.Owner.Id}>; they can open every room.",
            page.Text);
        Assert.StartsWith($"### Pair with <@{sam.Id}>\nOne of you shares something true", page.Text, StringComparison.Ordinal);
        Assert.Contains("I will not use what you tell me here against you.", page.Text);
        Assert.Equal([PairingFlow.Choose, "Not now", "Read this first", "Safety", "Hide"], page.Message!.Labels);
        Assert.Empty(bot.Rings(sam));

        var sent = await bot.PressAsync(page, PairingFlow.Choose);
        Assert.StartsWith(OnItsWay, sent.Text);
        Assert.Null(bot.Room(alex));

        var ring = Assert.Single(bot.Rings(sam));
        Assert.Equal(["Open"], ring.Labels);
        Assert.DoesNotContain("Alex", ring.Text);
        Assert.Equal(sam, Assert.Single(sam.Notifications).Message.Mentions[0]);

        var invited = await bot.OpenRingAsync(sam);
        Assert.StartsWith($"### <@{alex.Id}> asks you to pair\n", invited.Text, StringComparison.Ordinal);
        Assert.Contains("-# You would both read it in English. Open until <t:", invited.Text);
        Assert.Equal(
            ["Read this first", PairingFlow.Choose, "Not now", "No more from this person", "Safety", "Hide"],
            invited.Message!.Labels);
        Assert.Equal(ring, Assert.Single(bot.Rings(sam)));

        var paired = await bot.PressAsync(invited, PairingFlow.Choose);
        Assert.StartsWith("### You and Alex\nYou are paired. Nothing starts by itself. When something waits for you", paired.Text);
        Assert.Contains("**A weekly check-in**\nTen minutes, at your own time. It meets when both of you have chosen one.", paired.Text);
        Assert.Equal(["A first small one", "Home", "When suits you?", "Later", "Safety", "Hide"], paired.Message!.Labels);
        const string again = "\n-# Your bell rings for this, too. It only leads to this page again.";
        Assert.Contains(again, paired.Text);
        var rung = await bot.OpenRingAsync(alex);
        Assert.Contains("You are paired. Nothing starts by itself.", rung.Text);
        Assert.DoesNotContain(again, rung.Text);
        Assert.True(ring.IsDeleted);
        Assert.Equal(paired.Text.Replace(again, "", StringComparison.Ordinal), (await bot.OpenRingAsync(sam)).Text);
        Assert.Equal("Nothing waits for you here.", (await bot.OpenRingAsync(sam)).Text);
        var already = await bot.PairAsync(alex, bot.Stranger);
        Assert.Equal("You are already in a couple here.", already.Text);
        Assert.Contains("Leave quietly", (await bot.PressAsync(already, "Leave…")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task If_both_invite_each_other_the_second_choice_pairs_them()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var second = await bot.InviteAsync(bot.Sam, bot.Alex);
        Assert.StartsWith("### You are paired now.", second.Text);
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            Assert.Single(bot.Rings(person));
            Assert.Contains("You are paired.", (await bot.OpenRingAsync(person)).Text);
            Assert.DoesNotContain("Something is here", (await bot.CommandAsync(person, "home")).Text);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task A_no_may_become_a_yes_until_it_expires()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var no = await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");
        var until = bot.Clock.GetUtcNow().AddDays(7).ToUnixTimeSeconds();
        Assert.Equal($"Thank you. Nobody is told.\n-# You can still choose, in /home, until <t:{until}:f>.", no.Text);
        await bot.PassAsync(TimeSpan.FromDays(6.9));
        var again = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Open");
        Assert.Contains("You are paired.", (await bot.PressAsync(again, PairingFlow.Choose)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_it_expired_nothing_can_be_chosen_and_somebody_who_never_came_is_forgotten()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var page = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Open");
        await bot.PassAsync(TimeSpan.FromDays(7));
        Assert.Equal(CoupleDriver.Neutral, (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.Equal(1L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM People"));
        Assert.Equal(0L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Notifications"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_repeated_invitation_looks_the_same_and_rings_nobody()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "Not now");
        await bot.PassAsync(TimeSpan.FromDays(8));
        var lapsed = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains($"**{CoupleDriver.Neutral}**\n-# The time of your invitation went by.", lapsed.Text);
        Assert.DoesNotContain(CoupleDriver.Neutral, (await bot.PressAsync(lapsed, "Let it be")).Text);
        Assert.StartsWith(OnItsWay, (await bot.InviteAsync(bot.Alex, bot.Sam)).Text);
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.PassAsync(TimeSpan.FromDays(8));
        Assert.Contains(CoupleDriver.Neutral, (await bot.CommandAsync(bot.Alex, "home")).Text);
        await bot.PassAsync(TimeSpan.FromDays(15));
        await bot.InviteAsync(bot.Alex, bot.Sam);
        Assert.Single(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Leaving_does_not_renew_the_right_to_ring()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var ring = Assert.Single(bot.Rings(bot.Sam));
        await bot.LeaveAsync(bot.Alex);
        await bot.InviteAsync(bot.Alex, bot.Sam);
        Assert.Equal(ring, Assert.Single(bot.Rings(bot.Sam)));
        await bot.EndAsync();
    }

    [Fact]
    public async Task No_more_from_this_person_stays_until_one_chooses_them_oneself()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "No more from this person");
        await bot.PassAsync(TimeSpan.FromDays(40));
        await bot.InviteAsync(bot.Alex, bot.Sam);
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.InviteAsync(bot.Sam, bot.Alex);
        Assert.Contains("You are paired.", (await bot.OpenRingAsync(bot.Sam)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Oneself_a_bot_and_somebody_elsewhere_are_nobody_to_pair_with()
    {
        await using var bot = await BotFixture.BeginAsync();
        var elsewhere = bot.World.CreatePerson("Elsewhere");
        foreach (var nobody in new WorldUser[] { bot.Alex, bot.World.Bot, elsewhere })
        {
            var again = await bot.PairAsync(bot.Alex, nobody);
            Assert.Equal("You can pair with another person in this server.", again.Text);
            var page = await bot.DoneAsync(await bot.Alex.SelectAsync(again.Message!, "Pair with someone", bot.Sam));
            Assert.Contains($"### Pair with <@{bot.Sam.Id}>", page.Text);
        }

        await bot.EndAsync();
    }

    [Fact]
    public async Task Without_a_home_channel_a_kind_line_says_what_is_missing()
    {
        await using var bot = await BotFixture.BeginAsync(home: false);
        Assert.Contains("/setup home:#channel", (await bot.PairAsync(bot.Alex, bot.Sam)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_double_click_is_one_act_and_both_presses_are_answered()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var page = await bot.OpenRingAsync(bot.Sam);
        var clicks =
            await Task.WhenAll(
                bot.Sam.PressAsync(page.Message!, PairingFlow.Choose),
                bot.Sam.PressAsync(page.Message!, PairingFlow.Choose));
        await bot.QuietAsync();
        Assert.All(clicks, c => Assert.Contains("You are paired.", c.Text));
        Assert.Equal(1L, DatabaseSnapshot.Ask(bot.DatabaseFile, "SELECT COUNT(*) FROM Couples"));
        Assert.Single(bot.Rings(bot.Alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Nobody_else_can_open_a_ring()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        var ring = Assert.Single(bot.Rings(bot.Sam));
        Assert.Equal("Nothing waits for you here.", (await bot.PressAsync(bot.Moderator, ring, "Open")).Text);
        Assert.Single(bot.Rings(bot.Sam));
        Assert.Empty(bot.Rings(bot.Stranger));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Everything_works_after_a_restart_in_the_middle()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Sam);
        await bot.RestartAsync();
        var page = await bot.OpenRingAsync(bot.Sam);
        await bot.RestartAsync();
        Assert.Contains("You are paired.", (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Pairing_with_one_takes_every_other_invitation_away()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Alex, bot.Stranger);
        var page = await bot.OpenRingAsync(bot.Stranger);
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        Assert.Equal(CoupleDriver.Neutral, (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.DoesNotContain("Open", (await bot.CommandAsync(bot.Stranger, "home")).Message!.Labels);
        await bot.EndAsync();
    }
}
