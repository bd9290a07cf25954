using System.Text;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

/// <summary>Tests the faults that a script can have in its cards: the road, headings, the first and the last card.</summary>
public sealed class CardFaultTests
{
    private const string Road = "minutes: 5\nroad: [\"one\", \"two\"]";

    private static readonly string Carded = Small
        .With("minutes: 5", """
            minutes: 5
            invites: "{lead} asks {follow}."
            asks: Two lines, {starter} says.
            gate: short
            road: ["a line", "another"]
            last: "Thank you, {lead}."
            """)
        .With("write: lead", "part: 1\n    write: lead\n    attuning: true")
        .With(Fact, "fact: { text: short, label: \"A fact\", card: \"What I know\", required: true }")
        .With(Mood, "mood: { choice: { good: \"Good\", bad: \"Bad\" }, label: \"A mood\", card: line }")
        .With(No, "no: { label: \"No\", last: \"That was short.\", next: word }")
        .With("write: both", "part: 2\n    write: both")
        .With(More, "more: { text: short, label: \"More\", card: none }")
        .With(Word, "- { id: still, quiet: 60s, together: true }\n  - { id: word, close: both }");

    public static TheoryData<string, string, string, string> Faults => new()
    {
        { nameof(Small), "minutes: 5", "minutes: 5\nroad: [\"one\"]", "5: a road has 2 to 6 parts, this one has 1" },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nroad: [\"a\", \"b\", \"c\", \"d\", \"e\", \"f\", \"g\"]",
            "5: a road has 2 to 6 parts, this one has 7"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nroad: [\"one\", \"<25 x>\"]", "5: this text has 25 characters, at most 24 fit" },
        { nameof(Small), "minutes: 5", "minutes: 5\ninvites: <91 x>", "5: this text has 91 characters, at most 90 fit" },
        { nameof(Small), "minutes: 5", "minutes: 5\nasks: <201 x>", "5: this text has 201 characters, at most 200 fit" },
        { nameof(Small), "minutes: 5", "minutes: 5\nlast: <101 x>", "5: this text has 101 characters, at most 100 fit" },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\ngate: shrot",
            "5: 'shrot' does not fit 'gate', which is 'short'; did you mean 'short'?"
        },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\ninvites: \"{partner} asks\"",
            "5: '{partner}' is neither a name nor an answer here; did you mean 'starter'?"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nlast: \"{starter}\"", "5: '{starter}' is neither a name nor an answer here" },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nlast: \"{tell.fact}\"",
            "5: '{tell.fact}' is an answer; a text of the first or the last card names only people"
        },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nasks: Listen to your partner.",
            "5: both read this text, so it cannot say 'your partner'; name a role"
        },
        {
            nameof(Small), "write: lead",
            "write: lead\n    part: 1",
            "8: 'part' says which part of the 'road' a step is, and there is none"
        },
        { nameof(Small), "write: lead", "write: lead\n    part: 7", "8: '7' does not fit 'part', which is a number from 1 to 6" },
        {
            nameof(Small), "write: lead",
            "write: lead\n    owning: true\n    attuning: true",
            "9: the preview asks three questions: those of 'owning' or those of 'attuning', not both"
        },
        { nameof(Small), "choose: follow", "choose: follow\n    attuning: true", "14: 'attuning' belongs to 'write', not to 'choose'" },
        { nameof(Small), "choose: follow", "choose: follow\n    together: true", "14: 'together' belongs to 'quiet', not to 'choose'" },
        {
            nameof(Small), Fact,
            "fact: { text: short, label: \"A fact\", card: line }",
            "9: only what was chosen in a 'choice' can be the small line"
        },
        { nameof(Small), Fact, "fact: { text: short, label: \"A\", card: \"<46 x>\" }", "9: this text has 46 characters, at most 45 fit" },
        {
            nameof(Small), Fact,
            "fact: { text: short, label: \"A\", card: Unquoted }",
            "9: the text of 'card' stands in braces or brackets and needs quotes"
        },
        {
            nameof(Small), Mood,
            """
            mood: { choice: { good: "Good", bad: "Bad" }, label: "A", card: line }
                  size: { choice: { big: "Big", small: "Small" }, label: "A", card: line }
            """,
            "11: a card has one small line, and another field is it already"
        },
        {
            nameof(Small), "label: \"Mine\", private: true",
            "label: \"Mine\", private: true, card: none",
            "11: this answer stays with its author and stands on no card"
        },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", last: \"That was it.\" }",
            "15: 'last' is for an option that leads to the end; other steps follow this one"
        },
        {
            nameof(Small), "choose: follow\n    options:\n      yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
            """
            choose: follow
                private: true
                options:
                  yes: { label: "Yes" }
                  no: { label: "No", next: word, last: "No." }
            """,
            "17: the last card is for both and would tell what was chosen in private"
        },
        {
            nameof(Solo), "solo: true",
            "solo: true\ninvites: Hm\nasks: Hm\ngate: short\nroad: [\"one\", \"two\"]\nlast: Hm",
            """
            6: 'invites' is for two people and this practice is for one
            7: 'asks' is for two people and this practice is for one
            8: 'gate' is for two people and this practice is for one
            9: 'road' is for two people and this practice is for one
            10: 'last' is for two people and this practice is for one
            """
        },
        { nameof(Solo), "write: me", "write: me\n    attuning: true", "7: 'attuning' and 'together' are for two people" },
        {
            nameof(Solo), "  - id: now",
            "  - { id: still, quiet: 60s, together: true }\n  - id: now",
            "11: 'attuning' and 'together' are for two people"
        },
        {
            nameof(Solo), "label: \"A note\"",
            "label: \"A note\", card: \"Noted\"",
            "10: this answer stays with its author and stands on no card"
        },
        {
            nameof(Solo), "done: { label: \"Done\" }",
            "done: { label: \"Done\", last: \"Done.\" }",
            "15: 'post', 'last' and 'as' are for two people"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_card_that_does_not_hold_is_told_with_its_line(string script, string right, string wrong, string problems) =>
        Assert.Equal(problems, Broken(script, right, wrong));

    [Theory]
    [InlineData("part: 2\n    write: both", "part: 3\n    write: both", "the road has 2 parts, so there is no part 3")]
    [InlineData("part: 1\n    write: lead", "part: 2\n    write: lead", "")]
    [InlineData("choose: follow", "part: 2\n    choose: follow", "")]
    [InlineData("together: true }", "together: true, part: 1 }", "the road goes on: a step before this one is part 2 already")]
    [InlineData("close: both", "close: both, part: 2", "no card of its own belongs to this step; the steps around it can have a 'part'")]
    [InlineData("gate: short", "gate: short\nopens: both", "nobody asks the other when 'opens: both', so there is no place for 'asks'")]
    public void The_parts_of_a_road_go_on(string right, string wrong, string problem)
    {
        var problems = Problems(Carded.With(right, wrong));

        Assert.Contains(problem, problems, StringComparison.Ordinal);
        Assert.Equal(problem.Length == 0, problems.Length == 0);
    }

    [Fact]
    public void Inside_turns_the_parts_begin_again_and_a_step_without_one_keeps_the_number_before_it()
    {
        var script = ScriptLoader.Load("x.yaml", Small.With("minutes: 5", Road).With("- id: pick", """
            - id: halves
                turns: 2
                steps:
                  - { id: half, part: 1, write: lead, form: { half: { text: short, label: "Half" } } }
                  - { id: heard, part: 2, mirror: half }
              - id: pick
            """)).Script!;

        Assert.Equal(
            [("tell", null), ("halves", null), ("half", 1), ("heard", 2), ("pick", 2), ("more", 2), ("word", 2)],
            script.Flat().Select(s => (s.Id, script.PartOf(s))));
    }

    [Fact]
    public void Everything_about_cards_is_read()
    {
        Assert.Equal("", Problems(Carded));
        var script = ScriptLoader.Load("x.yaml", Carded).Script!;

        Assert.Equal(("{lead} asks {follow}.", "Two lines, {starter} says."), (script.Invites, script.Asks));
        Assert.Equal(("Thank you, {lead}.", true), (script.Last, script.GateShort));
        Assert.Equal(["a line", "another"], script.Road);
        var tell = Assert.IsType<WriteStep>(script.Find("tell"));
        Assert.True(tell is { Part: 1, Attuning: true, Form: [{ Card: "What I know" }, { IsSmallLine: true }, { Card: null }] });
        Assert.True(script.Find("still") is QuietStep { Together: true });
        Assert.Equal("That was short.", Assert.IsType<ChooseStep>(script.Find("pick")).Options[1].Last);
        Assert.Equal(["What I know", null, "Mine"], tell.Form.Select(f => ScriptText.Heading(f, default)));
        Assert.Null(ScriptText.Heading(Assert.IsType<WriteStep>(script.Find("more")).Form[0], default));
    }

    [Fact]
    public void Every_text_of_the_cards_has_to_be_translated_and_the_two_words_stay()
    {
        var english = ScriptLoader.Load("small.yaml", Carded);
        const string Spanish = """
            title: Pequeña
            about: Una pequeña.
            invites: "{lead} te pregunta."
            asks: Dos líneas.
            road: ["una línea", "otra"]
            last: Gracias.
            steps:
              - id: tell
                form:
                  fact: { label: "Un hecho", card: "Lo que sé" }
                  mood: { label: "Un ánimo", choice: { good: "Bien", bad: "Mal" } }
                  mine: { label: "Mío" }
              - id: pick
                options: { yes: { label: "Sí" }, no: { label: "No", last: "Fue corto." } }
              - id: more
                say: Más de eso.
                form:
                  more: { label: "Más" }

            """;

        var spanish = Translated(Spanish);

        Assert.Empty(spanish.Problems.Select(p => p.ToString()));
        Assert.Equal(("Gracias.", "{lead} te pregunta."), (spanish.Script!.Last, spanish.Script.Invites));
        Assert.True(spanish.Script.Find("tell") is WriteStep { Form: [{ Card: "Lo que sé" }, { IsSmallLine: true }, _] });
        string[] parts = ["invites: \"{lead}", "last: Gracias", "card: \"Lo que sé", "last: \"Fue"];
        foreach (var part in parts)
            Assert.NotEmpty(Translated(Spanish.With(part, $"x{part}")).Problems);
        Assert.NotEmpty(Translated(Spanish.With("\"otra\"", "\"otra\", \"y otra\"")).Problems);
        Assert.NotEmpty(Translated(Spanish.With("label: \"Más\"", "label: \"Más\", card: none")).Problems);

        LoadedScript Translated(string text) => ScriptLoader.Translate(english, "small.es.yaml", Encoding.UTF8.GetBytes(text));
    }
}
