using IntimacyBot.Couples;
using IntimacyBot.Dances.Model;
using IntimacyBot.Dances.Rules;
using IntimacyBot.Members;
using IntimacyBot.Notifications;

namespace IntimacyBot.Dances.Service;

/// <summary>Creates and ends the notifications of the two that a move changes.</summary>
internal sealed class NotificationEffect(Notifier notifier, CoupleStore couples) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        var changes = new List<NotificationChange>();
        if (change.After is Dance.Over || change.Closes)
            changes.Add(new NotificationChange(
                null, null, change.Before.HasRoom ? NotificationTurn.Ends : NotificationTurn.Settles));
        foreach (var (side, kind, turn) in DanceNotifications.Between(change.Before, change.After, change.Move))
            if (kind != DanceNotifications.Aftercare || await WantsAftercareAsync(change, side, cancel))
                changes.Add(new NotificationChange(change.Couple[side].Person, kind, turn)
                {
                    Terms = DanceNotifications.Terms(kind, change.After)
                });
        await notifier.ChangeAsync(change.Context, change.Row.Id, changes, change.Move.At, cancel);
    }

    private async Task<bool> WantsAftercareAsync(DanceChange change, Side side, CancellationToken cancel) =>
        change.Couple[side].Person is { } person && await couples.AllowsAsync(change.Context, person, Consent.Aftercare, cancel);
}
