using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class KindFaultTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        {
            nameof(Solo), "solo: true",
            "solo: true\nswap: offered\nroles: [aa, bb]\nhere: Hm\nroom: gone\nconsent: both\nafter: [loop]",
            "6: 'swap' is for two people and this practice is for one\n"
                + "7: 'roles' is for two people and this practice is for one\n"
                + "8: 'here' is for two people and this practice is for one\n"
                + "9: 'room' is for two people and this practice is for one\n"
                + "10: 'consent' is for two people and this practice is for one\n"
                + "11: 'after' is for two people and this practice is for one"
        },
        {
            nameof(Solo), "solo: true",
            "solo: true\nneeds: readiness",
            "6: 'readiness' is asked before ringing somebody, and this practice is for one"
        },
        { nameof(Solo), "solo: true", "solo: true\nopens: both", "6: 'opens' is for two people and this practice is for one" },
        { nameof(Solo), "solo: true", "solo: true\njar: offered", "6: 'jar' is for two people and this practice is for one" },
        { nameof(Solo), "write: me", "write: both", "8: 'both' is nobody here; 'write' is for me" },
        { nameof(Solo), "write: me", "write: me\n    waits: 10m", "7: 'common' and 'waits' are for two people" },
        { nameof(Solo), "  - id: now", "  - { id: said, mirror: note }\n  - id: now", "11: a practice for one has no 'mirror' step" },
        {
            nameof(Solo), "done: { label: \"Done\" }",
            "done: { label: \"Done\", post: \"Done.\" }",
            "15: 'post', 'last' and 'as' are for two people"
        },
        {
            nameof(Solo), "done: { label: \"Done\" }",
            "done: { label: \"Done\" }\n  - { id: seen, show: [note.note], most: { note: \"Most\", nite: \"Least\" } }",
            "16: 'note' is not among the shown 'choices'\n16: 'nite' is not among the shown 'choices'; did you mean 'note'?"
        },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nopens: both",
            "7: when 'opens: both' the first step is 'write: both'\n13: nobody leads when 'opens: both', so every step is for both"
        },
        {
            nameof(Small), "minutes: 5",
            "minutes: 5\nopens: both\nswap: offered",
            "6: nobody leads when 'opens: both', so there is nothing to swap\n"
                + "8: when 'opens: both' the first step is 'write: both'\n"
                + "14: nobody leads when 'opens: both', so every step is for both"
        },
        {
            nameof(Solo), "write: me",
            "write: me\n    owning: true",
            "7: 'owning' and 'deeper' belong to the preview, and a practice for one has none"
        },
        {
            nameof(Solo), "write: me",
            "write: me\n    loop: true",
            "7: the loop is of two people, and a practice for one shows nothing of it"
        },
        {
            nameof(Solo), "done: { label: \"Done\" }",
            "done: { label: \"Done\" }\n  - { id: seen, show: loop }",
            "16: the loop is of two people, and a practice for one shows nothing of it"
        },
        {
            nameof(Solo), "label: \"A note\"",
            "label: \"A note\", keep: week",
            "10: 'keep' is for two people; nothing of a practice for one is kept"
        },
        {
            nameof(Solo), "label: \"A note\"",
            "label: \"A note\", keep: promise",
            "10: 'keep' is for two people; nothing of a practice for one is kept"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_does_not_go_together_is_told_with_its_line(string script, string right, string wrong, string problems) =>
        Assert.Equal(problems, Broken(script, right, wrong));
}
