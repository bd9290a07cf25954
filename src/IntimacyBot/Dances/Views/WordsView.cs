using Discord.Models.Components;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage.Encryption;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>Builds the messages of the room that hold words: one for each post, with a card for each author.</summary>
internal static class WordsView
{
    /// <summary>Null if the words were destroyed with their author's key; a message that was posted before is then left as it is.</summary>
    public static IReadOnlyList<Component>? Message(CardModel model, RoomPost post) =>
        Cards(model, post) is { } cards ? WithButtons(model, post, cards) : null;

    /// <summary>Returns cards that stand in the room already with the buttons that they have now, and their words as they are.</summary>
    public static IReadOnlyList<Component> Standing(CardModel model, RoomPost post, IEnumerable<Component> cards) =>
        WithButtons(model, post, [.. cards.Select(WithoutButtons)]);

    /// <summary>True while the authors of a post may change it or take it back.</summary>
    public static bool IsChangeable(CardModel model, RoomPost post) =>
        model.Dance is Dance.Dancing d && d.Changeable == post.Key && post.Kind is not RoomPostKind.Closing;

    private static IReadOnlyList<Component> WithButtons(CardModel model, RoomPost post, IReadOnlyList<Component> cards)
    {
        if (!IsChangeable(model, post))
            return cards;
        if (post.By.Length > 1 && post.By.Length == cards.Count)
            return [.. cards.Zip(post.By, (card, by) => With(card, OwnRow(model, post, by)))];
        var row = PageBuilder.Row(
            PageBuilder.Quiet(model.Say(DanceText.LabelChange), new RoomPostId(model.Id, post.Key, RoomPostAct.Change)),
            PageBuilder.Quiet(model.Say(DanceText.LabelTakeBack), new RoomPostId(model.Id, post.Key, RoomPostAct.TakeBack)));
        return [.. cards.SkipLast(1), With(cards[^1], row)];
    }

    /// <summary>Discord has numbered the parts of a card that stands in a room. They are numbered anew when it is sent.</summary>
    private static Component WithoutButtons(Component card) => card switch
    {
        Container words => words with
        {
            Id = null,
            Components = [.. words.Components.Where(c => c is not ActionRow).Select(c => c with { Id = null })],
        },
        MediaGallery picture => IllustratedMessage.Kept(picture),
        _ => card with { Id = null },
    };

    /// <summary>Builds one author's buttons on a card of both, because each of the two has their own.</summary>
    private static ActionRow OwnRow(CardModel model, RoomPost post, Side by) => PageBuilder.Row(
        PageBuilder.Quiet(model.Say(DanceText.LabelChange), new SharedPostId(model.Id, post.Key, by, RoomPostAct.Change)),
        PageBuilder.Quiet(model.Say(DanceText.LabelTakeBack), new SharedPostId(model.Id, post.Key, by, RoomPostAct.TakeBack)));

    private static Component With(Component card, ActionRow row) =>
        card is Container words ? words with { Components = [.. words.Components, row] } : card;

    /// <summary>Returns what a post says as text; null if its words no longer exist.</summary>
    public static string? Body(CardModel model, RoomPost post) => Cards(model, post) is { } cards ? WordsCard.TextOf(cards) : null;

    /// <summary>Returns what one author says in a post as text; null if its words no longer exist.</summary>
    public static string? Body(CardModel model, RoomPost post, Side side) => post switch
    {
        { By.Length: > 1 } when model.Script.Find(post.Step) is not WriteStep { Common: true } => Body(model, post with { By = [side] }),
        _ => Body(model, post),
    };

    private static IReadOnlyList<Component>? Cards(CardModel model, RoomPost post) => post.Kind switch
    {
        RoomPostKind.Told => [Told(model, post)],
        RoomPostKind.Aloud => [Card(model, post.By[0], [WordsAnswer.Line(model.Say(DanceText.SaidAloud))])],
        RoomPostKind.Shown => ShowStepView.Cards(model, post),
        RoomPostKind.Loop when post.By.All(side => Text(model, side, post) is not null) => WordsCard.Fitting(
            show => [.. ShowStepView.Says(model.AsOf(post), model.Script.Find(post.Step)), .. Written(model, post, show)]),
        _ when post.By.IsEmpty => [new Container([PageBuilder.Small(model.Say(DanceText.NothingAlike))])],
        _ when post.By.All(side => Text(model, side, post) is not null) => WordsCard.Fitting(show => Written(model, post, show)),
        _ => null,
    };

