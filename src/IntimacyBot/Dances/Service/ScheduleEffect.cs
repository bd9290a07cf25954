using IntimacyBot.Dances.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Where each is called at an hour of their own: whoever has answered is not called again this week, and whoever met is not counted as
/// unmet.
/// </summary>
internal sealed class ScheduleEffect(IEnumerable<IScheduledPractice> schedules) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        var (before, after) = (change.Before, change.After);
        if (change.Move is not Act || schedules.FirstOrDefault(h => h.Practice == after.Position.Practice) is not { } schedule)
            return;
        var answers = before is Dance.Preparing && after is Dance.Asking or Dance.Over;
        if (answers && change.Couple[before.Position.Starter].Person is { } person)
            await schedule.AnsweredAsync(change.Context, person, change.Move.At, cancel);
        if (change.Opens)
            await schedule.MetAsync(change.Context, change.Couple, cancel);
    }
}
