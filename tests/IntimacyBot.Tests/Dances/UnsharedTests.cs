using Discord.Interactions;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Practices.Model;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>Tests that words which are not shared, or no longer, are shown nowhere, and that no words can replace others.</summary>
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

    private static readonly AuthorWords.FormAnswers More = AuthorWords.FormAnswers.Of([("more", "xylophone"), ("kinds", "cake")]);

    [Fact]
    public void Words_that_were_taken_back_stand_in_no_later_text_and_no_list()
    {
        var driver = DanceDriver.OfText(Yaml)
            .Does<Act.Share>(Side.A)
            .Does<Act.Share>(Side.A)
            .Does<Act.TakeBack>(Side.A)
            .Does<Act.Skip>(Side.A);
        var model =
            CardModels.Of(driver, Side.B) with
            {
                A = AuthorWords.Empty.With("0.hide", AuthorWords.FormAnswers.Of([("it", "A")]))
                .With("0.more", More)
            };
        var answer = (WriteStep)driver.Dance.Position.Current(driver.Rules.Script)!;
        Assert.Equal("**Alex** said: …", model.Says(answer));
        var form = Forms.Of(model, new FormId(model.Id, "unshared", "0.answer", FormPurpose.Step, 1), answer.Form, null, null, null);
        Assert.DoesNotContain("xylophone", form.ToString());
        Assert.Equal(
            3,
            form.Components.OfType<global::Discord.Models.Components.Label>().Select(
                l => l.Child).OfType<global::Discord.Models.Components.CheckboxGroup>().Single().Options.Count);
    }

    [Fact]
    public void Words_that_come_back_are_before_their_author_again_also_behind_a_sentence_that_was_told()
    {
        var driver = DanceDriver.OfText("""
            practice: told
            title: Told
            about: Words, then a sentence.
            minutes: 5
            steps:
              - { id: tell, write: lead, form: { it: { text: short, label: "It", required: true } } }
              - id: mood
                choose: lead
                private: true
                options: { calm: { label: "Calm", post: "{lead} is calm." }, wild: { label: "Wild" } }
              - { id: answer, write: follow, form: { line: { text: short, label: "A line", required: true } } }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Pick>(Side.A, "calm", true).Does<Act.TakeBack>(Side.A);
        var back = Assert.IsType<Dance.Preparing>(driver.Dance);
        Assert.Equal("tell", back.Position.Step);
        Assert.Empty(back.Posts);
        Assert.Empty(back.Position.Outcomes);
    }

    [Fact]
    public void A_step_may_be_called_like_anything_of_the_engines_own()
    {
        var driver = DanceDriver.OfText("""
            practice: named
            title: WordsKey
            about: A step called closing.
            minutes: 5
            steps:
              - { id: closing, write: lead, form: { it: { text: short, label: "It", required: true } } }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Here>(Side.B).Does<Act.ClosingWord>(Side.A).Does<Act.ClosingWord>(Side.B);
        Assert.Equal(2, driver.Dance.Posts.Select(p => p.Key).Distinct().Count());
    }

    [Fact]
    public void A_step_text_with_answers_always_fits_whatever_was_typed()
    {
        var driver = DanceDriver.OfText("""
            practice: stars
            title: Stars
            about: Two long answers.
            minutes: 5
            steps:
              - id: one
                write: lead
                form:
                  aa: { text: long, label: "A", required: true }
                  bb: { text: long, label: "B", required: true }
                  cc: { text: long, label: "C", required: true }
              - id: two
                write: follow
                say: "{one.aa} {one.bb} {one.cc}"
                form: { line: { text: short, label: "A line", required: true } }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Here>(Side.B);
        foreach (var fill in new[] { '*', '漢' })
            CardModels.Fits(
                FloorView.Card(CardModels.Of(driver.Dance, driver.Rules.Script, fill: n => new string(fill, n))),
                $"a floor of {fill}");
    }

    [Fact]
    public void A_preview_of_a_form_that_was_left_empty_can_be_shown()
    {
        var driver = DanceDriver.OfText("""
            practice: empty
            title: Empty
            about: Nothing is required.
            minutes: 5
            steps:
              - { id: one, write: both, common: true, form: { aa: { choices: { apple: "Apple", bread: "Bread" }, label: "A" } } }
              - { id: word, close: both }

            """).Does<Act.AskPartner>(Side.A).Does<Act.Here>(Side.B);
        var model = CardModels.Of(driver, Side.A);
        var step = (WriteStep)driver.Dance.Position.Current(driver.Rules.Script)!;
        CardModels.Fits(
            PreviewPage.Of(
                model,
                step,
                new AuthorWords.Draft("0.one", AuthorWords.FormAnswers.Of(Enumerable.Empty<(string, string)>()))).Components,
            "a preview");
    }

    [Fact]
    public void A_card_as_full_as_can_be_fits_in_every_writing()
    {
        var driver = DanceDriver.OfText("""
            practice: full
            title: Full
            about: As full as can be.
            minutes: 5
            steps:
              - id: one
                write: lead
                form:
                  aa: { text: long, label: "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字" }
                  bb: { text: long, label: "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字" }
                  cc: { text: long, label: "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字" }
                  dd: { text: short, label: "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字", required: true }
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A).Does<Act.Here>(Side.B);
        foreach (var fill in new[] { "*", "漢", "é", "😀" })
        {
            string Fill(int length) => string.Concat(Enumerable.Repeat(fill, length / fill.Length));
            var model = CardModels.Of(driver.Dance, driver.Rules.Script, fill: Fill);
            CardModels.Fits(WordsView.Message(model, driver.Dance.Posts[0])!, $"a card of {fill}");
        }
    }

    [Fact]
    public void A_card_of_answers_counts_its_text_and_labels_too()
    {
        static string Form(int label) =>
            string.Join(", ", "abcde".Select(c => $"{c}{c}: {{ text: short, label: \"{new string('L', label)}\", required: true }}"));
        static string Script(int label, int say) => $"""
            practice: shows
            title: Shows
            about: A card of all.
            minutes: 5
            steps:
              - id: one
                write: both
                form: {"{"} {Form(label)} {"}"}
              - {"{"} id: map, show: [one.aa, one.bb, one.cc, one.dd, one.ee], say: "{new string('s', say)}" {"}"}
              - {"{"} id: word, close: both {"}"}

            """;
        Assert.Equal(
            "x.yaml(9): with its text and labels this card can have 4210 characters, at most 3900 fit",
            SampleScripts.Problems(Script(45, 700)));
        Assert.Equal("", SampleScripts.Problems(Script(20, 600)));
    }

    [Fact]
    public void No_more_is_filled_in_than_can_be_picked()
    {
        var driver = DanceDriver.OfText("""
            practice: fewer
            title: Fewer
            about: All, then one.
            minutes: 5
            steps:
              - id: one
                write: lead
                form:
                  kinds: { choices: { apple: "Apple", bread: "Bread", cake: "Cake" }, label: "Kinds", required: true }
              - id: two
                write: lead
                form:
                  best:
                    choices: { apple: "Apple", bread: "Bread", cake: "Cake" }
                    label: "Best"
                    max: 1
                    prefill: one.kinds
                    required: true
              - { id: word, close: both }

            """).Does<Act.Share>(Side.A);
        var model =
            CardModels.Of(driver, Side.A) with
            {
                A = AuthorWords.Empty.With("0.one", AuthorWords.FormAnswers.Of([("kinds", "bread,cake")])),
            };
        var form =
            Forms.Of(
                model,
                new FormId(model.Id, "fewer", "0.two", FormPurpose.Step, 1),
                ((WriteStep)driver.Dance.Position.Current(driver.Rules.Script)!).Form,
                null,
                null,
                null);
        CardModels.Fits(form, "a form");
        Assert.Equal(
            "bread",
            Assert.Single(
                form.Components.OfType<global::Discord.Models.Components.Label>().Select(
                    l => l.Child).OfType<global::Discord.Models.Components.CheckboxGroup>().Single().Options,
                o => o.Default == true).Value);
    }
}
