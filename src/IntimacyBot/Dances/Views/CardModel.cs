using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Members;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// Everything that a card or page of a dance is built from. Views use nothing else, so that the same model always looks the same.
/// </summary>
internal sealed record CardModel(Texts Texts, Guid Id, Couple Couple, Dance Dance, Script Script, string Language, Instant Now)
{
    public AuthorWords? A { get; init; }

    public AuthorWords? B { get; init; }

    /// <summary>The reader of a private page; null for a card that both read.</summary>
    public Side? Reader { get; init; }

    /// <summary>The version of the dance's row, for pages that describe its state.</summary>
    public long Version { get; init; }

    /// <summary>True when the reader is not in their room.</summary>
    public bool Outside { get; init; }

    /// <summary>The names of the two, as they were known when the model was made.</summary>
    public CoupleNames Names { get; init; } = Couple.Names;

    /// <summary>The partner's name for button labels, which show no mentions.</summary>
    public string PartnerName => Reader is { } me ? Plain(me.Other()) : Texts[Language, DanceText.EachOther];

    /// <summary>The choices that the starter has made on their own pages before there is a dance.</summary>
    public string Choices { get; init; } = "";

    /// <summary>The words that a gate brings along from elsewhere, keyed by field.</summary>
    public IReadOnlyDictionary<string, string> Brought { get; init; } = PageCarryOver.Nothing;

    /// <summary>The reader's own half of the couple's loop, under its headings; null where it is not shown, or there is none.</summary>
    public AuthorWords.FormAnswers? OwnLoop { get; init; }

    /// <summary>True on a gate when its reader has never shared anything, in whatever practice.</summary>
    public bool FirstTime { get; init; }

    /// <summary>True on a gate when words for it are written already. They are sent only after a preview.</summary>
    public bool HasDraft { get; init; }

    /// <summary>The reader's own ask that went back to them because this room opened; null if none did.</summary>
    public GivenBack? GivenBack { get; init; }

    /// <summary>The reader's own ask that waits while they read the partner's first card; null if they ask nothing.</summary>
    public OwnAsk? OwnAsk { get; init; }

    public DescribedState State => new(Id, Version);

    public ScriptPosition Position => Dance.Position;

    /// <summary>
    /// Texts that change by the week are those of the week in which the dance began, so that an answer keeps its question.
    /// </summary>
    public Instant Week => Position.Since == default ? Now : Position.Since;

    public AuthorWords? Of(Side side) => side == Side.A ? A : B;

    /// <summary>
    /// Returns a name for a text. On a card of the room only the name of the person who has the turn is bold, so this one is not.
    /// </summary>
    public string Name(Side side) => Reader is null ? NameAt(side).Text : NameAt(side).Bold;

    /// <summary>Returns a name for text that is bold or small already.</summary>
    public string Bare(Side side) => NameAt(side).Text;

    /// <summary>Returns a name for places without bold text and mentions, such as button labels.</summary>
    public string Plain(Side side) => NameAt(side).Plain ?? Texts[Language, DanceText.Somebody];

    /// <summary>Returns the colour of a person's words and of their turn.</summary>
    public PersonColor Color(Side side) => PersonColor.Of(Couple[side].User, Couple[side.Other()].User);

    private MemberName NameAt(Side side) => new(Couple[side].User, Names[side]);

    public string Partner => Reader is { } me ? Name(me.Other()) : Texts[Language, DanceText.EachOther];

    public string Say(DanceText key, params ReadOnlySpan<(string Name, string Value)> values) => Texts[Language, key, values];

    /// <summary>Renders a text of the script with its names and earlier answers.</summary>
    public string Render(string text) => WordsView.Fitting(show => ScriptText.Render(text, NameOf, AnswerOf, show));

    /// <summary>
    /// Returns the model with the roles that the two had when a post was made, because a swap does not change what was said.
    /// </summary>
    public CardModel AsOf(RoomPost post)
    {
        var (round, again) = ScriptPosition.Numbers(post.Key);
        var first = (Position.Round - round) % 2 == 0 ? Position.First : Position.First.Other();
        var position = Position with { First = first, Exchanged = post.Exchanged, Round = round, Again = again };
        return this with { Dance = Dance with { Position = position } };
    }

    /// <summary>Returns the rendered text of a step; null if it has none.</summary>
    public string? Says(Step? step) => step is not null && ScriptText.Say(step, Week) is { } say ? Render(say) : null;

    public static string When(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>Formats a moment as a date with its time, which Discord shows in the reader's time zone.</summary>
    public static string Date(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:f>";

    /// <summary>Formats a moment as a date alone, which Discord shows in the reader's time zone.</summary>
    public static string Day(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:D>";

    /// <summary>Returns what this side shared in a step, the last time they were there.</summary>
    public AuthorWords.FormAnswers? Shared(Side side, string step) =>
        Position.Keys(step).Select(key => Of(side)?.Shared.GetValueOrDefault(key)).FirstOrDefault(text => text is not null);

    /// <summary>
    /// Returns the text of a field before its reader has written there: what they prepared or said before, or what the other has shown
    /// them.
    /// </summary>
    public string? Prefilled(FormField field)
    {
        if (field.Prefill is not { } from || Reader is not { } me)
            return null;
        var mine = Position.Keys(from.Step).Select(key => Of(me)?.Prepared.GetValueOrDefault(key)).FirstOrDefault(text => text is not null)
            ?? Shared(me, from.Step);
        return (mine ?? ShownBy(me.Other(), from.Step))?[from.Field]?.Reveal();
    }

    /// <summary>True when this side has shared something in a step that both can read.</summary>
    public bool IsShownBy(Side side, string step) => ShownKey(side, step) is not null;

    /// <summary>Returns what this side shared in a step, if both can read it.</summary>
    public AuthorWords.FormAnswers? ShownBy(Side side, string step) =>
        ShownKey(side, step) is { } shown ? Of(side)?.Shared.GetValueOrDefault(shown) : null;

    private string? ShownKey(Side side, string step) =>
        Position.Keys(step).FirstOrDefault(key => Dance.Posts.Exists(p => p.Key == key && p.By.Contains(side)));

    private string? NameOf(string name)
    {
        if (name == "partner")
            return Partner;
        if (name == "starter")
            return Name(Position.Starter);
        if (name == Script.Roles[0])
            return Name(Position.Lead);
        return name == Script.Roles[1] ? Name(Position.Lead.Other()) : null;
    }

    private string? AnswerOf(FieldRef field)
    {
        if (Script.Find(field.Step) is not WriteStep step)
            return null;
        var side = Position.SideAt(Script, step.Id, step.Who) ?? Position.Lead;
        var answer = ShownBy(side, field.Step)?[field.Field]?.Reveal();
        return answer is null ? null : Forms.Readable(Script.Find(field), answer, this);
    }
}
