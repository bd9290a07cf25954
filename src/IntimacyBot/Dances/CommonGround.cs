using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>A step of which only what both picked is shown. Once both have answered nothing else of their picks is left. Pure.</summary>
internal static class CommonGround
{
    /// <summary>Would nothing be left if these two were put side by side?</summary>
    public static bool IsEmpty(Write step, Folio.Text one, Folio.Text other) => Picks(step).All(f => Both(f, one, other).Length == 0);

    /// <summary>One's answers with nothing in them that the other has not picked too.</summary>
    public static Folio.Text Of(Write step, Folio.Text one, Folio.Text other) => Folio.Text.Of(one.FieldIds.Select(id =>
        (id, Picks(step).FirstOrDefault(f => f.Id == id) is { } field ? Both(field, one, other) : one[id]!.Reveal())));

    /// <summary>Is this the share that shows the two that they picked nothing alike?</summary>
    public static bool LeavesNothing(Seat seat, string key) =>
        seat.Dance.Walk.Current(seat.Script) is Write { Common: true } step && seat.Key == key && seat.DraftFor(key) is { } mine
        && seat.Theirs.Shared.GetValueOrDefault(key) is { } theirs && IsEmpty(step, mine.Text, theirs);

    /// <summary>The card: what both picked, once, and whatever else they wrote under their names.</summary>
    public static string Body(Scene scene, Write step, Piece piece, Func<string, string> show)
    {
        var lines = Picks(step).Select(f => (Field: f, Answer: piece.By.Select(side => Text(scene, side, piece)?[f.Id]?.Reveal()).FirstOrDefault(a => a is not null)))
            .Where(f => f.Answer is not null)
            .Select(f => Line(scene, f.Field, f.Answer!, show));
        var names = piece.By.Select(side => (Side: side, Own: Own(scene, step, piece, side, show).ToList())).Where(o => o.Own.Count > 0)
            .SelectMany(o => o.Own.Prepend($"-# {scene.Name(o.Side)}"));
        return string.Join('\n', lines.Concat(names));
    }

    private static IEnumerable<string> Own(Scene scene, Write step, Piece piece, Side side, Func<string, string> show) =>
        step.Asks.Except(Picks(step)).Where(f => Text(scene, side, piece)?[f.Id] is not null).Select(f => Line(scene, f, Text(scene, side, piece)![f.Id]!.Reveal(), show));

    private static string Line(Scene scene, Field field, string answer, Func<string, string> show) =>
        $"**{ScriptText.Label(field, scene.Week)}**\n{show(Forms.Readable(field, answer, scene))}";

    private static Folio.Text? Text(Scene scene, Side side, Piece piece) => scene.Of(side)?.Shared.GetValueOrDefault(piece.Key);

    private static IEnumerable<Field> Picks(Write step) => step.Asks.Where(f => f is { Kind: FieldKind.Choices, Private: false });

    /// <summary>In the order of the script, so that it says nothing about who picked what first.</summary>
    private static string Both(Field field, Folio.Text one, Folio.Text other)
    {
        var (mine, theirs) = (one[field.Id]?.Reveal().Split(',') ?? [], other[field.Id]?.Reveal().Split(',') ?? []);
        return string.Join(',', field.Options.Select(o => o.Id).Concat(mine).Distinct().Where(id => mine.Contains(id) && theirs.Contains(id)));
    }
}
