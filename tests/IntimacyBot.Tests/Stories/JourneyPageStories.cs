using System.Text.Json.Nodes;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using Rehearsal.World;
using Tests.TestKit;
using Tests.Walks;

namespace Tests.Stories;

/// <summary>The page of the journey: what the two have done together, one's own choices, and the rule of what is locked.</summary>
public sealed class JourneyPageStories
{
    private const string Begin = "Begin a talk";
    private static readonly string[] FirstFour = ["loop", "tender", "rough", "hold"];

    [Fact]
    public async Task It_shows_the_seven_talks_and_what_is_locked_says_its_rule()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var page = await bot.CommandAsync(bot.Alex, "journey");
        Assert.Equal(
            "### 🧭 Journey\nSeven talks, one by one. Take your time; weeks are fine.\n"
                + "**1 Name our loop**\n**2 Tender places**\n**3 A rough moment**\n**4 Reach and be held**\n**5 Mend a hurt**\n"
                + "**6 Touch and closeness**\n**7 Keep it alive**\n"
                + "-# ✓ done together. The first three are open from the beginning, and the fourth after them. Mend a hurt and Touch "
                + "come after the fourth, when each of you has said yes below; neither sees what the other chose. The last comes after "
                + "all the others.",
            page.Text);
        Assert.Equal(["Mend a hurt: not yet", "Touch: not yet", "Safety", "Hide"], page.Message!.Labels);
        foreach (var (talk, rule) in new[]
        {
            ("Reach and be held", "This one opens after the first three."),
            ("Mend a hurt", "This one opens after the first four, when you both want it."),
            ("Touch and closeness", "This one opens after the first four, when you both want it."),
            ("Keep it alive", "This one is the last. It opens after the other six."),
        })
        {
            var locked = await ChooseAsync(bot, bot.Alex, talk);
            Assert.Equal($"### {talk}\n{rule}", locked.Text);
            Assert.Equal(["Back", "Safety", "Hide"], locked.Message!.Labels);
            Assert.Equal(page.Text, (await bot.PressAsync(locked, "Back")).Text);
        }

