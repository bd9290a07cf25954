using Discord.Interactions;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using Rehearsal.World;
using Tests.Solo;
using Tests.TestKit;
using Tests.Walks;
using WorldPerson = Rehearsal.World.WorldPerson;

namespace Tests.Privacy;

/// <summary>
/// Counts rows and sealed values before and after everything that somebody can use: each command, each setting and each practice, as the
/// bot registers them. What is not listed here leaves nothing behind. (What a whole dance leaves is counted by the walks.)
/// </summary>
public sealed class SurvivalStories
{
    /// <summary>These commands leave something at once, for somebody in a couple.</summary>
    private static readonly Dictionary<string, string> OfCouple = new()
    {
        ["checkin schedule"] = "+1 CheckIns",
    };

    /// <summary>These commands leave something at once, for somebody of whom nothing was kept.</summary>
    private static readonly Dictionary<string, string> OfStranger = new()
    {
        ["checkin schedule"] = "+1 CheckIns, +1 DataKeys, +1 People",
    };

    /// <summary>These leave something at once for whoever runs the server.</summary>
    private static readonly Dictionary<string, string> OfOwner = [];

    /// <summary>These are the options that a command cannot be used without.</summary>
    private static readonly Dictionary<string, Func<BotFixture, object>> Options = new()
    {
        ["partner"] = bot => bot.Moderator,
        ["name"] = _ => "reach",
        ["day"] = _ => "Sunday",
        ["time"] = _ => "18:30",
        ["zone"] = _ => "Europe/Berlin",
        ["weeks"] = _ => 2,
    };

    private static readonly IReadOnlyList<Script> Shipped = new PracticeCatalogue(PracticeFiles.BuiltIn(), []).All();

    public static TheoryData<string> Solo => [.. Shipped.Where(s => s.Solo).Select(s => s.Id)];

    [Fact]
    public async Task What_a_command_leaves_behind_is_what_is_listed()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        Assert.Equal(OfCouple, await LeftByCommandsAsync(bot, bot.Alex));
        Assert.Equal(OfStranger, await LeftByCommandsAsync(bot, bot.Stranger));
        Assert.Equal(OfOwner, await LeftByCommandsAsync(bot, bot.Owner, managers: true));
    }

    [Fact]
    public async Task What_a_setting_leaves_behind_is_its_person_alone()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        foreach (var (person, left) in new[] { (bot.Alex, ""), (bot.Stranger, "+1 DataKeys, +1 People") })
        {
            var before = RowCounts.Of(bot);
            var settings = await bot.CommandAsync(person, "settings");
            var switches = Switches(settings);
            Assert.True(switches.Count > 3, $"Only {switches.Count} switches were found.");
            for (var number = 0; number < switches.Count; number++)
                settings = await bot.PressAsync(settings, Switches(settings)[number]);
            await bot.PauseAsync(person);
            await bot.PauseAsync(person, "Resume");
            Assert.Equal(left, RowCounts.Of(bot).Since(before));
        }
    }

    [Theory]
    [MemberData(nameof(Solo))]
    public async Task A_practice_for_one_leaves_nothing_not_even_that_a_button_was_pressed(string practice)
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        await bot.CommandAsync(bot.Alex, "home");
        var before = bot.Everything();
        var page = await bot.CommandAsync(bot.Alex, "practice", ("name", practice));
        var presses = 0;
        while (await OnwardAsync(bot, page) is { } next && presses++ < 40)
            page = next;
        Assert.InRange(presses, 2, 39);
        Assert.Equal(before, bot.Everything());
    }

    [Fact]
    public async Task The_first_page_of_a_practice_for_two_leaves_nothing_and_the_walks_count_the_rest()
    {
        await using var bot = await BotFixture.OfCoupleAsync();
        var forTwo = Shipped.Where(s => !s.Solo).Select(s => s.Id).ToList();
        Assert.Subset(WalkedScripts.ForTwo.ToHashSet(), forTwo.ToHashSet());
        foreach (var practice in forTwo)
        {
            var before = RowCounts.Of(bot);
            var page = await bot.CommandAsync(bot.Alex, "practice", ("name", practice));
            Assert.Contains("Safety", page.Message!.Labels);
            Assert.Equal("", RowCounts.Of(bot).Since(before));
        }
    }

    private static List<string> Switches(SeenAnswer settings) =>
        [.. settings.Message!.Buttons.Select(b => b.CustomId!).Where(id => CustomIds.RouteOf(id) == "consent")];

    /// <summary>Uses every command with each of its subcommands, and returns what came or went by it.</summary>
    private static async Task<Dictionary<string, string>> LeftByCommandsAsync(BotFixture bot, WorldPerson person, bool managers = false)
    {
        var left = new Dictionary<string, string>();
        foreach (var command in bot.Get<RouteTable>().Definitions.Where(c => c.DefaultMemberPermissions is not null == managers))
        {
            var subcommands = (command.Options ?? []).Where(o => o.Type == CommandOptionType.SubCommand).ToList();
            if (subcommands.Count == 0)
                await UseAsync(command.Name, command.Options);
            foreach (var subcommand in subcommands)
                await UseAsync($"{command.Name} {subcommand.Name}", subcommand.Options);
        }

        return left;

        async Task UseAsync(string path, IReadOnlyList<CommandOption>? options)
        {
            var before = RowCounts.Of(bot);
            var values = (options ?? []).Where(o => o.Required == true).Select(o => (o.Name, (object?)Options[o.Name](bot)));
            await bot.CommandAsync(person, path, [.. values]);
            if (RowCounts.Of(bot).Since(before) is { Length: > 0 } change)
                left[path] = change;
        }
    }

    /// <summary>Does the first thing that leads on; null at the end.</summary>
    private static async Task<SeenAnswer?> OnwardAsync(BotFixture bot, SeenAnswer page)
    {
        if (page.Modal is { } form)
            return await bot.SubmitAsync(page, new ScriptFormFiller(WritingStyle.Plain).Fill(form));
        var message = page.Message!;
        if (message.Selects.FirstOrDefault(s => CustomIds.RouteOf(s.CustomId!) == "s.list") is { } menu)
            return await bot.DoneAsync(await page.By.SelectAsync(message, menu.CustomId!, menu.Options[0].Value));
        var onward = message.Buttons.Select(b => b.CustomId).OfType<string>().FirstOrDefault(LeadsOn);
        return onward is null ? null : await bot.PressAsync(page, onward);

        static bool LeadsOn(string id) =>
            CustomIds.RouteOf(id) is "s.act" or "s.pick" && !id.EndsWith(":Stop", StringComparison.Ordinal);
    }
}
