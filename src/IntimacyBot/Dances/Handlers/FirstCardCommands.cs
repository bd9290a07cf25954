using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles the first card, which the called person reads before any room exists.</summary>
internal sealed class FirstCardCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    HomeChannels homes,
    DanceScripts scripts,
    NotNowAnswers notNow) : IRoutes
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
        routes.Press<DurationId>(TimeAsync);
    }

    private async Task<Reply> CardAsync(InteractionContext interaction, FirstCardId id, CancellationToken cancel)
    {
        if (id.Act == FirstCardAct.Here)
            return await HereAsync(interaction, id.Dance, null, cancel);
        if (id.Act == FirstCardAct.Kindly)
            return await KindlyAsync(interaction, id.Dance, cancel);
        if (await AskedAsync(interaction, id.Dance, cancel) is not { } participant)
            return await GoneAsync(interaction, cancel);
        var model = replies.Model(interaction, participant);
        return id.Act switch
        {
            FirstCardAct.NeedTime => DancePages.HowLong(model, inRoom: false),
            FirstCardAct.NotNow => NotNow(model),
            FirstCardAct.LeaveIt => DancePages.LeftAtThat(model),
            _ => await replies.FirstCardAsync(interaction, participant, cancel),
        };
    }

    private Reply.Page NotNow(CardModel model)
    {
        notNow.Add(model.Id, AskerPages.CardUntil(model.Dance), model.Now);
        return DancePages.NotNow(model);
    }

    /// <summary>
    /// Returns the dance from the side of the called person; null for everybody else, and once the card is no longer valid.
    /// </summary>
    internal async Task<Participant?> AskedAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var participant = await queries.FindAsync(interaction, dance, cancel);
        if (participant is null || participant.Me == participant.Dance.Position.Starter)
            return null;
        return DanceRules.Called(participant.Dance) ? participant : null;
    }

    private async Task<Reply> HereAsync(InteractionContext interaction, Guid dance, string? option, CancellationToken cancel)
    {
        if (await HomeAsync(interaction, dance, cancel) is not { } home)
            return await GoneAsync(interaction, cancel);
        return replies.NoPlace(interaction, home) ?? await HereAsync(interaction, dance, option, home, cancel);
    }

    private async Task<Reply> HereAsync(
        InteractionContext interaction, Guid dance, string? option, HomeChannel home, CancellationToken cancel)
    {
        StepOption? picked = null;
        Act Came(Participant s)
        {
            picked = s.OptionOf(option);
            return Arriving(s, interaction, home) with { Option = option };
        }

        var result = await service.MoveAsync(interaction, dance, Came, null, cancel);
        if (result is { Missing: not null } or { Refusal: Refusal.MovedOn, Participant.Dance.HasRoom: false })
            return await GoneAsync(interaction, cancel);
        if (result.Participant is not { } participant || result.Refusal is not (null or Refusal.Repeated))
            return await replies.RefusedAsync(interaction, result, cancel);
        return await CameAsync(interaction, participant, home, scripts.Offered(picked, interaction.Language), cancel);
    }

    private static Act.Here Arriving(Participant s, InteractionContext interaction, HomeChannel home)
    {
        var asking = (s.Dance is Dance.Paused paused ? paused.Inner : s.Dance) as Dance.Asking;
        return new Act.Here(s.Me, interaction.At) { MoreReaders = ReadersView.IfMore(s.Couple, home.Readers, asking?.Readers) };
    }

    /// <summary>Returns the channel in which the room would be made. In a direct message the server is taken from the dance.</summary>
    private async Task<HomeChannel?> HomeAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var guild = interaction.Guild ?? (await queries.FindAsync(interaction, dance, cancel))?.Couple.Guild;
        return guild is { } server ? await homes.FindAsync(server, cancel) : null;
    }

    private async Task<Reply> CameAsync(
        InteractionContext interaction, Participant participant, HomeChannel home, Script? offered, CancellationToken cancel)
    {
        var model = await replies.OpenedAsync(interaction, participant, cancel);
        if (participant.Dance is Dance.Asking { Arrived: not null })
            return FirstCardView.OpensWithLead(model);
        var room = await service.ShownAsync(participant.Row.Id, cancel);
        return OpenRoom.Describing(model, DancePages.Page(
            model,
            [.. FirstCardView.Came(model, room, home.Readers), .. DancePages.Offers(model, DanceText.OfferedLater, offered)]));
    }

    private async Task<Reply> KindlyAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, dance, s => new Act.NotNowKindly(s.Me, interaction.At), null, cancel);
        return result is { Participant: { } participant, Refusal: null }
            ? DancePages.ToldKindly(replies.Model(interaction, participant))
            : await GoneAsync(interaction, cancel);
    }

    /// <summary>
    /// Answers on a card that is no longer valid. If the two came to each other's cards at once, their room may still be opening, and the
    /// answer leads to it.
    /// </summary>
    private async Task<Reply> GoneAsync(InteractionContext interaction, CancellationToken cancel)
    {
        if (await queries.InRoomAsync(interaction, cancel) is { Dance: Dance.Dancing or Dance.Paused } open
            && queries.RoomOf(open.Row) is null)
            await service.ShownAsync(open.Row.Id, cancel);
        return await replies.GoneAsync(interaction, cancel);
    }

    private async Task<Reply> TimeAsync(InteractionContext interaction, DurationId id, CancellationToken cancel)
    {
        var time = DancePages.Span(id.Time);
        Act Timed(Participant s) => id.InRoom ? new Act.Pause(s.Me, interaction.At, time) : new Act.NeedTime(s.Me, interaction.At, time);
        var result = await service.MoveAsync(interaction, id.Dance, Timed, null, cancel);
        if (!id.InRoom && result.Refusal is Refusal.NotAvailable)
            return await GoneAsync(interaction, cancel);
        if (result is not { Participant: { } participant, Refusal: null })
            return await replies.RefusedAsync(interaction, result, cancel);
        notNow.Remove(id.Dance);
        var model = replies.Model(interaction, participant);
        return time is not null ? DancePages.TimeKept(model)
            : id.InRoom ? DancePages.Passing(model, DanceText.PauseYours)
            : DancePages.TimeOpen(model);
    }
}
