using IntimacyBot.Dances.Model;
using IntimacyBot.Notifications;

namespace IntimacyBot.Dances.Service;

/// <summary>Whoever comes, or says when, has answered: their notifications may sound again.</summary>
internal sealed class AnsweredEffect(Notifier notifier) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change.Move is Act.Here or Act.Join or Act.NeedTime && change.Couple[((Act)change.Move).By].Person is { } person)
            await notifier.MetAsync(change.Context, person, cancel);
    }
}