    /// <summary>Shows words that nobody has read yet on their author's own page, in the layout of the room.</summary>
    public static Container Draft(CardModel model, string step, RoomPostKind kind, AuthorWords.FormAnswers text)
    {
        var author = model.Reader ?? throw new InvalidOperationException("A draft stands on a page of its author.");
        return (Container)WordsCard.Fitting(show => [Card(model, author, Answers(model, step, kind, text, show))])[0];
    }

    /// <summary>
    /// Shows words that somebody reads again on a page of their own. The words may be empty where no field is required. They have the
    /// colour of their author where the couple is known.
    /// </summary>
    public static Container Framed(string words, PersonColor? author = null) =>
        new([PageBuilder.Text(words.Length == 0 ? "…" : words)]) { AccentColor = author?.Accent };

    /// <summary>Returns to somebody what they typed. Picks are left out, because they are quickly made again.</summary>
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

    /// <summary>Returns one author's words of a post as plain text, to be stored elsewhere; null if there are none.</summary>
    public static Words? PlainText(CardModel model, RoomPost post, Side side)
    {
        if (post.Kind == RoomPostKind.Shown && model.Script.Find(post.Step) is ShowStep show)
            return Plain(ShowStepView.Answers(model, show, side, words => words));
        return Text(model, side, post) is { } text ? Plain(Answers(model, post.Step, post.Kind, text, words => words)) : null;
    }

    /// <summary>Builds the card of one author.</summary>
    public static Container Card(CardModel model, Side author, IEnumerable<WordsAnswer> answers) =>
        WordsCard.Of(FloorLines.Head(model, author), model.Color(author), [.. answers]);

    /// <summary>Returns the answers of a form with the line above each. Empty answers are left out.</summary>
    public static IEnumerable<WordsAnswer> Answers(
        CardModel model, string step, RoomPostKind kind, AuthorWords.FormAnswers text, Func<string, string> show)
    {
        var form = kind == RoomPostKind.Words && model.Script.Find(step) is { } found ? found.Asks : [];
        return text.FieldIds.Select(id => (Id: id, Field: form.FirstOrDefault(f => f.Id == id)))
            .OrderByDescending(f => f.Field?.IsSmallLine == true)
            .Select(f => f.Field is null
                ? new WordsAnswer(Heading(model, kind, f.Id), show(text[f.Id]!.Reveal()))
                : WordsAnswer.Of(f.Field, show(Forms.Readable(f.Field, text[f.Id]!.Reveal(), model)), text.Asked ?? model.Week));
    }

    /// <summary>
    /// Escaping may double what was typed. Words that would then be too long for a card are not escaped, so that nothing of them is lost.
    /// </summary>
    internal static string Fitting(Func<Func<string, string>, string> body) =>
        WordsCard.TextOf(WordsCard.Fitting(show => [PageBuilder.Text(body(show))]));

    private static Words Plain(IEnumerable<WordsAnswer> answers) =>
        new(string.Join("\n\n", answers.Select(a => a.Small is null ? a.Answer : $"{a.Small}\n{a.Answer}")));

    private static IReadOnlyList<Component> Written(CardModel model, RoomPost post, Func<string, string> show) =>
        post.Kind == RoomPostKind.Words && model.Script.Find(post.Step) is WriteStep { Common: true } common
            ? SharedPicksView.Cards(model, common, post, show)
            : [.. post.By.Select(side => Card(model, side, Answers(model, post.Step, post.Kind, Text(model, side, post)!, show)))];

    private static AuthorWords.FormAnswers? Text(CardModel model, Side side, RoomPost post) =>
        model.Of(side)?.Shared.GetValueOrDefault(post.Key);

    /// <summary>Builds a card with a fixed sentence that its author chose to tell.</summary>
    private static Container Told(CardModel model, RoomPost post)
    {
        var fixedText = model.Script.Find(post.Step) switch
        {
            ChooseStep choose => choose.Options.FirstOrDefault(o => o.Id == post.Option)?.Post,
            WriteStep write => write.Post,
            _ => null,
        };
        var sentence = fixedText is { } told ? model.AsOf(post).Render(told) : "…";
        return Card(model, post.By[0], [new WordsAnswer(null, sentence)]);
    }

    private static string? Heading(CardModel model, RoomPostKind kind, string field) => kind switch
    {
        RoomPostKind.Loop => field,
        RoomPostKind.Addition => model.Say(DanceText.FormAddition),
        RoomPostKind.Part => model.Say(DanceText.CardPart),
        RoomPostKind.Closing => null,
        _ => model.Say(DanceText.FormSaidBack),
    };
}
