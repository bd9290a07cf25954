using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Builds the page of somebody who begins and whose partner has not been called: what they choose, write or ask.</summary>
internal sealed class StartPage(
    DanceReplies replies, DanceQueries queries, HomeChannels homes, CoupleLoop loop, RestingPage resting)
{
    /// <summary>Builds the first page: what already waits or, for somebody who has not begun, <paramref name="before"/>.</summary>
    public async Task<Reply> BeginAsync(InteractionContext interaction, PracticeOpening opening, CardModel before, CancellationToken cancel)
    {
        var home = await homes.OfAsync(opening.Couple.Guild, opening.Settings, cancel);
        if (replies.NoPlace(interaction, home) is { } no)
            return no;
        if (opening.Waiting is not { } participant)
            return await PageAsync(interaction, before, home, cancel);
        var model = replies.Model(interaction, participant);
        if (participant.DraftFor(participant.Key) is { } draft && participant.Dance.Position.Current(opening.Script) is WriteStep step
            && PracticeHandover.IsWhole(step, draft.Text))
            return await PageAsync(interaction, model with { HasDraft = true, Brought = before.Brought }, home, cancel);
        var begun = participant.Dance.Posts.Exists(p => p.Kind == RoomPostKind.Words) || participant.HasPrepared;
        return await PageAsync(interaction, begun ? model : before, home, cancel);
    }

    /// <summary>True when a room could be made for this couple.</summary>
    public async Task<bool> HasPlaceAsync(PracticeOpening opening, CancellationToken cancel) =>
        await homes.OfAsync(opening.Couple.Guild, opening.Settings, cancel) is { Id: not null, Missing.Count: 0 };

    public async Task<Reply> PageAsync(InteractionContext interaction, CardModel model, CancellationToken cancel)
    {
        if (model.Couple.Resting)
            return await RestsAsync(interaction, model.Couple, cancel);
        model = await loop.WithOwnAsync(model, cancel);
        if (Own(model) is { } own)
            return own;
        var home = await homes.FindAsync(model.Couple.Guild, cancel);
        return await PageAsync(interaction, model, home, cancel);
    }

    /// <summary>Says that the couple rests, so that nobody can be asked for anything. What was written stays with its author.</summary>
    public Task<Reply> RestsAsync(InteractionContext interaction, Couple couple, CancellationToken cancel) =>
        resting.ForAsync(interaction, couple, cancel);

    /// <summary>Builds what the starter reads after their first move: their next page, or that the request is on its way.</summary>
    public async Task<Reply> BegunAsync(InteractionContext interaction, MoveResult result, CancellationToken cancel)
    {
        if (result is not { Participant: { } participant, Refusal: null })
            return await replies.RefusedAsync(interaction, result, cancel);
        var model = replies.Model(interaction, participant);
        return participant.Dance switch
        {
            Dance.Preparing => await PageAsync(interaction, model, cancel),
            Dance.Over => DancePages.Plain(model, DanceText.NothingSent),
            _ => await replies.WaitsAsync(interaction, participant, cancel),
        };
    }

    private async Task<Reply> PageAsync(InteractionContext interaction, CardModel model, HomeChannel home, CancellationToken cancel)
    {
        model = await loop.WithOwnAsync(model, cancel);
        // The home channel may have become unusable since this practice was begun.
        if ((Own(model) ?? replies.NoPlace(interaction, home)) is { } page)
            return page;
        var asked = await replies.AskOfPartnerAsync(interaction, model, cancel);
        if (Answers(model, asked) is { } card)
            return card;
        var first = !await queries.HasSharedAsync(model.Couple, model.Reader!.Value, cancel);
        return StartChoicePages.AfterChoice(model, GatePages.Gate(model with { FirstTime = first }, home.Readers!, asked));
    }

    /// <summary>
    /// Builds the partner's card for somebody who is about to ask for the same, if nothing is written first; null where they ask. Whoever
    /// said "Not now" to the card may ask themselves.
    /// </summary>
    public async Task<Reply?> CardInsteadAsync(InteractionContext interaction, CardModel model, CancellationToken cancel) =>
        Answers(model, await replies.AskOfPartnerAsync(interaction, model, cancel));

    private static Reply.Page? Answers(CardModel model, PartnerAsk? asked)
    {
        var same = asked is { NotNow: false } && asked.Model.Script.Id == model.Script.Id;
        return same && GatePages.AsksAtOnce(model) ? FirstCardView.Page(asked!.Model) : null;
    }

    /// <summary>Builds the page of a step that its reader does alone; null at the gate.</summary>
    private static Reply.Page? Own(CardModel model)
    {
        Reply.Page? own = model.Position.Current(model.Script) switch
        {
            ChooseStep choose when model.Position.SideOf(choose.Who) == model.Reader => StartChoicePages.Choice(model, choose),
            PrepareStep prepare when model.Position.SideOf(prepare.Who) == model.Reader => PreparePages.Of(model, prepare),
            _ => null,
        };
        return own is null ? null : StartChoicePages.AfterChoice(model, own);
    }
}
