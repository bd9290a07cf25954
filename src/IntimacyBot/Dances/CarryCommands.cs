using IntimacyBot.Platform.Interactions;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>From one practice into another, with what goes along.</summary>
internal sealed class CarryCommands(
    DanceDesk desk, DanceQueries queries, DanceReplies replies, DanceScripts scripts, PracticeStart start) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<CarryId>(CarryAsync);

    /// <summary>
    /// What is carried becomes a draft of the other practice; where the first has gone, or something is in the way, it just opens.
    /// </summary>
    private async Task<Reply> CarryAsync(Ask ask, CarryId id, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat || OptionOf(seat, id) is not { } option
            || scripts.Offered(option, ask.Language) is not { } target)
            return replies.MovedOn(ask);
        if (target is { Solo: false } && Carrying.Of(replies.Scene(ask, seat), option, target) is var (into, text)
            && await IsFreeAsync(ask, target, cancel))
        {
            Act Drafted(Seat s) => new Act.Drafted(s.Me, ask.At, null);
            Folio Carried(Seat s) => Carrying.With(s.Mine, s.Dance.Walk.Key(into.Id), text);
            await desk.BeginAsync(ask, target, "", Drafted, Carried, cancel);
        }

        return await start.StartAsync(ask, target.Id, cancel);
    }

    private static Option? OptionOf(Seat seat, CarryId id) =>
        (seat.Script.Find(id.Step) as Choose)?.Options.FirstOrDefault(o => o.Id == id.Option);

    private async Task<bool> IsFreeAsync(Ask ask, Script target, CancellationToken cancel) =>
        await queries.OpeningAsync(ask, target, cancel) is { Lock: null, InTheWay: null };
}
