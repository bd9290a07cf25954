using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class FormFaultTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        {
            nameof(Small), Fact,
            "ba: { text: short, label: \"A\" }\n"
                + "      bb: { text: short, label: \"A\" }\n"
                + "      bc: { text: short, label: \"A\" }\n"
                + "      bd: { text: short, label: \"A\" }",
            "8: 6 fields, at most 5 fit a form"
        },
        {
            nameof(Small), Fact,
            "aa: { text: long, label: \"A\" }\n"
                + "      ab: { text: long, label: \"A\" }\n"
                + "      ac: { text: long, label: \"A\" }\n"
                + "    deeper:\n"
                + "      ad: { text: long, label: \"A\" }\n"
                + "    # ",
            "8: the shared fields can hold 4004 characters, at most 3400 fit one card"
        },
        {
            nameof(Small), More,
            "aa: { text: long, label: \"A\" }\n      ab: { text: long, label: \"A\" }",
            "20: the shared fields can hold 4000 characters of both, at most 3400 fit one card"
        },
        {
            nameof(Small), "write: both",
            "write: both\n    deeper:\n      more: { text: short, label: \"More\" }",
            "20: 'form' has a field 'more' already"
        },
        {
            nameof(Small), More,
            "more: { text: short, label: \"More\", private: true }",
            "20: every field is private, so nothing would be shared"
        },
        {
            nameof(Small), "write: lead",
            "write: lead\n    starters: [\"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\", \"a\"]",
            "8: 11 starters, at most 10 fit"
        },
        {
            nameof(Small), More,
            "more: { choice: { aa: \"A\", bb: \"B\" }, label: \"M\" }\n    starters: [\"I \"]",
            "22: 'starters' need a shared text field to begin"
        },
        {
            nameof(Small), "write: both",
            "write: both\n    common: true\n    deeper: { kinds: { choices: { aa: \"A\", bb: \"B\" }, label: \"M\" } }",
            "19: 'common' is for 'choices' in a step of both"
        },
        { nameof(Small), "write: both", "write: both\n    common: true", "19: 'common' is for 'choices' in a step of both" },
        { nameof(Small), More, "more: { choice: { from: tell.mood }, label: \"M\", max: 2 }", "21: 'max' is for 'choices'" },
        {
            nameof(Small), More,
            "more: { choices: { aa: \"A\", bb: \"B\" }, label: \"M\", max: 3 }",
            "21: 'max' is 3 but there are 2 answers"
        },
        { nameof(Small), More, "more: { choice: { from: tell.fact }, label: \"M\" }", "21: 'tell.fact' is a text; 'from' wants a choice" },
        {
            nameof(Small), More,
            "more: { choice: { from: tell.moot }, label: \"M\" }",
            "21: 'tell' has no field 'moot'; did you mean 'mood'?"
        },
        {
            nameof(Small), More,
            "more: { choice: { from: telll.mood }, label: \"M\" }",
            "21: there is no step 'telll'; did you mean 'tell'?"
        },
        {
            nameof(Small), More,
            "more: { choice: { from: tell.mine }, label: \"M\" }",
            "21: 'tell.mine' is private; it is never shown and never kept"
        },
        {
            nameof(Small), Mood,
            "mood: { choice: { from: more.more }, label: \"M\" }",
            "10: 'more' is not answered yet when this step is reached"
        },
        { nameof(Small), More, "more: { choice: { from: mood }, label: \"M\" }", "21: 'mood' is not STEP.FIELD" },
        {
            nameof(Small), More,
            "more: { choice: { from: tell.mood, aa: \"A\" }, label: \"M\" }",
            "21: 'aa' is not known in a choice with 'from'"
        },
        {
            nameof(Small), More,
            "more: { choice: { list: need }, label: \"M\" }",
            "21: 'need' does not fit 'list', which is one of feelings, needs; did you mean 'needs'?"
        },
        {
            nameof(Small), More,
            "more: { choice: { list: \"A list\", none: \"None\" }, label: \"M\" }",
            ""
        },
        { nameof(Small), More, "more: { text: short, label: \"More\", prefill: tell.mood }", "21: 'tell.mood' is another kind of field" },
        {
            nameof(Small), More,
            "more: { text: short, label: \"More\", prefill: tell.fct }",
            "21: 'tell' has no field 'fct'; did you mean 'fact'?"
        },
        {
            nameof(Small), More,
            "more: { choice: { god: \"Good\", bad: \"Bad\" }, label: \"M\", prefill: tell.mood }",
            "21: 'tell.mood' has the answer 'good', which is not here; did you mean 'god'?"
        },
        {
            nameof(Small), "mine: { text: long, label: \"Mine\", private: true }",
            "mine: { text: long, label: \"Mine\", private: true, keep: loop }",
            "11: what is private or only prepared is not kept"
        },
        { nameof(Small), More, "more: { choice: { aa: \"A\", bb: \"B\" }, label: \"M\", keep: promise }", "21: a promise is a text" },
        {
            nameof(Small), More,
            "more: { choice: { aa: \"A\", bb: \"B\" }, label: \"M\", keep: week }",
            "21: what is tried for a week is a text"
        },
        {
            nameof(Small), More,
            "more: { text: short, label: \"More\", keep: weak }",
            "21: 'weak' does not fit 'keep', which is one of promise, loop, week; did you mean 'week'?"
        },
        {
            nameof(Small), "mine: { text: long, label: \"Mine\", private: true }",
            "mine: { text: long, label: \"Mine\", private: true, keep: week }",
            "11: what is private or only prepared is not kept"
        },
        {
            nameof(Small), "write: both\n    say: More of it.\n    form:",
            "write: both\n    loop: true\n    say: More of it.\n    form:\n      ma: { text: short, label: \"A\" }\n"
                + "      mb: { text: short, label: \"A\" }\n      mc: { text: short, label: \"A\" }\n"
                + "      md: { text: short, label: \"A\" }",
            "19: a form of 5 fields has no room for the loop above them"
        },
        {
            nameof(Small), Mood,
            "mood: { choice: { good: \"Good\", bad: { label: \"Bad\", offer: repair } }, label: \"A mood\" }",
            "10: only a private field may offer a practice"
        },
        {
            nameof(Small), "- id: pick\n",
            "- id: first\n"
                + "    prepare: both\n"
                + "    form:\n"
                + "      aa: { text: short, label: \"A\" }\n"
                + "  - { id: seen, show: [first.aa] }\n"
                + "  - id: pick\n",
            "16: 'first.aa' stays with its author; only 'prefill' may use a prepared answer"
        },
        {
            nameof(Small), Word,
            "- { id: map, show: [tell.mine, tell.fat] }\n  - { id: word, close: both }",
            "22: 'tell.mine' is private; it is never shown and never kept\n22: 'tell' has no field 'fat'; did you mean 'fact'?"
        },
        {
            nameof(Small), More,
            "aa: { text: long, label: \"A\" }\n"
                + "      bb: { text: short, label: \"A\" }\n"
                + "  - { id: map, show: [more.aa, more.bb, tell.fact, tell.mood, more.aa] }",
            "23: these answers can have 4904 characters together, at most 3400 fit one card"
        },
        {
            nameof(Small), Word,
            "- { id: map, show: [tell.mood], most: { mood: \"Most\" } }\n  - { id: word, close: both }",
            "22: ticks are counted only in a practice for one\n22: 'mood' is not among the shown 'choices'"
        },
        {
            nameof(Small), More,
            "more: { choice: { from: tell.mood }, label: \"M\" }\n"
                + "  - id: last\n"
                + "    write: lead\n"
                + "    form:\n"
                + "      last: { choice: { from: more.more }, label: \"L\" }",
            "25: 'more.more' has two answers, one of each; only 'show' holds both"
        },
        {
            nameof(Small),
            "- id: more\n    write: both\n    say: More of it.\n    form:\n      more: { text: short, label: \"More\" }",
            "- id: more\n"
                + "    write: lead\n"
                + "    form:\n"
                + "      more: { choice: { from: tell.mood }, label: \"M\" }\n"
                + "  - id: last\n"
                + "    write: lead\n"
                + "    form:\n"
                + "      last: { choice: { from: more.more }, label: \"L\" }",
            "24: 'more.more' has no answers of its own; name 'tell.mood'"
        },
        {
            nameof(Small),
            "- id: more\n    write: both\n    say: More of it.\n    form:\n      more: { text: short, label: \"More\" }",
            "- id: more\n"
                + "    write: lead\n"
                + "    form:\n"
                + "      more: { text: short, label: \"M\" }\n"
                + "    deeper:\n"
                + "      pace: { choice: { slow: \"Slow\", fast: \"Fast\" }, label: \"Pace\" }\n"
                + "  - id: last\n"
                + "    write: lead\n"
                + "    form:\n"
                + "      last: { choice: { from: more.pace }, label: \"L\" }",
            "26: 'more.pace' stands in 'deeper' and may never be asked; 'from' wants a field of 'form'"
        },
        {
            nameof(Small), More,
            "more: { text: long, label: \"More\", prefill: tell.mine }",
            "21: 'tell.mine' is private; it is never shown and never kept"
        },
        {
            nameof(Small), Fact,
            "fact: { text: short, label: \"A fact\", prefill: more.more }",
            "9: 'more' is not answered yet when this step is reached"
        },
        {
            nameof(Small), "- id: tell",
            "- { id: early, show: [tell.fact] }\n  - id: tell",
            "6: 'tell' is not answered yet when this step is reached"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_form_that_does_not_fit_is_told_with_its_line(string script, string right, string wrong, string problems) =>
        Assert.Equal(problems, Broken(script, right, wrong));
}
