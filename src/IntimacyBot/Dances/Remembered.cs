using Discord.Models;
using Discord.Rest;
using IntimacyBot.Couples;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>
/// Words whose author has left are gone from the database with their key. Their partner has read them in the room and must not notice, so
/// that what is shown again is read back from the room itself.
/// </summary>
internal sealed class RoomWordsReader(DiscordRest rest, DanceStore dances)
{
    public Task<CardModel> RecallAsync(CardModel scene, DanceRow row, CancellationToken cancel) =>
        RecallAsync(scene, dances.RenderedOf(row), cancel);

    public async Task<CardModel> RecallAsync(CardModel scene, RenderedRoom picture, CancellationToken cancel)
    {
        foreach (var side in Sides.Both)
            if (scene.Couple[side].Person is null && picture.Room is { } room)
                scene = await RecallAsync(scene, side, picture, new Snowflake(room), cancel);
        return scene;
    }

    private async Task<CardModel> RecallAsync(CardModel scene, Side side, RenderedRoom picture, Snowflake room, CancellationToken cancel)
    {
        var words = new Dictionary<string, AuthorWords.FormAnswers>();
        foreach (var piece in scene.Dance.Posts.Where(p => p.Kind != RoomPostKind.Shown && p.By.Contains(side) && picture.Posts.ContainsKey(p.Key)))
            if (await BodyAsync(room, new Snowflake(picture.Posts[piece.Key].Message), cancel) is { } body)
                words[piece.Key] = Read(scene, piece, side, body);
        var folio = AuthorWords.Remembered(words);
        return side == Side.A ? scene with { A = folio } : scene with { B = folio };
    }

    private async Task<string?> BodyAsync(Snowflake room, Snowflake message, CancellationToken cancel)
    {
        try
        {
            var shown = await rest.GetMessageAsync(room, message, cancel);
            return (shown.Components.OfType<Container>().FirstOrDefault()?.Components ?? shown.Components).OfType<TextDisplay>().FirstOrDefault()?.Content;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.UnknownChannel)
        {
            return null;
        }
    }

    /// <summary>The reverse of <see cref="WordsView"/>: what people typed has its asterisks escaped, so that a bold line can only be a label.</summary>
    internal static AuthorWords.FormAnswers Read(CardModel scene, RoomPost piece, Side side, string body)
    {
        var fields = new List<(string Field, string Value)>();
        var mine = false;
        foreach (var line in body.Split('\n'))
        {
            if (line.StartsWith("-# <@", StringComparison.Ordinal))
                mine = line == $"-# {scene.Name(side)}";
            else if (mine && line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal))
                fields.Add((FieldOf(scene, piece, line[2..^2])?.Id ?? Forms.Said, ""));
            else if (mine && fields.Count > 0)
                fields[^1] = (fields[^1].Field, fields[^1].Value.Length == 0 ? line : $"{fields[^1].Value}\n{line}");
        }

        return AuthorWords.FormAnswers.Of(fields.Select(f => (f.Field, Stored(scene, piece, f.Field, DiscordMarkdown.Unescape(f.Value)))));
    }

    private static FormField? FieldOf(CardModel scene, RoomPost piece, string label) =>
        (scene.Script.Find(piece.Step) as WriteStep)?.Form.Concat(((WriteStep)scene.Script.Find(piece.Step)!).Deeper).FirstOrDefault(f => f.Label == label || f.Vary.Contains(label));

    /// <summary>A picked label is stored as its option's id.</summary>
    private static string Stored(CardModel scene, RoomPost piece, string id, string shown)
    {
        var write = scene.Script.Find(piece.Step) as WriteStep;
        var field = write?.Form.Concat(write.Deeper).FirstOrDefault(f => f.Id == id);
        return field is { Kind: FieldKind.Choice or FieldKind.Choices }
            ? string.Join(',', shown.Split(", ").Select(label => field.Options.FirstOrDefault(o => o.Label == label)?.Id ?? label))
            : shown;
    }
}
