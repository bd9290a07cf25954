using Discord.Models;
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
/// Reads words back from the messages of a room. When an author leaves, their key and so their words are gone from the database, but their
/// partner has read them in the room and must not notice. Words that were damaged in the database are read back too.
/// </summary>
internal sealed class RoomWordsReader(DiscordRest rest, DanceStore dances)
{
    public Task<CardModel> WithRoomWordsAsync(CardModel model, DanceRow row, CancellationToken cancel) =>
        WithRoomWordsAsync(model, dances.RenderedOf(row), cancel);

    public async Task<CardModel> WithRoomWordsAsync(CardModel model, RenderedRoom rendered, CancellationToken cancel)
    {
        foreach (var side in Sides.Both)
            if (IsLost(model, side) && rendered.Room is { } room)
                model = await WithRoomWordsAsync(model, side, rendered, new Snowflake(room), cancel);
        return model;
    }

    /// <summary>True when this side has left, or the record of their words could not be read.</summary>
    private static bool IsLost(CardModel model, Side side) =>
        model.Couple[side].Person is null
        || (model.Of(side) is { IsEmpty: true } && model.Dance.Posts.Exists(p => HasWords(p.Kind) && p.By.Contains(side)));

    private static bool HasWords(RoomPostKind kind) =>
        kind is RoomPostKind.Words or RoomPostKind.SaidBack or RoomPostKind.Addition or RoomPostKind.Closing;

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
            return WordsCard.TextOf(shown.Components);
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownMessage or ErrorCode.UnknownChannel)
        {
            return null;
        }
    }

    /// <summary>
    /// Reverses <see cref="WordsView"/>. What people typed is escaped, so a line that begins as bold, small or a heading can only be the
    /// bot's own. The author is recognised by the dot of their color, because a name may have changed.
    /// </summary>
    internal static AuthorWords.FormAnswers Read(CardModel model, RoomPost post, Side side, string body)
    {
        var fields = new List<(string Field, string Value)>();
        var asks = post.Kind == RoomPostKind.Words ? model.Script.Find(post.Step)?.Asks ?? [] : [];
        var head = $"**{model.Color(side).Dot} ";
        var (mine, begun) = (false, false);
        foreach (var line in body.Split('\n'))
        {
            if (line.StartsWith("**", StringComparison.Ordinal))
                (mine, begun) = (line.StartsWith(head, StringComparison.Ordinal), false);
            else if (mine && line.StartsWith(Small, StringComparison.Ordinal))
                begun = Begin(fields, asks, line[Small.Length..]);
            else if (mine)
                begun = Add(fields, asks, line.StartsWith(Heading, StringComparison.Ordinal) ? line[Heading.Length..] : line, begun);
        }

        return AuthorWords.FormAnswers.Of(fields.Select(f => (f.Field, Stored(asks, f.Field, DiscordMarkdown.Unescape(f.Value)))));
    }

    private const string Small = "-# ";
    private const string Heading = "## ";

    /// <summary>
    /// Adds the field that a small line belongs to. The line is either the heading of a field or itself the chosen option. Returns true
    /// when a text may follow in that field.
    /// </summary>
    private static bool Begin(List<(string Field, string Value)> fields, IReadOnlyList<FormField> asks, string small)
    {
        var label = DiscordMarkdown.Unescape(small);
        var line = asks.FirstOrDefault(f => f.IsSmallLine && f.Options.Any(o => o.Label == label));
        if (line is null)
            fields.Add((asks.FirstOrDefault(f => f.Card == small || f.Label == small || f.Vary.Contains(small))?.Id ?? Forms.Said, ""));
        else
            fields.Add((line.Id, label));
        return line is null;
    }

    /// <summary>Adds a line of text to the field that has begun, or else to the one that is shown without a heading.</summary>
    private static bool Add(List<(string Field, string Value)> fields, IReadOnlyList<FormField> asks, string text, bool begun)
    {
        if (!begun)
            fields.Add((asks.FirstOrDefault(f => f.StandsAlone)?.Id ?? Forms.Said, text));
        else
            fields[^1] = (fields[^1].Field, fields[^1].Value.Length == 0 ? text : $"{fields[^1].Value}\n{text}");
        return true;
    }

    /// <summary>Returns the stored form of a field: option ids instead of the labels that the card shows.</summary>
    private static string Stored(IReadOnlyList<FormField> asks, string id, string shown) =>
        asks.FirstOrDefault(f => f.Id == id) is { Kind: FieldKind.Choice or FieldKind.Choices } field
            ? string.Join(',', shown.Split(", ").Select(label => field.Options.FirstOrDefault(o => o.Label == label)?.Id ?? label))
            : shown;
}
