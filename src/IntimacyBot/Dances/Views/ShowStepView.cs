using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds a message of earlier answers, with one card for each author.</summary>
internal static class ShowStepView
{
    /// <summary>Null if somebody's answers were destroyed with their key; a card that was posted before is then left as it is.</summary>
    public static IReadOnlyList<Component>? Cards(CardModel model, RoomPost post)
    {
        var then = model.AsOf(post);
        if (model.Script.Find(post.Step) is not ShowStep show || post.By.Any(side => IsGone(then, show, side)))
            return null;
        return WordsCard.Fitting(escape => [.. Says(then, show), .. post.By.SelectMany(side => Of(then, show, side, escape))]);
    }

    /// <summary>Returns what the step says, which stands above the cards.</summary>
    public static IEnumerable<Component> Says(CardModel model, Step? show) =>
        show is not null && model.Says(show) is { } says ? [PageBuilder.Small(says)] : [];

    private static IEnumerable<Component> Of(CardModel model, ShowStep show, Side side, Func<string, string> escape)
    {
        var answers = Answers(model, show, side, escape).ToList();
        return answers.Count == 0 ? [] : [WordsView.Card(model, side, answers)];
    }

    /// <summary>Returns what this side has said of what is shown, in the order of the card.</summary>
    public static IEnumerable<WordsAnswer> Answers(CardModel model, ShowStep show, Side side, Func<string, string> escape)
    {
        foreach (var shown in show.Fields)
            if (model.ShownBy(side, shown.Step) is { } said
                && said[shown.Field]?.Reveal() is { } answer
                && model.Script.Find(shown.Step)?.Asks.FirstOrDefault(f => f.Id == shown.Field) is { } field)
                yield return new WordsAnswer(
                    ScriptText.Heading(field, said.Asked ?? model.Week), escape(Forms.Readable(field, answer, model)));
    }

    /// <summary>True when this side has shared something that is shown here and it can no longer be read.</summary>
    private static bool IsGone(CardModel model, ShowStep show, Side side) =>
        show.Fields.Any(f => model.IsShownBy(side, f.Step)) && show.Fields.All(f => model.ShownBy(side, f.Step) is null);
}
