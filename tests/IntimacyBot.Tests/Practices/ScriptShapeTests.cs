using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class ScriptShapeTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        { nameof(Small), "write: lead", "wirte: lead", "7: 'wirte' is not a step kind; did you mean 'write'?" },
        { nameof(Small), "write: lead", "write: lead\n    mirror: more", "8: a step has one kind; this one is 'write' and 'mirror'" },
        {
            nameof(Small), "write: lead\n    form",
            "form",
            "6: this step has no kind, one of prepare, write, mirror, choose, quiet, turns, show, close"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nminute: 6", "5: 'minute' is not known in a practice; did you mean 'minutes'?" },
        { nameof(Small), "minutes: 5\n", "", "1: 'minutes' is missing in the practice" },
        { nameof(Small), "minutes: 5", "minutes: soon", "4: 'soon' does not fit 'minutes', which is a number from 1 to 240" },
        { nameof(Small), "minutes: 5", "minutes: 0", "4: '0' does not fit 'minutes', which is a number from 1 to 240" },
        { nameof(Small), "practice: small", "practice: Small1", "1: 'Small1' is no name; a name is 2 to 16 letters from a to z" },
        {
            nameof(Small), "practice: small",
            "practice: abcdefghijklmnopq",
            "1: 'abcdefghijklmnopq' is no name; a name is 2 to 16 letters from a to z"
        },
        { nameof(Small), "id: tell", "id: Tell", "6: 'Tell' is no name; a name is 2 to 16 letters from a to z" },
        { nameof(Small), "id: pick", "id: more", "17: a second step is called 'more'" },
        { nameof(Small), "id: tell", "id: end", "6: 'end' means the end of the practice and names no step" },
        { nameof(Small), "  - id: pick", "  - word\n  - id: pick", "12: a step begins with '- id: …'" },
        { nameof(Small), "- id: pick\n    choose", "- choose", "12: 'id' is missing in a step" },
        {
            nameof(Small), "write: lead",
            "write: leed",
            "7: 'leed' is nobody here; 'write' is for lead, follow, both, starter; did you mean 'lead'?"
        },
        { nameof(Small), "write: lead", "write: me", "7: 'me' is for practices with 'solo: true'" },
        {
            nameof(Small), "write: lead",
            "write: lead\n    starter: [\"So \"]",
            "8: 'starter' is not known in a 'write' step; did you mean 'starters'?"
        },
        { nameof(Small), "write: lead", "write: lead\n    private: true", "8: 'private' belongs to 'choose', not to 'write'" },
        { nameof(Small), "write: lead", "write: lead\n    owning: yes", "8: 'yes' does not fit 'owning', which is one of true, false" },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nneeds: readines",
            "5: 'readines' does not fit 'needs', which is one of readiness, none; did you mean 'readiness'?"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nswap: yes", "5: 'yes' does not fit 'swap', which is 'offered'" },
        { nameof(Small), "minutes: 5", "minutes: 5\nroles: [lead]", "5: 'roles' wants two different names" },
        { nameof(Small), "minutes: 5", "minutes: 5\nroles: [lead, both]", "5: 'both' already means something and is no role" },
        { nameof(Small), "write: lead", "write: lead\n    when: [pick]", "8: 'when' wants names with something behind each" },
        {
            nameof(Small), Word,
            "- { id: still, quiet: 1h }\n  - { id: word, close: both }",
            "22: '1h' does not fit 'quiet', which is a time such as 60s or 10m, from 5s to 30m"
        },
        {
            nameof(Small), Word,
            "- { id: still, quiet: long }\n  - { id: word, close: both }",
            "22: 'long' does not fit 'quiet', which is a time such as 60s or 10m, from 5s to 30m"
        },
        {
            nameof(Small), "write: both",
            "write: both\n    waits: 10s",
            "19: '10s' does not fit 'waits', which is a time such as 60s or 10m, from 1m to 24h"
        },
        { nameof(Small), Word, "- { id: word, close: lead }", "22: 'lead' does not fit 'close', which is 'both'" },
        { nameof(Small), Word, "- { id: halves, turns: 2 }\n  - { id: word, close: both }", "22: 'steps' is missing in a 'turns' step" },
        {
            nameof(Small), Word,
            "- { id: map, show: [tell], picture: lop }\n  - { id: word, close: both }",
            "22: 'tell' is not STEP.FIELD\n22: 'lop' does not fit 'picture', which is one of loop, path; did you mean 'loop'?"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nroles: [aa, aa]", "5: 'roles' wants two different names" },
        { nameof(Small), Word, "- { id: map, show: [] }\n  - { id: word, close: both }", "22: 'show' wants at least one STEP.FIELD" },
        {
            nameof(Small), "write: lead",
            "write: lead\n    say: ok\n    sya: ok",
            "9: 'sya' is not known in a 'write' step; did you mean 'say'?"
        },
        {
            nameof(Small), Word,
            "- { id: word, close: both, form: { aa: { text: short, label: \"A\" } } }",
            "22: 'form' belongs to 'prepare', not to 'close'"
        },
        { nameof(Small), "minutes: 5", "minutes: 5\nafter: [Loop]", "5: 'Loop' is no name; a name is 2 to 16 letters from a to z" },
        {
            nameof(Small), Word,
            "- { id: halves, turns: two, steps: [{ id: said, mirror: tell }] }\n  - { id: word, close: both }",
            "22: 'two' does not fit 'turns', which is '2'"
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
