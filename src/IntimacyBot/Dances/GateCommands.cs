using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The gate: the starter's own page before anything is written and before anybody is called.</summary>
internal sealed partial class GateCommands(
    DanceService desk, DanceQueries queries, DanceReplies replies, StartPage way, DanceScripts scripts, DraftPreviews previews) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<GateId>(GateAsync, opensForm: true);
        routes.Press<StarterId>(StarterAsync, opensForm: true);
        routes.Press<StartOptionId>(FirstPickAsync);
        routes.Press<StartSelectId>((ask, id, cancel) => FirstPickAsync(ask, Picked(ask, id), cancel));
        routes.Press<OwnServerId>((ask, _, _) => Task.FromResult<Reply>(replies.Page(ask, DanceText.OwnServerHow)));
    }

    private async Task<Reply> GateAsync(InteractionContext ask, GateId id, CancellationToken cancel)
    {
        if (id.Act == GateAct.NotToday)
            return replies.Page(ask, DanceText.NotToday);
        if (id.Dance == Guid.Empty && ask.Guild is null)
            return replies.InYourServer(ask);
        if (await FindAsync(ask, id.Dance, id.Practice, id.Trail, cancel) is not { } gate)
            return replies.MovedOn(ask);
        return id.Act switch
        {
            GateAct.Write when gate.Step is WriteStep step => WriteForms.Of(ask, gate.Scene, step, Written(ask, gate, step), null),
            GateAct.Skip when gate.Opening is { } opening => await OnAsync(ask, gate.Scene, opening, StartChoices.AndSkipped(id.Trail), cancel),
            GateAct.Skip => await ActAsync(ask, id, s => new Act.Skip(s.Me, ask.At, id.Trail), cancel),
            GateAct.Aloud => await ActAsync(ask, id, s => new Act.SayAloud(s.Me, ask.At, null), cancel),
            GateAct.Ask => await ActAsync(ask, id, s => new Act.AskPartner(s.Me, ask.At, null), cancel),
            _ => replies.MovedOn(ask),
        };
    }

    /// <summary>What stands in the form already: a draft, or words that were brought along.</summary>
    private static AuthorWords.FormAnswers Written(InteractionContext ask, Gate gate, WriteStep step) => gate.Draft ?? PageCarryOver.Read(ask.Interaction.Message, step);

    private async Task<Reply> ActAsync(InteractionContext ask, GateId id, Func<Participant, Act> act, CancellationToken cancel)
    {
        var outcome = id.Dance != Guid.Empty ? await desk.MoveAsync(ask, id.Dance, act, null, cancel)
            : scripts.Find(id.Practice, ask.Language) is { } script ? await desk.BeginAsync(ask, script, id.Trail, act, null, cancel)
            : Refusal.MovedOn;
        return outcome.Refusal == Refusal.MovedOn && await AskedAlreadyAsync(ask, id.Practice, cancel) is { } seat
            ? DancePages.OnItsWay(replies.Scene(ask, seat))
            : await way.BegunAsync(ask, outcome, cancel);
    }

    /// <summary>A second press of the button that asked: it is on its way.</summary>
    private async Task<Participant?> AskedAlreadyAsync(InteractionContext ask, string practice, CancellationToken cancel)
    {
        var opening = scripts.Find(practice, ask.Language) is { } script ? await queries.OpeningAsync(ask, script, cancel) : null;
        var seat = opening is null ? null : queries.InTheWay(ask, opening);
        return seat is { Dance.HasRoom: false } && seat.Dance.Position.Practice == practice ? seat : null;
    }

    private async Task<Reply> StarterAsync(InteractionContext ask, StarterId id, CancellationToken cancel)
    {
        var index = int.TryParse(ask.Values.FirstOrDefault(), out var i) ? i : -1;
        if (id.Dance == Guid.Empty)
            return await FirstStarterAsync(ask, id, index, cancel);
        if (await queries.SeatAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        if (seat.Dance.Place != id.Place)
            return await replies.MovedOnAsync(ask, seat, cancel);
        if (seat.Dance is Dance.Dancing d && !d.StepState.Holders.Contains(seat.Me))
            return await replies.RefusedAsync(ask, new MoveResult(seat, DanceRules.NotHolding(d, seat.Me)), cancel);
        return seat.Dance.Position.Current(seat.Script) is WriteStep step
            ? WriteForms.Of(ask, await previews.SceneAsync(ask, seat, cancel), step, null, step.Starters.ElementAtOrDefault(index))
            : replies.MovedOn(ask);
    }

    private async Task<Reply> FirstStarterAsync(InteractionContext ask, StarterId id, int index, CancellationToken cancel)
    {
        if (await FindAsync(ask, Guid.Empty, id.Practice, id.Trail, cancel) is not { Step: WriteStep first } gate)
            return replies.MovedOn(ask);
        var beginning = first.Starters.ElementAtOrDefault(index);
        var words = PageCarryOver.Begun(PageCarryOver.Read(ask.Interaction.Message, first), first, beginning);
        return WriteForms.Of(ask, gate.Scene, first, words, beginning);
    }

    /// <summary>Where the page stands: in a dance that waits, or in none yet; null if it stands nowhere any more.</summary>
    private async Task<Gate?> FindAsync(InteractionContext ask, Guid dance, string practice, string trail, CancellationToken cancel)
    {
        if (dance != Guid.Empty)
        {
            var seat = await queries.SeatAsync(ask, dance, cancel);
            return seat is { Dance: Dance.Preparing } ? new Gate(replies.Scene(ask, seat), seat, null) : null;
        }

        var opening = scripts.Find(practice, ask.Language) is { } script ? await queries.OpeningAsync(ask, script, cancel) : null;
        return opening is not null && replies.Before(ask, opening, trail) is { } scene ? new Gate(scene, opening.Waiting, opening) : null;
    }

    /// <summary>A page before anybody is called, and what is already written for it. Without a dance there is an opening.</summary>
    private sealed record Gate(CardModel Scene, Participant? Seat, PracticeOpening? Opening)
    {
        public Step? Step => Scene.Position.Current(Scene.Script);

        public AuthorWords.FormAnswers? Draft => Seat?.DraftFor(Scene.Position.Key(Scene.Position.Step))?.Text;
    }
}
