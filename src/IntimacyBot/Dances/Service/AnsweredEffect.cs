using IntimacyBot.Dances.Model;
using IntimacyBot.Notifications;

namespace IntimacyBot.Dances.Service;

/// <summary>Records that somebody came to what they were asked for, so that their notifications may sound again.</summary>
internal sealed class AnsweredEffect(Notifier notifier) : IDanceEffect
{
    public async Task ApplyAsync(DanceChange change, CancellationToken cancel)
    {
        if (change.Move is Act.Here or Act.Join && change.Couple[((Act)change.Move).By].Person is { } person)
            await notifier.MetAsync(change.Context, person, cancel);
    }
}
