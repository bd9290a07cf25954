using System.Diagnostics;
using Discord.Models;
using Discord.Rest;
using Discord.Rest.Api;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Rooms;

/// <summary>
/// Reads words back from the messages of a room. Whatever shows somebody's words a second time takes them from there and not from the
/// database: when an author leaves, their words are gone from the database, and neither what their partner sees nor how long it takes may
/// tell.
/// </summary>
internal sealed class RoomWordsReader(DiscordRest rest, DanceStore dances, InteractionTimings timings)
{
    private const int MostRead = 100;

    /// <summary>
    /// Returns the model of a private page with the partner's words as they stand in the room. If the room does not answer in time, the
    /// words are left out, because whoever pressed waits.
    /// </summary>
    public async Task<CardModel> WithTheirWordsAsync(
        InteractionContext interaction, CardModel model, DanceRow row, CancellationToken cancel)
    {
        var them = (model.Reader ?? throw new InvalidOperationException("A private page has a reader.")).Other();
        var rendered = dances.RenderedOf(row);
        var stands = model.Dance.Posts.Any(p => IsBy(them, p) && rendered.Posts.ContainsKey(p.Key));
        var messages = stands && rendered.Room is { } room
            ? await ReadInTimeAsync(interaction, new Snowflake(room), cancel)
            : RoomMessages.None;
        return With(model, them, Read(model, them, rendered, messages));
    }

    /// <summary>Reads the last messages of a room. A room that no longer exists has none.</summary>
    public async Task<RoomMessages> ReadAsync(Snowflake room, CancellationToken cancel)
    {
        try
        {
            return new RoomMessages(await rest.GetMessagesAsync(room, MostRead, cancellationToken: cancel));
        }
        catch (DiscordApiException e) when (e.Code is ErrorCode.UnknownChannel)
        {
            return RoomMessages.None;
        }
    }

    /// <summary>
    /// Returns the model of a room with all words that stand there already. Words that do not stand there yet, or not as their author has
    /// changed them, are those of the database.
    /// </summary>
    public static CardModel WithWordsOf(CardModel model, RenderedRoom rendered, RoomMessages messages)
    {
        foreach (var side in Sides.Both)
        {
            var stored = model.Of(side)?.Shared;
            var standing = Read(model, side, rendered, messages);
            foreach (var post in model.Dance.Posts.Where(p => IsBy(side, p) && IsNew(model, p, rendered)))
                if (stored?.GetValueOrDefault(post.Key) is { } words)
                    standing[post.Key] = words;
            model = With(model, side, standing);
        }

        return model;
    }

    /// <summary>True for words that the room does not show yet, or not as they are now. It shows nothing from before a new room.</summary>
    private static bool IsNew(CardModel model, RoomPost post, RenderedRoom rendered) => rendered.Posts.TryGetValue(post.Key, out var shown)
        ? !CardMark.HasSameWords(shown.CardHash, post)
        : rendered.Shows(model.Dance.Posts.IndexOf(post));

    private Task<RoomMessages> ReadInTimeAsync(InteractionContext interaction, Snowflake room, CancellationToken cancel)
    {
        var left = timings.RoomWordsWithin - Stopwatch.GetElapsedTime(interaction.ReceivedAt);
        return OptionalRead.WithinAsync(left, token => ReadAsync(room, token), RoomMessages.None, cancel);
    }

    private static Dictionary<string, AuthorWords.FormAnswers> Read(
        CardModel model, Side side, RenderedRoom rendered, RoomMessages messages)
    {
        var words = new Dictionary<string, AuthorWords.FormAnswers>();
        foreach (var post in model.Dance.Posts.Where(p => IsBy(side, p)))
            if (rendered.Posts.TryGetValue(post.Key, out var shown) && messages.TextOf(shown.Message) is { } body)
                words[post.Key] = Read(model, post, side, body);
        return words;
    }

    private static bool IsBy(Side side, RoomPost post) => post.Kind != RoomPostKind.Shown && post.By.Contains(side);

    private static CardModel With(CardModel model, Side side, IEnumerable<KeyValuePair<string, AuthorWords.FormAnswers>> words) =>
        side == Side.A ? model with { A = AuthorWords.Remembered(words) } : model with { B = AuthorWords.Remembered(words) };

    /// <summary>
    /// Reverses <see cref="WordsView"/>. What people typed is escaped, so a line that begins as bold, small or a heading can only be the
    /// bot's own. The author is recognised by the dot of their color, because a name may have changed. What both picked stands once, under
    /// the dot of both.
    /// </summary>
    internal static AuthorWords.FormAnswers Read(CardModel model, RoomPost post, Side side, string body)
    {
        var fields = new List<(string Field, string Value)>();
        var asks = post.Kind == RoomPostKind.Words ? model.Script.Find(post.Step)?.Asks ?? [] : [];
        string[] heads = [$"**{model.Color(side).Dot} ", $"**{PersonColor.Both.Dot} "];
        var (mine, begun) = (false, false);
        foreach (var line in body.Split('\n'))
        {
            if (line.StartsWith("**", StringComparison.Ordinal))
                (mine, begun) = (heads.Any(head => line.StartsWith(head, StringComparison.Ordinal)), false);
            else if (mine && line.StartsWith(Small, StringComparison.Ordinal))
                begun = Begin(fields, asks, line[Small.Length..], post.Kind);
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
    private static bool Begin(
        List<(string Field, string Value)> fields, IReadOnlyList<FormField> asks, string small, RoomPostKind kind)
    {
        var label = DiscordMarkdown.Unescape(small);
        var line = asks.FirstOrDefault(f => f.IsSmallLine && f.Options.Any(o => o.Label == label));
        if (kind == RoomPostKind.Loop)
            fields.Add((small, ""));
        else if (line is null)
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
