using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the cards of what both picked. They show each common pick once, and everything else on a card of its author.</summary>
internal static class SharedPicksView
{
    public static IReadOnlyList<Component> Cards(CardModel model, WriteStep step, RoomPost post, Func<string, string> show)
    {
        var picked = SharedPicks.Fields(step)
            .Select(f => (Field: f, Answer: AnyAnswer(model, post, f)))
            .Where(f => f.Answer is not null)
            .Select(f => Answer(model, f.Field, f.Answer!, show))
            .ToList();
        var own = post.By.Select(side => (Side: side, Own: Own(model, step, post, side, show).ToList())).Where(o => o.Own.Count > 0);
        return [.. Both(model, picked), .. own.Select(o => WordsView.Card(model, o.Side, o.Own))];
    }

    private static IEnumerable<Component> Both(CardModel model, List<WordsAnswer> picked)
    {
        if (picked.Count == 0)
            return [];
        var names = model.Say(DanceText.BothNames, ("one", model.Bare(Side.A)), ("other", model.Bare(Side.B)));
        return [WordsCard.Of($"{PersonColor.Both.Dot} {names}", PersonColor.Both, picked)];
    }

    /// <summary>Returns the answer of either side, because a common pick is the same for both.</summary>
    private static string? AnyAnswer(CardModel model, RoomPost post, FormField field) =>
        post.By.Select(side => Text(model, side, post)?[field.Id]?.Reveal()).FirstOrDefault(answer => answer is not null);

    private static IEnumerable<WordsAnswer> Own(CardModel model, WriteStep step, RoomPost post, Side side, Func<string, string> show)
    {
        var text = Text(model, side, post);
        return step.Asks.Except(SharedPicks.Fields(step)).Where(f => text?[f.Id] is not null)
            .Select(f => Answer(model, f, text![f.Id]!.Reveal(), show));
    }

    private static WordsAnswer Answer(CardModel model, FormField field, string answer, Func<string, string> show) =>
        WordsAnswer.Of(field, show(Forms.Readable(field, answer, model)), model.Week);

    private static AuthorWords.FormAnswers? Text(CardModel model, Side side, RoomPost post) =>
        model.Of(side)?.Shared.GetValueOrDefault(post.Key);
}
