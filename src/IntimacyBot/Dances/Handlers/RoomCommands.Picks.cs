using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <content>Handles choices in the room.</content>
internal sealed partial class RoomCommands
{
    private async Task<Reply> PickAsync(InteractionContext interaction, PickId id, CancellationToken cancel)
    {
        if (id.Act == PickAct.Choose && await FirstAsync(interaction, id, cancel) is { } page)
            return page;
        var (alone, step) = (false, "");
        StepOption? picked = null;
        Act Picked(Participant s)
        {
            picked = s.OptionOf(id.Option);
            step = s.Dance.Position.Step;
            alone = s.Dance is Dance.Dancing d && s.Rules.EndsHere(d, picked);
            return new Act.Pick(s.Me, interaction.At, id.Place, id.Option, id.Act is not (PickAct.Keep or PickAct.Ask));
        }

        var result = await service.MoveAsync(interaction, id.Dance, Picked, null, cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? await PickedAsync(interaction, id, participant, picked, alone ? null : step, cancel)
            : await replies.RefusedAsync(interaction, result, cancel);
    }

    private async Task<Reply> PickedAsync(
        InteractionContext interaction,
        PickId id,
        Participant participant,
        StepOption? picked,
        string? step,
        CancellationToken cancel)
    {
        if (picked is { Refer: true })
            return StartChoicePages.Refer(replies.Model(interaction, participant));
        if (!IsOfBoth(participant, step) && scripts.Offered(picked, interaction.Language) is { } offered)
        {
            var text = step is null ? DanceText.OfferedInstead
                : participant.Dance is Dance.Closing ? DanceText.OfferedNow
                : DanceText.OfferedLater;
            return DancePages.Offer(replies.Model(interaction, participant), text, offered, CarryOf(participant, step, picked!));
        }

        if (!interaction.OnPage)
            return participant.Dance.Place == id.Place ? replies.Done(interaction, participant) : Reply.Nothing;
        return await replies.OnwardAsync(interaction, participant, Said(participant, id.Act, step, picked), cancel);
    }

    /// <summary>What both have chosen is offered to both, on the card that says so.</summary>
    private static bool IsOfBoth(Participant participant, string? step) =>
        step is not null && participant.Script.Find(step) is ChooseStep { Who: Who.Both };

    /// <summary>Says what became of a choice on a private page: whether the room tells it, and that it goes on.</summary>
    private static DanceText Said(Participant participant, PickAct act, string? step, StepOption? picked)
    {
        if (act is PickAct.Tell or PickAct.Keep)
            return act == PickAct.Tell ? DanceText.Told : DanceText.ToldNot;
        var goesOn = picked is { Post: null } && participant.Dance is Dance.Dancing;
        return goesOn && step is not null && participant.Script.Find(step) is ChooseStep { Private: true }
            ? DanceText.ChosenAlone
            : DanceText.Saved;
    }

    private static CarryWordsId? CarryOf(Participant participant, string? step, StepOption picked) =>
        step is not null && picked.Carry.Count > 0 ? new CarryWordsId(participant.Row.Id, step, picked.Id) : null;

    /// <summary>
    /// Returns the page that comes between a private choice and its move: it asks whether to tell the choice's sentence, or is the gate
    /// where the choice concerns the other; null if there is none.
    /// </summary>
    private async Task<Reply?> FirstAsync(InteractionContext interaction, PickId id, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, id.Dance, cancel) is not { } participant || participant.Dance.Place != id.Place
            || participant.Dance.Position.Current(participant.Script) is not ChooseStep { Private: true } choose)
            return null;
        if (participant.OptionOf(id.Option) is not { } option
            || participant.Dance is not Dance.Dancing d
            || !d.StepState.Holders.Contains(participant.Me))
            return null;
        var model = await replies.WithTheirWordsAsync(interaction, participant, cancel);
        if (option.Post is not null && !DanceRules.TellsAtOnce(participant.Script, option))
            return DancePages.PrivateChoice(model, choose, option);
        return participant.Rules.AsksGate(d, option) ? GatePages.SwapGate(model, d.Place, option) : null;
    }
}
