using Rehearsal.World;
using Tests.TestKit;

namespace Tests.Support;

public sealed class SupportStories
{
    [Fact]
    public async Task Opening_the_safety_page_records_nothing()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        var before = Rows(bot.DatabaseFile);

        var answer = await bot.Alex.CommandAsync(bot.Home, "safety");
        foreach (var label in new[] { "When not to do this", "In danger now", "What Discord can show", "Leaving quietly", "Where to turn" })
            await Press(bot.Alex, answer.Message!, label);
        await bot.Alex.SelectAsync(answer.Message!, "Choose a country", "IE");
        Assert.Contains("Ireland", answer.Message!.Text, StringComparison.Ordinal);
        await Press(bot.Alex, answer.Message, "Safety");
        Assert.Contains("same for everybody", answer.Message.Text, StringComparison.Ordinal);
        await bot.Alex.PressAsync(answer.Message, "Hide");
        await bot.World.WaitForAsync(_ => bot.Alex.Ephemerals.Count == 0, "the page to go");
        Assert.Equal(before, Rows(bot.DatabaseFile));
        Assert.Empty(bot.World.Violations);
        Assert.Empty(bot.Log.Warnings);
    }

    [Fact]
    public async Task It_is_the_same_page_in_a_direct_message()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        var here = await bot.Alex.CommandAsync(bot.Home, "safety");
        var direct = await bot.Alex.CommandAsync(bot.Alex.OpenDirect(), "safety");

        Assert.Equal(here.Message!.Text, direct.Message!.Text);
        Assert.Equal(here.Message.Labels, direct.Message.Labels);
        Assert.True(here.IsEphemeral);
    }

    [Fact]
    public async Task Help_shows_in_groups_what_this_person_can_use_in_this_place()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();

        var member = await bot.Alex.CommandAsync(bot.Home, "help");
        var manager = await bot.Owner.CommandAsync(bot.Home, "help");
        var direct = await bot.Owner.CommandAsync(bot.Owner.OpenDirect(), "help");

        Assert.StartsWith("### What you can do here", member.Text, StringComparison.Ordinal);
        Assert.Contains("**For you two**: share something true, be found, mend a hurt.\n-# </reach:", member.Text);
        Assert.Matches(@"\n-# </reach:\d+> </sardines:\d+> </repair:\d+> </practice:\d+> </journey:\d+>", member.Text);
        Assert.Matches(@"\n-# </checkin status:\d+>", member.Text);
        Assert.Matches(@"-# </support:\d+> </safety:\d+>", member.Text);
        Assert.DoesNotContain("setup", member.Text, StringComparison.Ordinal);
        Assert.Contains("</setup:", manager.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("setup", direct.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("</reach", direct.Text, StringComparison.Ordinal);
        Assert.Equal(["Home", "Learn", "Settings", "Report a problem", "Safety", "Hide"], member.Message!.Labels);
        Assert.Equal(["Learn", "Settings", "Report a problem", "Safety", "Hide"], direct.Message!.Labels);
        (string, string)[] doors = [("Learn", "Read this first"), ("Settings", "### Settings"), ("Report a problem", "Report")];
        foreach (var (button, title) in doors)
        {
            var page = await bot.Alex.PressAsync(member.Message, button);
            Assert.Contains(title, page.Text, StringComparison.Ordinal);
            await bot.Alex.PressAsync(member.Message, "Back");
            Assert.StartsWith("### What you can do here", member.Message.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_problem_is_reported_to_whoever_runs_the_bot()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync(settings: ("Operator:Contact", "robin@example.org"));

        var help = await bot.Alex.CommandAsync(bot.Home, "help");
        await Press(bot.Alex, help.Message!, "Report a problem");

        Assert.Contains("robin@example.org", help.Message!.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Support_shows_the_card_of_the_server_and_nothing_is_kept_of_it()
    {
        await using var bot = await BotFixture.OpenAsync();
        await bot.StartAsync();
        var none = await bot.Alex.CommandAsync(bot.Home, "support");
        Assert.DoesNotContain("Written by", none.Text, StringComparison.Ordinal);
        Assert.Contains("**A couples therapist**: ask your doctor", none.Text, StringComparison.Ordinal);
        await bot.Owner.CommandAsync(bot.Home, "setup", ("referral", "Ask at the harbour office."));
        var before = Rows(bot.DatabaseFile);

        var card = await bot.Alex.CommandAsync(bot.Home, "support");

        Assert.Contains("Written by whoever runs this server", card.Text, StringComparison.Ordinal);
        Assert.Contains("Ask at the harbour office.", card.Text, StringComparison.Ordinal);
        Assert.Contains("**A couples therapist**", card.Text, StringComparison.Ordinal);
        Assert.Equal(["Where to turn", "Safety", "Hide"], card.Message!.Labels);
        Assert.Equal(before, Rows(bot.DatabaseFile));
    }

    private static async Task Press(WorldPerson person, WorldMessage message, string label)
    {
        var answer = await person.PressAsync(message, label);
        Assert.False(answer.Failed, $"{label}: {answer}");
    }

    /// <summary>Returns every row of every table except the gateway's resume point, which tells nothing about a person.</summary>
    private static List<string> Rows(string database)
    {
        var all = DatabaseSnapshot.Of(database);
        return [.. all.Tables.Where(t => t != "GatewaySessions").SelectMany(t => all.Rows(t).Select(row => $"{t}: {row}"))];
    }
}
