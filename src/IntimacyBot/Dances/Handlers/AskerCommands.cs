using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Service;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Practices.Model;

namespace IntimacyBot.Dances.Handlers;

/// <summary>Handles the pages of the person who asked: what waits, what came back, and the words that nobody has read.</summary>
internal sealed class AskerCommands(
    DanceService service,
    DanceQueries queries,
    DanceReplies replies,
    PracticeStart start,
    StartPage startPage,
    HomeChannels homes) : IRoutes
{
    public void Map(RouteTable routes) => routes.Press<LeadPageId>(LeadAsync);

    private Task<Reply> LeadAsync(InteractionContext interaction, LeadPageId id, CancellationToken cancel) => id.Act switch
    {
        LeadPageAct.TakeBack => TakenBackAsync(interaction, id.Dance, cancel),
        LeadPageAct.Close => LetItBeAsync(interaction, id.Dance, cancel),
        LeadPageAct.AskAgain => AskAgainAsync(interaction, id.Dance, cancel),
        LeadPageAct.Waits => WaitsAsync(interaction, id.Dance, cancel),
        LeadPageAct.ShareAllTheSame => AllTheSameAsync(interaction, id.Dance, cancel),
        _ => MyWordsAsync(interaction, id.Dance, cancel),
    };

    private async Task<Reply> WaitsAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var participant = await queries.FindAsync(interaction, dance, cancel);
        return participant is not null && IsAsked(participant)
            ? await replies.WaitsAsync(interaction, participant, cancel)
            : replies.NothingWaits(interaction);
    }

    /// <summary>
    /// Opens the room although more people can read it than when the words were shared. If even more people can read it since this page was
    /// shown, the page is shown again with them.
    /// </summary>
    private async Task<Reply> AllTheSameAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, dance, cancel) is not { } mine)
            return replies.NotAvailable(interaction);
        var home = await homes.FindAsync(mine.Couple.Guild, cancel);
        if (replies.NoPlace(interaction, home) is { } no)
            return no;
        Act Shared(Participant s)
        {
            var shown = (s.Dance as Dance.Asking)?.Arrived?.Readers;
            return new Act.ShareAllTheSame(s.Me, interaction.At) { MoreReaders = ReadersView.IfMore(s.Couple, home.Readers, shown) };
        }

        var result = await service.MoveAsync(interaction, dance, Shared, s => s.Mine, cancel);
        return result is { Participant: { } participant, Refusal: null or Refusal.Repeated }
            ? await OpenedAsync(interaction, participant, home, cancel)
            : await replies.RefusedAsync(interaction, result, cancel);
    }

    private async Task<Reply> OpenedAsync(
        InteractionContext interaction, Participant participant, HomeChannel home, CancellationToken cancel)
    {
        var model = await replies.OpenedAsync(interaction, participant, cancel);
        if (participant.Dance is Dance.Asking asking)
            return asking is { Arrived: not null, Readers: { } before }
                ? AskerPages.MoreReaders(model, ReadersView.More(model, home.Readers!, before))
                : await replies.WaitsAsync(interaction, participant, cancel);
        var room = await service.ShownAsync(participant.Row.Id, cancel);
        return DancePages.RoomOpened(model, room);
    }

    private static bool IsAsked(Participant participant) =>
        participant.Me == participant.Dance.Position.Starter
        && participant.Dance is Dance.Asking or Dance.Paused { Inner: Dance.Asking };

    private async Task<Reply> TakenBackAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var result = await service.MoveAsync(interaction, dance, s => new Act.TakeBack(s.Me, interaction.At), null, cancel);
        if (result is not { Participant: not null, Refusal: null } || await queries.FindAsync(interaction, dance, cancel) is not { } mine)
            return await replies.RefusedAsync(interaction, result, cancel);
        var hasWords = mine.DraftFor(mine.Key) is not null;
        return AskerPages.IsBack(replies.Model(interaction, mine), ReturnReason.TakenBack, hasWords);
    }

    /// <summary>Ends an ask that came back. Unread words, if there are any, stay with their author.</summary>
    private async Task<Reply> LetItBeAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, dance, cancel) is not { Dance: Dance.Preparing preparing } mine)
            return replies.NothingWaits(interaction);
        var hasWords = !mine.Mine.IsEmpty;
        await service.MoveAsync(interaction, dance, s => new Act.LetItBe(s.Me, interaction.At, hasWords), null, cancel);
        var model = replies.Model(interaction, mine);
        return hasWords
            ? DancePages.InMyWords(model, DanceText.LetBe, DanceText.StaysInMyWords, preparing.Until)
            : DancePages.Plain(model, DanceText.LetBe);
    }

    /// <summary>Opens the gate as for any other ask, so that the author sees again what would be sent.</summary>
    private async Task<Reply> AskAgainAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        var mine = await queries.FindAsync(interaction, dance, cancel);
        return mine is { Dance: Dance.Preparing }
            ? await start.StartAsync(interaction, mine.Script.Id, cancel)
            : replies.NothingWaits(interaction);
    }

    private async Task<Reply> MyWordsAsync(InteractionContext interaction, Guid dance, CancellationToken cancel)
    {
        if (await queries.FindAsync(interaction, dance, cancel) is not { } participant)
            return replies.NothingWaits(interaction);
        var model = await replies.OwnPageAsync(interaction, participant, cancel);
        if (participant.Dance is Dance.Preparing && model.Position.Current(participant.Script) is PrepareStep prepare)
            return PreparePages.Of(model, prepare);
        if (participant is { Dance: Dance.Preparing { Returned: ReturnReason.RoomClosed } left, Mine.Unsent: { } unsent })
            return DancePages.Unsent(model, unsent, left.Until);
        if (participant.Waiting is not { } draft)
            return participant.Mine.Unsent is { } kept ? DancePages.Kept(model, kept) : replies.NothingWaits(interaction);
        var step = (WriteStep)model.Position.Current(participant.Script)!;
        if (!PracticeHandover.IsWhole(step, draft.Text) && !participant.Dance.HasRoom)
            return await startPage.PageAsync(interaction, model, cancel);
        var home = await homes.FindAsync(participant.Couple.Guild, cancel);
        return DraftPreviews.Of(model, participant, step, draft, home.Readers, found: true);
    }
}
