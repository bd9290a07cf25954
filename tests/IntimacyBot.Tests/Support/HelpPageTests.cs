using Discord.Models.Components;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Support;
using Tests.TestKit;

namespace Tests.Support;

public sealed class HelpPageTests
{
    /// <summary>The page's own button opens these, or /home does, or they are the page itself.</summary>
    private static readonly string[] BehindButtons = ["help", "home", "learn", "pair"];

    private static readonly HelpView View = new(new Texts());

    [Fact]
    public void With_every_command_it_is_still_one_card()
    {
        string[] all =
        [
            "reach", "sardines", "repair", "practice", "journey", "checkin", "meta", "urge", "are", "goodstuff", "settings", "pause",
            "privacy", "leave", "support", "safety", "setup", "doctor",
        ];
        var page = View.Page(Texts.English, all.ToHashSet(), c => $"</{c}:1234567890123456789>", home: true);
        Assert.DoesNotContain(CardRules.Faults(page.Components), f => !f.StartsWith("the first button", StringComparison.Ordinal));
        Assert.Equal(8, page.Components.OfType<TextDisplay>().Count());
    }

    [Fact]
    public async Task Every_command_stands_in_a_group_or_behind_a_button()
    {
        await using var bot = await BotFixture.BeginAsync();
        var names = bot.Get<RouteTable>().Definitions.Select(d => d.Name).ToHashSet();
        var page = View.Page(Texts.English, names, c => $"[{c.Split(' ')[0]}]", home: true);
        var shown = string.Join('\n', page.Components.OfType<TextDisplay>().Select(t => t.Content));

        Assert.True(names.Count > 15, $"Only {names.Count} commands were found.");
        Assert.Equal(BehindButtons, names.Where(n => !shown.Contains($"[{n}]", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_group_of_which_nothing_is_there_is_left_out_and_without_an_id_a_command_stands_as_it_is_typed()
    {
        var page = View.Page(Texts.English, new HashSet<string> { "checkin" }, c => $"/{c}", home: false);
        Assert.Equal(
            ["### What you can do here", "**Every week**: ten minutes, at your own time.\n-# /checkin status"],
            page.Components.OfType<TextDisplay>().Select(t => t.Content));
    }
}
