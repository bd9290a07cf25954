using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The card of what both picked: each pick once, and whatever else they wrote under their names. Pure.</summary>
internal static class SharedPicksView
{
    public static string Body(CardModel scene, WriteStep step, RoomPost piece, Func<string, string> show)
    {
        var picked = SharedPicks.Fields(step)
            .Select(f => (Field: f, Answer: AnyAnswer(scene, piece, f)))
            .Where(f => f.Answer is not null)
            .Select(f => Line(scene, f.Field, f.Answer!, show));
        var named = piece.By.Select(side => (Side: side, Own: Own(scene, step, piece, side, show).ToList())).Where(o => o.Own.Count > 0)
            .SelectMany(o => o.Own.Prepend($"-# {scene.Name(o.Side)}"));
        return string.Join('\n', picked.Concat(named));
    }

    /// <summary>What is common is the same whoever said it.</summary>
    private static string? AnyAnswer(CardModel scene, RoomPost piece, FormField field) =>
        piece.By.Select(side => Text(scene, side, piece)?[field.Id]?.Reveal()).FirstOrDefault(answer => answer is not null);

    private static IEnumerable<string> Own(CardModel scene, WriteStep step, RoomPost piece, Side side, Func<string, string> show)
    {
        var text = Text(scene, side, piece);
        return step.Asks.Except(SharedPicks.Fields(step)).Where(f => text?[f.Id] is not null)
            .Select(f => Line(scene, f, text![f.Id]!.Reveal(), show));
    }

    private static string Line(CardModel scene, FormField field, string answer, Func<string, string> show) =>
        $"**{ScriptText.Label(field, scene.Week)}**\n{show(Forms.Readable(field, answer, scene))}";

    private static AuthorWords.FormAnswers? Text(CardModel scene, Side side, RoomPost piece) => scene.Of(side)?.Shared.GetValueOrDefault(piece.Key);
}
