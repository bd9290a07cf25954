using IntimacyBot.Couples;
using IntimacyBot.Dances;
using IntimacyBot.Practices;

namespace Tests.Dances;

/// <summary>Words that are not shared, or not any more, are shown nowhere; and nothing that is written can take another's place.</summary>
public sealed class UnsharedTests
{
    private const string Yaml = """
        practice: unshared
        title: Unshared
        about: One may add something.
        minutes: 5
        steps:
          - { id: hide, write: lead, form: { it: { text: short, label: "It", required: true } } }
          - id: more
            write: lead
            optional: "No more"
            form:
              more: { text: short, label: "More", required: true }
              kinds: { choices: { apple: "Apple", bread: "Bread", cake: "Cake" }, label: "Kinds", required: true }
          - id: answer
            write: follow
            say: "{lead} said: {more.more}"
            form:
              pick: { choices: { from: more.kinds }, label: "Pick", required: true }
              line: { text: short, label: "A line", required: true }
          - { id: word, close: both }

        """;

    private static readonly Folio.Text More = Folio.Text.Of([("more", "xylophone"), ("kinds", "cake")]);

    [Fact]
    public void Words_that_were_taken_back_stand_in_no_later_text_and_no_list()
    {
        var play = Play.OfText(Yaml).Does<Act.Share>(Side.A).Does<Act.Share>(Side.A).Does<Act.TakeBack>(Side.A).Does<Act.Skip>(Side.A);
        var scene = Scenes.Of(play, Side.B) with { A = Folio.Empty.With("0.hide", Folio.Text.Of([("it", "A")])).With("0.more", More) };
        var answer = (Write)play.Dance.Walk.Current(play.Rules.Script)!;
        Assert.Equal($"<@{Scenes.Couple.A.User}> said: …", scene.Says(answer));
        var form = Forms.Of(scene, new FormId(scene.Id, "unshared", "0.answer", FormFor.Step, 1), answer.Form, null, null, null);
        Assert.DoesNotContain("xylophone", form.ToString());
        Assert.Equal(3, form.Components.OfType<Discord.Models.Label>().Select(l => l.Child).OfType<Discord.Models.CheckboxGroup>().Single().Options.Count);
    }

    [Fact]
    public void Words_that_come_back_are_before_their_author_again_also_behind_a_sentence_that_was_told()
    {
        var play = Play.OfText("""
            practice: told
            title: Told
            about: Words, then a sentence.
            minutes: 5
            steps:
              - { id: tell, write: lead, form: { it: { text: short, label: "It", required: true } } }
              - { id: mood, choose: lead, private: true, options: { calm: { label: "Calm", post: "{lead} is calm." }, wild: { label: "Wild" } } }
              - { id: answer, write: follow, form: { line: { text: short, label: "A line", required: true } } }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Pick>(Side.A, "calm", true).Does<Act.TakeBack>(Side.A);
        var back = Assert.IsType<Dance.Preparing>(play.Dance);
        Assert.Equal("tell", back.Walk.Step);
        Assert.Empty(back.Log);
        Assert.Empty(back.Walk.Outcomes);
    }

    [Fact]
    public void A_step_may_be_called_like_anything_of_the_engines_own()
    {
        var play = Play.OfText("""
            practice: named
            title: Named
            about: A step called closing.
            minutes: 5
            steps:
              - { id: closing, write: lead, form: { it: { text: short, label: "It", required: true } } }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Here>(Side.B).Does<Act.ClosingWord>(Side.A).Does<Act.ClosingWord>(Side.B);
        Assert.Equal(2, play.Dance.Log.Select(p => p.Key).Distinct().Count());
    }

    [Fact]
    public void A_step_text_with_answers_always_fits_whatever_was_typed()
    {
        var play = Play.OfText("""
            practice: stars
            title: Stars
            about: Two long answers.
            minutes: 5
            steps:
              - { id: one, write: lead, form: { aa: { text: long, label: "A", required: true }, bb: { text: long, label: "B", required: true }, cc: { text: long, label: "C", required: true } } }
              - { id: two, write: follow, say: "{one.aa} {one.bb} {one.cc}", form: { line: { text: short, label: "A line", required: true } } }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Here>(Side.B);
        foreach (var fill in new[] { '*', '漢' })
            Scenes.Fits(FloorView.Card(Scenes.Of(play.Dance, play.Rules.Script, fill: n => new string(fill, n))), $"a floor of {fill}");
    }

    [Fact]
    public void A_preview_of_a_form_that_was_left_empty_can_be_shown()
    {
        var play = Play.OfText("""
            practice: empty
            title: Empty
            about: Nothing is required.
            minutes: 5
            steps:
              - { id: one, write: both, common: true, form: { aa: { choices: { apple: "Apple", bread: "Bread" }, label: "A" } } }
              - { id: word, close: both }

            """).Does<Act.AskPartner>(Side.A).Does<Act.Here>(Side.B);
        var scene = Scenes.Of(play, Side.A);
        var step = (Write)play.Dance.Walk.Current(play.Rules.Script)!;
        Scenes.Fits(DancePages.Preview(scene, step, new Folio.Draft("0.one", Folio.Text.Of(Enumerable.Empty<(string, string)>())), false, false).Components, "a preview");
    }
}
