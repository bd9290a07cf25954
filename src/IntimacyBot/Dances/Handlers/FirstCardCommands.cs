using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>The first card: the one who is called, and the one who waits.</summary>
internal sealed class FirstCardCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    StartPage startPage,
    HomeChannels homes,
    DanceScripts scripts) : IRoutes
{
    public void Map(RouteTable routes)
    {
        routes.Press<FirstCardId>(CardAsync);
        routes.Press<PresenceOptionId>((interaction, id, cancel) => HereAsync(interaction, id.Dance, id.Option, cancel));
        routes.Press<PresenceSelectId>((interaction, id, cancel) => HereAsync(
            interaction,
            id.Dance,
            interaction.Values.FirstOrDefault(),
            cancel));
        routes.Press<LeadPageId>(LeadAsync);
        routes.Press<DurationId>(TimeAsync);
    }

    private async Task<Reply> CardAsync(InteractionContext interaction, FirstCardId id, CancellationToken cancel)
    {
        if (id.Act == FirstCardAct.Here)
            return await HereAsync(interaction, id.Dance, null, cancel);
        if (id.Act == FirstCardAct.Kindly)
            return await KindlyAsync(interaction, id.Dance, cancel);
        if (await AskedAsync(interaction, id.Dance, cancel) is not { } participant)
            return replies.NotAvailable(interaction);
        var model = replies.Model(interaction, participant);
        return id.Act switch
        {
            FirstCardAct.NeedTime => DancePages.HowLong(model, inRoom: false),
            FirstCardAct.NotNow => DancePages.NotNow(model),
            FirstCardAct.LeaveIt => DancePages.Plain(model, DanceText.LeftAtThat),
            _ => FirstCardView.Page(model),
        };
    }

    /// <summary>The dance as the one who is called sees it: while the card stands, and nobody else.</summary>
    internal async Task<Participant?> AskedAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var participant = await queries.FindAsync(interaction, dance, cancel);
        if (participant is null || participant.Me == participant.Dance.Position.Starter)
            return null;
        return DanceRules.Called(participant.Dance) ? participant : null;
    }

    private async Task<Reply> HereAsync(InteractionContext interaction, Guid dance, string? option, CancellationToken cancel)
    {
        if (await NoPlaceAsync(interaction, dance, cancel) is { } no)
            return no;
        StepOption? picked = null;
        Act Came(Participant s)
        {
            picked = s.OptionOf(option);
            return new Act.Here(s.Me, interaction.At, option);
        }

        var result = await service.MoveAsync(interaction, dance, Came, null, cancel);
        if (result is { Refusal: Refusal.MovedOn, Participant.Dance.HasRoom: false })
            return replies.NotAvailable(interaction);
        if (result.Participant is not { } participant || result.Refusal is not (null or Refusal.Repeated))
            return await replies.RefusedAsync(interaction, result, cancel);
        return await CameAsync(interaction, participant, scripts.Offered(picked, interaction.Language), cancel);
    }

    /// <summary>Why no room can be made; null if one can. In a direct message the dance says which server it is in.</summary>
    private async Task<Reply?> NoPlaceAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        if ((interaction.Guild ?? (await queries.FindAsync(interaction, dance, cancel))?.Couple.Guild) is not { } guild)
            return replies.NotAvailable(interaction);
        return replies.NoPlace(interaction, await homes.FindAsync(guild, cancel));
    }

    private async Task<Reply> CameAsync(InteractionContext interaction, Participant participant, Script? offered, CancellationToken cancel)
    {
        var model = replies.Model(interaction, participant);
        var room = await service.ShownAsync(participant.Row.Id, cancel);
        var where = room is { } id ? model.Say(DanceText.RoomIsHere, ("room", $"<#{id}>")) : model.Say(DanceText.RoomOpens);
        return DancePages.Page(
            model,
            [
                PageBuilder.Text($"{model.Say(DanceText.HerePage)}\n\n{where}"),
                .. DancePages.Offers(model, DanceText.OfferedLater, offered)
            ]);
    }

    private async Task<Reply> KindlyAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, dance, s => new Act.NotNowKindly(s.Me, interaction.At), null, cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? DancePages.Plain(replies.Model(interaction, participant), DanceText.ToldKindly)
            : replies.NotAvailable(interaction);
    }

    private async Task<Reply> TimeAsync(InteractionContext interaction, DurationId id, CancellationToken cancel)
    {
        var time = DancePages.Span(id.Time);
        Act Timed(Participant s) => id.InRoom ? new Act.Pause(s.Me, interaction.At, time) : new Act.NeedTime(s.Me, interaction.At, time);
        var result = await service.MoveAsync(interaction, id.Dance, Timed, null, cancel);
        if (result is not { Participant: { } participant, Refusal: null })
            return await replies.RefusedAsync(interaction, result, cancel);
        var open = id.InRoom ? DanceText.PausedOpen : DanceText.TimeOpen;
        return DancePages.Plain(replies.Model(interaction, participant), time is null ? open : DanceText.TimeKept);
    }

    private Task<Reply> LeadAsync(InteractionContext interaction, LeadPageId id, CancellationToken cancel) => id.Act switch
    {
        LeadPageAct.TakeBack => TakenBackAsync(interaction, id.Dance, cancel),
        LeadPageAct.Close => ClosedAsync(interaction, id.Dance, cancel),
        _ => MyWordsAsync(interaction, id.Dance, cancel),
    };

    private async Task<Reply> TakenBackAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, dance, s => new Act.TakeBack(s.Me, interaction.At), null, cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? DancePages.Plain(replies.Model(interaction, participant), DanceText.TakenBack)
            : await replies.RefusedAsync(interaction, result, cancel);
    }

    private async Task<Reply> ClosedAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, dance, s => new Act.Discard(s.Me, interaction.At), null, cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? DancePages.Plain(replies.Model(interaction, participant), DanceText.Discarded)
            : await replies.RefusedAsync(interaction, result, cancel);
    }

    private async Task<Reply> MyWordsAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, dance, cancel) is not { } participant)
            return replies.Line(interaction, DanceText.NothingWaits);
        var model = replies.Model(interaction, participant);
        if (participant.Dance is Dance.Preparing && model.Position.Current(participant.Script) is PrepareStep prepare)
            return PreparePages.Of(model, prepare);
        if (participant.Waiting is not { } draft)
            return participant.Mine.Unsent is { } kept ? DancePages.Kept(model, kept) : replies.Line(interaction, DanceText.NothingWaits);
        var step = (WriteStep)model.Position.Current(participant.Script)!;
        if (!PracticeHandover.IsWhole(step, draft.Text) && !participant.Dance.HasRoom)
            return await startPage.PageAsync(interaction, model, cancel);
        var home = await homes.FindAsync(participant.Couple.Guild, cancel);
        return DraftPreviews.Of(model, participant, step, draft, home.Readers);
    }
}
