using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <content>The starter's own pages, before anybody is called.</content>
internal sealed partial class DanceCommands
{
    private async Task<Reply> GateAsync(Ask ask, GateId id, CancellationToken cancel)
    {
        if (id.Act == GateAct.NotToday)
            return texts.Page(ask.Language, Pages.Text(texts[ask.Language, DanceText.NotToday]));
        if (id.Dance == Guid.Empty && ask.Guild is null)
            return Reply.Line(texts[ask.Language, RouterText.InYourServer]);
        if (await AtAsync(ask, id.Dance, id.Practice, id.Trail, cancel) is not var (scene, draft))
            return guide.MovedOn(ask);
        return id.Act switch
        {
            GateAct.Write when scene.Walk.Current(scene.Script) is Write step => Form(ask, scene, step, draft ?? Carried.Read(ask.Interaction.Message, step), null),
            GateAct.Skip when id.Dance == Guid.Empty => await OnAsync(ask, scene, Trail.AndSkipped(id.Trail), cancel),
            GateAct.Skip => await ActAsync(ask, id, s => new Act.Skip(s.Me, ask.At, id.Trail), cancel),
            GateAct.Aloud => await ActAsync(ask, id, s => new Act.SayAloud(s.Me, ask.At, null), cancel),
            GateAct.Ask => await ActAsync(ask, id, s => new Act.AskPartner(s.Me, ask.At, null), cancel),
            _ => guide.MovedOn(ask),
        };
    }

    /// <summary>Where the page stands, and what is already written for it: in a dance that waits, or in none yet.</summary>
    private async Task<(Scene Scene, Folio.Text? Draft)?> AtAsync(Ask ask, Guid dance, string practice, string trail, CancellationToken cancel)
    {
        if (dance != Guid.Empty)
            return await desk.SeatAsync(ask, dance, cancel) is { Dance: Dance.Preparing } seat ? (guide.Scene(ask, seat), seat.DraftFor(seat.Key)?.Text) : null;
        if (await guide.BeforeAsync(ask, practice, trail, cancel) is not { } scene)
            return null;
        var waiting = await guide.WaitingAsync(ask, scene.Couple, practice, cancel);
        return (scene, waiting?.DraftFor(scene.Walk.Key(scene.Walk.Step))?.Text);
    }

    private async Task<Reply> ActAsync(Ask ask, GateId id, Func<Seat, Act> act, CancellationToken cancel)
    {
        var outcome = id.Dance != Guid.Empty ? await desk.MoveAsync(ask, id.Dance, act, null, cancel)
            : guide.Find(ask, id.Practice) is { } script ? await desk.BeginAsync(ask, script, id.Trail, act, null, cancel)
            : Refusal.MovedOn;
        return outcome.Refusal == Refusal.MovedOn && await AskedAlreadyAsync(ask, id.Practice, cancel) is { } seat
            ? DancePages.OnItsWay(guide.Scene(ask, seat))
            : await BegunAsync(ask, outcome, cancel);
    }

    /// <summary>A second press of the button that asked: it is on its way.</summary>
    private async Task<Seat?> AskedAlreadyAsync(Ask ask, string practice, CancellationToken cancel) =>
        guide.Find(ask, practice) is { } script && await guide.CoupleAsync(ask, cancel) is { } couple && couple.SideOf(ask.User) is { } me
        && await guide.InTheWayAsync(couple, me, script, cancel) is var (row, dance) && !dance.HasRoom && dance.Walk.Practice == practice
            ? await desk.SeatAsync(ask, row.Id, cancel)
            : null;