        var first = await ChooseAsync(bot, bot.Alex, "Name our loop");
        Assert.Contains("Ask Sam", first.Message!.Labels);
        Assert.Equal(page.Text, (await bot.PressAsync(first, "Back")).Text);
        Assert.Equal(page.Text, (await bot.ChooseAtHomeAsync(bot.Alex, "Journey")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task A_talk_that_was_done_to_its_end_is_marked_for_both_also_when_it_was_begun_by_its_name()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await WalkedScripts.DanceAsync(bot, "tender");
        Assert.Contains("A closing word", bot.Floor(bot.Alex).Labels);
        foreach (var person in new[] { bot.Alex, bot.Sam })
        {
            var page = await bot.CommandAsync(person, "journey");
            Assert.Contains("**1 Name our loop**\n✓ **2 Tender places**\n**3 A rough moment**", page.Text);
        }

        await bot.KillAndStartAsync();
        await bot.LeaveAsync(bot.Sam);
        Assert.Contains("✓ **2 Tender places**", (await bot.CommandAsync(bot.Alex, "journey")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task The_last_talk_is_marked_too_though_nothing_comes_after_it()
    {
        await using var bot = await WalkedScripts.OfCoupleAsync("keep");
        await WalkedScripts.DanceAsync(bot, "keep");
        Assert.Equal(7, (await bot.CommandAsync(bot.Sam, "journey")).Text.Split('✓').Length - 2);
        await bot.EndAsync();
    }

    [Fact]
    public async Task One_s_own_choice_is_a_button_that_says_yes_or_not_yet_and_both_open_the_talk()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await DancedAsync(bot, FirstFour);
        var page = await bot.CommandAsync(bot.Alex, "journey");
        var others = await bot.CommandAsync(bot.Sam, "journey");
        page = await bot.PressAsync(page, "Touch: not yet");
        Assert.Equal(["Mend a hurt: not yet", "Touch: yes", "Safety", "Hide"], page.Message!.Labels);
        Assert.Equal(others.ToString(), (await bot.CommandAsync(bot.Sam, "journey")).ToString());
        var locked = await ChooseAsync(bot, bot.Alex, "Touch and closeness");
        Assert.Contains("opens when both of you have chosen it", locked.Text);
        Assert.Equal(["Take my choice back", "Back", "Safety", "Hide"], locked.Message!.Labels);
        await bot.KillAndStartAsync();
        page = await bot.PressAsync(page, "Touch: yes");
        Assert.Contains("Touch: not yet", page.Message!.Labels);
        await bot.PressAsync(page, "Touch: not yet");

        locked = await ChooseAsync(bot, bot.Sam, "Touch and closeness");
        Assert.Equal(["I choose this", "Back", "Safety", "Hide"], locked.Message!.Labels);
        await bot.PressAsync(await bot.CommandAsync(bot.Sam, "journey"), "Touch: not yet");
        foreach (var person in new[] { bot.Alex, bot.Sam })
            Assert.DoesNotContain("opens when", (await ChooseAsync(bot, person, "Touch and closeness")).Text);
        Assert.Contains("opens when", (await ChooseAsync(bot, bot.Alex, "Mend a hurt")).Text);
        await bot.EndAsync();
    }

    /// <summary>A button that no longer moved would tell that the other has chosen, too.</summary>
    [Fact]
    public async Task Once_both_have_chosen_each_can_still_take_it_back_for_themselves_and_the_other_notices_nothing()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await DancedAsync(bot, FirstFour);
        foreach (var person in new[] { bot.Alex, bot.Sam })
            await bot.PressAsync(await bot.CommandAsync(person, "journey"), "Touch: not yet");
        var page = await bot.PressAsync(await bot.CommandAsync(bot.Sam, "journey"), "Touch: yes");
        Assert.Contains("Touch: not yet", page.Message!.Labels);
        Assert.Contains("opens when both of you have chosen it", (await ChooseAsync(bot, bot.Sam, "Touch and closeness")).Text);
        Assert.Contains("Touch: yes", (await bot.CommandAsync(bot.Alex, "journey")).Message!.Labels);
        Assert.DoesNotContain("opens when", (await ChooseAsync(bot, bot.Alex, "Touch and closeness")).Text);
        await bot.EndAsync();
    }

    [Fact]
    public async Task Alone_and_at_rest_it_says_what_everything_for_two_says()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var alone = await bot.CommandAsync(bot.Stranger, "journey");
        Assert.Equal((await bot.CommandAsync(bot.Stranger, "reach")).ToString(), alone.ToString());
        Assert.DoesNotContain("Journey", Lines(await bot.CommandAsync(bot.Stranger, "home")));
        for (var day = 0; day < 31; day++)
            await bot.PassAsync(TimeSpan.FromDays(1));
        Assert.Contains("Your shared place is resting.", (await bot.CommandAsync(bot.Alex, "journey")).Text);
        await bot.EndAsync();
    }

    /// <summary>A direct message is for what one does alone. Discord does not offer the command there.</summary>
    [Fact]
    public async Task In_a_direct_message_nothing_of_the_journey_is_shown_or_chosen()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await DancedAsync(bot, FirstFour);
        var alex = bot.Alex;
        var command = new JsonObject { ["id"] = "1", ["name"] = "journey", ["type"] = 1 };
        var sent = await ForgedInteractions.CommandAsync(alex, alex.OpenDirect(), WorldInteractionType.Command, command);
        Assert.Equal("Please use this in your server.", (await bot.DoneAsync(sent)).Text);
        var help = await bot.DoneAsync(await alex.CommandAsync(alex.OpenDirect(), "help"));
        Assert.DoesNotContain("/journey", help.Text);

        var page = await bot.CommandAsync(alex, "journey");
        var want = page.Message!.Components.Single(c => c.Label == "Touch: not yet").CustomId!;
        var begin = page.Message!.Selects.Single(s => s.Is(Begin)).CustomId!;
        foreach (var press in new[] { Forged("journey"), Forged(want), Forged(begin, "loop") })
        {
            var answer = await bot.DoneAsync(await press());
            Assert.Equal("Please use this in your server.", answer.Text);
        }

        Assert.Contains("Touch: not yet", (await bot.CommandAsync(alex, "journey")).Message!.Labels);
        await bot.EndAsync();

        Func<Task<SeenAnswer>> Forged(string id, params string[] values) =>
            () => ForgedInteractions.PressAsync(alex, help.Message!, id, values);
    }

    private static string[] Lines(SeenAnswer home) =>
        [.. home.Message!.Selects.Single(s => s.Is("What do you need right now?")).Options.Select(o => o.Label)];

    private static async Task<SeenAnswer> ChooseAsync(BotFixture bot, WorldPerson person, string talk)
    {
        var page = await bot.CommandAsync(person, "journey");
        return await bot.DoneAsync(await person.SelectAsync(page.Message!, Begin, talk));
    }

    internal static Task DancedAsync(BotFixture bot, params string[] talks) => bot.Get<Store>().WriteAsync(
        async (context, cancel) =>
        {
            var couples = bot.Get<CoupleStore>();
            var couple = (await couples.OfAsync(context, new Snowflake(bot.Guild.Id), new Snowflake(bot.Alex.Id), cancel))!;
            foreach (var talk in talks)
                await couples.DancedAsync(context, couple.Id, talk, cancel);
            return true;
        },
        TestContext.Current.CancellationToken);
}
