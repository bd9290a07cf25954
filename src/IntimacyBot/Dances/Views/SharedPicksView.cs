using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>The card of what both picked: each pick once, and whatever else they wrote under their names.</summary>
internal static class SharedPicksView
{
    public static string Body(CardModel model, WriteStep step, RoomPost post, Func<string, string> show)
    {
        var picked = SharedPicks.Fields(step)
            .Select(f => (Field: f, Answer: AnyAnswer(model, post, f)))
            .Where(f => f.Answer is not null)
            .Select(f => Line(model, f.Field, f.Answer!, show));
        var named = post.By.Select(side => (Side: side, Own: Own(model, step, post, side, show).ToList())).Where(o => o.Own.Count > 0)
            .SelectMany(o => o.Own.Prepend($"-# {model.Name(o.Side)}"));
        return string.Join('\n', picked.Concat(named));
    }

    /// <summary>What is common is the same whoever said it.</summary>
    private static string? AnyAnswer(CardModel model, RoomPost post, FormField field) =>
        post.By.Select(side => Text(model, side, post)?[field.Id]?.Reveal()).FirstOrDefault(answer => answer is not null);

    private static IEnumerable<string> Own(CardModel model, WriteStep step, RoomPost post, Side side, Func<string, string> show)
    {
        var text = Text(model, side, post);
        return step.Asks.Except(SharedPicks.Fields(step)).Where(f => text?[f.Id] is not null)
            .Select(f => Line(model, f, text![f.Id]!.Reveal(), show));
    }

    private static string Line(CardModel model, FormField field, string answer, Func<string, string> show) =>
        $"**{ScriptText.Label(field, model.Week)}**\n{show(Forms.Readable(field, answer, model))}";

    private static AuthorWords.FormAnswers? Text(CardModel model, Side side, RoomPost post) =>
        model.Of(side)?.Shared.GetValueOrDefault(post.Key);
}
