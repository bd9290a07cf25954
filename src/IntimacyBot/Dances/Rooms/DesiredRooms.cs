using Discord.Models;
using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Storage;
using IntimacyBot.Dances.Views;
using IntimacyBot.Platform.Guilds;
using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Rooms;

/// <summary>Reads what a room should show. Discord is asked only after the database transaction has ended.</summary>
internal sealed class DesiredRooms(
    Store store,
    DanceStore dances,
    CoupleStore couples,
    ServerSettingsStore servers,
    GuildCache guilds,
    RoomCardModels models)
{
    /// <summary>
    /// Returns what the room of this dance should show; null if the dance has no room to show or the server has no home channel.
    /// </summary>
    public async Task<DesiredRoom?> FindAsync(Guid dance, CancellationToken cancel)
    {
        if (await store.ReadAsync((context, token) => FindAsync(context, dance, token), cancel) is not { } desired)
            return null;
        var guildSnapshot = await guilds.GetSnapshotAsync(desired.Model.Couple.Guild, cancel);
        await couples.LearnNamesAsync(desired.Model.Couple, cancel);
        var named = desired.Model with { Names = desired.Model.Couple.Names };
        var self = await guilds.SelfAsync(cancel);
        return desired with { Model = named, Readers = RoomPermissions.Readers(guildSnapshot, desired.Home, self).Version };
    }

    private async Task<DesiredRoom?> FindAsync(BotContext context, Guid dance, CancellationToken cancel)
    {
        if (await dances.FindWithCoupleAsync(context, couples, dance, withWords: true, cancel) is not { Dance.HasRoom: true } found)
            return null;
        var settings = await servers.FindAsync(context, found.Couple.Guild, cancel);
        if (settings.Home is not { } home)
            return null;
        var rendered = dances.RenderedOf(found.Row);
        var day = found.Row.DayRoom is { } id ? await DayAsync(context, id, found.Row.Id, cancel) : null;
        return new DesiredRoom(models.Of(found), found.Row.Version, rendered, new Snowflake(home), null)
        {
            IsPending = found.Row.IsPending,
            Day = day,
            Below = day?.BelowFloor(found, rendered),
            GivenBack = rendered.Room is null ? await GivenBackAsync(context, found.Couple, cancel) : [],
        };
    }

    private async Task<DayRoomPlace> DayAsync(BotContext context, Guid day, Guid dance, CancellationToken cancel)
    {
        var room = await dances.FindDayRoomAsync(context, day, cancel) is var (row, _) ? dances.RenderedOf(row) : new RenderedRoom();
        var others = (await dances.InDayRoomAsync(context, day, cancel)).Where(d => d.Row.Id != dance);
        return new DayRoomPlace(day, room is { IsLocked: false, Floor: not null } ? room.Room : null)
        {
            LastOfOthers = others.Max(d => DayRoomPlace.LastOf(dances.RenderedOf(d.Row))),
        };
    }

    private async Task<IReadOnlyList<DescribedState>> GivenBackAsync(BotContext context, Couple couple, CancellationToken cancel)
    {
        var all = await dances.OfCoupleAsync(context, couple.Id, cancel);
        return
        [
            .. from other in all
               where other.Dance is Dance.Preparing { Returned: ReturnReason.RoomOpened }
               select new DescribedState(other.Row.Id, other.Row.Version),
        ];
    }
}
