using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class FormShapeTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        {
            nameof(Small), Fact,
            "fact: { text: short, label: \"A fact\", requird: true }",
            "9: 'requird' is not known in a field; did you mean 'required'?"
        },
        { nameof(Small), Fact, "fact: { text: tiny, label: \"A fact\" }", "9: 'tiny' does not fit 'text', which is one of short, long" },
        {
            nameof(Small), Fact,
            "fact: { text: short, choice: { aa: \"A\", bb: \"B\" }, label: \"A fact\" }",
            "9: a field is exactly one of text, choice, choices"
        },
        { nameof(Small), Fact, "fact: { label: \"A fact\" }", "9: a field is exactly one of text, choice, choices" },
        { nameof(Small), Fact, "fact: { text: short }", "9: a field has either 'label' or 'vary'" },
        { nameof(Small), Fact, "fact: { text: short, label: \"A\", vary: [\"B\", \"C\"] }", "9: a field has either 'label' or 'vary'" },
        {
            nameof(Small), Fact,
            "fact: { text: short, label: A fact }",
            "9: the text of 'label' stands in braces or brackets and needs quotes"
        },
        { nameof(Small), Fact, "fact: { text: short, label: \"\" }", "9: 'label' wants a text" },
        { nameof(Small), Fact, "fact: short", "9: 'fact' wants names with something behind each" },
        {
            nameof(Small), Mood,
            "mood: { choice: { good: \"Good\" }, label: \"A mood\" }",
            "10: a choice has 2 to 10 answers, this one has 1"
        },
        {
            nameof(Small), Mood,
            "mood: { choices: { aa: \"A\", ab: \"A\", ac: \"A\", ad: \"A\", ae: \"A\", af: \"A\", ag: \"A\", ah: \"A\", ai: \"A\", "
                + "aj: \"A\", ak: \"A\" }, label: \"A mood\" }",
            "10: a choice has 2 to 10 answers, this one has 11"
        },
        {
            nameof(Small), Mood,
            "mood: { choice: { good: { lable: \"Good\" }, bad: \"Bad\" }, label: \"A mood\" }",
            "10: 'lable' is not known in an answer; did you mean 'label'?\n10: 'label' is missing in an answer"
        },
        { nameof(Small), Yes, "yes: { label: \"Yes\", nxt: word }", "15: 'nxt' is not known in an option; did you mean 'next'?" },
        { nameof(Small), Yes, "yes: { next: word }", "15: 'label' is missing in an option\n17: nobody reaches the step 'more'" },
        { nameof(Small), Yes, "skipped: { label: \"Yes\" }", "15: 'skipped' is an outcome of every step and names no option" },
        {
            nameof(Small), "options:",
            "list: felings\n    optional: \"Skip\"\n    options:",
            "12: a 'choose' step has either 'options' or 'list'\n"
                + "14: 'felings' does not fit 'list', which is one of feelings, needs; did you mean 'feelings'?"
        },
        {
            nameof(Small),
            "    options:\n      yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }\n",
            "",
            "12: a 'choose' step has either 'options' or 'list'"
        },
        { nameof(Small), Yes, "yes: { label: \"Yes\", offer: Reach }", "15: 'Reach' is no name; a name is 2 to 16 letters from a to z" },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", times: 12, next: tell }",
            "15: '12' does not fit 'times', which is a number from 1 to 9\n17: nobody reaches the step 'more'"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_no_script_knows_is_told_with_its_line_and_the_nearest_word(
        string script,
        string right,
        string wrong,
        string problems) => Assert.Equal(problems, Broken(script, right, wrong));
}
