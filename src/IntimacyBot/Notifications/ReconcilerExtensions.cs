using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Notifications;

internal static class ReconcilerExtensions
{
    /// <summary>Enqueues this person's bell. It does nothing if the person is null.</summary>
    public static void Bells(this Reconciler reconciler, Guid? person)
    {
        if (person is { } rung)
            reconciler.Enqueue(Notifier.Kind, rung);
    }

    public static void Bells(this Reconciler reconciler, IEnumerable<Guid> people)
    {
        foreach (var person in people.Distinct())
            reconciler.Enqueue(Notifier.Kind, person);
    }
}
