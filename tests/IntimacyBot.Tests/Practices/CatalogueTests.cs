using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;

namespace Tests.Practices;

public sealed class CatalogueTests
{
    private const string Spanish = """
        title: Pequeña
        about: Una pequeña.
        steps:
          - id: tell
            form:
              fact: { label: "Un hecho" }
              mood: { choice: { good: "Bien", bad: "Mal" }, label: "Un ánimo" }
              mine: { label: "Mío" }
          - id: pick
            options:
              yes: { label: "Sí" }
              no: { label: "No" }
          - id: more
            say: Más de eso.
            form:
              more: { label: "Más" }

        """;

    private static PracticeCatalogue Small(params PracticeFile[] added) =>
        new([SampleScripts.File("small.yaml", SampleScripts.Small)], added);

    private static string Problems(PracticeCatalogue catalogue) => string.Join('\n', catalogue.Problems);

    [Fact]
    public void What_ships_is_complete_and_without_a_problem()
    {
        var catalogue = new PracticeCatalogue(PracticeFiles.BuiltIn(), []);

        Assert.Equal("", Problems(catalogue));
        Assert.Equal(PracticeFiles.BuiltIn().Count(f => f.Says is { Language: null }), catalogue.Count);
        Assert.True(catalogue.Has("reach") && catalogue.Has("together") && !catalogue.Has("nowhere"));
        Assert.Null(catalogue.Find("nowhere"));
    }

    [Fact]
    public void A_host_adds_practices_and_a_bad_file_leaves_the_rest_alone()
    {
        var catalogue = Small(
            SampleScripts.File("alone.yaml", SampleScripts.Solo),
            SampleScripts.File(
                "broken.yaml",
                SampleScripts.Solo.With("practice: alone", "practice: broken").With("write: me", "wirte: me")),
            SampleScripts.File("Notes.yaml", "x"),
            SampleScripts.File("other.yaml", SampleScripts.Solo));

        Assert.Equal(["alone", "small"], catalogue.All().Select(s => s.Id));
        Assert.Equal("""
            Notes.yaml: a file is called PRACTICE.yaml, or PRACTICE.es.yaml for a translation
            broken.yaml(8): 'wirte' is not a step kind; did you mean 'write'?
            other.yaml: the practice is called 'alone', so the file is alone.yaml
            """, Problems(catalogue));
    }

    [Fact]
    public void A_host_never_takes_the_place_of_a_practice_of_the_bot()
    {
        var catalogue = Small(SampleScripts.File("small.yaml", SampleScripts.Small.With("title: Small", "title: Mine")));

        Assert.Equal("small.yaml: 'small' is a practice of the bot itself; choose another id", Problems(catalogue));
        Assert.Equal("Small", catalogue.Find("small")!.Title);
    }

    [Fact]
    public void A_translation_changes_every_text_and_nothing_else()
    {
        var catalogue = Small(SampleScripts.File("small.es.yaml", Spanish));

        Assert.Equal("", Problems(catalogue));
        var english = catalogue.Find("small")!;
        var spanish = catalogue.Find("small", "es")!;
        Assert.Equal(("Pequeña", 5, "small.es.yaml"), (spanish.Title, spanish.Minutes, spanish.Source));
        Assert.Equal("Más de eso.", spanish.Find("more")!.Say);
        var form = Assert.IsType<WriteStep>(spanish.Find("tell")).Form;
        Assert.Equal(["Un hecho", "Un ánimo", "Mío"], form.Select(f => f.Label));
        Assert.Equal(["Bien", "Mal"], form[1].Options.Select(o => o.Label));
        Assert.True(form[0].Required && form[2] is { Private: true, Kind: FieldKind.Long });
        Assert.Equal("word", Assert.IsType<ChooseStep>(spanish.Find("pick")).Options[1].Next);
        Assert.Equal(english.Flat().Select(s => s.Id), spanish.Flat().Select(s => s.Id));
        Assert.Equal("Small", english.Title);
    }

    [Fact]
    public void The_words_of_a_list_are_no_part_of_a_translation()
    {
        var english = SampleScripts.Small.With(SampleScripts.Mood, "mood: { choice: { list: needs }, label: \"A mood\" }");
        var spanish = Spanish.With("choice: { good: \"Bien\", bad: \"Mal\" }, ", "");
        var catalogue = new PracticeCatalogue(
            [SampleScripts.File("small.yaml", english)],
            [SampleScripts.File("small.es.yaml", spanish)]);

        Assert.Equal("", Problems(catalogue));
        var mood = catalogue.Find("small", "es")!.Find(new FieldRef("tell", "mood"))!;
        Assert.Equal(("Un ánimo", 9), (mood.Label, mood.Options.Count));
    }

