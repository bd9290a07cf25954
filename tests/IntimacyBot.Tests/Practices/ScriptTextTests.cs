using IntimacyBot.Practices.Model;
using NodaTime;

namespace Tests.Practices;

public sealed class ScriptTextTests
{
    private static string Render(string text) => ScriptText.Render(
        text,
        name => name switch { "lead" => "<@1>", "partner" => "Ada", _ => null },
        answer => answer is { Step: "tell", Field: "fact" } ? "*so*\n@everyone" : null);

    [Theory]
    [InlineData("Nothing to fill in.", "Nothing to fill in.")]
    [InlineData("{lead} and {partner}", "<@1> and Ada")]
    [InlineData("She says: {tell.fact}!", "She says: \\*so\\*\n\\@\u2060everyone!")]
    [InlineData("{tell.mood} by {follow}", "… by …")]
    public void Names_stand_as_given_and_answers_as_typed(string text, string shown) => Assert.Equal(shown, Render(text));

    [Fact]
    public void An_answer_with_braces_is_not_filled_in_again() =>
        Assert.Equal("{lead}", ScriptText.Render("{tell.fact}", _ => "no", _ => "{lead}"));

    [Fact]
    public void A_text_stays_from_Monday_to_Sunday_and_then_the_next_has_its_turn()
    {
        string[] texts = ["a", "b", "c"];
        var monday = Instant.FromUtc(2026, 11, 23, 0, 0);
        var now = ScriptText.Vary(texts, monday);

        Assert.NotEqual(now, ScriptText.Vary(texts, monday - Duration.FromSeconds(1)));
        Assert.Equal(now, ScriptText.Vary(texts, monday + Duration.FromDays(7) - Duration.FromSeconds(1)));
        var weeks = Enumerable.Range(0, 6).Select(w => ScriptText.Vary(texts, monday + Duration.FromDays(7 * w))!).ToList();
        Assert.Equal(3, weeks.Take(3).Distinct().Count());
        Assert.Equal(weeks.Take(3), weeks.Skip(3));
    }

    [Fact]
    public void The_turn_of_the_year_skips_nobody()
    {
        string[] texts = ["a", "b", "c", "d", "e"];
        var order = Enumerable.Range(0, 110)
            .Select(w => Array.IndexOf(texts, ScriptText.Vary(texts, Instant.FromUtc(2025, 12, 1, 12, 0) + Duration.FromDays(7 * w))))
            .ToList();

        Assert.All(order.Zip(order.Skip(1)), p => Assert.Equal((p.First + 1) % 5, p.Second));
    }

    [Fact]
    public void Long_before_and_with_nothing_to_choose_from_it_still_answers()
    {
        Assert.Equal("a", ScriptText.Vary(["a"], Instant.FromUtc(1900, 1, 1, 0, 0)));
        Assert.Contains(ScriptText.Vary(["a", "b"], Instant.FromUtc(1969, 12, 31, 0, 0)), (string[])["a", "b"]);
        Assert.Null(ScriptText.Vary([], Instant.FromUtc(2026, 1, 1, 0, 0)));
    }

    [Fact]
    public void A_step_says_its_text_or_the_one_of_this_week()
    {
        var now = Instant.FromUtc(2026, 11, 23, 0, 0);

        Assert.Equal("a", ScriptText.Say(new QuietStep("still", TimeSpan.FromMinutes(1)) { Say = "a" }, now));
        Assert.Equal("b", ScriptText.Say(new QuietStep("still", TimeSpan.FromMinutes(1)) { Vary = ["b"] }, now));
        Assert.Null(ScriptText.Say(new QuietStep("still", TimeSpan.FromMinutes(1)), now));
        Assert.Equal("c", ScriptText.Label(new FormField("line", FieldKind.Short) { Label = "c" }, now));
        Assert.Equal("d", ScriptText.Label(new FormField("line", FieldKind.Short) { Vary = ["d"] }, now));
    }
}
