using IntimacyBot.Dances.Model;

namespace IntimacyBot.Dances.Service;

/// <summary>
/// Updates the schedules of practices to which each is called at an hour of their own: somebody who has answered is not called again this
/// week, and somebody who met the other is not counted as unmet.
/// </summary>
internal sealed class ScheduleEffect(IEnumerable<IScheduledPractice> schedules) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        var (before, after) = (change.Before, change.After);
        if (change.Move is not Act || schedules.FirstOrDefault(h => h.Practice == after.Position.Practice) is not { } schedule)
            return;
        var answers = before is Dance.Preparing && (after is Dance.Asking or Dance.Over || change.Move is Act.KeepToMyself);
        if (answers && change.Couple[before.Position.Starter].Person is { } person)
            await schedule.AnsweredAsync(change.Context, person, after is Dance.Asking, change.Move.At, cancel);
        if (change.Opens)
            await schedule.MetAsync(change.Context, change.Couple, cancel);
    }
}
