using IntimacyBot.Platform.Interactions;
using IntimacyBot.Platform.Reconciling;
using NodaTime;

namespace IntimacyBot.Couples;

/// <summary>
/// Ends the pages on which somebody's invitation is on its way, once this person is in a couple. Both are rung for that at the same time.
/// </summary>
internal sealed class PairedPeople(StalePages stalePages) : IReconciled
{
    public const string ReconciledKind = "paired";

    private const string Part = "paired";

    /// <summary>
    /// A page is dated by Discord, and the bot's own time follows it to the second. Nobody is paired, leaves and invites again so soon.
    /// </summary>
    private static readonly Duration Slack = Duration.FromSeconds(2);

    public string Name => ReconciledKind;

    /// <summary>Describes that somebody is in no couple.</summary>
    public static DescribedState Before(Guid person, Instant at) => DescribedState.At(person, at, Part);

    /// <summary>The pages are known in memory alone, so nothing is left to do after a start.</summary>
    public Task<IReadOnlyList<Guid>> PendingAsync(CancellationToken cancel) => Task.FromResult<IReadOnlyList<Guid>>([]);

    public Task ReconcileAsync(Guid row, CancellationToken cancel) =>
        stalePages.EndOlderAsync(DescribedState.After(row, stalePages.Now + Slack, Part), cancel);
}
