using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Ends the dances of two who pair anew after one of them had left, or after a rest: what has a room ends as if the one who stayed had
/// stopped it, and what somebody wrote before any room comes along with its author.
/// </summary>
internal sealed class HalfDances(DanceStore dances, DanceScripts scripts, DanceEffects effects, Notifier notifier) : ICoupleData
{
    public async Task<bool> EndAsync(BotContext context, EndingHalf half, CancellationToken cancel)
    {
        var closing = false;
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, half.Couple.Id, cancel))
        {
            closing |= dance.HasRoom;
            await (dance.HasRoom ? CloseAsync(context, half, row, dance, cancel) : MoveAsync(context, half, row, dance, cancel));
        }

        // What was not shared in a room that closed just now is a row that was only added here.
        foreach (var row in context.Set<DanceRow>().Local.Where(d => d.Couple == half.Couple.Id && !dances.Open(d).HasRoom).ToList())
            row.Couple = half.Next;
        foreach (var (row, room) in await dances.DayRoomsOfAsync(context, half.Couple.Id, cancel))
        {
            dances.Save(row, DayRoomRules.End(room, half.At));
            closing = true;
        }

        return closing;
    }

    private async Task CloseAsync(BotContext context, EndingHalf half, DanceRow row, Dance dance, CancellationToken cancel)
    {
        if (dance is Dance.Over)
            return;
        Move move = dance is Dance.Closing ? new Move.Tick(half.At) : new Act.Stop(half.Stayed, half.At);
        if (scripts.RulesOf(dance) is { } rules && dance.Decide(rules, move).Next is { } next)
            await effects.ApplyAsync(new DanceChange(context, row, half.Couple, dance, next, move), cancel);
        else
            await effects.EndAsync(context, row, dance, anybody: true, half.At, cancel);
    }

    /// <summary>Nothing of the old couple asks for anything any more, so what was asked goes back to its author.</summary>
    private async Task MoveAsync(BotContext context, EndingHalf half, DanceRow row, Dance dance, CancellationToken cancel)
    {
        row.Couple = half.Next;
        if (dance is Dance.Preparing || scripts.RulesOf(dance) is not { } rules)
            return;
        await notifier.WithdrawAsync(context, row.Id, null, null, cancel);
        dances.Save(row, rules.ToAuthor(dance, ReturnReason.TakenBack, half.At));
    }
}
