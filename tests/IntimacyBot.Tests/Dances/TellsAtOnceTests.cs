using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Views;
using IntimacyBot.Practices.Model;

namespace Tests.Dances;

/// <summary>
/// An option with a sentence that ends the steps or leads back is told without asking again, and its page says before what it tells.
/// </summary>
public sealed class TellsAtOnceTests
{
    private const string Script = """
        practice: table
        title: Table
        about: One of each.
        minutes: 5
        steps:
          - { id: fact, write: lead, form: { fact: { text: short, label: "A fact" } } }
          - id: pick
            choose: follow
            private: true
            say: How was it? Only you see this.
            options:
              told: { label: "Told", post: "It was good." }
              more: { label: "More", post: "More, please.", next: again }
              closes: { label: "Closes", post: "Let us rest.", next: word }
              ends: { label: "Ends", post: "That was all.", next: end }
              back: { label: "Back", post: "Once more.", next: fact, times: 1 }
              silent: { label: "Silent", next: word }
          - { id: again, write: follow, optional: "Skip", form: { more: { text: short, label: "More" } } }
          - { id: word, close: both }

        """;

    private static readonly DanceDriver Choosing =
        DanceDriver.OfText(Script).Does<Act.Share>(DanceDriver.Lead).Does<Act.Here>(DanceDriver.Follow);

    [Theory]
    [InlineData("told", false)]
    [InlineData("more", false)]
    [InlineData("closes", true)]
    [InlineData("ends", true)]
    [InlineData("back", true)]
    [InlineData("silent", false)]
    public void Only_a_sentence_that_the_way_itself_shows_is_told_at_once(string option, bool atOnce) =>
        Assert.Equal(atOnce, DanceRules.TellsAtOnce(Choosing.Rules.Script, Option(option)));

    [Fact]
    public void Their_page_says_before_what_they_tell()
    {
        var model = CardModels.Of(Choosing, DanceDriver.Follow);
        Assert.Equal(
            """
            ### How was it?
            Only you see this.
            -# "Closes" says: "Let us rest."
            -# "Ends" says: "That was all."
            -# "Back" says: "Once more."
            (Choose one: Told / More / Closes / Ends / Back / Silent)
            [Safety] [Hide]

            """.ReplaceLineEndings("\n").Trim(),
            CardModels.Read(DancePages.PrivateChoice(model, Step, null).Components).Trim());
    }

    private static ChooseStep Step => (ChooseStep)Choosing.Rules.Script.Find("pick")!;

    private static StepOption Option(string id) => Step.Options.Single(o => o.Id == id);
}