    [Theory]
    [InlineData("es-419", "Pequeña")]
    [InlineData("es-ES", "Pequeña")]
    [InlineData("es", "Pequeña")]
    [InlineData("de", "Small")]
    [InlineData("en-GB", "Small")]
    [InlineData("", "Small")]
    public void A_language_falls_back_to_its_own_and_then_to_English(string language, string title)
    {
        var catalogue = Small(SampleScripts.File("small.es.yaml", Spanish));

        Assert.Equal(title, catalogue.Find("small", language)!.Title);
        Assert.Equal(title, Assert.Single(catalogue.All(language)).Title);
    }

    [Theory]
    [InlineData("title: Pequeña\n", "", "small.es.yaml(1): 'title' is missing in the translation")]
    [InlineData("    say: Más de eso.\n", "", "small.es.yaml(13): 'say' is missing in the step 'more'")]
    [InlineData("good: \"Bien\", ", "", "small.es.yaml(7): 'good' is missing in 'choice'")]
    [InlineData(
        "good: \"Bien\"",
        "god: \"Bien\"",
        "small.es.yaml(7): 'good' is missing in 'choice'\nsmall.es.yaml(7): 'god' is not in small.yaml; did you mean 'good'?")]
    [InlineData(
        "- id: more",
        "- id: mor",
        "small.es.yaml(4): the step 'more' is missing\nsmall.es.yaml(13): 'mor' is not in small.yaml; did you mean 'more'?")]
    [InlineData("about: Una", "hint: x\nabout: Una", "small.es.yaml(2): 'hint' is not in small.yaml")]
    [InlineData("about: Una", "minutes: 5\nabout: Una", "small.es.yaml(2): a translation holds only texts; 'minutes' stays in small.yaml")]
    [InlineData("about: Una", "practice: big\nabout: Una", "small.es.yaml(2): 'practice' differs from small.yaml")]
    [InlineData("label: \"Sí\"", "label: [\"Sí\"]", "small.es.yaml(11): 'label' has another shape than in small.yaml")]
    [InlineData("label: \"Sí\"", "label: Sí", "small.es.yaml(11): the text of 'label' stands in braces or brackets and needs quotes")]
    [InlineData(
        "label: \"Sí\"",
        "label: \"Síiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiiii\"",
        "small.es.yaml(11): this text has 46 characters, at most 45 fit")]
    [InlineData("Más de eso.", "Cuenta a tu pareja.", "small.es.yaml(14): both read this text, so it cannot say 'tu pareja'; name a role")]
    [InlineData("Más de eso.", "\"{leed}\"", "small.es.yaml(14): '{leed}' is neither a name nor an answer here; did you mean 'lead'?")]
    [InlineData(
        "title: Pequeña",
        "title: &a Pequeña",
        "small.es.yaml(1): anchors (&) and aliases (*) are not used here; quote the text if it begins with one of these")]
    public void A_translation_that_does_not_fit_is_told_with_its_line_and_English_stays(string right, string wrong, string problems)
    {
        var catalogue = Small(SampleScripts.File("small.es.yaml", Spanish.With(right, wrong)));

        Assert.Equal(problems, Problems(catalogue));
        Assert.Equal("Small", catalogue.Find("small", "es")!.Title);
    }

    [Fact]
    public void Lists_of_texts_have_as_many_in_every_language()
    {
        var english =
            SampleScripts.File("small.yaml", SampleScripts.Small.With("write: lead", "write: lead\n    starters: [\"I \", \"We \"]"));

        var catalogue =
            new PracticeCatalogue(
                [english],
                [SampleScripts.File("small.es.yaml", Spanish.With("- id: tell", "- id: tell\n    starters: [\"Yo \"]"))]);

        Assert.Equal("small.es.yaml(5): 'starters' has 1 texts, and 2 in small.yaml", Problems(catalogue));
    }

    [Fact]
    public void A_host_may_translate_a_practice_of_the_bot_but_not_change_its_words()
    {
        var catalogue = new PracticeCatalogue(
            [SampleScripts.File("small.yaml", SampleScripts.Small), SampleScripts.File("small.es.yaml", Spanish)],
            [
                SampleScripts.File("small.de.yaml", Spanish.With("title: Pequeña", "title: Klein")),
                SampleScripts.File("small.es.yaml", Spanish.With("title: Pequeña", "title: Otra")),
                SampleScripts.File("small.en.yaml", Spanish),
                SampleScripts.File("nobody.es.yaml", Spanish),
            ]);

        Assert.Equal("Klein", catalogue.Find("small", "de")!.Title);
        Assert.Equal("Pequeña", catalogue.Find("small", "es")!.Title);
        Assert.Equal("""
            nobody.es.yaml: there is no practice 'nobody' to translate
            small.en.yaml: English stands in small.yaml
            small.es.yaml: 'small' already speaks this language; the bot's own words stay
            """, string.Join('\n', catalogue.Problems.Select(p => p.ToString()).Order(StringComparer.Ordinal)));
    }

