using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>Alex leaves Sam, and one of them invites the other again.</summary>
public sealed class ComingBackStories
{
    public const string HadLeft = "They will learn from this that you had left.";

    /// <summary>The couple rests after 30 days. The bell of whoever left goes then.</summary>
    [Theory]
    [InlineData(0, "Leave quietly")]
    [InlineData(0, "Leave and clear the rooms")]
    [InlineData(29, "Leave quietly")]
    [InlineData(31, "Leave quietly")]
    [InlineData(60, "Leave quietly")]
    public async Task Whoever_left_rings_the_one_they_left_whose_choice_ends_the_old_half(int days, string way)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex, way);
        await bot.PassAsync(TimeSpan.FromDays(days));

        var sent = await ComeBackAsync(bot, bot.Alex, bot.Sam);
        Assert.StartsWith(PairingStories.OnItsWay, sent.Text);
        Assert.Equal(days > 30, (await bot.CommandAsync(bot.Sam, "home")).Text.Contains("resting", StringComparison.Ordinal));
        var page = await bot.OpenRingAsync(bot.Sam);
        Assert.StartsWith($"### <@{bot.Alex.Id}> asks you to pair\n", page.Text, StringComparison.Ordinal);
        Assert.Equal(1, bot.Rows("Couples"));

        Assert.Contains("You are paired.", (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.Contains("You are paired.", (await bot.OpenRingAsync(bot.Alex)).Text);
        Assert.Equal(1, bot.Rows("Couples"));
        Assert.Equal(2, bot.Rows("Memberships"));
        Assert.Equal(0, bot.Rows("Blocks"));
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.DoesNotContain("resting", (await bot.CommandAsync(person, "home")).Text);
        await bot.ReachAsync(bot.Sam);
        await bot.HereAsync(bot.Alex);
        Assert.NotNull(bot.Room(bot.Alex));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Before_each_sending_whoever_left_reads_what_it_tells_and_nobody_else_does()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        foreach (var _ in new[] { 1, 2 })
        {
            await ComeBackAsync(bot, bot.Alex, bot.Sam);
            await bot.PassAsync(TimeSpan.FromDays(7));
        }

        Assert.DoesNotContain(HadLeft, (await bot.PairAsync(bot.Alex, bot.Stranger)).Text);
        await bot.LeaveAsync(bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await ComeBackAsync(bot, bot.Alex, bot.Sam);
        await ComeBackAsync(bot, bot.Sam, bot.Alex);
        await bot.LeaveAsync(bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.BecomeACoupleAsync(bot.Alex, bot.Stranger);
        await bot.EndAsync();
    }

    /// <summary>Alex's invitation is spent twice: when they paired, and when she came back. Only leaving a couple renews it.</summary>
    [Fact]
    public async Task Whoever_comes_back_rings_once_in_30_days_like_anybody()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await ComeBackAsync(bot, bot.Alex, bot.Sam);
        var ring = bot.Rings(bot.Sam)[^1];
        foreach (var leaves in new[] { true, false, true })
        {
            if (leaves)
                await bot.LeaveAsync(bot.Alex);
            await bot.PassAsync(TimeSpan.FromDays(7));
            Assert.True(ring.IsDeleted);
            await ComeBackAsync(bot, bot.Alex, bot.Sam);
            Assert.Empty(bot.Rings(bot.Sam));
        }

        await bot.PassAsync(TimeSpan.FromDays(10));
        await ComeBackAsync(bot, bot.Alex, bot.Sam);
        Assert.Single(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    [Theory]
    [InlineData("by the page of the place that rests")]
    [InlineData("by leaving too")]
    public async Task The_other_way_rings_nobody_until_the_one_who_left_has_invited(string how)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromDays(31));
        if (how == "by leaving too")
        {
            await bot.LeaveAsync(bot.Sam);
            await ComeBackAsync(bot, bot.Sam, bot.Alex);
        }
        else
        {
            var page = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Invite Alex again");
            Assert.DoesNotContain(HadLeft, page.Text);
            Assert.StartsWith(PairingStories.OnItsWay, (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        }

        Assert.Empty(bot.Rings(bot.Alex));
        Assert.DoesNotContain("asks you to pair", (await bot.CommandAsync(bot.Alex, "home")).Text);
        Assert.StartsWith("### You are paired now.", (await ComeBackAsync(bot, bot.Alex, bot.Sam)).Text);
        Assert.Contains("You are paired.", (await bot.OpenRingAsync(bot.Sam)).Text);
        Assert.Equal(0, bot.Rows("Blocks"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task Once_the_one_who_left_has_invited_the_other_way_rings_them()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await ComeBackAsync(bot, bot.Alex, bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(31));
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Sam, "home"), "Invite Alex again"), PairingFlow.Choose);
        var page = await bot.OpenRingAsync(bot.Alex);
        Assert.StartsWith($"### <@{bot.Sam.Id}> asks you to pair", page.Text);
        Assert.Contains("You are paired.", (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task If_both_left_the_first_invitation_rings_nobody_and_the_second_pairs_them(bool whoLeftFirstBegins)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.LeaveAsync(bot.Sam);
        await bot.PassAsync(TimeSpan.FromDays(2));
        var (first, second) = whoLeftFirstBegins ? (bot.Alex, bot.Sam) : (bot.Sam, bot.Alex);
        Assert.StartsWith(PairingStories.OnItsWay, (await ComeBackAsync(bot, first, second)).Text);
        Assert.Empty(bot.Rings(second));
        Assert.StartsWith("### You are paired now.", (await ComeBackAsync(bot, second, first)).Text);
        Assert.Equal(1, bot.Rows("Couples"));
        await bot.EndAsync();
    }

    /// <summary>Nobody is asked again who has said so, before the old half ends or after it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    public async Task No_more_from_this_person_stands_above_coming_back(int days)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromDays(days));
        await ComeBackAsync(bot, bot.Alex, bot.Sam);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), "No more from this person");
        await bot.PassAsync(TimeSpan.FromDays(40));
        Assert.StartsWith(PairingStories.OnItsWay, (await ComeBackAsync(bot, bot.Alex, bot.Sam)).Text);
        Assert.Empty(bot.Rings(bot.Sam));
        await bot.EndAsync();
    }

    /// <summary>
    /// Sam had invited Alex, and the page of that stayed open. Alex then invites Sam, thinks better of it, and says no more on that page.
    /// </summary>
    [Theory]
    [InlineData("accepts")]
    [InlineData("invites too")]
    public async Task Nobody_is_paired_with_whom_they_want_no_more_of_by_what_they_chose_before(string sam)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.InviteAsync(bot.Sam, bot.Alex);
        var page = await bot.OpenRingAsync(bot.Alex);
        await bot.PassAsync(TimeSpan.FromDays(7));
        await bot.InviteAsync(bot.Alex, bot.Sam);
        await bot.PressAsync(page, "No more from this person");

        if (sam == "accepts")
            Assert.Equal(CoupleDriver.Neutral, (await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), PairingFlow.Choose)).Text);
        else
            Assert.StartsWith(PairingStories.OnItsWay, (await bot.InviteAsync(bot.Sam, bot.Alex)).Text);
        Assert.Equal(0, bot.Rows("Couples"));
        Assert.Empty(bot.Rings(bot.Alex));
        await bot.EndAsync();
    }

    /// <summary>A page that was opened before the leaving does not say what an invitation tells.</summary>
    [Fact]
    public async Task A_page_from_before_the_leaving_sends_nothing_until_the_sentence_was_read()
    {
        await using var bot = await BotFixture.BeginAsync();
        var old = await bot.PairAsync(bot.Alex, bot.Sam);
        await bot.BecomeACoupleAsync(bot.Sam, bot.Alex);
        await bot.LeaveAsync(bot.Alex);
        var page = await bot.PressAsync(old, PairingFlow.Choose);
        Assert.Contains(HadLeft, page.Text);
        Assert.DoesNotContain("asks you to pair", (await bot.CommandAsync(bot.Sam, "home")).Text);
        Assert.StartsWith(PairingStories.OnItsWay, (await bot.PressAsync(page, PairingFlow.Choose)).Text);
        Assert.Contains("asks you to pair", (await bot.CommandAsync(bot.Sam, "home")).Text);
        await bot.EndAsync();
    }

    /// <summary>What is deleted everywhere by a direct message is left in each server, and each server is asked alone.</summary>
    [Fact]
    public async Task In_each_server_and_after_a_full_delete_it_is_the_same()
    {
        await using var bot = await BotFixture.BeginAsync();
        var there = await OtherServerAsync(bot);
        foreach (var home in new[] { bot.Home, there })
            await PairAsync(bot, home, bot.Alex, bot.Sam);
        await bot.LeaveAsync(bot.Alex);
        Assert.Contains(HadLeft, (await InvitingAsync(bot, bot.Home, bot.Alex, bot.Sam)).Text);
        Assert.Equal("You are already in a couple here.", (await InvitingAsync(bot, there, bot.Alex, bot.Sam)).Text);
        await DeleteAsync(bot, bot.Alex);
        foreach (var home in new[] { there, bot.Home })
        {
            var page = await InvitingAsync(bot, home, bot.Alex, bot.Sam);
            Assert.Contains(HadLeft, page.Text);
            var before = bot.Rings(bot.Sam).Count;
            await bot.PressAsync(page, PairingFlow.Choose);
            Assert.Equal(before + 1, bot.Rings(bot.Sam).Count);
            Assert.Contains("You are paired.", (await AcceptAsync(bot, bot.Sam)).Text);
        }

        Assert.Equal(2, bot.Rows("Couples"));
        await bot.EndAsync();
    }

    /// <summary>Opens the inviter's page, looks for the sentence, and sends.</summary>
    private static async Task<SeenAnswer> ComeBackAsync(BotFixture bot, WorldPerson by, WorldPerson to)
    {
        var page = await bot.PairAsync(by, to);
        Assert.Contains(HadLeft, page.Text);
        return await bot.PressAsync(page, PairingFlow.Choose);
    }

    private static async Task<WorldChannel> OtherServerAsync(BotFixture bot)
    {
        bot.Involve([bot.Owner]);
        var guild = bot.World.CreateGuild("Orchard", bot.Owner);
        var home = guild.AddText("couples");
        foreach (var person in new[] { bot.Alex, bot.Sam })
            guild.Join(person);
        guild.AddBot(WorldPermission.Install & ~WorldPermission.ManageThreads);
        home.Allow(bot.World.Bot, WorldPermission.ManageThreads);
        await bot.QuietAsync();
        await bot.DoneAsync(await bot.Owner.CommandAsync(home, "setup", ("home", home)));
        return home;
    }

    private static Task<SeenAnswer> InvitingAsync(BotFixture bot, WorldChannel home, WorldPerson by, WorldPerson to) =>
        bot.DoneAsync(by.CommandAsync(home, "pair", ("partner", to)));

    private static async Task PairAsync(BotFixture bot, WorldChannel home, WorldPerson by, WorldPerson to)
    {
        await bot.PressAsync(await InvitingAsync(bot, home, by, to), PairingFlow.Choose);
        await AcceptAsync(bot, to);
    }

    /// <summary>Opens the newest ring of all bells, and chooses.</summary>
    private static Task<SeenAnswer> AcceptAsync(BotFixture bot, WorldPerson person) =>
        bot.PressAsync(bot.PressAsync(person, bot.Rings(person).MaxBy(r => r.Id)!, "Open"), PairingFlow.Choose);

    /// <summary>Deletes everything of this person in every server, by a direct message to the bot.</summary>
    private static async Task DeleteAsync(BotFixture bot, WorldPerson person)
    {
        var page = await bot.DoneAsync(await person.CommandAsync(person.OpenDirect(), "privacy delete"));
        var form = await bot.PressAsync(page, "Delete quietly");
        await bot.SubmitAsync(form, ("Type DELETE", "DELETE"));
    }
}
