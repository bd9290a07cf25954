using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class TextFaultTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { nameof(Small), "title: Small", "title: <46 x>", "2: this text has 46 characters, at most 45 fit" },
        {
            nameof(Small), "about: A small one.",
            "about: word word word word word word word word word word word word word word word word word word abcdef",
            "3: 'title' and 'about' have 101 characters together, at most 98 fit one line"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nhere: <46 x>", "5: this text has 46 characters, at most 45 fit" },
        { nameof(Small), "write: both", "write: both\n    optional: <46 x>", "19: this text has 46 characters, at most 45 fit" },
        { nameof(Small), Yes, "yes: { label: \"<46 x>\" }", "15: this text has 46 characters, at most 45 fit" },
        { nameof(Small), Fact, "fact: { text: short, label: \"<46 x>\" }", "9: this text has 46 characters, at most 45 fit" },
        { nameof(Small), Fact, "fact: { text: short, vary: [\"ok\", \"<46 x>\"] }", "9: this text has 46 characters, at most 45 fit" },
        {
            nameof(Small), Fact,
            "fact: { text: short, label: \"A\", hint: \"<101 x>\" }",
            "9: this text has 101 characters, at most 100 fit"
        },
        {
            nameof(Small), Mood,
            "mood: { choice: { good: \"<61 x>\", bad: \"Bad\" }, label: \"A mood\" }",
            "10: this text has 61 characters, at most 60 fit"
        },
        { nameof(Small), "write: lead", "write: lead\n    starters: [\"<101 x>\"]", "8: this text has 101 characters, at most 100 fit" },
        { nameof(Small), "say: More of it.", "say: <91 words>", "19: this text has 91 words, at most 90 are read" },
        { nameof(Small), "say: More of it.", "say: <701 x>", "19: this text has 701 characters, at most 700 fit" },
        {
            nameof(Small), "say: More of it.",
            "vary:\n      - Fine.\n      - <91 words>",
            "21: this text has 91 words, at most 90 are read"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nsmall: <91 words>", "5: this text has 91 words, at most 90 are read" },
        { nameof(Small), Yes, "yes: { label: \"Y\\nes\" }", "15: this text is one line" },
        {
            nameof(Small), "say: More of it.",
            "say: Ask your partner.",
            "19: both read this text, so it cannot say 'your partner'; name a role"
        },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", post: \"Your partner said yes.\" }",
            "15: both read this text, so it cannot say 'your partner'; name a role"
        },
        {
            nameof(Small), Fact,
            "fact: { text: short, label: \"About your partner\" }",
            "9: both read this text, so it cannot say 'your partner'; name a role"
        },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", post: \"{partner} said yes.\" }",
            "15: both read a posted text, so it names a role and not '{partner}'"
        },
        { nameof(Small), Yes, "yes: { label: \"{lead}\" }", "15: labels hold no '{…}': what stands there later could be too long" },
        {
            nameof(Small), "say: More of it.",
            "say: \"{leed} and {follow}\"",
            "19: '{leed}' is neither a name nor an answer here; did you mean 'lead'?"
        },
        { nameof(Small), "say: More of it.", "say: \"{lead\"", "19: a brace here has no other half" },
        { nameof(Small), "say: More of it.", "say: \"{tell.fakt}\"", "19: 'tell' has no field 'fakt'; did you mean 'fact'?" },
        { nameof(Small), "say: More of it.", "say: \"{tel.fact}\"", "19: there is no step 'tel'; did you mean 'tell'?" },
        { nameof(Small), "say: More of it.", "say: \"{tell.mine}\"", "19: 'tell.mine' is private; it is never shown and never kept" },
        { nameof(Small), "say: More of it.", "say: \"{more.more}\"", "19: 'more' is not answered yet when this step is reached" },
        { nameof(Small), "say: More of it.", "say: \"{pick.yes}\"", "19: 'pick' has no field 'yes'" },
        {
            nameof(Small), "say: More of it.",
            "say: "
                + "\"{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.fact}{tell.f"
                + "act}{tell.fact}\"",
            "19: with its answers filled in this text can have 3732 characters, at most 3400 fit"
        },
        {
            nameof(Small), "write: lead",
            "write: lead\n    say: \"{more.more}\"",
            "8: 'more' is not answered yet when this step is reached"
        },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nsmall: \"{more.more}\"",
            "5: 'more.more' has two answers, one of each; only 'show' holds both"
        },
        { nameof(Solo), "write: me", "write: me\n    say: Hello {lead}", "9: '{lead}' is neither a name nor an answer here" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_text_that_does_not_fit_is_told_with_its_line(string script, string right, string wrong, string problems) =>
        Assert.Equal(problems, Broken(script, right, wrong));
}
