using IntimacyBot.Couples;
using IntimacyBot.Platform.Storage;
using NodaTime;

namespace IntimacyBot.Dances;

/// <content>Dances that end, or go back, without a move of their own.</content>
internal sealed partial class DanceDesk
{
    /// <summary>The first room that opens is the only one: what else was asked goes back to its author, to be offered at the swap.</summary>
    private async Task OnlyOneAsync(BotContext context, DanceRow opened, Couple couple, CancellationToken cancel)
    {
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, couple.Id, cancel))
        {
            if (row.Id == opened.Id || dance.HasRoom || dance is Dance.Preparing or Dance.Over or Dance.Asking { Quiet: true } || catalogue.ToDance(dance.Walk.Practice) is not { } script)
                continue;
            await bell.DropAsync(context, row.Id, null, null, cancel);
            dances.Save(row, RulesOf(script).ToAuthor(dance));
        }
    }

    /// <summary>My own words that wait in another dance of the same practice: at a swap they are offered to me.</summary>
    public Task<Folio.Text?> OtherDraftAsync(Seat seat, CancellationToken cancel) => store.ReadAsync(
        async (context, token) =>
        {
            foreach (var (row, dance) in await dances.OfCoupleAsync(context, seat.Couple.Id, token))
                if (dance is Dance.Preparing p && p.Walk.Starter == seat.Me && p.Walk.Practice == seat.Dance.Walk.Practice
                    && await dances.FolioAsync(context, row.Id, seat.Person, token) is { } folio)
                    return folio.Unsent?.Text ?? folio.Shared.GetValueOrDefault(p.Walk.Key(p.Walk.Step));
            return null;
        },
        cancel);

    /// <summary>It ends without anybody's move: nobody saw it begin, or its script or its couple is gone.</summary>
    private async Task EndAsync(BotContext context, DanceRow row, Dance state, bool anybody, Instant at, CancellationToken cancel)
    {
        await bell.DropAsync(context, row.Id, null, null, cancel);
        var day = at + Duration.FromTimeSpan(timing.Value.RoomKept);
        if (state.HasRoom && anybody)
        {
            dances.Save(row, new Dance.Over(state.Walk, Ending.Rested) { Log = state.Log, HadRoom = true, DeleteAt = day });
            return;
        }

        await dances.CloseAsync(context, row, day, cancel);
    }
}
