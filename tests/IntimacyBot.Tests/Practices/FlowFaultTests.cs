using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class FlowFaultTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { nameof(Small), No, "no: { label: \"No\", next: wird }", "16: there is no step 'wird'; did you mean 'word'?" },
        { nameof(Small), No, "no: { label: \"No\", next: ende }", "16: there is no step 'ende'; did you mean 'end'?" },
        { nameof(Small), No, "no: { label: \"No\", next: tell }", "16: 'tell' lies behind; going back needs 'times'" },
        { nameof(Small), No, "no: { label: \"No\", next: pick }", "16: 'pick' lies behind; going back needs 'times'" },
        { nameof(Small), No, "no: { label: \"No\", next: word, times: 2 }", "16: 'times' is for an option that leads back" },
        { nameof(Small), "write: both", "write: both\n    next: tell", "19: only an option may lead back, with 'times'" },
        { nameof(Small), "write: both", "write: both\n    next: tall", "19: there is no step 'tall'; did you mean 'tell'?" },
        { nameof(Small), Yes, "yes: { label: \"Yes\", next: word }", "17: nobody reaches the step 'more'" },
        {
            nameof(Small), "write: lead",
            "write: lead\n    next: word",
            "13: nobody reaches the step 'pick'\n18: nobody reaches the step 'more'"
        },
        {
            nameof(Small), "yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
            "yes: { label: \"Yes\", next: tell, times: 1 }",
            "14: every option leads back, so there is no way out of this step\n"
                + "16: nobody reaches the step 'more'\n"
                + "21: nobody reaches the step 'word'"
        },
        {
            nameof(Small), "choose: follow",
            "choose: both",
            "12: when the two pick differently there is no way out of this step; 'else' names where it goes on"
        },
        { nameof(Small), "choose: follow", "choose: both\n    else: tell", "14: only an option may lead back, with 'times'" },
        { nameof(Small), "choose: follow", "choose: both\n    else: wrd", "14: there is no step 'wrd'; did you mean 'word'?" },
        { nameof(Small), "choose: follow", "choose: follow\n    else: word", "14: 'else' is for a choice of both" },
        {
            nameof(Small), "write: both",
            "write: both\n    when: { pick: [yess] }",
            "19: 'yess' is no outcome of 'pick'; did you mean 'yes'?"
        },
        { nameof(Small), "write: both", "write: both\n    when: { pick: [no] }", "19: nobody reaches this step after 'no'" },
        { nameof(Small), "write: both", "write: both\n    when: { pik: [yes] }", "19: there is no step 'pik'; did you mean 'pick'?" },
        { nameof(Small), "write: both", "write: both\n    when: { pick: [] }", "19: 'when' wants at least one outcome" },
        {
            nameof(Small), "write: lead",
            "write: lead\n    when: { pick: [yes] }",
            "8: 'pick' has no outcome yet when this step is reached"
        },
        { nameof(Small), "write: both", "write: both\n    when: { tell: [skipped] }", "19: 'skipped' is no outcome of 'tell'" },
        {
            nameof(Small), Word,
            "- { id: said, mirror: more }\n  - { id: word, close: both }",
            "22: both wrote 'more', so nobody is left to say it back"
        },
        {
            nameof(Small), Word,
            "- { id: said, mirror: pick }\n  - { id: word, close: both }",
            "22: 'pick' is not a 'write' step; only words are said back"
        },
        {
            nameof(Small), Word,
            "- { id: said, mirror: tel }\n  - { id: word, close: both }",
            "22: there is no step 'tel'; did you mean 'tell'?"
        },
        {
            nameof(Small), "- id: tell",
            "- { id: said, mirror: tell }\n  - id: tell",
            "6: 'tell' is not answered yet when this step is reached"
        },
        {
            nameof(Small), "- id: more",
            "- { id: early, close: both }\n  - id: more",
            "17: 'close' is the last step, since nobody waits for it"
        },
        {
            nameof(Small), Word,
            "- { id: halves, turns: 2, steps: [{ id: inner, turns: 2, steps: [{ id: said, mirror: tell }] }] }\n"
                + "  - { id: word, close: both }",
            "22: turns hold no turns, no 'prepare' and no 'close'"
        },
        {
            nameof(Small), No,
            "no: { label: \"No\", next: said }\n"
                + "  - { id: halves, turns: 2, steps: [{ id: told, write: lead, form: { it: { text: short, label: \"It\" } } }, "
                + "{ id: said, mirror: told }] }\n"
                + "  - { id: again, mirror: told }",
            "16: 'said' is inside the turns 'halves'; lead there instead\n18: 'told' is inside turns and is said back there"
        },
        {
            nameof(Small), Word,
            "- { id: halves, turns: 2, steps: [{ id: said, mirror: tell, next: word }] }\n  - { id: word, close: both }",
            "22: inside turns a target is a step of the same turns, or 'end'"
        },
        {
            nameof(Small), Word,
            "- { id: halves, turns: 2, steps: [{ id: told, write: lead, form: { it: { text: short, label: \"It\" } } }] }\n"
                + "  - { id: look, quiet: 60s, say: \"{told.it}\", when: { told: [written] } }\n"
                + "  - { id: word, close: both }",
            "23: 'told.it' has two answers, one of each; only 'show' holds both\n23: 'told' is inside turns and has two outcomes"
        },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", refer: true }",
            "15: 'refer' is for that person only, so the choice must be private\n17: nobody reaches the step 'more'"
        },
        {
            nameof(Small), "choose: follow\n    options:\n      yes",
            "choose: both\n    else: word\n    options:\n      else",
            "16: 'else' means that the two picked differently and names no option of both"
        },
        {
            nameof(Small), "yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
            "yes: { label: \"Yes\" }\n"
                + "      no: { label: \"No\" }\n"
                + "  - { id: aside, quiet: 60s, when: { pick: [no] } }\n"
                + "  - { id: said, write: lead, when: { pick: [yes] }, optional: \"Skip\", form: { it: { text: short, label: \"It\" } } }\n"
                + "  - { id: never, quiet: 60s, when: { pick: [no], said: [written, aloud] } }",
            "19: nobody reaches the step 'never': what 'when' asks for never happens together"
        },
        {
            nameof(Small),
            "choose: follow\n    options:\n      yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
            "choose: both\n    else: word\n    options:\n      yes: { label: \"Yes\", next: pick, times: 1 }",
            "15: every option leads back, so there is no way out of this step\n17: nobody reaches the step 'more'"
        },
    };

    [Theory]
    [InlineData(12, "")]
    [InlineData(13, "x.yaml(6): 13 choices can come before the other person is rung, at most 12")]
    public void What_is_chosen_before_anybody_is_rung_fits_the_ids_of_a_page(int choices, string problems)
    {
        const string Choice = "choose: starter, private: true, options: { on: { label: \"On\" }, off: { label: \"Off\" } }";
        var first = string.Concat(Enumerable.Range(0, choices).Select(i => $"  - {{ id: way{(char)('a' + i)}, {Choice} }}\n"));

        Assert.Equal(problems, Problems(Small.With("  - id: tell\n", $"{first}  - id: tell\n")));
    }

    [Fact]
    public void A_way_back_counts_as_often_as_it_may_be_taken() => Assert.Equal(
        "x.yaml(6): 14 choices can come before the other person is rung, at most 12",
        Problems(Small.With(
            "  - id: tell\n",
            "  - { id: once, choose: starter, private: true, options: { on: { label: \"On\" }, off: { label: \"Off\" } } }\n"
                + "  - { id: sure, choose: starter, private: true, "
                + "options: { yes: { label: \"Yes\" }, no: { label: \"No\", next: once, times: 6 } } }\n"
                + "  - id: tell\n")));

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_walk_that_does_not_hold_is_told_with_its_line(string script, string right, string wrong, string problems) =>
        Assert.Equal(problems, Broken(script, right, wrong));
}
