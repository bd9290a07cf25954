using System.Text;
using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>Words as a message of the room: one for each piece. Pure.</summary>
internal static class WordsView
{
    /// <summary>Null if the words are gone with their author's key: a message that stands is then left as it is.</summary>
    public static IReadOnlyList<Component>? Message(Scene scene, Piece piece)
    {
        if (Body(scene, piece) is not { } body)
            return null;
        var parts = new List<Component> { Pages.Text(body) };
        if (scene.Dance is Dance.Dancing d && d.Changeable == piece.Key && piece.Kind is not PieceKind.Closing)
            parts.Add(Pages.Row(
                Pages.Quiet(scene.Say(DanceText.LabelChange), new PieceId(scene.Id, piece.Key, PieceAct.Change)),
                Pages.Quiet(scene.Say(DanceText.LabelTakeBack), new PieceId(scene.Id, piece.Key, PieceAct.TakeBack))));
        return [new Container(parts) { AccentColor = Pages.Warm }];
    }

    /// <summary>What was written in a form, as its reader sees it.</summary>
    public static string? Body(Scene scene, Piece piece) => piece.Kind switch
    {
        PieceKind.Told => Told(scene, piece),
        _ => Both(scene, piece),
    };

    public static string Fields(Scene scene, string step, PieceKind kind, Folio.Text text)
    {
        var form = kind == PieceKind.Words && scene.Script.Find(step) is Write write ? write.Form.Concat(write.Deeper).ToList() : [];
        var all = new StringBuilder();
        foreach (var id in text.FieldIds)
        {
            var field = form.FirstOrDefault(f => f.Id == id);
            var label = field is null ? Heading(scene, kind) : ScriptText.Label(field, scene.Now);
            all.Append(null, $"**{label}**\n{Answer.Escape(Forms.Readable(field, text[id]!.Reveal(), scene))}\n");
        }

        return all.ToString().TrimEnd();
    }

    private static string? Both(Scene scene, Piece piece)
    {
        var all = new List<string>();
        foreach (var side in piece.By)
        {
            if (scene.Of(side)?.Shared.GetValueOrDefault(piece.Key) is not { } text)
                return null;
            all.Add($"-# {scene.Name(side)}\n{Fields(scene, piece.Step, piece.Kind, text)}");
        }

        return string.Join('\n', all);
    }

    private static string? Told(Scene scene, Piece piece) =>
        (scene.Script.Find(piece.Step) as Choose)?.Options.FirstOrDefault(o => o.Id == piece.Option)?.Post is { } post ? scene.Render(post) : "…";

    private static string Heading(Scene scene, PieceKind kind) => scene.Say(kind switch
    {
        PieceKind.Addition => DanceText.FormAddition,
        PieceKind.Part => DanceText.FormPart,
        PieceKind.Closing => DanceText.FormClosing,
        _ => DanceText.FormSaidBack,
    });
}
