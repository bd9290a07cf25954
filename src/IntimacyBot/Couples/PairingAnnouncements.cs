using IntimacyBot.Notifications;
using IntimacyBot.Platform.Reconciling;

namespace IntimacyBot.Couples;

internal static class PairingAnnouncements
{
    /// <summary>Rings the people who were paired, and ends their pages from before.</summary>
    public static void Paired(this Reconciler reconciler, IReadOnlyList<Guid> people)
    {
        reconciler.Bells(people);
        foreach (var person in people)
            reconciler.Enqueue(PairedPeople.ReconciledKind, person);
    }
}
