using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Platform.Storage;
using Rehearsal.World;
using Tests.Stories;
using Tests.TestKit;

namespace Tests.Couples;

/// <summary>
/// Two pair anew, after a rest or after one of them had left. Nothing is lost that its author has not destroyed by leaving.
/// </summary>
public sealed class PairedAnewStories
{
    private const string Words = "I am afraid of being too much.";
    private const string Laugh = "Your laugh in the morning.";
    private const string Song = "The song you hummed.";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_draft_of_the_last_days_is_there_while_the_place_rests_and_when_they_pair_again(bool writerInvites)
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Sam, bot.Alex);
        await PassAsync(bot, 28);
        await bot.DraftAsync(bot.Alex, Words);
        await PassAsync(bot, 3);

        var (inviter, invited) = writerInvites ? (bot.Alex, bot.Sam) : (bot.Sam, bot.Alex);
        var page = await bot.PressAsync(await RestingAsync(bot, inviter), $"Invite {invited} again");
        await SeesDraftAsync(bot);
        await bot.PressAsync(page, PairingFlow.Choose);
        await SeesDraftAsync(bot);
        await bot.PressAsync(await bot.OpenRingAsync(invited), PairingFlow.Choose);

        await SeesDraftAsync(bot);
        await bot.PressAsync(await bot.PressAsync(await bot.CommandAsync(bot.Alex, "home"), "My words"), "Share");
        await bot.HereAsync(bot.Sam);
        Assert.Equal(1, bot.Count(Words));
        Assert.Equal(1, bot.Rows("Couples"));
        await bot.EndAsync();
    }

    [Fact]
    public async Task While_the_place_rests_nobody_is_asked_for_anything_and_the_words_stay()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await PassAsync(bot, 28);
        await bot.DraftAsync(bot.Alex, Words);
        await PassAsync(bot, 3);

        var words = await bot.PressAsync(await RestingAsync(bot, bot.Alex), "My words");
        Assert.Contains("Your shared place is resting.", (await bot.PressAsync(words, "Share")).Text);
        await bot.QuietAsync();
        Assert.Empty(bot.Rings(bot.Sam));
        await SeesDraftAsync(bot);
        await PassAsync(bot, 7);
        Assert.DoesNotContain("My words", (await bot.CommandAsync(bot.Alex, "home")).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Who_invites_and_thinks_again_is_where_they_were()
    {
        await using var bot = await BotFixture.BeginAsync();
        await bot.BecomeACoupleAsync(bot.Alex, bot.Sam);
        await PassAsync(bot, 31);
        var page = await bot.PressAsync(await RestingAsync(bot, bot.Alex), "Invite Sam again");
        await bot.PressAsync(page, "Not now");
        await RestingAsync(bot, bot.Alex);
        await bot.PressAsync(await bot.PressAsync(await RestingAsync(bot, bot.Alex), "Invite Sam again"), PairingFlow.Choose);
        Assert.Contains("Your invitation is on its way.", (await RestingAsync(bot, bot.Alex)).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task After_a_rest_the_jar_the_loop_and_the_journey_go_on()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await LivedAsync(bot);
        await PassAsync(bot, 31);
        await bot.PressAsync(await bot.PressAsync(await RestingAsync(bot, bot.Alex), "Invite Sam again"), PairingFlow.Choose);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Sam), PairingFlow.Choose);

        Assert.Contains(Laugh, (await bot.CommandAsync(bot.Alex, "goodstuff open")).Text);
        Assert.Contains(Song, (await bot.CommandAsync(bot.Sam, "goodstuff open")).Text);
        await HasLoopAsync(bot, LoopOfTwo.AlexFeels, halves: 2);
        Assert.Contains("✓ **1 Name our loop**", (await bot.CommandAsync(bot.Sam, "journey")).Text);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.Contains("Touch: yes", (await bot.CommandAsync(person, "journey")).Message!.Labels);
        await bot.EndAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(31)]
    public async Task Who_was_left_finds_what_they_wrote_again_when_the_other_comes_back(int days)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await LivedAsync(bot);
        await bot.LeaveAsync(bot.Sam);
        await PassAsync(bot, days);
        await bot.InviteAsync(bot.Sam, bot.Alex);
        await bot.PressAsync(await bot.OpenRingAsync(bot.Alex), PairingFlow.Choose);

        Assert.Contains(Laugh, (await bot.CommandAsync(bot.Alex, "goodstuff open")).Text);
        Assert.DoesNotContain(Song, (await bot.CommandAsync(bot.Sam, "goodstuff open")).Text);
        await HasLoopAsync(bot, LoopOfTwo.AlexFeels, halves: 1);
        Assert.Contains("✓ **1 Name our loop**", (await bot.CommandAsync(bot.Sam, "journey")).Text);
        // What Sam had chosen has gone with him, so nothing is open that he has not chosen anew.
        Assert.Contains("Touch: yes", (await bot.CommandAsync(bot.Alex, "journey")).Message!.Labels);
        Assert.Contains("Touch: not yet", (await bot.CommandAsync(bot.Sam, "journey")).Message!.Labels);
        Assert.DoesNotContain("Ask Sam", (await bot.CommandAsync(bot.Alex, "practice", ("name", "touch"))).Message!.Labels);
        await bot.EndAsync();
    }

    [Fact]
    public async Task What_belongs_to_a_couple_that_is_gone_can_still_be_taken_out_of_the_jar()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await PutAsync(bot, bot.Alex, Laugh);
        await PassAsync(bot, 31);
        await bot.LeaveAsync(bot.Sam);
        await bot.BecomeACoupleAsync(bot.Stranger, bot.Alex);
        Assert.DoesNotContain(Laugh, (await bot.CommandAsync(bot.Alex, "goodstuff open")).Text);
        var mine = await bot.CommandAsync(bot.Alex, "goodstuff mine");
        var entry = mine.Message!.Selects.Single().Options[0].Value;
        var one = await bot.DoneAsync(await bot.Alex.SelectAsync(mine.Message!, "Look at one", entry));
        Assert.Contains(Laugh, one.Text);
        await bot.PressAsync(one, "Take it out");
        Assert.Equal(0, bot.Rows("Jar"));
        await bot.EndAsync();
    }

    /// <summary>The two put something into the jar, name their loop, and come so far that both choose a later talk.</summary>
    private static async Task LivedAsync(BotFixture bot)
    {
        await PutAsync(bot, bot.Alex, Laugh);
        await PutAsync(bot, bot.Sam, Song);
        await bot.KeepLoopAsync();
        await JourneyPageStories.DancedAsync(bot, "loop", "tender", "rough", "hold");
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.PressAsync(await bot.CommandAsync(person, "journey"), "Touch: not yet");
    }

    private static async Task PutAsync(BotFixture bot, WorldPerson person, string words)
    {
        var form = await bot.CommandAsync(person, "goodstuff add");
        await bot.SubmitAsync(form, ("What was good?", words));
    }

    private static async Task HasLoopAsync(BotFixture bot, string half, int halves)
    {
        Assert.Equal(halves, bot.Rows("Loops"));
        var answers = await bot.Get<Store>().ReadAsync(
            async (read, cancel) =>
            {
                var (guild, alex) = (new Snowflake(bot.Guild.Id), new Snowflake(bot.Alex.Id));
                var couple = (await bot.Get<CoupleStore>().OfAsync(read, guild, alex, cancel))!;
                return await bot.Get<KeptWords>().LoopOfAsync(read, couple.Id, couple[couple.SideOf(alex)!.Value].Person!.Value, cancel);
            },
            TestContext.Current.CancellationToken);
        Assert.Contains(half, answers!.Values);
    }

    private static async Task SeesDraftAsync(BotFixture bot)
    {
        var home = await bot.CommandAsync(bot.Alex, "home");
        Assert.Contains(Words, (await bot.PressAsync(home, "My words")).Text);
    }

    private static async Task<SeenAnswer> RestingAsync(BotFixture bot, WorldPerson person)
    {
        var home = await bot.CommandAsync(person, "home");
        Assert.Contains("Your shared place is resting.", home.Text);
        return home;
    }

    private static async Task PassAsync(BotFixture bot, int days)
    {
        for (var day = 0; day < days; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
    }
}
