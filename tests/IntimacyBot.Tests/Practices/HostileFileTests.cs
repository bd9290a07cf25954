using System.Diagnostics;
using System.Text;
using CsCheck;
using IntimacyBot.Practices.Catalogue;
using IntimacyBot.Practices.Reading;

namespace Tests.Practices;

public sealed class HostileFileTests
{
    [Theory]
    [InlineData(
        "title: &a Small",
        "x.yaml(2): anchors (&) and aliases (*) are not used here; quote the text if it begins with one of these")]
    [InlineData("title: *a", "x.yaml(2): anchors (&) and aliases (*) are not used here; quote the text if it begins with one of these")]
    [InlineData("title: !!str Small", "x.yaml(2): tags (!) are not used here; quote the text if it begins with one")]
    [InlineData("title: !evil Small", "x.yaml(2): tags (!) are not used here; quote the text if it begins with one")]
    [InlineData("title: \"a\\0b\"", "x.yaml(2): control characters are not used here")]
    [InlineData("title: \"a\\x1bb\"", "x.yaml(2): control characters are not used here")]
    [InlineData("title: \"a\\u202eb\"", "x.yaml(2): control characters are not used here")]
    [InlineData("title: Small\ntitle: Again", "x.yaml(3): 'title' is here twice")]
    [InlineData("title: Small\n? [a]\n: b", "x.yaml(3): a key is one word")]
    [InlineData("title: !!] Small", "x.yaml(2): this cannot be read as YAML: perhaps a brace, bracket or quote near here is not closed")]
    public void What_no_script_needs_is_refused_with_its_line(string title, string problem) =>
        Assert.Equal(problem, SampleScripts.Problems(SampleScripts.Small.With("title: Small", title)));

    [Theory]
    [InlineData("", "x.yaml: the file is empty")]
    [InlineData("# nothing", "x.yaml: the file is empty")]
    [InlineData("- a", "x.yaml(1): a practice begins with 'practice: …'")]
    [InlineData("just words", "x.yaml(1): a practice begins with 'practice: …'")]
    public void A_file_that_is_no_practice_says_so(string text, string problem) => Assert.Equal(problem, SampleScripts.Problems(text));

    [Fact]
    public void A_second_document_is_refused() =>
        Assert.Contains(
            "one file holds one practice", SampleScripts.Problems(SampleScripts.Small + "---\npractice: more\n"), StringComparison.Ordinal);

    [Fact]
    public void Broken_yaml_is_one_problem_on_one_line()
    {
        var problem = Assert.Single(ScriptLoader.Load("x.yaml", SampleScripts.Small.With("title: Small", "title: [Small")).Problems);

        Assert.InRange(problem.Line, 2, 4);
        Assert.StartsWith("this cannot be read as YAML: ", problem.What, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', problem.ToString());
    }

    [Fact]
    public void Bytes_that_are_no_text_are_refused() =>
        Assert.Equal(
            "x.yaml: the file is not UTF-8 text",
            ScriptLoader.Load("x.yaml", new byte[] { 0x61, 0xff, 0xfe }).Problems.Single().ToString());

    [Fact]
    public void A_mark_at_the_beginning_of_the_file_does_no_harm() =>
        Assert.NotNull(ScriptLoader.Load("x.yaml", "\uFEFF" + SampleScripts.Small).Script);

    [Fact]
    public void Sixty_four_kilobytes_are_read_and_not_one_byte_more()
    {
        var full = SampleScripts.Small + "#" + new string('x', YamlReader.MaxBytes - SampleScripts.Small.Length - 1);

        Assert.Equal("", SampleScripts.Problems(full));
        Assert.Equal("x.yaml: the file is larger than 64 KB", SampleScripts.Problems(full + "x"));
    }

    [Fact]
    public void A_hundred_megabytes_cost_nothing()
    {
        var bytes = new byte[100 * 1024 * 1024];
        var before = GC.GetAllocatedBytesForCurrentThread();

        var loaded = ScriptLoader.Load("x.yaml", bytes);

        Assert.Equal("x.yaml: the file is larger than 64 KB", loaded.Problems.Single().ToString());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100_000);
    }

    [Fact]
    public void A_billion_laughs_end_at_the_first()
    {
        var text = new StringBuilder("a: &a [\"lol\"]\n");
        for (var c = 'b'; c < 'm'; c++)
            text.Append(c).Append(": &").Append(c).Append(" [").AppendJoin(',', Enumerable.Repeat($"*{(char)(c - 1)}", 9)).Append("]\n");

        Assert.StartsWith("x.yaml(1): anchors", SampleScripts.Problems(text.ToString()), StringComparison.Ordinal);
    }

