using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;

namespace IntimacyBot.Dances.Handlers;

/// <content>Tells somebody who asks what the partner asks of them, so that of two who ask at the same time each knows it.</content>
internal sealed partial class DanceReplies
{
    /// <summary>Builds the page of an ask that waits, and leads to the partner's card if the partner asks something, too.</summary>
    public async Task<Reply.Page> WaitsAsync(InteractionContext interaction, Participant participant, CancellationToken cancel)
    {
        var model = Model(interaction, participant);
        return AskerPages.Waits(model, await AskOfPartnerAsync(interaction, model, cancel));
    }

    /// <summary>
    /// Returns the partner's ask that waits for the reader of this page. A practice that nobody leads asks nothing of the other, so on its
    /// pages there is none.
    /// </summary>
    public async Task<PartnerAsk?> AskOfPartnerAsync(InteractionContext interaction, CardModel page, CancellationToken cancel)
    {
        if (page.Script.OpensBoth || page.Reader is not { } me)
            return null;
        return await queries.AskOfPartnerAsync(interaction, page.Couple, me, cancel) is { } asked
            ? new PartnerAsk(Model(interaction, asked), notNow.Contains(asked.Row.Id, AskerPages.CardUntil(asked.Dance)))
            : null;
    }

    /// <summary>Builds the partner's first card, which also names what its reader asks at the same time.</summary>
    public async Task<Reply.Page> FirstCardAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        FirstCardView.Page(Model(interaction, participant) with { OwnAsk = await queries.OwnAskAsync(participant, cancel) });

    /// <summary>Builds the model of a page that says that the room is open, with what went back to its reader for that.</summary>
    public async Task<CardModel> OpenedAsync(InteractionContext interaction, Participant participant, CancellationToken cancel) =>
        Model(interaction, participant) with { GivenBack = await queries.GivenBackAsync(interaction, participant, cancel) };
}
