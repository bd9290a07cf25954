using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>Preparing alone: before anybody is called, or in the room, each on a page of their own.</summary>
internal sealed class PrepareCommands(DanceDesk desk, DanceGuide guide, DanceCommands first) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<PrepareId>((ask, id, cancel) => id.Act == PrepareAct.Write ? WriteAsync(ask, id, cancel) : ReadyAsync(ask, id, cancel), opensForm: true);
    }

    private async Task<Reply> WriteAsync(Ask ask, PrepareId id, CancellationToken cancel)
    {
        if (id.Dance == Guid.Empty)
            return await BeginsAsync(ask, id, cancel);
        if (await desk.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return guide.NotAvailable(ask);
        return Waits(seat, id.Place) && seat.Dance.Walk.Current(seat.Script) is Prepare step
            ? PreparePages.Form(ask, guide.Scene(ask, seat), step)
            : await guide.RefusedAsync(ask, new Outcome(seat, Refused(seat, id.Place)), cancel);
    }

    /// <summary>Nobody is called yet; what was written here before, after the same choices or others, is still there.</summary>
    private async Task<Reply> BeginsAsync(Ask ask, PrepareId id, CancellationToken cancel)
    {
        if (await guide.BeforeAsync(ask, id.Practice, id.Trail, cancel) is not { } scene || scene.Walk.Current(scene.Script) is not Prepare step)
            return guide.MovedOn(ask);
        var waiting = await guide.WaitingAsync(ask, scene.Couple, id.Practice, cancel);
        return PreparePages.Form(ask, scene with { A = waiting?.A, B = waiting?.B }, step);
    }

    private async Task<Reply> ReadyAsync(Ask ask, PrepareId id, CancellationToken cancel)
    {
        var place = id.Dance == Guid.Empty ? null : id.Place;
        Act Moved(Seat s) => id.Act == PrepareAct.Skip ? new Act.Skip(s.Me, ask.At, place) : new Act.Ready(s.Me, ask.At, place);
        if (id.Dance == Guid.Empty)
            return guide.Find(ask, id.Practice) is { } script
                ? await first.BegunAsync(ask, await desk.BeginAsync(ask, script, id.Trail, Moved, null, cancel), cancel)
                : guide.MovedOn(ask);
        var outcome = await desk.MoveAsync(ask, id.Dance, Moved, null, cancel);
        if (outcome is { Refusal: Refusal.MovedOn, Seat: { Dance: Dance.Resting { HasRoom: true } } rests } && Waits(rests, id.Place))
            return guide.Line(ask, DanceText.PausedPage);
        return outcome is not { Seat: { } seat, Refusal: null } ? await guide.RefusedAsync(ask, outcome, cancel)
            : seat.Dance is Dance.Preparing or Dance.Asking ? await first.BegunAsync(ask, outcome, cancel)
            : await guide.DoneAsync(ask, guide.Scene(ask, seat), DanceText.Saved, cancel);
    }

    /// <summary>What was written alone is kept, and its page shows it to its author.</summary>
    internal static async Task<Reply?> KeptAsync(Ask ask, DanceDesk desk, DanceGuide guide, FormId id, Prepare step, CancellationToken cancel)
    {
        var text = Forms.Read(ask.Interaction.Data.Fields, step.Form);
        Act Drafted(Seat s) => new Act.Drafted(s.Me, ask.At, id.Key);
        Folio Prepared(Seat s) => s.Mine.WithPrepared(id.Key, text);
        Outcome? begun = id.Dance == Guid.Empty
            ? guide.Find(ask, id.Practice) is { } script ? await desk.BeginAsync(ask, script, id.Trail, Drafted, Prepared, cancel) : Refusal.MovedOn
            : await desk.SeatAsync(ask, id.Dance, cancel) is { Dance: Dance.Preparing } ? await desk.MoveAsync(ask, id.Dance, Drafted, Prepared, cancel)
            : null;
        if (begun is not null)
            return begun is { Seat: { } mine, Refusal: null } ? Page(guide.Scene(ask, With(mine, Prepared(mine))), step) : null;
        var kept = await desk.KeepWordsAsync(ask, id.Dance, s => s.Key == id.Key && Waits(s, null) ? s.Mine.WithPrepared(id.Key, text) : null, cancel);
        return kept is { } seat ? Page(guide.Scene(ask, seat), step) : null;
    }

    private static Reply.Page Page(Scene scene, Prepare step) => PreparePages.Of(scene, step);

    private static Seat With(Seat seat, Folio mine) => seat.Me == Couples.Side.A ? seat with { A = mine } : seat with { B = mine };

    /// <summary>Does this preparation wait for me? A pause takes nothing away.</summary>
    private static bool Waits(Seat s, string? place) => (place is null || s.Dance.Place == place || (s.Dance as Dance.Resting)?.Inner.Place == place) && s.Dance switch
    {
        Dance.Preparing p => p.Walk.Starter == s.Me,
        Dance.Dancing { Stage: Stage.Readying r } => r.Holders.Contains(s.Me),
        Dance.Resting { Inner: Dance.Dancing { Stage: Stage.Readying r } } => r.Holders.Contains(s.Me),
        _ => false,
    };

    private static Refusal Refused(Seat s, string place) =>
        s.Dance is Dance.Dancing d && d.Place == place ? DanceRules.NotHolding(d, s.Me) : Refusal.MovedOn;
}
