using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices;

namespace IntimacyBot.Dances;

/// <summary>The first card: the one who is called, and the one who waits.</summary>
internal sealed class FirstCardCommands(
    DanceService desk, DanceQueries queries, DanceReplies replies, StartPage way, HomeChannels homes, DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<FirstCardId>(CardAsync);
        routes.Press<PresenceOptionId>((ask, id, cancel) => HereAsync(ask, id.Dance, id.Option, cancel));
        routes.Press<PresenceSelectId>((ask, id, cancel) => HereAsync(ask, id.Dance, ask.Values.FirstOrDefault(), cancel));
        routes.Press<LeadPageId>(LeadAsync);
        routes.Press<DurationId>(TimeAsync);
    }

    private async Task<Reply> CardAsync(InteractionContext ask, FirstCardId id, CancellationToken cancel)
    {
        if (id.Act == FirstCardAct.Here)
            return await HereAsync(ask, id.Dance, null, cancel);
        if (id.Act == FirstCardAct.Kindly)
            return await KindlyAsync(ask, id.Dance, cancel);
        if (await AskedAsync(ask, id.Dance, cancel) is not { } seat)
            return replies.NotAvailable(ask);
        var scene = replies.Scene(ask, seat);
        return id.Act switch
        {
            FirstCardAct.NeedTime => DancePages.HowLong(scene, inRoom: false),
            FirstCardAct.NotNow => DancePages.NotNow(scene),
            FirstCardAct.LeaveIt => DancePages.Plain(scene, DanceText.LeftAtThat),
            _ => FirstCardView.Page(scene),
        };
    }

    /// <summary>The dance as the one who is called sees it: while the card stands, and nobody else.</summary>
    internal async Task<Participant?> AskedAsync(InteractionContext ask, Guid dance, CancellationToken cancel) =>
        await queries.SeatAsync(ask, dance, cancel) is { } seat && seat.Me != seat.Dance.Position.Starter
        && DanceRules.Called(seat.Dance) ? seat : null;

    private async Task<Reply> HereAsync(InteractionContext ask, Guid dance, string? option, CancellationToken cancel)
    {
        if (await NoPlaceAsync(ask, dance, cancel) is { } no)
            return no;
        StepOption? picked = null;
        Act Came(Participant s)
        {
            picked = s.OptionOf(option);
            return new Act.Here(s.Me, ask.At, option);
        }

        var outcome = await desk.MoveAsync(ask, dance, Came, null, cancel);
        if (outcome is { Refusal: Refusal.MovedOn, Seat.Dance.HasRoom: false })
            return replies.NotAvailable(ask);
        if (outcome.Seat is not { } seat || outcome.Refusal is not (null or Refusal.Repeated))
            return await replies.RefusedAsync(ask, outcome, cancel);
        return await CameAsync(ask, seat, scripts.Offered(picked, ask.Language), cancel);
    }

    /// <summary>Why no room can be made; null if one can. In a direct message the dance says which server it is in.</summary>
    private async Task<Reply?> NoPlaceAsync(InteractionContext ask, Guid dance, CancellationToken cancel)
    {
        if ((ask.Guild ?? (await queries.SeatAsync(ask, dance, cancel))?.Couple.Guild) is not { } guild)
            return replies.NotAvailable(ask);
        return replies.NoPlace(ask, await homes.FindAsync(guild, cancel));
    }

    private async Task<Reply> CameAsync(InteractionContext ask, Participant seat, Script? offered, CancellationToken cancel)
    {
        var scene = replies.Scene(ask, seat);
        var room = await desk.ShownAsync(seat.Row.Id, cancel);
        var where = room is { } id ? scene.Say(DanceText.RoomIsHere, ("room", $"<#{id}>")) : scene.Say(DanceText.RoomOpens);
        return DancePages.Page(scene, [PageBuilder.Text($"{scene.Say(DanceText.HerePage)}\n\n{where}"), .. DancePages.Offers(scene, DanceText.OfferedLater, offered)]);
    }

    private async Task<Reply> KindlyAsync(InteractionContext ask, Guid dance, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, dance, s => new Act.NotNowKindly(s.Me, ask.At), null, cancel);
        return outcome is { Seat: { } seat, Refusal: null }
            ? DancePages.Plain(replies.Scene(ask, seat), DanceText.ToldKindly)
            : replies.NotAvailable(ask);
    }

    private async Task<Reply> TimeAsync(InteractionContext ask, DurationId id, CancellationToken cancel)
    {
        var time = DancePages.Span(id.Time);
        Act Timed(Participant s) => id.InRoom ? new Act.Pause(s.Me, ask.At, time) : new Act.NeedTime(s.Me, ask.At, time);
        var outcome = await desk.MoveAsync(ask, id.Dance, Timed, null, cancel);
        if (outcome is not { Seat: { } seat, Refusal: null })
            return await replies.RefusedAsync(ask, outcome, cancel);
        var open = id.InRoom ? DanceText.PausedOpen : DanceText.TimeOpen;
        return DancePages.Plain(replies.Scene(ask, seat), time is null ? open : DanceText.TimeKept);
    }

    private Task<Reply> LeadAsync(InteractionContext ask, LeadPageId id, CancellationToken cancel) => id.Act switch
    {
        LeadPageAct.TakeBack => TakenBackAsync(ask, id.Dance, cancel),
        LeadPageAct.Close => ClosedAsync(ask, id.Dance, cancel),
        _ => MyWordsAsync(ask, id.Dance, cancel),
    };

    private async Task<Reply> TakenBackAsync(InteractionContext ask, Guid dance, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, dance, s => new Act.TakeBack(s.Me, ask.At), null, cancel);
        return outcome is { Seat: { } seat, Refusal: null }
            ? DancePages.Plain(replies.Scene(ask, seat), DanceText.TakenBack)
            : await replies.RefusedAsync(ask, outcome, cancel);
    }

    private async Task<Reply> ClosedAsync(InteractionContext ask, Guid dance, CancellationToken cancel)
    {
        var outcome = await desk.MoveAsync(ask, dance, s => new Act.Discard(s.Me, ask.At), null, cancel);
        return outcome is { Seat: { } seat, Refusal: null }
            ? DancePages.Plain(replies.Scene(ask, seat), DanceText.Discarded)
            : await replies.RefusedAsync(ask, outcome, cancel);
    }

    private async Task<Reply> MyWordsAsync(InteractionContext ask, Guid dance, CancellationToken cancel)
    {
        if (await queries.SeatAsync(ask, dance, cancel) is not { } seat)
            return replies.Line(ask, DanceText.NothingWaits);
        var scene = replies.Scene(ask, seat);
        if (seat.Dance is Dance.Preparing && scene.Position.Current(seat.Script) is PrepareStep prepare)
            return PreparePages.Of(scene, prepare);
        if (seat.Waiting is not { } draft)
            return seat.Mine.Unsent is { } kept ? DancePages.Kept(scene, kept) : replies.Line(ask, DanceText.NothingWaits);
        var step = (WriteStep)scene.Position.Current(seat.Script)!;
        if (!PracticeHandover.IsWhole(step, draft.Text) && !seat.Dance.HasRoom)
            return await way.PageAsync(ask, scene, cancel);
        var home = await homes.FindAsync(seat.Couple.Guild, cancel);
        return DraftPreviews.Of(scene, seat, step, draft, home.Readers);
    }
}
