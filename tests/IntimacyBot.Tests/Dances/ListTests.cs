using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;
using static Tests.Dances.DanceDriver;

namespace Tests.Dances;

/// <summary>Tests choosing from a shipped list in a practice for two.</summary>
public sealed class ListTests
{
    private const string Listed = """
        practice: listed
        title: Listed
        about: A feeling, and a finer one.
        minutes: 5
        steps:
          - { id: line, write: lead, form: { line: { text: short, label: "A line" } } }
          - { id: still, quiet: 60s }
          - { id: feeling, choose: lead, optional: "Skip", say: "Which is nearest?", list: feelings }
          - { id: finer, choose: lead, private: true, optional: "Skip", say: "And more exactly?", list: feelings, under: feeling }
          - { id: alike, choose: both, list: feelings, else: word }
          - id: on
            choose: follow
            options:
              reach: { label: "Reach", offer: reach, carry: { truer: [finer] } }
              done: { label: "Done" }
          - { id: word, close: both }

        """;

    private static DanceDriver InRoom() => OfText(Listed).Does<Act.Share>(Lead).Does<Act.Here>(Follow).Does<Act.GoOn>(Lead);

    [Fact]
    public void The_words_of_the_list_are_the_options()
    {
        var card = CardModels.Read(FloorView.Card(CardModels.Of(InRoom(), Lead)));
        Assert.Contains("Glad", card);
        Assert.Contains("Far away", card);
        Assert.Contains("[Skip]", card);
    }

    [Fact]
    public void The_finer_words_lie_beneath_the_one_that_was_picked()
    {
        var driver = InRoom().Does<Act.Pick>(Lead, "sad");
        var page = Page(driver);
        Assert.Contains("Lonely", page);
        Assert.DoesNotContain("Furious", page);
        driver.Refuses<Act.Pick>(Lead, Refusal.MovedOn, "furious");
        Assert.Equal("lonely", driver.Does<Act.Pick>(Lead, "lonely").Dance.Position.Outcomes["finer"]);
    }

    [Fact]
    public void Who_picked_none_above_chooses_among_all() => Assert.Contains("Glad", Page(InRoom().Does<Act.Skip>(Lead)));

    [Theory]
    [InlineData("calm", "on")]
    [InlineData("angry", "word")]
    public void Both_go_on_when_they_picked_the_same(string follow, string step)
    {
        var driver = InRoom()
            .Does<Act.Pick>(Lead, "sad")
            .Does<Act.Pick>(Lead, "lonely")
            .Does<Act.Pick>(Lead, "calm")
            .Does<Act.Pick>(Follow, follow);
        Assert.Equal(step, driver.Dance.Position.AtEnd ? "word" : driver.Dance.Position.Step);
    }

    [Fact]
    public void A_word_of_the_list_is_carried_by_its_label()
    {
        var driver = InRoom()
            .Does<Act.Pick>(Lead, "ashamed")
            .Does<Act.Pick>(Lead, "toomuch")
            .Does<Act.Pick>(Lead, "calm")
            .Does<Act.Pick>(Follow, "calm");
        var option = ((ChooseStep)driver.Dance.Position.Current(driver.Rules.Script)!).Options[0];
        var reach = Of("reach").Rules.Script;
        var carried = PracticeHandover.Of(CardModels.Of(driver, Lead), option, reach)!.Value.Text["truer"]!;
        Assert.Equal("As if I were too much", carried.Reveal());
    }

    [Fact]
    public void A_starter_of_a_hundred_characters_is_an_option_too()
    {
        Assert.Equal(100, ScriptText.Beginning(new string('x', 100)).Length);
        Assert.Equal("I long for…", ScriptText.Beginning("I long for "));
    }

    private static string Page(DanceDriver driver) =>
        CardModels.Read(
            DancePages.PrivateChoice(
                CardModels.Of(driver, Lead), (ChooseStep)driver.Dance.Position.Current(driver.Rules.Script)!, null).Components);
}
