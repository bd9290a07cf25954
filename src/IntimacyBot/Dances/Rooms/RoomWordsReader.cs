using Discord.Models;
using Discord.Models.Components;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Words whose author has left are gone from the database with their key. Their partner has read them in the room and must not notice, so
/// that what is shown again is read back from the room itself.
/// </summary>
internal sealed class RoomWordsReader(DiscordRest rest, DanceStore dances)
{
    public Task<CardModel> WithRoomWordsAsync(CardModel model, DanceRow row, CancellationToken cancel) =>
        WithRoomWordsAsync(model, dances.RenderedOf(row), cancel);

    public async Task<CardModel> WithRoomWordsAsync(CardModel model, RenderedRoom rendered, CancellationToken cancel)
    {
        foreach (var side in Sides.Both)
            if (model.Couple[side].Person is null && rendered.Room is { } room)
                model = await WithRoomWordsAsync(model, side, rendered, new Snowflake(room), cancel);
        return model;
    }

    private async Task<CardModel> WithRoomWordsAsync(
        CardModel model,
        Side side,
        RenderedRoom rendered,
        Snowflake room,
        CancellationToken cancel)
    {
        var words = new Dictionary<string, AuthorWords.FormAnswers>();
        foreach (var post in model.Dance.Posts.Where(p => p.Kind != RoomPostKind.Shown
            && p.By.Contains(side)
            && rendered.Posts.ContainsKey(p.Key)))
            if (await BodyAsync(room, new Snowflake(rendered.Posts[post.Key].Message), cancel) is { } body)
                words[post.Key] = Read(model, post, side, body);
        var authorWords = AuthorWords.Remembered(words);
        return side == Side.A ? model with { A = authorWords } : model with { B = authorWords };
    }

    private async Task<string?> BodyAsync(Snowflake room, Snowflake message, CancellationToken cancel)
    {
        try
        {
            var shown = await rest.GetMessageAsync(room, message, cancel);
            return (shown.Components.OfType<Container>().FirstOrDefault()?.Components
                ?? shown.Components).OfType<TextDisplay>().FirstOrDefault()?.Content;
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.UnknownChannel)
        {
            return null;
        }
    }

    /// <summary>
    /// The reverse of <see cref="WordsView"/>: what people typed has its asterisks escaped, so that a bold line can only be a label.
    /// </summary>
    internal static AuthorWords.FormAnswers Read(CardModel model, RoomPost post, Side side, string body)
    {
        var fields = new List<(string Field, string Value)>();
        var mine = false;
        foreach (var line in body.Split('\n'))
        {
            if (line.StartsWith("-# <@", StringComparison.Ordinal))
                mine = line == $"-# {model.Name(side)}";
            else if (mine && line.StartsWith("**", StringComparison.Ordinal) && line.EndsWith("**", StringComparison.Ordinal))
                fields.Add((FieldOf(model, post, line[2..^2])?.Id ?? Forms.Said, ""));
            else if (mine && fields.Count > 0)
                fields[^1] = (fields[^1].Field, fields[^1].Value.Length == 0 ? line : $"{fields[^1].Value}\n{line}");
        }

        return AuthorWords.FormAnswers.Of(fields.Select(f => (f.Field, Stored(model, post, f.Field, DiscordMarkdown.Unescape(f.Value)))));
    }

    private static FormField? FieldOf(CardModel model, RoomPost post, string label)
    {
        var write = model.Script.Find(post.Step) as WriteStep;
        return write?.Form.Concat(write.Deeper).FirstOrDefault(f => f.Label == label || f.Vary.Contains(label));
    }

    /// <summary>A picked label is stored as its option's id.</summary>
    private static string Stored(CardModel model, RoomPost post, string id, string shown)
    {
        var write = model.Script.Find(post.Step) as WriteStep;
        var field = write?.Form.Concat(write.Deeper).FirstOrDefault(f => f.Id == id);
        return field is { Kind: FieldKind.Choice or FieldKind.Choices }
            ? string.Join(',', shown.Split(", ").Select(label => field.Options.FirstOrDefault(o => o.Label == label)?.Id ?? label))
            : shown;
    }
}
