using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>What the starter chooses for themselves.</content>
internal sealed partial class GateCommands
{
    private static StartOptionId Picked(InteractionContext ask, StartSelectId id) =>
        new(id.Dance, id.Practice, id.Trail, ask.Values.FirstOrDefault() ?? "", PickAct.Choose);

    /// <summary>A private choice. As long as there are no words, nothing of it is saved: the next page carries it.</summary>
    private async Task<Reply> FirstPickAsync(InteractionContext ask, StartOptionId id, CancellationToken cancel)
    {
        if (await FindAsync(ask, id.Dance, id.Practice, id.Trail, cancel) is not { Step: ChooseStep choose } gate
            || choose.Options.FirstOrDefault(o => o.Id == id.Option) is not { } option)
            return replies.MovedOn(ask);
        if (option.Post is not null && choose.Private && id.Act == PickAct.Choose)
            return StartChoicePages.Tells(gate.Scene, option);
        var tell = option.Post is not null && id.Act != PickAct.Keep;
        if (gate.Opening is not { } opening)
            return await PickedAsync(ask, id, option, tell, cancel);
        return Leads(ask, gate.Scene, option) ?? await OnAsync(ask, gate.Scene, opening, StartChoices.And(id.Trail, choose, option, tell), cancel);
    }

    private async Task<Reply> PickedAsync(InteractionContext ask, StartOptionId id, StepOption option, bool tell, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.Pick(s.Me, ask.At, id.Trail, option.Id, tell), null, cancel);
        if (outcome is not { Seat: { Dance: Dance.Over } seat, Refusal: null })
            return await way.BegunAsync(ask, outcome, cancel);
        var scene = replies.Scene(ask, seat);
        return Leads(ask, scene, option) ?? DancePages.Plain(scene, DanceText.Discarded);
    }

    /// <summary>Where an option leads that ends it here; nothing was sent. Null if it does not.</summary>
    private Reply.Page? Leads(InteractionContext ask, CardModel scene, StepOption option) => option switch
    {
        { Refer: true } => StartChoicePages.Refer(scene),
        { Offer: null } or { Next: not null } => null,
        _ when scripts.Offered(option, ask.Language) is { } offered => DancePages.Offer(scene, DanceText.OfferedInstead, offered),
        _ => DancePages.Plain(scene, DanceText.Discarded),
    };

    private async Task<Reply> OnAsync(InteractionContext ask, CardModel scene, PracticeOpening opening, string trail, CancellationToken cancel) =>
        replies.Before(ask, opening, trail) is { } next
            ? await way.PageAsync(ask, next, cancel)
            : DancePages.Plain(scene, DanceText.Discarded);
}
