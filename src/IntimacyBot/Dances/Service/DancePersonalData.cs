using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Notifications;
using IntimacyBot.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace IntimacyBot.Dances.Service;

/// <summary>Deletes what a leaving person wrote, and what only they knew of. Everything else stays as the other sees it.</summary>
internal sealed class DancePersonalData(DanceStore dances, Notifier notifier) : IPersonalData
{
    public async Task LeaveAsync(BotContext context, LeavingPerson leaving, CancellationToken cancel)
    {
        await context.Set<AuthorWordsRow>().Where(f => f.Author == leaving.Person).ExecuteDeleteAsync(cancel);
        if (leaving.Couple is not { } couple || leaving.Side is not { } me)
            return;
        var last = await CoupleStore.MembersAsync(context, couple, cancel) is [_];
        foreach (var (row, dance) in await dances.OfCoupleAsync(context, couple, cancel))
        {
            if (last && (dance is Dance.Over || (leaving.ClearRooms && dance.HasRoom)))
            {
                // The couple goes with its last person, and nothing can be shown in its room any more.
                var day = dance is Dance.Over over ? DanceStore.DayOf(over, leaving.At) : null;
                await dances.CloseAsync(context, row, leaving.ClearRooms ? null : day, cancel);
            }
            else if (!dance.HasRoom && dance.Position.Starter == me)
            {
                // To the other it must look as if the ask had been taken back.
                await notifier.WithdrawFromOthersAsync(context, row.Id, leaving.Person, cancel);
                await DanceStore.ForgetWordsAsync(context, row.Id, cancel);
                DanceStore.Remove(context, row);
            }
            else if (leaving.ClearRooms && dance.HasRoom)
            {
                var over = new Dance.Over(dance.Position, DanceEnding.Stopped)
                {
                    Posts = dance.Posts,
                    HadRoom = true,
                    DeleteAt = leaving.At
                };
                dances.Save(row, over);
            }
            else if (dance.HasRoom)
            {
                dances.Save(row, DanceRules.WithoutUnseen(dance, me));
            }
        }

        if (leaving.ClearRooms)
            await ClearRoomsAsync(context, couple, leaving, cancel);
    }

    private async Task ClearRoomsAsync(BotContext context, Guid couple, LeavingPerson leaving, CancellationToken cancel)
    {
        foreach (var (row, room) in await dances.DayRoomsOfAsync(context, couple, cancel))
            dances.Save(row, DayRoomRules.Clear(room, leaving.At));
        await ClearKeptRoomsAsync(context, couple, leaving, cancel);
    }

    private static Task<int> ClearKeptRoomsAsync(BotContext context, Guid couple, LeavingPerson leaving, CancellationToken cancel) =>
        context.Set<KeptRoomRow>().Where(r => r.Couple == couple).ExecuteUpdateAsync(s => s.SetProperty(r => r.DueAt, leaving.At), cancel);
}
