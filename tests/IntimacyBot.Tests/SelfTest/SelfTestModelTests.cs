using Discord.Models;
using IntimacyBot.Platform.Texts;
using IntimacyBot.SelfTest.Model;
using static IntimacyBot.SelfTest.Model.SelfTestText;

namespace Tests.SelfTest;

/// <summary>Tests the pure part of the self-test: arguments, notes, beliefs and the table.</summary>
public sealed class SelfTestModelTests
{
    private const string Head = ThreadNote.Heading + "\n";

    [Fact]
    public void Every_question_has_a_text_and_a_page_and_stands_once()
    {
        Assert.Equal(SelfTestQuestions.All.Count, SelfTestQuestions.All.Select(q => q.Text).Distinct().Count());
        Assert.Equal(
            Enum.GetValues<SelfTestText>().Where(t => t.ToString().StartsWith("Question", StringComparison.Ordinal)).Order(),
            SelfTestQuestions.All.Select(q => q.Text).Order());
        Assert.All(SelfTestQuestions.All, q => Assert.True(Uri.IsWellFormedUriString(q.Address, UriKind.Absolute), q.Address));
    }

    [Fact]
    public void No_finding_agrees_with_a_belief_it_contradicts()
    {
        // A question that nothing can contradict would decide nothing. Looks are for a person to judge.
        Finding[] findings =
        [
            new Finding.Said(AnswerYes), new Finding.Said(AnswerNo), new Finding.Said(AnswerTwoFactorIgnored),
            new Finding.Refused(404, 10003),
            new Finding.Messages([7], [18]), new Finding.InWords("Something is HERE for you"), new Finding.InWords(""),
            new Finding.Speed(new(11, TimeSpan.Zero, [], 0, 0)), new Finding.Speed(new(12, TimeSpan.Zero, [], 1, 1)),
        ];

        Assert.All(
            SelfTestQuestions.All.Where(q => q.IsBelieved is not null),
            q => Assert.Contains(findings, f => q.Judge(f) == Verdict.Disagrees));
        Assert.All(SelfTestQuestions.All, q => Assert.Equal(Verdict.NotAsked, q.Judge(new Finding.NotAsked(ReasonSkipped))));
    }

    [Theory]
    [InlineData(400, 50013, true)]
    [InlineData(403, 50001, true)]
    [InlineData(404, 10003, false)]
    [InlineData(400, 50083, false)]
    public void Who_cannot_see_the_channel_is_refused_with_a_code_that_speaks_of_them(int status, int code, bool agrees) =>
        Assert.Equal(agrees ? Verdict.Agrees : Verdict.Disagrees, SelfTestQuestions.HiddenAdd.Judge(new Finding.Refused(status, code)));

    [Fact]
    public void Arguments_are_read()
    {
        var read = SelfTestArguments.Read(
            ["--members-know", "--with", "2", "--channel", "1", "--without-view", "3", "--notes", "here"]);

        Assert.Equal(
            new SelfTestArguments(new Snowflake(1)) { With = new(2), WithoutView = new(3), MembersKnow = true, Notes = "here" }, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("--channel")]
    [InlineData("--channel 0")]
    [InlineData("--channel -1")]
    [InlineData("--channel 99999999999999999999999")]
    [InlineData("--channel 1 2")]
    [InlineData("--channel 1 --with")]
    [InlineData("--channel 1 --with @alex")]
    [InlineData("--channel 1 --with 2 --without-view 2")]
    [InlineData("--channel 1 --unknown 2")]
    public void Arguments_that_cannot_be_meant_are_none(string args) =>
        Assert.Null(SelfTestArguments.Read(args.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Fact]
    public void Notes_are_read_as_they_are_written()
    {
        var one = new ThreadNote(new(1), new(2), "self-test-a-1", Made: null);
        var two = one with { Name = "self-test-a-2" };

        Assert.Equal("thread 1 2 self-test-a-1", one.Line);
        Assert.Empty(ThreadNote.Read(""));
        Assert.Empty(ThreadNote.Read(Head));
        Assert.Equal([one, two], ThreadNote.Read($"{Head}{one.Line}\n{two.Line}\n"));
        Assert.Equal(
            [one with { Made = new Snowflake(3) }],
            ThreadNote.Read($"{Head}{one.Line}\n{two.Line}\n{ThreadNote.MadeLine(one.Name, new(3))}\n{two.GoneLine}\n"));
    }

    [Theory]
    [InlineData("IntimacyBot self-te")]
    [InlineData(Head + "thread 1 2 self-te")]
    [InlineData(Head + "\u0000\u0000")]
    public void A_line_without_its_end_was_never_written(string text) => Assert.Empty(ThreadNote.Read(text));

    [Theory]
    [InlineData("a diary", "1")]
    [InlineData("a diary\n", "1")]
    [InlineData(Head + "thread 1 2\n", "2")]
    [InlineData(Head + "thread 1 2 a\nmade b 3\n", "3")]
    [InlineData(Head + "gone a 2\n", "2")]
    [InlineData(Head + "\n", "2")]
    public void What_is_no_note_is_refused_by_its_line(string text, string line) =>
        Assert.Equal(line, Assert.Throws<FormatException>(() => ThreadNote.Read(text)).Message);

    [Fact]
    public void Names_and_ids_are_taken_out_of_words()
    {
        var redaction = new Redaction(["Al", "Alex Example", "x", null, "couples", " "]);

        Assert.Equal(
            "… in #…: … says \"Also …\" … x",
            redaction.Of("alex example in\n#couples: AL says \"Also 123456789012345678\"   Al x"));
    }

    [Fact]
    public void The_table_is_one_of_Markdown()
    {
        var table = new ResultTable(new Texts(), new Redaction(["Alex"]));
        var lines = table.Lines(
        [
            new(SelfTestQuestions.AddPosts, new Finding.Messages([1, 7, 1])),
            new(SelfTestQuestions.Form, new Finding.InWords("Alex | a\nb")),
            new(SelfTestQuestions.ArchivedEdit, new Finding.Refused(400, 50083)),
            new(SelfTestQuestions.TwelveThreads, new Finding.Speed(
                new(12, TimeSpan.FromSeconds(61.25), [new(10, TimeSpan.FromSeconds(5))], 2, 1) { LongestWait = TimeSpan.FromSeconds(30) })),
        ]);

        Assert.Equal(["| Agrees | Question | Answer | Documentation |", "|---|---|---|---|"], lines.Take(2).Select(l => l.Text));
        Assert.Contains("| DISAGREES |", lines[2].Text, StringComparison.Ordinal);
        Assert.Contains("2 × message type 1, 1 × message type 7", lines[2].Text, StringComparison.Ordinal);
        Assert.Contains("| noted |", lines[3].Text, StringComparison.Ordinal);
        Assert.Contains("\"… \\| a b\"", lines[3].Text, StringComparison.Ordinal);
        Assert.Contains("| agrees |", lines[4].Text, StringComparison.Ordinal);
        Assert.Contains(
            "12 of 12 made in 61.3 s; announced: 10 in 5 s; refused for speed: 2, without announcement: 1; longest wait: 30 s",
            lines[5].Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public void After_twenty_refusals_nothing_is_tried_any_more()
    {
        var budget = new RefusalBudget();
        for (var i = 0; i < 20; i++)
        {
            Assert.False(budget.IsSpent);
            budget.Count();
        }
        Assert.True(budget.IsSpent);
    }
}
