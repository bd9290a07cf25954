using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Views;

/// <summary>A card of earlier answers, each under its author's name.</summary>
internal static class ShowStepView
{
    /// <summary>Null if somebody's answers are gone with their key: a card that stands is then left as it is.</summary>
    public static string? Body(CardModel model, RoomPost post)
    {
        var then = model.AsOf(post);
        if (model.Script.Find(post.Step) is not ShowStep show || post.By.Any(side => IsGone(then, show, side)))
            return null;
        return WordsView.Fitting(escape => GatePages.Joined([then.Says(show), .. post.By.Select(side => Of(then, show, side, escape))]));
    }

    private static string? Of(CardModel model, ShowStep show, Side side, Func<string, string> escape)
    {
        var lines = Answers(model, show, side).Select(a => $"**{a.Label}**\n{escape(a.Answer)}").ToList();
        return lines.Count == 0 ? null : $"-# {model.Name(side)}\n{string.Join('\n', lines)}";
    }

    /// <summary>What this side has said of what is shown, in the order of the card.</summary>
    public static IEnumerable<(string Label, string Answer)> Answers(CardModel model, ShowStep show, Side side)
    {
        foreach (var shown in show.Fields)
            if (model.ShownBy(side, shown.Step) is { } said
                && said[shown.Field]?.Reveal() is { } answer
                && model.Script.Find(shown.Step)?.Asks.FirstOrDefault(f => f.Id == shown.Field) is { } field)
                yield return (ScriptText.Label(field, said.Asked ?? model.Week), Forms.Readable(field, answer, model));
    }

    private static bool IsGone(CardModel model, ShowStep show, Side side) =>
        model.Of(side) is null || (model.Couple[side].Person is null && !Answers(model, show, side).Any());
}
