using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>A card of earlier answers, each under its author's name. Pure.</summary>
internal static class ShowStepView
{
    /// <summary>Null if somebody's answers are gone with their key: a card that stands is then left as it is.</summary>
    public static string? Body(CardModel scene, RoomPost piece)
    {
        var then = scene.AsOf(piece);
        if (scene.Script.Find(piece.Step) is not ShowStep show || piece.By.Any(side => IsGone(then, show, side)))
            return null;
        return WordsView.Fitting(escape => GatePages.Joined([then.Says(show), .. piece.By.Select(side => Of(then, show, side, escape))]));
    }

    private static string? Of(CardModel scene, ShowStep show, Side side, Func<string, string> escape)
    {
        var lines = Answers(scene, show, side).Select(a => $"**{a.Label}**\n{escape(a.Answer)}").ToList();
        return lines.Count == 0 ? null : $"-# {scene.Name(side)}\n{string.Join('\n', lines)}";
    }

    /// <summary>What this side has said of what is shown, in the order of the card.</summary>
    public static IEnumerable<(string Label, string Answer)> Answers(CardModel scene, ShowStep show, Side side)
    {
        foreach (var shown in show.Fields)
            if (scene.ShownBy(side, shown.Step) is { } said && said[shown.Field]?.Reveal() is { } answer && scene.Script.Find(shown.Step)?.Asks.FirstOrDefault(f => f.Id == shown.Field) is { } field)
                yield return (ScriptText.Label(field, said.Asked ?? scene.Week), Forms.Readable(field, answer, scene));
    }

    private static bool IsGone(CardModel scene, ShowStep show, Side side) =>
        scene.Of(side) is null || (scene.Couple[side].Person is null && !Answers(scene, show, side).Any());
}
