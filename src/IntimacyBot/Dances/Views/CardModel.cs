using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Texts;
using IntimacyBot.Practices.Model;
using NodaTime;

namespace IntimacyBot.Dances.Views;

/// <summary>
/// All that a card or page of a dance is made from. Views take it and nothing else, so that the same model always looks the same.
/// </summary>
internal sealed record CardModel(Texts Texts, Guid Id, Couple Couple, Dance Dance, Script Script, string Language, Instant Now)
{
    public AuthorWords? A { get; init; }

    public AuthorWords? B { get; init; }

    /// <summary>For a private page: whose it is. Null for a card that both read.</summary>
    public Side? Reader { get; init; }

    /// <summary>For button labels, which show no mentions.</summary>
    public string? PartnerName { get; init; }

    /// <summary>Before there is a dance: what its starter has chosen on their own pages.</summary>
    public string Choices { get; init; } = "";

    /// <summary>For a gate: words brought along from elsewhere, by the fields they are for.</summary>
    public IReadOnlyDictionary<string, string> Brought { get; init; } = PageCarryOver.Nothing;

    public ScriptPosition Position => Dance.Position;

    /// <summary>
    /// Texts that change by the week are those of the week in which it began: an answer keeps the question it was given to.
    /// </summary>
    public Instant Week => Position.Since == default ? Now : Position.Since;

    public AuthorWords? Of(Side side) => side == Side.A ? A : B;

    public string Name(Side side) => Couple[side].User.Mention();

    public string Partner => Reader is { } me ? Name(me.Other()) : Texts[Language, DanceText.EachOther];

    public string Say(DanceText key, params ReadOnlySpan<(string Name, string Value)> values) => Texts[Language, key, values];

    /// <summary>A text of the script with its names and earlier answers.</summary>
    public string Render(string text) => WordsView.Fitting(show => ScriptText.Render(text, NameOf, AnswerOf, show));

    /// <summary>The model with the roles as they were when a post was made: a swap does not change what was said.</summary>
    public CardModel AsOf(RoomPost post)
    {
        var (round, again) = ScriptPosition.Numbers(post.Key);
        var first = (Position.Round - round) % 2 == 0 ? Position.First : Position.First.Other();
        var position = Position with { First = first, Exchanged = post.Exchanged, Round = round, Again = again };
        return this with { Dance = Dance with { Position = position } };
    }

    /// <summary>What a step says, rendered.</summary>
    public string? Says(Step? step) => step is not null && ScriptText.Say(step, Week) is { } say ? Render(say) : null;

    public static string When(Instant at) => $"<t:{at.ToUnixTimeSeconds()}:R>";

    /// <summary>What this side shared in a step, the last time they were there.</summary>
    public AuthorWords.FormAnswers? Shared(Side side, string step) =>
        Position.Keys(step).Select(key => Of(side)?.Shared.GetValueOrDefault(key)).FirstOrDefault(text => text is not null);

    /// <summary>
    /// What stands in a field before its reader has written there: what they prepared or said before, or what the other has shown them.
    /// </summary>
    public string? Prefilled(FormField field)
    {
        if (field.Prefill is not { } from || Reader is not { } me)
            return null;
        var mine = Position.Keys(from.Step).Select(key => Of(me)?.Prepared.GetValueOrDefault(key)).FirstOrDefault(text => text is not null)
            ?? Shared(me, from.Step);
        return (mine ?? ShownBy(me.Other(), from.Step))?[from.Field]?.Reveal();
    }

    /// <summary>What this side shared in a step and both have read.</summary>
    public AuthorWords.FormAnswers? ShownBy(Side side, string step) =>
        Position.Keys(step).FirstOrDefault(key => Dance.Posts.Exists(p => p.Key == key && p.By.Contains(side))) is { } shown
            ? Of(side)?.Shared.GetValueOrDefault(shown)
            : null;

    private string? NameOf(string name)
    {
        if (name == "partner")
            return Partner;
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
