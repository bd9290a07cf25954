using IntimacyBot.Practices.Model;
using IntimacyBot.Practices.Reading;

namespace Tests.Practices;

public sealed class SoloCheckTests
{
    private const string Note = "note: { text: short, label: \"A note\" }";

    [Fact]
    public void All_answers_have_to_fit_one_page()
    {
        Assert.Equal("", SampleScripts.Broken(nameof(SampleScripts.Solo), Note, Fields("aa", "bb")));
        Assert.Equal(
            "5: with every answer on it the page can have 3023 characters, at most 3000 fit a practice for one",
            SampleScripts.Broken(nameof(SampleScripts.Solo), Note, Fields("aa", "bb", "cc")));
    }

    [Fact]
    public void What_a_text_repeats_counts_too() =>
        Assert.Equal(
            "5: with every answer on it the page can have 3026 characters, at most 3000 fit a practice for one",
            SampleScripts.Broken(
                nameof(SampleScripts.Solo), Note, Fields("aa", "bb") + "\n  - { id: still, quiet: 10s, say: \"{note.aa}\" }"));

    [Fact]
    public void There_are_only_so_many_answers_on_a_page()
    {
        var many =
            string.Concat(Enumerable.Range(0, 18)
                .Select(i => $"  - id: step{(char)('a' + i)}\n    choose: me\n    options: {{ done: {{ label: \"Done\" }} }}\n"));

        Assert.Equal(
            "5: 20 answers, at most 18 fit the one page of a practice for one",
            SampleScripts.Broken(nameof(SampleScripts.Solo), "  - id: now\n", many + "  - id: now\n"));
    }

    [Fact]
    public void There_are_only_so_many_ways_back()
    {
        var many =
            string.Concat(Enumerable.Range(0, 20)
                .Select(i => $"      way{(char)('a' + i)}: {{ label: \"Again\", next: note, times: 9 }}\n"));

        Assert.Equal(
            "5: 21 options lead back, at most 20 can in a practice for one",
            SampleScripts.Broken(nameof(SampleScripts.Solo), "      done:", many + "      done:"));
    }

    [Theory]
    [InlineData("feelings")]
    [InlineData("needs")]
    public void A_list_fits_its_selects_and_its_answers(string list)
    {
        var words = WordLists.Of(list);

        Assert.InRange(words.Count, 6, ScriptKeywords.MostAnswers);
        Assert.Equal(words.Count, words.Select(f => f.Id).Distinct().Count());
        Assert.All(words, f => Assert.InRange(f.Finer.Count, 4, 25));
        Assert.All(words, f => Assert.Equal(f.Finer.Count, f.Finer.Select(w => w.Id).Distinct().Count()));
        Assert.Equal(words.Sum(f => f.Finer.Count), words.SelectMany(f => f.Finer).Select(w => w.Label).Distinct().Count());
        Assert.All(words.Concat(words.SelectMany(f => f.Finer)), w => Assert.InRange(w.Label.Length, 2, 30));
    }

    private static string Fields(params string[] ids) => string.Join("\n      ", ids.Select(id => $"{id}: {{ text: long, label: \"A\" }}"));
}
