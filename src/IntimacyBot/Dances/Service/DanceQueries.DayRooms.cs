using IntimacyBot.Platform.Storage;

namespace IntimacyBot.Dances.Service;

/// <content>Reads dances in rooms that serve a day.</content>
internal sealed partial class DanceQueries
{
    /// <summary>Returns a dance with its couple and rules, each null if it no longer exists; null if the dance is gone.</summary>
    public async Task<DueDance?> GoingOnAsync(BotContext context, Guid dance, CancellationToken cancel)
    {
        if (await dances.FindAsync(context, dance, cancel) is not var (row, state))
            return null;
        return new DueDance(row, state, await couples.FindAsync(context, row.Couple, cancel), scripts.RulesOf(state));
    }

    /// <summary>Returns the room that serves a day, in which the dance is; null if it is in none.</summary>
    public Task<Guid?> DayRoomOfAsync(Guid dance, CancellationToken cancel) => store.ReadAsync(
        async (read, token) => await dances.FindAsync(read, dance, token) is { Row.DayRoom: { } day } ? day : (Guid?)null, cancel);
}