    private async Task<Reply> StarterAsync(Ask ask, StarterId id, CancellationToken cancel)
    {
        var index = int.TryParse(ask.Values.FirstOrDefault(), out var i) ? i : -1;
        if (id.Dance == Guid.Empty)
            return await FirstStarterAsync(ask, id, index, cancel);
        return await desk.SeatAsync(ask, id.Dance, cancel) switch
        {
            null => guide.NotAvailable(ask),
            { } seat when seat.Dance.Place != id.Place => await guide.MovedOnAsync(ask, seat, cancel),
            { Dance: Dance.Dancing d } seat when !d.Stage.Holders.Contains(seat.Me) => await guide.RefusedAsync(ask, new Outcome(seat, DanceRules.NotHolding(d, seat.Me)), cancel),
            { } seat when seat.Dance.Walk.Current(seat.Script) is Write step => Form(ask, await guide.WholeSceneAsync(ask, seat, cancel), step, null, step.Starters.ElementAtOrDefault(index)),
            _ => guide.MovedOn(ask),
        };
    }

    private async Task<Reply> FirstStarterAsync(Ask ask, StarterId id, int index, CancellationToken cancel)
    {
        if (await guide.BeforeAsync(ask, id.Practice, id.Trail, cancel) is not { } scene || scene.Walk.Current(scene.Script) is not Write first)
            return guide.MovedOn(ask);
        var beginning = first.Starters.ElementAtOrDefault(index);
        return Form(ask, scene, first, Carried.Begun(Carried.Read(ask.Interaction.Message, first), first, beginning), beginning);
    }

    /// <summary>A private choice. As long as there are no words, nothing of it is saved: the next page carries it.</summary>
    private async Task<Reply> FirstPickAsync(Ask ask, FirstPickId id, CancellationToken cancel)
    {
        if (await AtAsync(ask, id.Dance, id.Practice, id.Trail, cancel) is not var (scene, _)
            || scene.Walk.Current(scene.Script) is not Choose choose || choose.Options.FirstOrDefault(o => o.Id == id.Option) is not { } option)
            return guide.MovedOn(ask);
        if (option.Post is not null && choose.Private && id.Act == PickAct.Choose)
            return FirstPages.Tells(scene, option);
        var tell = option.Post is not null && id.Act != PickAct.Keep;
        if (id.Dance != Guid.Empty)
            return await PickedAsync(ask, id, option, tell, cancel);
        return Leads(ask, scene, option) ?? await OnAsync(ask, scene, Trail.And(id.Trail, choose, option, tell), cancel);
    }

    private async Task<Reply> PickedAsync(Ask ask, FirstPickId id, Option option, bool tell, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, id.Dance, s => new Act.Pick(s.Me, ask.At, id.Trail, option.Id, tell), null, cancel);
        return outcome is { Seat: { Dance: Dance.Over } seat, Refusal: null }
            ? Leads(ask, guide.Scene(ask, seat), option) ?? DancePages.Plain(guide.Scene(ask, seat), DanceText.Discarded)
            : await BegunAsync(ask, outcome, cancel);
    }

    /// <summary>Where an option leads that ends it here; nothing was sent. Null if it does not.</summary>
    private Reply.Page? Leads(Ask ask, Scene scene, Option option) => option switch
    {
        { Refer: true } => FirstPages.Refer(scene),
        { Offer: not null, Next: null } => guide.Offered(ask, option) is { } offered ? DancePages.Offer(scene, DanceText.OfferedInstead, offered) : DancePages.Plain(scene, DanceText.Discarded),
        _ => null,
    };

    private async Task<Reply> OnAsync(Ask ask, Scene scene, string trail, CancellationToken cancel) =>
        await guide.BeforeAsync(ask, scene.Couple, scene.Script, trail, cancel) is { } next ? await way.PageAsync(ask, next, cancel) : DancePages.Plain(scene, DanceText.Discarded);

    /// <summary>What the starter reads after their first move: the next page of theirs, or that it is on its way.</summary>
    internal async Task<Reply> BegunAsync(Ask ask, Outcome outcome, CancellationToken cancel)
    {
        if (outcome is not { Seat: { } seat, Refusal: null })
            return await guide.RefusedAsync(ask, outcome, cancel);
        var scene = guide.Scene(ask, seat);
        return seat.Dance switch
        {
            Dance.Preparing => await way.PageAsync(ask, scene, cancel),
            Dance.Over => DancePages.Plain(scene, DanceText.Discarded),
            _ => DancePages.OnItsWay(scene),
        };
    }
}
