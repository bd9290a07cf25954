using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Views;
using IntimacyBot.Practices.Model;
using Tests.Practices;

namespace Tests.Dances;

/// <summary>Tests fields that are filled to their limit with the worst input.</summary>
public sealed class EscapingTests
{
    public static TheoryData<string, string> Worst
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var practice in new[] { "reach", "together", "levels", "sardines", "repair", "checkin" })
                foreach (var letters in new[] { "*", "\\", "@everyone ", "[a](b)", "雪", "😀", "🏳️‍🌈", "\n-" })
                    data.Add(practice, letters);
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Worst))]
    public void Whatever_is_written_fits_one_card_and_nothing_of_it_is_lost(string practice, string letters)
    {
        var script = SampleScripts.Worked(practice).Script!;
        string Fill(int longest) => Repeated(letters, longest);
        foreach (var dance in ReachableStates.States(script)
            .Where(d => d.Posts.Count > 0)
            .DistinctBy(d => string.Join(' ', d.Posts.Select(p => p.Key))))
        {
            var model = CardModels.Of(dance, script, Side.A, fill: Fill);
            foreach (var post in dance.Posts)
            {
                var message = WordsView.Message(model, post)!;
                CardModels.Fits(message, $"{post.Key}");
                foreach (var side in post.By.Where(_ => post.Kind is not (RoomPostKind.Told or RoomPostKind.Aloud)))
                    Holds(message, model.Of(side)!.Shared[post.Key]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Worst))]
    public void Whatever_is_written_fits_its_preview_and_the_form_that_answers_it(string practice, string letters)
    {
        var script = SampleScripts.Worked(practice).Script!;
        foreach (var dance in ReachableStates.States(script).DistinctBy(ReachableStates.PlaceOf))
        {
            var model = CardModels.Of(dance, script, Side.A, fill: n => Repeated(letters, n));
            if (dance.Position.Current(script) is not WriteStep step)
                continue;
            var text = CardModels.Filled(step.Form.Concat(step.Deeper), n => Repeated(letters, n));
            var preview =
                PreviewPage.Of(model, step, new AuthorWords.Draft(model.Position.Key(step.Id), text), more: "the role Moderators");
            CardModels.Fits(preview.Components, $"The preview of {step.Id}");
            Holds(preview.Components, text);
            CardModels.Fits(
                Forms.Of(
                    model,
                    new FormId(Guid.NewGuid(), practice, "0.x", FormPurpose.Step, 1),
                    step.Form,
                    text,
                    null,
                    WriteForms.Above(model, step)),
                $"The form of {step.Id}");
        }
    }

    [Fact]
    public void Words_that_fit_are_escaped()
    {
        var driver = DanceDriver.InRoom("reach");
        var message =
            WordsView.Message(CardModels.Of(driver.Dance, driver.Rules.Script, fill: _ => "**loud** @everyone"), driver.Dance.Posts[0])!;

        Assert.Contains("\\*\\*loud\\*\\* \\@\u2060everyone", CardModels.Read(message), StringComparison.Ordinal);
    }

    private static string Repeated(string letters, int longest) => string.Concat(Enumerable.Repeat(letters, longest / letters.Length));

    /// <summary>Asserts that everything typed is shown, whether escaped or not.</summary>
    private static void Holds(IEnumerable<Component> shown, AuthorWords.FormAnswers written)
    {
        var text = CardModels.Texts(shown);
        foreach (var field in written.FieldIds.Select(id => written[id]!.Reveal().TrimEnd()).Where(f => f.Length > 200))
        {
            Assert.True(text.Count(c => c == '\\') >= field.Count(c => c == '\\'), "A backslash is gone.");
            Assert.Contains(Bare(field), Bare(text), StringComparison.Ordinal);
        }
    }

    private static string Bare(string text) =>
        text.Replace("\\", "", StringComparison.Ordinal).Replace("\u2060", "", StringComparison.Ordinal);
}
