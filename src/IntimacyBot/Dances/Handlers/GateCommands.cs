using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles the gate, which is the starter's own page before anything is written and before anybody is called.</summary>
internal sealed partial class GateCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    StartPage startPage,
    DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<GateId>(GateAsync, opensForm: true);
        routes.Press<StarterId>(StarterAsync, opensForm: true);
        routes.Press<StartOptionId>(FirstPickAsync);
        routes.Press<StartSelectId>((interaction, id, cancel) => FirstPickAsync(interaction, Picked(interaction, id), cancel));
    }

    private async Task<Reply> GateAsync(InteractionContext interaction, GateId id, CancellationToken cancel)
    {
        if (id.Act == GateAct.NotToday)
            return replies.Page(interaction, DanceText.NotToday);
        if (id.Dance == Guid.Empty && interaction.Guild is null)
            return replies.InYourServer(interaction);
        if (await FindAsync(interaction, id.Dance, id.Practice, id.Choices, cancel) is not { } gate)
            return replies.MovedOn(interaction);
        return await AtGateAsync(interaction, id, gate, cancel);
    }

    private async Task<Reply> AtGateAsync(InteractionContext interaction, GateId id, Gate gate, CancellationToken cancel) => id.Act switch
    {
        GateAct.Write when gate.Step is WriteStep step =>
            WriteForms.Of(interaction, gate.Model, step, Written(interaction, gate, step), null),
        GateAct.Anew when gate is { Participant: not null, Step: WriteStep step } =>
            WriteForms.Of(interaction, gate.Model, step, null, null, anew: true),
        GateAct.Skip when gate.Opening is { } opening =>
            await OnAsync(interaction, gate.Model, opening, StartChoices.AppendSkip(id.Choices), cancel),
        GateAct.Skip => await ActAsync(interaction, id, s => new Act.Skip(s.Me, interaction.At, id.Choices), cancel),
        GateAct.Aloud => await ActAsync(interaction, id, s => new Act.SayAloud(s.Me, interaction.At, null), cancel),
        GateAct.Back when gate.Opening is not null => await startPage.PageAsync(interaction, gate.Model, cancel),
        GateAct.Ask => await AskAsync(interaction, id, gate.Model, cancel),
        _ => replies.MovedOn(interaction),
    };

    private async Task<Reply> AskAsync(InteractionContext interaction, GateId id, CardModel model, CancellationToken cancel)
    {
        if (await startPage.CardInsteadAsync(interaction, model, cancel) is { } card)
            return card;
        return await ActAsync(interaction, id, s => new Act.AskPartner(s.Me, interaction.At, null), cancel);
    }

    /// <summary>Returns what the form is filled with: a draft, or words that were brought along.</summary>
    private static AuthorWords.FormAnswers Written(InteractionContext interaction, Gate gate, WriteStep step) =>
        gate.Draft ?? PageCarryOver.Read(interaction.Interaction.Message, step);

    private async Task<Reply> ActAsync(InteractionContext interaction, GateId id, Func<Participant, Act> act, CancellationToken cancel)
    {
        var result = id.Dance != Guid.Empty ? await service.MoveAsync(interaction, id.Dance, act, null, cancel)
            : scripts.Find(id.Practice, interaction.Language) is { } script
                ? await service.BeginAsync(interaction, script, id.Choices, act, null, cancel)
            : Refusal.MovedOn;
        return result.Refusal == Refusal.MovedOn && await AskedAlreadyAsync(interaction, id.Practice, cancel) is { } participant
            ? await replies.WaitsAsync(interaction, participant, cancel)
            : await startPage.BegunAsync(interaction, result, cancel);
    }

    /// <summary>Recognises a second press of the button that asked; the answer says that the request is on its way.</summary>
    private async Task<Participant?> AskedAlreadyAsync(InteractionContext interaction, string practice, CancellationToken cancel)
    {
        var opening = scripts.Find(practice, interaction.Language) is { } script
            ? await queries.OpeningAsync(interaction, script, cancel)
            : null;
        var participant = opening is null ? null : queries.InTheWay(interaction, opening);
        return participant is { Dance.HasRoom: false } && participant.Dance.Position.Practice == practice ? participant : null;
    }

    private async Task<Reply> StarterAsync(InteractionContext interaction, StarterId id, CancellationToken cancel)
    {
        var index = int.TryParse(interaction.Values.FirstOrDefault(), out var i) ? i : -1;
        if (id.Dance == Guid.Empty)
            return await FirstStarterAsync(interaction, id, index, cancel);
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        if (participant.Dance.Place != id.Place)
            return await replies.MovedOnAsync(interaction, participant, cancel);
        if (participant.Dance is Dance.Dancing d && !d.StepState.Holders.Contains(participant.Me))
            return await replies.RefusedAsync(interaction, new MoveResult(participant, DanceRules.NotHolding(d, participant.Me)), cancel);
        if (participant.Dance.Position.Current(participant.Script) is not WriteStep step)
            return replies.MovedOn(interaction);
        var model = await replies.WithTheirWordsAsync(interaction, participant, cancel);
        return WriteForms.Of(interaction, model, step, null, step.Starters.ElementAtOrDefault(index));
    }

    private async Task<Reply> FirstStarterAsync(InteractionContext interaction, StarterId id, int index, CancellationToken cancel)
    {
        if (await FindAsync(interaction, Guid.Empty, id.Practice, id.Choices, cancel) is not { Step: WriteStep first } gate)
            return replies.MovedOn(interaction);
        var beginning = first.Starters.ElementAtOrDefault(index);
        var words = PageCarryOver.Begun(PageCarryOver.Read(interaction.Interaction.Message, first), first, beginning);
        return WriteForms.Of(interaction, gate.Model, first, words, beginning);
    }

    /// <summary>
    /// Finds the dance in preparation that the page belongs to, or an opening where there is none yet; null if the page is no longer valid.
    /// </summary>
    private async Task<Gate?> FindAsync(
        InteractionContext interaction,
        Guid dance,
        string practice,
        string choices,
        CancellationToken cancel)
    {
        if (dance != Guid.Empty)
        {
            var participant = await queries.FindAsync(interaction, dance, cancel);
            return participant is { Dance: Dance.Preparing }
                ? new Gate(await replies.OwnPageAsync(interaction, participant, cancel), participant, null)
                : null;
        }

        var opening = scripts.Find(practice, interaction.Language) is { } script
            ? await queries.OpeningAsync(interaction, script, cancel)
            : null;
        return opening is not null && replies.Before(interaction, opening, choices) is { } model
            ? new Gate(await replies.OwnPageAsync(model, cancel), opening.Waiting, opening)
            : null;
    }

    /// <summary>
    /// A page before anybody is called, with what is already written for it. The opening is set only where the page names no dance.
    /// </summary>
    private sealed record Gate(CardModel Model, Participant? Participant, PracticeOpening? Opening)
    {
        public Step? Step => Model.Position.Current(Model.Script);

        public AuthorWords.FormAnswers? Draft => Participant?.DraftFor(Model.Position.Key(Model.Position.Step))?.Text;
    }
}
