using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace Tests.Practices;

public sealed class ScriptLoaderTests
{
    [Fact]
    public void A_problem_is_one_line_with_file_line_and_the_nearest_word()
    {
        Assert.Equal(
            "reach.yaml(14): 'wirte' is not a step kind; did you mean 'write'?",
            new ScriptProblem("reach.yaml", 14, "'wirte' is not a step kind", "write").ToString());
        Assert.Equal("reach.yaml: the file is empty", new ScriptProblem("reach.yaml", 0, "the file is empty").ToString());
    }

    [Fact]
    public void Everything_that_is_wrong_is_told_at_once_in_the_order_of_the_file()
    {
        var script = SampleScripts.Small
            .With("title: Small", "titel: Small")
            .With("write: lead", "wirte: lead")
            .With("next: word", "next: wrod")
            .With("say: More of it.", "say: Tell your partner.");

        Assert.Equal("""
            x.yaml(1): 'title' is missing in the practice
            x.yaml(2): 'titel' is not known in a practice; did you mean 'title'?
            x.yaml(7): 'wirte' is not a step kind; did you mean 'write'?
            x.yaml(16): there is no step 'wrod'; did you mean 'word'?
            x.yaml(19): both read this text, so it cannot say 'your partner'; name a role
            """, SampleScripts.Problems(script));
    }

    [Fact]
    public void A_step_that_cannot_be_read_is_one_problem_although_others_name_it()
    {
        var script = SampleScripts.Small
            .With("write: lead", "wirte: lead")
            .With("  - { id: word", "  - { id: said, mirror: tell }\n  - { id: map, show: [tell.fact] }\n  - { id: word")
            .With("say: More of it.", "say: \"{tell.fact}\"");

        Assert.Equal("x.yaml(7): 'wirte' is not a step kind; did you mean 'write'?", SampleScripts.Problems(script));
    }

    [Fact]
    public void Fifty_problems_are_told_and_the_rest_are_counted()
    {
        var problems = ScriptLoader.Load("x.yaml", string.Concat(Enumerable.Range(0, 100).Select(i => $"k{i}: v\n"))).Problems;

        Assert.Equal(51, problems.Count);
        Assert.Equal("x.yaml: and 55 more", problems[^1].ToString());
    }

    [Fact]
    public void The_same_file_gives_the_same_answer()
    {
        var broken = SampleScripts.Small.With("next: word", "next: wrod");

        Assert.Equal(ScriptLoader.Load("x.yaml", broken).Problems, ScriptLoader.Load("x.yaml", broken).Problems);
    }

    [Fact]
    public void A_name_in_a_message_is_short_and_cannot_break_the_line()
    {
        var problem =
            Assert.Single(
                ScriptLoader.Load(
                    "x\n.yaml",
                    SampleScripts.Small.With("minutes: 5", $"minutes: 5\n\"a\\n{new string('b', 500)}\": x")).Problems);

        Assert.Equal($"x .yaml(5): 'a {new string('b', 38)}…' is not known in a practice", problem.ToString());
    }

    [Fact]
    public void Private_words_may_speak_of_your_partner() =>
        Assert.Equal("", SampleScripts.Problems(SampleScripts.Small
            .With("choose: follow", "choose: follow\n    private: true\n    say: Did you hear your partner?")
            .With("label: \"Mine\"", "label: \"What your partner stirs in me\"")));

    [Fact]
    public void Going_back_is_fine_with_times() =>
        Assert.Equal("", SampleScripts.Problems(SampleScripts.Small.With("next: word", "next: tell, times: 2")));

    [Fact]
    public void A_step_says_when_it_begins()
    {
        var script = ScriptLoader.Load("x.yaml", SampleScripts.Small).Script!;

        Assert.Equal([6, 12, 17, 22], script.Steps.Select(s => s.Line));
    }

    [Theory]
    [InlineData("minutes: 5", "minutes: 5\nafter: [loop]", "x.yaml(5): 'after' is not for a facilitator's practice")]
    [InlineData("minutes: 5", "minutes: 5\njar: offered", "x.yaml(5): 'jar' is not for a facilitator's practice")]
    [InlineData("write: both", "write: both\n    loop: true", "x.yaml(17): the couple's loop is not for a facilitator's practice")]
    [InlineData("label: \"A mood\"", "label: \"A mood\", keep: loop", "x.yaml(10): 'keep' is not for a facilitator's practice")]
    [InlineData("label: \"Yes\"", "label: \"Yes\", offer: reach", "x.yaml(15): a facilitator's practice offers no other")]
    [InlineData(
        "label: \"Mine\"",
        "label: \"Mine\" }\n      mend: { choice: { no: \"No\", some: { label: \"Some\", offer: repair } }, label: \"Mend\"",
        "x.yaml(12): a facilitator's practice offers no other")]
    [InlineData(
        "  - { id: word",
        "  - { id: map, show: [tell.fact], picture: path }\n  - { id: word",
        "x.yaml(22): 'picture' is not for a facilitator's practice")]
    [InlineData(
        "options:\n      yes: { label: \"Yes\" }\n      no: { label: \"No\", next: word }",
        "list: feelings\n    picture: wheel",
        "x.yaml(15): 'picture' is not for a facilitator's practice")]
    public void A_facilitators_practice_may_do_less(string right, string wrong, string problem)
    {
        var script = SampleScripts.Small.With(right, wrong);

        Assert.Equal(problem, SampleScripts.Problems(script, ScriptOrigin.Facilitator));
        Assert.DoesNotContain("facilitator", SampleScripts.Problems(script), StringComparison.Ordinal);
    }

    [Fact]
    public void A_facilitators_practice_may_do_the_rest() =>
        Assert.Equal("", SampleScripts.Problems(SampleScripts.Small, ScriptOrigin.Facilitator));
}