    private static string Said(string text) => $"steps:\n- id: aa\n  quiet: 60s\n  say: \"{text}\"\n";

    public static TheoryData<string> Costly =>
    [
        new string('[', 60_000),
        string.Concat(Enumerable.Repeat("{a: ", 15_000)),
        string.Concat(Enumerable.Repeat("- ", 30_000)),
        string.Concat(Enumerable.Range(0, 7_000).Select(i => $"k{i}: v\n")),
        "practice: " + new string('a', 60_000),
        "steps:\n" + string.Concat(Enumerable.Repeat("- {id: aa, mirror: bb}\n", 2_500)),
        "steps:\n- id: aa\n  choose: both\n  options:\n"
            + string.Concat(Enumerable.Range(0, 1_500).Select(i => $"    k{i}: {{label: \"x\", next: aa}}\n")),
        Said(string.Concat(Enumerable.Repeat("{a.b}", 12_000))),
        Said(new string('{', 60_000)),
        $"steps:\n- id: aa\n  show: [{string.Concat(Enumerable.Repeat("aa.aa,", 10_000))}]\n",
    ];

    [Theory]
    [MemberData(nameof(Costly))]
    public void Whatever_is_inside_a_file_is_judged_in_bounded_time_and_few_lines(string text)
    {
        var before = Stopwatch.GetTimestamp();

        var loaded = ScriptLoader.Load("x.yaml", text);

        Assert.Null(loaded.Script);
        Assert.InRange(loaded.Problems.Count, 1, 51);
        Assert.All(loaded.Problems, p => Assert.InRange(p.ToString().Length, 1, 500));
        Assert.InRange(Stopwatch.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void More_ways_than_can_be_counted_are_judged_by_their_single_outcomes()
    {
        string[] letters = [.. "abcdefghijklmnopqrstuvwxy".Select(c => $"a{c}")];
        var options = string.Concat(letters.Select(o => $"      {o}: {{ label: \"x\" }}\n"));
        var steps = letters.Select(s => $"  - id: {s}\n    choose: lead\n    options:\n{options}");
        var when = string.Join(", ", letters.Select(s => $"{s}: [aa, ab]"));
        var before = Stopwatch.GetTimestamp();

        Assert.Equal(
            "",
            SampleScripts.Problems(
                $"practice: many\ntitle: Many\nabout: Many.\nminutes: 5\nsteps:\n  - {{ id: still, quiet: 60s }}\n{string.Concat(
                    steps)}  - {{ id: last, quiet: 60s, when: {{ {when} }} }}\n"));

        Assert.InRange(Stopwatch.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void More_than_forty_steps_are_refused()
    {
        string Steps(int count) => string.Concat(Enumerable.Range(0, count)
            .Select(i => $"  - {{ id: q{Letter(i / 26)}{Letter(i % 26)}, quiet: 60s }}\n"));
        char Letter(int number) => (char)('a' + number);
        string Script(int count) => "practice: many\ntitle: Many\nabout: Many.\nminutes: 5\nsteps:\n" + Steps(count);

        Assert.Equal("", SampleScripts.Problems(Script(40)));
        Assert.Equal("x.yaml(5): more than 40 steps", SampleScripts.Problems(Script(41)));
    }

    [Fact]
    public void No_mangled_file_ever_throws()
    {
        var worked = PracticeFiles.BuiltIn()
            .Select(f => Encoding.UTF8.GetString(f.Bytes.Span))
            .ToArray();
        string[] pieces =
            [
                "{",
                "}",
                "[",
                "]",
                ": ",
                "- ",
                "\n",
                "\n  ",
                "\"",
                "'",
                "|",
                ">",
                "&a ",
                "*a",
                "!",
                "%",
                "~",
                "null",
                ",",
                "#",
                "\t",
                "?",
                "\0",
                "\ud800",
                "{lead}",
                "steps:",
                "turns: 2"
            ];
        var mangled =
            from text in Gen.Int[0, worked.Length - 1].Select(i => worked[i])
            from cuts in Gen.Select(Gen.Double[0, 1], Gen.Int[0, 12], Gen.Int[0, pieces.Length - 1].Select(i => pieces[i])).Array[1, 6]
            select cuts.Aggregate(text, (t, cut) =>
            {
                var at = (int)(cut.Item1 * t.Length);
                return string.Concat(t.AsSpan(0, at), cut.Item3, t.AsSpan(Math.Min(t.Length, at + cut.Item2)));
            });

        mangled.Sample(text =>
        {
            var loaded = ScriptLoader.Load("x.yaml", text);
            return loaded.Script is null == loaded.Problems.Count > 0
                && loaded.Problems.All(p => !p.ToString().Contains('\n', StringComparison.Ordinal));
        }, iter: 5_000);
    }
}
