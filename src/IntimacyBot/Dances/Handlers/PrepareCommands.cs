using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles preparing alone, which happens before anybody is called, or in the room for each on their own page.</summary>
internal sealed class PrepareCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    StartPage startPage,
    DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<PrepareId>(
            (interaction, id, cancel) => id.Act == PrepareAct.Write
                ? WriteAsync(interaction, id, cancel)
                : ReadyAsync(interaction, id, cancel),
            opensForm: true);
    }

    private async Task<Reply> WriteAsync(InteractionContext interaction, PrepareId id, CancellationToken cancel)
    {
        if (id.Dance == Guid.Empty)
            return await BeginsAsync(interaction, id, cancel);
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant)
            return await replies.MissingAsync(interaction, id.Dance, cancel);
        return Waits(participant, id.Place) && participant.Dance.Position.Current(participant.Script) is PrepareStep step
            ? PreparePages.Form(interaction, replies.Model(interaction, participant), step)
            : await replies.RefusedAsync(interaction, new MoveResult(participant, Refused(participant, id.Place)), cancel);
    }

    /// <summary>
    /// Begins a preparation before anybody is called. What was written for it before is still there, also after different choices.
    /// </summary>
    private async Task<Reply> BeginsAsync(InteractionContext interaction, PrepareId id, CancellationToken cancel)
    {
        var opening = scripts.Find(id.Practice, interaction.Language) is { } script
            ? await queries.OpeningAsync(interaction, script, cancel)
            : null;
        if (opening is null || replies.Before(interaction, opening, id.Choices) is not { } model
            || model.Position.Current(model.Script) is not PrepareStep step)
            return replies.MovedOn(interaction);
        return PreparePages.Form(interaction, model with { A = opening.Waiting?.A, B = opening.Waiting?.B }, step);
    }

    private async Task<Reply> ReadyAsync(InteractionContext interaction, PrepareId id, CancellationToken cancel)
    {
        var place = id.Dance == Guid.Empty ? null : id.Place;
        Act Moved(Participant s) =>
            id.Act == PrepareAct.Skip ? new Act.Skip(s.Me, interaction.At, place) : new Act.Ready(s.Me, interaction.At, place);
        if (id.Dance == Guid.Empty)
            return await FirstReadyAsync(interaction, id, Moved, cancel);
        var result = await service.MoveAsync(interaction, id.Dance, Moved, null, cancel);
        if (result is { Refusal: Refusal.MovedOn, Participant: { Dance: Dance.Paused { HasRoom: true } } rests } && Waits(rests, id.Place))
            return replies.Line(interaction, rests, DanceText.PausedPage);
        return result is not { Participant: { } participant, Refusal: null } ? await replies.RefusedAsync(interaction, result, cancel)
            : participant.Dance is Dance.Preparing or Dance.Asking ? await startPage.BegunAsync(interaction, result, cancel)
            : await replies.OnwardAsync(interaction, participant, Said(participant, id.Act), cancel);
    }

    /// <summary>Whoever is ready first reads what it waits for. Otherwise the card in the room says how it goes on.</summary>
    private static DanceText Said(Participant participant, PrepareAct act)
    {
        if (act != PrepareAct.Ready || participant.Dance is not Dance.Dancing { StepState: StepState.Readying readying })
            return DanceText.Saved;
        return readying.Holders.Contains(participant.Me) ? DanceText.Saved : DanceText.ReadyToo;
    }

    private async Task<Reply> FirstReadyAsync(
        InteractionContext interaction,
        PrepareId id,
        Func<Participant, Act> moved,
        CancellationToken cancel)
    {
        if (scripts.Find(id.Practice, interaction.Language) is not { } script)
            return replies.MovedOn(interaction);
        var result = await service.BeginAsync(interaction, script, id.Choices, moved, null, cancel);
        return await startPage.BegunAsync(interaction, result, cancel);
    }

    /// <summary>True when this preparation waits for me, also during a pause.</summary>
    internal static bool Waits(Participant s, string? place)
    {
        var inner = s.Dance is Dance.Paused paused ? paused.Inner : s.Dance;
        if (place is not null && s.Dance.Place != place && inner.Place != place)
            return false;
        return s.Dance is Dance.Preparing
            ? s.Dance.Position.Starter == s.Me
            : inner is Dance.Dancing { StepState: StepState.Readying readying } && readying.Holders.Contains(s.Me);
    }

    private static Refusal Refused(Participant s, string place) =>
        s.Dance is Dance.Dancing d && d.Place == place ? DanceRules.NotHolding(d, s.Me) : Refusal.MovedOn;
}
