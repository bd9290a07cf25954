using IntimacyBot.Couples;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Rules;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances;

/// <content>Practices that nobody leads, and one room for a couple at a time.</content>
internal sealed partial class DanceDesk
{
    /// <summary>
    /// Each writes in a dance of their own, so that neither can notice the other's. Whoever shares second brings their words to the one that
    /// waits, and the room opens; their own was only theirs, and goes. Null if nothing waits.
    /// </summary>
    private async Task<Outcome?> JoinAsync(BotContext context, Seat seat, Act.Share share, Func<Seat, Folio> words, CancellationToken cancel)
    {
        if (seat.Dance is not Dance.Preparing || !seat.Script.OpensBoth || share.Place != seat.Dance.Place || words(seat).Shared.GetValueOrDefault(seat.Key) is not { } text)
            return null;
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, seat.Couple.Id, cancel))
        {
            var join = new Act.Join(seat.Me, share.At);
            if (row.Id == seat.Row.Id || dance.Walk.Practice != seat.Script.Id || !DanceRules.IsGathering(dance) || dance.Decide(seat.Rules, join).Next is not { } next)
                continue;
            if (await NoRoomAsync(context, seat, next, cancel) is { } no)
                return new Outcome(seat, no);
            var mine = Folio.Empty.With(dance.Walk.Key(dance.Walk.Step), text);
            await dances.SaveFolioAsync(context, row.Id, seat.Person, mine, cancel);
            await ApplyAsync(context, row, seat.Couple, dance, next, join, cancel);
            await EndAsync(context, seat.Row, seat.Dance, anybody: true, share.At, cancel);
            var theirs = await dances.FolioAsync(context, row.Id, seat.Couple[seat.Me.Other()].Person, cancel);
            return new Outcome(seat with { Row = row, Dance = next, A = seat.Me == Side.A ? mine : theirs, B = seat.Me == Side.B ? mine : theirs }, null);
        }

        return null;
    }

    /// <summary>Of a practice that others come after it is kept that it was danced to its end.</summary>
    private async Task MarkAsync(BotContext context, Couple couple, Dance before, Dance after, CancellationToken cancel)
    {
        if (after is Dance.Closing && before is not Dance.Closing && Journey.IsMark(catalogue, after.Walk.Practice))
            await couples.DancedAsync(context, couple.Id, after.Walk.Practice, cancel);
    }

    /// <summary>My own choice, which nobody else is shown.</summary>
    public Task<bool> ChooseAsync(Ask ask, string practice, bool chosen, CancellationToken cancel) => once.SaveAsync(
        ask,
        async (context, token) =>
        {
            if (ask.Guild is { } guild && await couples.OfAsync(context, guild, ask.User, token) is { } couple && couple.SideOf(ask.User) is { } me)
                await couples.ChooseAsync(context, couple, me, practice, chosen, token);
            return true;
        },
        false,
        cancel);

    public Task<bool> HasChosenAsync(Guid? person, string practice, CancellationToken cancel) =>
        store.ReadAsync(async (context, token) => person is { } id && await couples.HasChosenAsync(context, id, practice, token), cancel);

    /// <summary>While a room is open nobody is called to another, and none opens: nothing is lost, and it can be shared when that one has closed.</summary>
    private async Task<Refusal?> NoRoomAsync(BotContext context, Seat seat, Dance next, CancellationToken cancel)
    {
        var calls = seat.Dance is Dance.Preparing && next is Dance.Asking or Dance.Resting;
        if (seat.Dance.HasRoom || !(calls || next.HasRoom))
            return null;
        var all = await dances.OfCoupleAsync(context, seat.Couple.Id, cancel);
        return all.Any(d => d.Row.Id != seat.Row.Id && d.Dance.HasRoom && DanceGuide.Blocks(d.Dance, seat.Me)) ? Refusal.MovedOn : null;
    }
}
