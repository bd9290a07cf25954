using System.Text;
using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Words as a message of the room: one for each post.</summary>
internal static class WordsView
{
    // A card takes 4,000 characters and 10,000 bytes; a preview says something of its own besides.
    private const int MostText = 3_600;
    private const int MostBytes = 9_400;

    /// <summary>Null if the words are gone with their author's key: a message that stands is then left as it is.</summary>
    public static IReadOnlyList<Component>? Message(CardModel model, RoomPost post)
    {
        if (Body(model, post) is not { } body)
            return null;
        var parts = new List<Component> { PageBuilder.Text(body) };
        if (model.Dance is Dance.Dancing d && d.Changeable == post.Key && post.Kind is not RoomPostKind.Closing)
            parts.Add(PageBuilder.Row(
                PageBuilder.Quiet(model.Say(DanceText.LabelChange), new RoomPostId(model.Id, post.Key, RoomPostAct.Change)),
                PageBuilder.Quiet(model.Say(DanceText.LabelTakeBack), new RoomPostId(model.Id, post.Key, RoomPostAct.TakeBack))));
        return [new Container(parts) { AccentColor = PageBuilder.Warm }];
    }

    /// <summary>What a post says; null if its words are gone.</summary>
    public static string? Body(CardModel model, RoomPost post) => post.Kind switch
    {
        RoomPostKind.Told => Told(model, post),
        RoomPostKind.Shown => ShowStepView.Body(model, post),
        _ when post.By.IsEmpty => model.Say(DanceText.NothingAlike),
        _ when post.By.All(side => Text(model, side, post) is not null) => Fitting(show => Both(model, post, show)),
        _ => null,
    };

    /// <summary>What was written in a form, as its reader sees it.</summary>
    public static string Fields(CardModel model, string step, RoomPostKind kind, AuthorWords.FormAnswers text) =>
        Fitting(show => Fields(model, step, kind, text, show));

    /// <summary>Where nothing has to be filled in, there may be nothing.</summary>
    public static Container Framed(string words) =>
        new([PageBuilder.Text(words.Length == 0 ? "…" : words)]) { AccentColor = PageBuilder.Warm };

    /// <summary>What somebody typed, back to themselves; picks are made again in a moment.</summary>
    public static string OwnWords(AuthorWords.FormAnswers text, Step? step, Instant now)
    {
        var form = step?.Asks.ToList() ?? [];
        var typed = text.FieldIds.Select(id => (Field: form.Find(f => f.Id == id), Typed: text[id]!.Reveal()))
            .Where(f => f.Field is null or { Kind: FieldKind.Short or FieldKind.Long })
            .ToList();
        return Fitting(show => string.Join(
            '\n',
            typed.Select(f => f.Field is null ? show(f.Typed) : $"**{ScriptText.Label(f.Field, now)}**\n{show(f.Typed)}")));
    }

    /// <summary>One author's words of a post as plain text, to be kept elsewhere; null if there are none.</summary>
    public static Words? PlainText(CardModel model, RoomPost post, Side side) => model.Script.Find(post.Step) is ShowStep show
        ? new Words(string.Join("\n\n", ShowStepView.Answers(model, show, side).Select(a => $"{a.Label}\n{a.Answer}")))
        : Text(model, side, post) is { } text
        ? new Words(string.Join("\n\n", Read(model, post.Step, post.Kind, text).Select(f => $"{f.Label}\n{f.Answer}")))
        : null;

    private static string Fields(
        CardModel model,
        string step,
        RoomPostKind kind,
        AuthorWords.FormAnswers text,
        Func<string, string> show) =>
        string.Join('\n', Read(model, step, kind, text).Select(f => $"**{f.Label}**\n{show(f.Answer)}")).TrimEnd();

    private static IEnumerable<(string Label, string Answer)> Read(
        CardModel model,
        string step,
        RoomPostKind kind,
        AuthorWords.FormAnswers text)
    {
        var form = kind == RoomPostKind.Words && model.Script.Find(step) is { } found ? found.Asks : [];
        foreach (var id in text.FieldIds)
        {
            var field = form.FirstOrDefault(f => f.Id == id);
            var label = field is null ? Heading(model, kind) : ScriptText.Label(field, text.Asked ?? model.Week);
            yield return (label, Forms.Readable(field, text[id]!.Reveal(), model));
        }
    }

    private static string Both(CardModel model, RoomPost post, Func<string, string> show) =>
        post.Kind == RoomPostKind.Words && model.Script.Find(post.Step) is WriteStep { Common: true } common
            ? SharedPicksView.Body(model, common, post, show)
            : Named(model, post, show);

    private static string Named(CardModel model, RoomPost post, Func<string, string> show) => string.Join('\n', post.By.Select(side =>
        $"-# {model.Name(side)}\n{Fields(model, post.Step, post.Kind, Text(model, side, post)!, show)}"));

    private static AuthorWords.FormAnswers? Text(CardModel model, Side side, RoomPost post) =>
        model.Of(side)?.Shared.GetValueOrDefault(post.Key);

    /// <summary>
    /// Escaping may double what was typed. Where a card would outgrow what Discord takes, the words stand as they are: nothing is lost.
    /// </summary>
    internal static string Fitting(Func<Func<string, string>, string> body) =>
        body(DiscordMarkdown.Escape) is { Length: <= MostText } escaped && Encoding.UTF8.GetByteCount(escaped) <= MostBytes
            ? escaped
            : Cut(body(DiscordMarkdown.Plain));

    /// <summary>
    /// What fits in characters may not in bytes, in another writing. A card that Discord would never take would stop the dance for good; a
    /// shorter one does not.
    /// </summary>
    private static string Cut(string body)
    {
        if (Encoding.UTF8.GetByteCount(body) <= MostBytes)
            return body;
        var bytes = 0;
        return string.Concat(body.EnumerateRunes().TakeWhile(rune => (bytes += rune.Utf8SequenceLength) <= MostBytes)) + "…";
    }

    private static string? Told(CardModel model, RoomPost post)
    {
        var options = (model.Script.Find(post.Step) as ChooseStep)?.Options;
        return options?.FirstOrDefault(o => o.Id == post.Option)?.Post is { } sentence ? model.AsOf(post).Render(sentence) : "…";
    }

    private static string Heading(CardModel model, RoomPostKind kind) => model.Say(kind switch
    {
        RoomPostKind.Addition => DanceText.FormAddition,
        RoomPostKind.Part => DanceText.FormPart,
        RoomPostKind.Closing => DanceText.FormClosing,
        _ => DanceText.FormSaidBack,
    });
}
