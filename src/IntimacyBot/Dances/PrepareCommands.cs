using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>Preparing alone: before anybody is called, or in the room, each on a page of their own.</summary>
internal sealed class PrepareCommands(DanceService desk, DanceQueries queries, DanceReplies replies, StartPage way, DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<PrepareId>((ask, id, cancel) => id.Act == PrepareAct.Write ? WriteAsync(ask, id, cancel) : ReadyAsync(ask, id, cancel), opensForm: true);
    }

    private async Task<Reply> WriteAsync(InteractionContext ask, PrepareId id, CancellationToken cancel)
    {
        if (id.Dance == Guid.Empty)
            return await BeginsAsync(ask, id, cancel);
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        return Waits(seat, id.Place) && seat.Dance.Position.Current(seat.Script) is PrepareStep step
            ? PreparePages.Form(ask, replies.Scene(ask, seat), step)
            : await replies.RefusedAsync(ask, new MoveResult(seat, Refused(seat, id.Place)), cancel);
    }

    /// <summary>Nobody is called yet; what was written here before, after the same choices or others, is still there.</summary>
    private async Task<Reply> BeginsAsync(InteractionContext ask, PrepareId id, CancellationToken cancel)
    {
        var opening = scripts.Find(id.Practice, ask.Language) is { } script ? await queries.OpeningAsync(ask, script, cancel) : null;
        if (opening is null || replies.Before(ask, opening, id.Trail) is not { } scene
            || scene.Position.Current(scene.Script) is not PrepareStep step)
            return replies.MovedOn(ask);
        return PreparePages.Form(ask, scene with { A = opening.Waiting?.A, B = opening.Waiting?.B }, step);
    }

    private async Task<Reply> ReadyAsync(InteractionContext ask, PrepareId id, CancellationToken cancel)
    {
        var place = id.Dance == Guid.Empty ? null : id.Place;
        Act Moved(Participant s) => id.Act == PrepareAct.Skip ? new Act.Skip(s.Me, ask.At, place) : new Act.Ready(s.Me, ask.At, place);
        if (id.Dance == Guid.Empty)
            return scripts.Find(id.Practice, ask.Language) is { } script
                ? await way.BegunAsync(ask, await desk.BeginAsync(ask, script, id.Trail, Moved, null, cancel), cancel)
                : replies.MovedOn(ask);
        var outcome = await desk.MoveAsync(ask, id.Dance, Moved, null, cancel);
        if (outcome is { Refusal: Refusal.MovedOn, Seat: { Dance: Dance.Paused { HasRoom: true } } rests } && Waits(rests, id.Place))
            return replies.Line(ask, DanceText.PausedPage);
        return outcome is not { Seat: { } seat, Refusal: null } ? await replies.RefusedAsync(ask, outcome, cancel)
            : seat.Dance is Dance.Preparing or Dance.Asking ? await way.BegunAsync(ask, outcome, cancel)
            : await replies.DoneAsync(ask, replies.Scene(ask, seat), DanceText.Saved, cancel);
    }

    /// <summary>Does this preparation wait for me? A pause takes nothing away.</summary>
    internal static bool Waits(Participant s, string? place) =>
        (place is null || s.Dance.Place == place || (s.Dance as Dance.Paused)?.Inner.Place == place) && s.Dance switch
    {
        Dance.Preparing p => p.Position.Starter == s.Me,
        Dance.Dancing { StepState: StepState.Readying r } => r.Holders.Contains(s.Me),
        Dance.Paused { Inner: Dance.Dancing { StepState: StepState.Readying r } } => r.Holders.Contains(s.Me),
        _ => false,
    };

    private static Refusal Refused(Participant s, string place) =>
        s.Dance is Dance.Dancing d && d.Place == place ? DanceRules.NotHolding(d, s.Me) : Refusal.MovedOn;
}
