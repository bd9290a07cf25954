using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles what the starter chooses for themselves.</content>
internal sealed partial class GateCommands
{
    private static StartOptionId Picked(InteractionContext interaction, StartSelectId id) =>
        new(id.Dance, id.Practice, id.Choices, interaction.Values.FirstOrDefault() ?? "", PickAct.Choose);

    /// <summary>
    /// Handles a private choice. As long as there are no words, nothing of it is stored; the custom ids of the next page carry it.
    /// </summary>
    private async Task<Reply> FirstPickAsync(InteractionContext interaction, StartOptionId id, CancellationToken cancel)
    {
        if (await FindAsync(interaction, id.Dance, id.Practice, id.Choices, cancel) is not { Step: ChooseStep choose } gate
            || choose.Options.FirstOrDefault(o => o.Id == id.Option) is not { } option)
            return replies.MovedOn(interaction);
        if (option.Post is not null && choose.Private && id.Act == PickAct.Choose && !DanceRules.TellsAtOnce(gate.Model.Script, option))
            return StartChoicePages.LeadingBack(gate.Model, id.Choices, StartChoicePages.Tells(gate.Model, option));
        var tell = option.Post is not null && id.Act != PickAct.Keep;
        if (gate.Opening is not { } opening)
            return await PickedAsync(interaction, id, option, tell, cancel);
        return Leads(interaction, gate.Model, option) is { } page
            ? StartChoicePages.LeadingBack(gate.Model, id.Choices, page)
            : await OnAsync(interaction, gate.Model, opening, StartChoices.Append(id.Choices, choose, option, tell), cancel);
    }

    private async Task<Reply> PickedAsync(
        InteractionContext interaction,
        StartOptionId id,
        StepOption option,
        bool tell,
        CancellationToken cancel)
    {
        var result =
            await service.MoveAsync(
                interaction,
                id.Dance,
                s => new Act.Pick(s.Me, interaction.At, id.Choices, option.Id, tell),
                null,
                cancel);
        if (result is not { Participant: { Dance: Dance.Over } participant, Refusal: null })
            return await startPage.BegunAsync(interaction, result, cancel);
        var model = replies.Model(interaction, participant);
        return Leads(interaction, model, option) ?? DancePages.Plain(model, DanceText.NothingSent);
    }

    /// <summary>
    /// Returns the page to which an option leads that ends the practice before anything is sent; null if the option does not end it.
    /// </summary>
    private Reply.Page? Leads(InteractionContext interaction, CardModel model, StepOption option) => option switch
    {
        { Refer: true } => StartChoicePages.Refer(model),
        { Offer: null } or { Next: not null } => null,
        _ when scripts.Offered(option, interaction.Language) is { } offered => DancePages.Offer(model, DanceText.OfferedInstead, offered),
        _ => DancePages.Plain(model, DanceText.NothingSent),
    };

    private async Task<Reply> OnAsync(
        InteractionContext interaction,
        CardModel model,
        PracticeOpening opening,
        string choices,
        CancellationToken cancel) =>
        replies.Before(interaction, opening, choices) is { } next
            ? await startPage.PageAsync(interaction, next, cancel)
            : DancePages.Plain(model, DanceText.NothingSent);
}
