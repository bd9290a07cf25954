using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>Choices in the room.</content>
internal sealed partial class RoomCommands
{
    private async Task<Reply> PickAsync(InteractionContext ask, PickId id, CancellationToken cancel)
    {
        if (id.Act == PickAct.Choose && await FirstAsync(ask, id, cancel) is { } page)
            return page;
        var (alone, step) = (false, "");
        StepOption? picked = null;
        Act Picked(Participant s)
        {
            picked = s.OptionOf(id.Option);
            step = s.Dance.Position.Step;
            alone = s.Dance is Dance.Dancing d && s.Rules.EndsHere(d, picked);
            return new Act.Pick(s.Me, ask.At, id.Place, id.Option, id.Act is not (PickAct.Keep or PickAct.Ask));
        }

        var outcome = await desk.MoveAsync(ask, id.Dance, Picked, null, cancel);
        return outcome is { Seat: { } seat, Refusal: null }
            ? await PickedAsync(ask, id, seat, picked, alone ? null : step, cancel)
            : await replies.RefusedAsync(ask, outcome, cancel);
    }

    private async Task<Reply> PickedAsync(InteractionContext ask, PickId id, Participant seat, StepOption? picked, string? step, CancellationToken cancel)
    {
        if (picked is { Refer: true })
            return StartChoicePages.Refer(replies.Scene(ask, seat));
        if (scripts.Offered(picked, ask.Language) is { } offered)
        {
            var text = step is null ? DanceText.OfferedInstead : DanceText.OfferedLater;
            return DancePages.Offer(replies.Scene(ask, seat), text, offered, CarryOf(seat, step, picked!));
        }

        if (!ask.OnPage)
            return Reply.Nothing;
        var key = id.Act switch { PickAct.Tell => DanceText.Told, PickAct.Keep => DanceText.ToldNot, _ => DanceText.Saved };
        return await replies.DoneAsync(ask, replies.Scene(ask, seat), key, cancel);
    }

    private static CarryWordsId? CarryOf(Participant seat, string? step, StepOption picked) =>
        step is not null && picked.Carry.Count > 0 ? new CarryWordsId(seat.Row.Id, step, picked.Id) : null;

    /// <summary>What stands between a private choice and its move: whether to tell its sentence, and the gate where it is the other's concern.</summary>
    private async Task<Reply?> FirstAsync(InteractionContext ask, PickId id, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat || seat.Dance.Place != id.Place
            || seat.Dance.Position.Current(seat.Script) is not ChooseStep { Private: true } choose)
            return null;
        if (seat.OptionOf(id.Option) is not { } option || seat.Dance is not Dance.Dancing d || !d.StepState.Holders.Contains(seat.Me))
            return null;
        var scene = await remembered.RecallAsync(replies.Scene(ask, seat), seat.Row, cancel);
        if (option.Post is not null)
            return DancePages.PrivateChoice(scene, choose, option);
        if (!seat.Rules.AsksGate(d, option))
            return null;
        var partner = await guilds.UserNameAsync(seat.Couple[seat.Me.Other()].User, cancel);
        return GatePages.SwapGate(scene with { PartnerName = partner }, d.Place, option);
    }
}