    [Theory]
    [InlineData("offer: smal", "alone.yaml(15): there is no practice 'smal'; did you mean 'small'?")]
    [InlineData(
        "offer: small, carry: { fakt: [note.note] }",
        "alone.yaml(15): 'small' has no shared text field 'fakt'; did you mean 'fact'?")]
    [InlineData(
        "offer: small, carry: { mine: [note.note] }",
        "alone.yaml(15): 'small' has no shared text field 'mine'; did you mean 'more'?")]
    [InlineData("offer: small, carry: { fact: [note.note] }", "")]
    [InlineData("offer: broken", "broken.yaml(1): 'title' is missing in the practice")]
    public void What_an_option_offers_is_there_and_takes_what_is_carried(string option, string problem)
    {
        var catalogue = Small(
            SampleScripts.File(
                "alone.yaml",
                SampleScripts.Solo.With("done: { label: \"Done\" }", $"done: {{ label: \"Done\", {option} }}")),
            SampleScripts.File("broken.yaml", SampleScripts.Solo.With("practice: alone", "practice: broken").With("title: Alone\n", "")));

        Assert.Contains(problem, Problems(catalogue), StringComparison.Ordinal);
        Assert.Equal(!problem.StartsWith("alone", StringComparison.Ordinal), catalogue.Has("alone"));
    }

    [Fact]
    public void A_practice_comes_after_one_for_two_that_can_begin()
    {
        static PracticeFile After(string id, string after) =>
            SampleScripts.File($"{id}.yaml", SampleScripts.Small.With("practice: small", $"practice: {id}\nafter: [{after}]"));
        var catalogue =
            Small(
                SampleScripts.File("alone.yaml", SampleScripts.Solo),
                After("itself", "itself"),
                After("one", "two"),
                After("two", "one"),
                After("lone", "alone"),
                After("third", "small"));

        Assert.Equal("""
            itself.yaml(2): a practice cannot come after itself
            one.yaml(2): 'two' comes after 'one' itself, so neither could ever begin
            two.yaml(2): 'one' comes after 'two' itself, so neither could ever begin
            lone.yaml(2): 'alone' is for one and leaves no mark; name a practice for two
            """, Problems(catalogue));
        Assert.True(catalogue.Has("third"));
    }

    [Fact]
    public void What_a_private_answer_offers_and_what_comes_before_are_there_too()
    {
        var catalogue = Small(SampleScripts.File("other.yaml", SampleScripts.Small
            .With("practice: small", "practice: other\nafter: [smal]")
            .With(
                "mine: { text: long, label: \"Mine\", private: true }",
                "mine: { choice: { no: \"No\", some: { label: \"Some\", offer: othr } }, label: \"Mine\", private: true }")));

        Assert.Equal(
            "other.yaml(2): there is no practice 'smal'; did you mean 'small'?\n"
                + "other.yaml(12): there is no practice 'othr'; did you mean 'other'?",
            Problems(catalogue));
        Assert.False(catalogue.Has("other"));
    }

    [Fact]
    public void A_translation_of_what_does_not_fit_says_whose_fault_it_is()
    {
        var catalogue = Small(SampleScripts.File("alone.yaml", "practice: alone"), SampleScripts.File("alone.es.yaml", Spanish));

        Assert.EndsWith(
            "alone.es.yaml: alone.yaml does not fit, so its translation is left out", Problems(catalogue), StringComparison.Ordinal);
    }

    [Fact]
    public void A_files_name_cannot_break_the_line() =>
        Assert.Equal(
            "a b.yaml: a file is called PRACTICE.yaml, or PRACTICE.es.yaml for a translation",
            Problems(Small(SampleScripts.File("a\nb.yaml", "x"))));

    [Fact]
    public void Every_worked_practice_can_be_translated_by_its_own_texts()
    {
        foreach (var file in PracticeFiles.BuiltIn())
        {
            var english = ScriptLoader.Load(file.Name, file.Bytes);
            var translated = ScriptLoader.Translate(english, $"{english.Script!.Id}.es.yaml", file.Bytes);

            Assert.All(
                translated.Problems.Where(p => p.Line > 0),
                p => Assert.StartsWith("a translation holds only texts", p.What, StringComparison.Ordinal));
        }
    }
}
