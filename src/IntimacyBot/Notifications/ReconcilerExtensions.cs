using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Notifications;

/// <summary>Short ways to say what has to be shown now.</summary>
internal static class ReconcilerExtensions
{
    /// <summary>This person's bell is to be looked at. Nobody has none.</summary>
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
