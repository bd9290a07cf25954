using static Tests.Practices.SampleScripts;

namespace Tests.Practices;

public sealed class StepFaultTests
{
    public static TheoryData<string, string, string, string> Faults => new()
    {
        {
            nameof(Small), "choose: follow",
            "choose: follow\n    private: true\n    say: \"x\"\n    vary: [\"y\"]",
            "16: a step has 'say' or 'vary', not both"
        },
        { nameof(Small), Yes, "yes: { label: \"Yes\", as: lead }", "15: 'as' gives the starter a role, so the choice is the starter's" },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", as: leed }",
            "15: 'leed' does not fit 'as', which is one of lead, follow; did you mean 'lead'?"
        },
        { nameof(Small), Yes, "yes: { label: \"Yes\", carry: { truer: [tell.fact] } }", "15: 'carry' goes with 'offer'" },
        {
            nameof(Small), Yes,
            "yes: { label: \"Yes\", offer: reach, carry: { truer: [tell.fakt, tell, more] } }",
            "15: 'tell' has no field 'fakt'; did you mean 'fact'?\n"
                + "15: 'tell' is not an earlier choice; a field is carried as STEP.FIELD\n"
                + "15: 'more' is not an earlier choice; a field is carried as STEP.FIELD"
        },
        { nameof(Small), "choose: follow", "choose: both\n    private: true\n    else: word", "14: a choice of both cannot be private" },
        { nameof(Small), "choose: follow", "choose: follow\n    picture: wheel", "14: the wheel draws a 'list'" },
        { nameof(Small), "choose: follow", "choose: starter", "12: the roles are given by now; 'lead' or 'follow' instead of 'starter'" },
        {
            nameof(Small),
            "choose: follow\n    options:\n      yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
            "choose: follow\n    list: feelings\n    under: tell",
            "15: 'tell' is not an earlier choice from a list"
        },
        {
            nameof(Small), Yes,
            "aa: { label: \"A\" }\n"
                + "      ab: { label: \"A\" }\n"
                + "      ac: { label: \"A\" }\n"
                + "      ad: { label: \"A\" }\n"
                + "      ae: { label: \"A\" }\n"
                + "      af: { label: \"A\" }\n"
                + "      ag: { label: \"A\" }\n"
                + "      ah: { label: \"A\" }\n"
                + "      ai: { label: \"A\" }\n"
                + "      aj: { label: \"A\" }\n"
                + "      ak: { label: \"A\" }\n"
                + "      al: { label: \"A\" }\n"
                + "      am: { label: \"A\" }\n"
                + "      an: { label: \"A\" }\n"
                + "      ao: { label: \"A\" }\n"
                + "      ap: { label: \"A\" }\n"
                + "      aq: { label: \"A\" }\n"
                + "      ar: { label: \"A\" }\n"
                + "      as: { label: \"A\" }\n"
                + "      at: { label: \"A\" }\n"
                + "      au: { label: \"A\" }\n"
                + "      av: { label: \"A\" }\n"
                + "      aw: { label: \"A\" }\n"
                + "      ax: { label: \"A\" }\n"
                + "      ay: { label: \"A\" }\n"
                + "      az: { label: \"A\" }",
            "14: 27 options, at most 25 fit a list"
        },
        {
            nameof(Small),
            "choose: follow\n    options:\n      yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
            "choose: follow\n"
                + "    list: feelings\n"
                + "    optional: \"Skip\"\n"
                + "  - id: finer\n"
                + "    choose: follow\n"
                + "    list: feelings\n"
                + "    under: pick",
            "19: when nothing was picked in 'pick' there is no way out of this step; make it 'optional' too"
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_step_that_does_not_hold_is_told_with_its_line(string script, string right, string wrong, string problems) =>
        Assert.Equal(problems, Broken(script, right, wrong));
}
