using System.Text.RegularExpressions;
using Discord.Interactions;
using Discord.Models.Components;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Checking;
using IntimacyBot.Practices.Model;
using IntimacyBot.Solo;
using Tests.Dances;
using Tests.TestKit;

namespace Tests.Solo;

public sealed class SoloViewTests
{
    private static readonly Texts Sentences = new();

    /// <summary>These are inputs with which fields are filled to their limit.</summary>
    private static readonly string[] Typed =
        ["*", "中", "\\", "@everyone ", "1. one\n> two\n# three ", "😀", "<@1> [a](b) `c` ||d|| ", "a b\n"];

    public static TheoryData<string> Scripts => [.. SoloScripts.Shipped, "whole", "alone"];

    [Fact]
    public void Four_practices_for_one_ship() =>
        Assert.Equal(["are", "hidden", "meta", "urge"], SoloScripts.Shipped.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_page_fits_and_says_everything_that_the_next_one_is_made_of(string id)
    {
        var script = SoloScripts.Script(id);
        foreach (var typed in Typed)
        {
            var pages = SoloScripts.Pages(script, f => Longest(typed, FormCheck.Longest(f.Kind)));
            Assert.Equal(
                script.Steps.Select(s => s.Id).Order(StringComparer.Ordinal),
                pages.Select(p => p.Now?.Id).OfType<string>().Distinct().Order(StringComparer.Ordinal));
            foreach (var position in pages)
                Holds(position);
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_page_but_the_last_can_be_stopped_and_every_page_can_be_hidden(string id)
    {
        foreach (var position in SoloScripts.Pages(SoloScripts.Script(id), _ => "Words"))
        {
            var rows = SoloView.Page(Sentences, "en", position, SoloScripts.Now).Components.OfType<ActionRow>().ToList();
            Assert.Equal(["Safety", "Hide"], CardModels.Labels(rows[^1]));
            Assert.Equal(position.Now is not null, rows.SelectMany(CardModels.Labels).Contains("Stop"));
        }
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void No_custom_id_holds_a_word_that_was_written(string id)
    {
        foreach (var position in SoloScripts.Pages(SoloScripts.Script(id), _ => "Zebra"))
            foreach (var component in SoloView.Page(Sentences, "en", position, SoloScripts.Now).Components
                .OfType<ActionRow>()
                .SelectMany(r => r.Components))
                Assert.DoesNotContain(
                    "Zebra", (component as Button)?.CustomId ?? ((Select)component).CustomId, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void Every_page_keeps_the_rules_of_all_pages(string id)
    {
        foreach (var position in SoloScripts.Pages(SoloScripts.Script(id), _ => "Words"))
        {
            var page = SoloView.Page(Sentences, "en", position, SoloScripts.Now, back: "s.all").Components.ToList();
            // Answers are not measured, because people may write as much as they like.
            Assert.Empty(CardRules.Faults([.. page.Where(p => p is not Container)]));
            Assert.True(page.FindLastIndex(p => p is TextDisplay or Container) < page.FindIndex(p => p is ActionRow), position.Now?.Id);
            var title = Assert.Single(CardModels.Read(page).Split('\n'), l => l.StartsWith("### ", StringComparison.Ordinal));
            Assert.Equal(Heading(position), title);
        }
    }

    /// <summary>
    /// Returns the expected heading. The practice's title heads the first page and pages whose first sentence is too long; other pages are
    /// headed by their first sentence.
    /// </summary>
    private static string Heading(SoloPosition position)
    {
        if (position.Now is not { } step)
            return "### That's it.";
        var say = ScriptText.Say(step, SoloScripts.Now)?.Replace("{tell.long}", "Words", StringComparison.Ordinal) ?? "";
        var first = Regex.Match(say, "^[^.?!\n]{1,59}[.?!](?= |$)").Value;
        return step == position.Script.Steps[0] || first.Length == 0 ? $"### 🕯️ {position.Script.Title}" : $"### {first}";
    }

    [Theory]
    [MemberData(nameof(Scripts))]
    public void A_card_of_ours_has_at_most_ninety_words(string id)
    {
        foreach (var position in SoloScripts.Pages(SoloScripts.Script(id), _ => ""))
        {
            var text = CardModels.OwnTexts([SoloView.Page(Sentences, "en", position, SoloScripts.Now).Components[0]]).Single();
            Assert.InRange(text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length, 2, 90);
        }
    }

    [Fact]
    public void A_page_reads_like_this()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("meta"))
            .GoOn()
            .Write([new SoloAnswer("body", "body", new Words("Tight, *here*"))])
            .Pick("afraid")!
            .Pick("torn")!;

        Assert.Equal(
            """
            ### And what would be good for you, this minute?
            | -# In my body
            | Tight, \*here\*
            | ---
            | Afraid
            | ---
            | Torn
            [Write]
            [Skip] [Stop]
            [Safety] [Hide]
            """,
            CardModels.Read(SoloView.Page(Sentences, "en", position, SoloScripts.Now).Components));
    }

    [Theory]
    [InlineData("", "", "", "One to practise: being found", null)]
    [InlineData("found", "", "", "What you bring: you can be found", "One to practise: answering")]
    [InlineData("found", "heard", "eyes", "What you bring: you can be found", "One to practise: answering")]
    [InlineData("found", "heard,moved", "", "What you bring: you answer", "One to practise: being near")]
    [InlineData(
        "found,phone,soft,told",
        "heard,moved,asked,stayed",
        "eyes,small,fun,first",
        "What you bring: you can be found",
        "One to practise: answering")]
    public void The_most_and_the_fewest_ticks_are_two_sides_and_the_first_wins(
        string open,
        string answer,
        string near,
        string first,
        string? second)
    {
        var notes = new[] { ("open", open), ("answer", answer), ("near", near) }
            .Where(t => t.Item2.Length > 0)
            .Select(t => new SoloAnswer("ticks", t.Item1, new Words(t.Item2)));
        var text =
            CardModels.OwnTexts(
                SoloView.Page(Sentences, "en", SoloPosition.Begin(SoloScripts.Script("are")).Write([.. notes]), SoloScripts.Now).Components)
                    .First();

        var lines = text.Split('\n').Where(l => l.StartsWith("What you bring", StringComparison.Ordinal)
            || l.StartsWith("One to practise", StringComparison.Ordinal)).ToList();
        Assert.StartsWith(first, lines[0]);
        Assert.Equal(second is null ? 1 : 2, lines.Count);
        Assert.StartsWith(second ?? first, lines[^1]);
    }

    [Fact]
    public void A_text_that_varies_is_another_one_next_week()
    {
        string Text(int weeks) =>
            CardModels.OwnTexts(
                SoloView.Page(
                    Sentences,
                    "en",
                    SoloPosition.Begin(SoloScripts.Script("meta")),
                    SoloScripts.Now.Plus(NodaTime.Duration.FromDays(7 * weeks))).Components).First().Split('\n')[1];

        Assert.Equal(4, Enumerable.Range(0, 4).Select(Text).Distinct().Count());
        Assert.Equal(Text(0), Text(4));
    }

    [Fact]
    public void Forms_fit_and_begin_with_what_there_is()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("whole")).GoOn();
        var tell = (WriteStep)position.Now!;
        var begun = SoloForms.Of(position, tell, 7, tell.Starters[0], SoloScripts.Now);
        CardModels.Fits(begun, "the first form");
        Assert.Equal("It began with ", ((TextInput)((Label)begun.Components[0]).Child).Value);
        position =
            position.Write([
                new SoloAnswer("tell", "line", new Words("A line.")),
                new SoloAnswer("tell", "parts", new Words("head,heart"))
            ]);
        var again = SoloForms.Of(position, (WriteStep)position.Now!, 7, null, SoloScripts.Now);
        CardModels.Fits(again, "the second form");
        Assert.Equal(["Head", "Heart"], ((RadioGroup)((Label)again.Components[0]).Child).Options.Select(o => o.Label));
        Assert.Equal("A line.", ((TextInput)((Label)again.Components[1]).Child).Value);
    }

    [Fact]
    public void What_a_form_could_not_hold_is_not_taken()
    {
        var position = SoloPosition.Begin(SoloScripts.Script("whole")).GoOn();
        SubmittedField Text(string text) => new(ComponentType.TextInput, [text]);
        var fields = new Dictionary<string, SubmittedField>
        {
            ["long"] = Text($"  {new string('x', 3000)}\u202E"),
            ["mood"] = new(ComponentType.RadioGroup, ["bad"]),
            ["parts"] = new(ComponentType.CheckboxGroup, ["heart", "tail"]),
            ["more"] = Text("?"),
        };
        var notes = SoloForms.Read(position, (WriteStep)position.Now!, fields)!;

        Assert.Equal(["long", "parts"], notes.Select(n => n.Field));
        Assert.Equal(1000, notes[0].Value.Reveal().Length);
        Assert.Equal("heart", notes[1].Value.Reveal());
        Assert.Null(SoloForms.Read(
            position, (WriteStep)position.Now!, new Dictionary<string, SubmittedField> { ["long"] = Text("  \n ") }));
    }

    private static void Holds(SoloPosition position)
    {
        var page =
            SoloView.Page(
                Sentences,
                "en",
                position,
                SoloScripts.Now,
                [SoloScripts.Script("meta"), SoloScripts.Script("urge"), SoloScripts.Script("are")]);
        CardModels.Fits(page.Components, $"{position.Script.Id} at {position.Now?.Id}");
        var read = SoloAnswerLines.Read(position.Script, SoloScripts.Sent(page.Components));
        Assert.Equal(
            position.Notes.Select(n => (n.Step, n.Field, n.Value.Reveal())),
            read.Select(n => (n.Step, n.Field, n.Value.Reveal())));
        if (position.Now is null)
            return;
        var again = SoloPosition.Resume(position.Script, position.Now.Id, read, position.Times)!;
        Assert.Equal((position.Now.Id, position.Times), (again.Now!.Id, again.Times));
        Assert.Equal(
            CardModels.Read(page.Components),
            CardModels.Read(
                SoloView.Page(
                    Sentences,
                    "en",
                    again,
                    SoloScripts.Now,
                    [SoloScripts.Script("meta"), SoloScripts.Script("urge"), SoloScripts.Script("are")]).Components));
    }

    private static string Longest(string typed, int most)
    {
        var words = string.Concat(Enumerable.Repeat(typed, (most / typed.Length) + 1));
        var cut = char.IsHighSurrogate(words[most - 1]) ? most - 1 : most;
        return DiscordMarkdown.Plain(words[..cut]).Trim();
    }
}
